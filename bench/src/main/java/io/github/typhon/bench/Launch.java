// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts one process, watches its memory until it ends, and reads the line that it prints. */
final class Launch {
    private static final long POLL_MILLIS = 10;
    private static final String MARK = "typhon-bench ";

    private final Map<String, String> environment;
    private final Path scratch;
    private final long timeoutSeconds;

    Launch(Map<String, String> environment, Path scratch, long timeoutSeconds) {
        this.environment = environment;
        this.scratch = scratch;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Runs {@code peer} with the arguments; never throws for what the process does wrong. */
    Outcome run(Peer peer, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(peer.command());
        command.addAll(arguments);
        Path out = scratch.resolve("stdout");
        Path err = scratch.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(new double[0], null, 0, 0, e.getMessage());
        }
        long peak = 0;
        boolean late = false;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakOf(process));
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(timeoutSeconds)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                late = true;
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (late) {
            return new Outcome(new double[0], null, wall, peak, "no end after " + timeoutSeconds + " s");
        }
        if (process.exitValue() != 0) {
            return new Outcome(new double[0], null, wall, peak, lastLine(err, "exit code " + process.exitValue()));
        }
        return parse(Files.readString(out, StandardCharsets.UTF_8), wall, peak);
    }

    static Outcome parse(String stdout, double wall, long peak) {
        int at = stdout.indexOf(MARK);
        if (at < 0) {
            return new Outcome(new double[0], null, wall, peak, null);
        }
        String checksum = null;
        double[] times = {};
        for (String field : stdout.substring(at + MARK.length()).lines().findFirst().orElse("").split(" ")) {
            int eq = field.indexOf('=');
            String value = field.substring(eq + 1);
            if (field.startsWith("checksum=")) {
                checksum = value;
            } else if (field.startsWith("times=")) {
                times = java.util.Arrays.stream(value.split(",")).mapToDouble(Double::parseDouble).toArray();
            }
        }
        return new Outcome(times, checksum, wall, peak, null);
    }

    /** The kernel's own high-water mark of the process and of what it started: it only grows, so the last poll is all but exact. */
    private static long peakOf(Process process) {
        long[] sum = {highWater(process.pid())};
        process.descendants().forEach(p -> sum[0] += highWater(p.pid()));
        return sum[0];
    }

    private static long highWater(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            // The process has just ended, or this system has no /proc: the peak stays what it was.
            return 0;
        }
        return 0;
    }

    private static String lastLine(Path file, String otherwise) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? otherwise : text.substring(text.lastIndexOf('\n') + 1);
    }
}
