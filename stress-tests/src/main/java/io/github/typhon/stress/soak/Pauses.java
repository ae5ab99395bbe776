// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.soak;

import io.github.typhon.gc.GcState;
import io.github.typhon.interp.embed.Interpreter;
import io.github.typhon.interp.embed.InterpreterBuilder;
import io.github.typhon.interp.embed.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** {@code Pauses [MAX_OBJECTS [THREADS,...]]}: how long collections hold all threads, by the number of live containers and of running threads, as a
 *  Markdown table. Each figure is the median of some collections of a warm process; half the objects are instances, half are lists. */
public final class Pauses {
    private static final int TIMES = 7;

    private Pauses() {}

    public static void main(String[] args) throws IOException {
        long max = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
        int[] threads = Arrays.stream((args.length > 1 ? args[1] : "0,1,4,16").split(",")).mapToInt(Integer::parseInt).toArray();
        InterpreterBuilder builder = Interpreter.builder().site(false);
        String library = System.getProperty("typhon.lib");
        if (library != null) builder.library(Path.of(library));
        try (Interpreter python = builder.open()) {
            python.set("pause_nanos", Chaos.attached(ts -> GcState.of(ts).stats().pauseNanos()));
            try (InputStream in = Pauses.class.getResourceAsStream("/pauses.py")) {
                python.exec(new String(in.readAllBytes(), StandardCharsets.UTF_8), "pauses.py");
            }
            try (Value measure = python.get("measure"); Value young = python.get("young")) {
                measure.call(100_000, 0, 3 * TIMES).close();
                table(measure, max, threads);
                young(young, max);
            }
        }
    }

    private static void table(Value measure, long max, int[] threads) {
        System.out.print("| live containers |");
        for (int t : threads) System.out.printf(" %d other threads |", t);
        System.out.println("\n|--:|" + "--:|".repeat(threads.length));
        for (long n = 10_000; n <= max; n *= 10) {
            System.out.printf("| %,d |", n);
            for (int t : threads) {
                System.out.printf(" %.1f ms |", measure.callAs(Double.class, n, t, TIMES));
                System.out.flush();
            }
            System.out.println();
        }
    }

    private static void young(Value young, long max) {
        System.out.println("\n| live containers | automatic collections | pause | 99 % below | longest | all pauses, part of the time |\n|--:|--:|--:|--:|--:|--:|");
        for (long n = 10_000; n <= max; n *= 10) System.out.println(young.callAs(String.class, n));
    }
}
