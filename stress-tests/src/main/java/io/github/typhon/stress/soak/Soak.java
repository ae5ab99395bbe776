// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.soak;

import io.github.typhon.interp.embed.Interpreter;
import io.github.typhon.interp.embed.InterpreterBuilder;
import io.github.typhon.interp.embed.Value;
import io.github.typhon.refcount.ledger.RefLedger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** {@code Soak [--seconds N] [--threads N] [--seed N] [--jit off|on|eager] [--only NAMES] [--without NAMES]}: rounds of soak.py until the time is over. After each round everything it
 *  made must be dead: by its own count, by the naive collector, and by the ledger. */
public final class Soak {
    private static final int SETTLING_ROUNDS = 3;
    /** Caches that come and go. */
    private static final long SLACK = 200;

    private final Map<String, String> options = new HashMap<>(Map.of("--seconds", "60", "--threads", "8", "--seed", "1", "--jit", "on", "--only", "", "--without", ""));
    private Map<String, Long> before;

    private Soak() {}

    public static void main(String[] args) throws IOException {
        Soak soak = new Soak();
        for (int i = 0; i + 1 < args.length; i += 2) {
            if (soak.options.replace(args[i], args[i + 1]) == null) throw new IllegalArgumentException("unknown option " + args[i]);
        }
        soak.run();
    }

    private void run() throws IOException {
        InterpreterBuilder builder = Interpreter.builder().site(false).option("jit", options.get("--jit"));
        String library = System.getProperty("typhon.lib");
        if (library != null) builder.library(Path.of(library));
        long end = System.nanoTime() + Long.parseLong(options.get("--seconds")) * 1_000_000_000L;
        try (Interpreter python = builder.open()) {
            python.set("chaos_stop", Chaos.attached(Chaos::stop));
            python.set("chaos_merge", Chaos.attached(Chaos::merge));
            python.set("chaos_unreachable", Chaos.attached(Chaos::unreachable));
            python.set("ledger_check", Chaos.attached(ts -> {
                check(Chaos.live(ts));
                return null;
            }));
            try (InputStream in = Soak.class.getResourceAsStream("/soak.py")) {
                python.exec(new String(in.readAllBytes(), StandardCharsets.UTF_8), "soak.py");
            }
            try (Value choose = python.get("choose_operations")) {
                choose.call(options.get("--only"), options.get("--without")).close();
            }
            long rounds = 0;
            try (Value round = python.get("round_of")) {
                do {
                    long operations = round.callAs(Long.class, Integer.parseInt(options.get("--threads")), Long.parseLong(options.get("--seed")), rounds);
                    System.out.printf("round %d: %d operations, ledger %s%n", ++rounds, operations, RefLedger.ENABLED ? "clean" : "off");
                } while (System.nanoTime() < end);
            }
            System.out.printf("%d rounds, %s threads, seed %s, jit %s: no discrepancy%n", rounds, options.get("--threads"), options.get("--seed"), options.get("--jit"));
        }
    }

    private int checks;

    /** After some rounds the number of live objects of each class does not grow any more. */
    private void check(Map<String, Long> now) {
        if (++checks <= SETTLING_ROUNDS) {
            before = now;
            return;
        }
        Map<String, String> grown = new TreeMap<>();
        now.forEach((name, n) -> {
            long old = before.getOrDefault(name, 0L);
            if (n > old + SLACK) grown.put(name, old + " -> " + n);
        });
        if (!grown.isEmpty()) throw new AssertionError("alive after round " + checks + ": " + grown);
    }
}
