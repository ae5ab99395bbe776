// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs one test file to its end: a process that dies or hangs is ended, its running test is blamed, and a new process runs the rest.
 *  <p>Threads: one thread runs it; different files may run at the same time, each in a folder of its own. */
final class FileRun {
    private static final int MAX_PROCESSES = 12;
    /** A look that comes later than this comes after a pause of the whole machine, which no test is to blame for. */
    private static final long LATE = 5_000_000_000L;

    private final Options options;
    private final String name;
    private final Path folder;
    private final Path log;

    FileRun(Options options, String name) {
        this.options = options;
        this.name = name;
        folder = options.work().resolve(name);
        log = folder.resolve("results.tsv");
    }

    FileResult run() throws IOException, InterruptedException {
        deleteTree(folder);
        Files.createDirectories(folder);
        ResultLog results = new ResultLog(name);
        long begun = System.nanoTime();
        String why = "";
        for (int i = 0; i < MAX_PROCESSES && !results.ended(); i++) {
            int before = results.done().size();
            why = process(results);
            results.read(log);
            if (!results.ended()) {
                blame(results, why);
                results.read(log);
                if (results.done().size() == before) {
                    break;
                }
            }
            if (seconds(begun) > options.fileSeconds()) {
                why = "the file took longer than " + options.fileSeconds() + " s";
                break;
            }
        }
        return new FileResult(name, results.results(why), seconds(begun));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** Starts a process for the tests that have no result yet and waits for it. Returns how it ended. */
    private String process(ResultLog results) throws IOException, InterruptedException {
        Path done = folder.resolve("done.txt");
        List<String> lines = new ArrayList<>();
        results.done().forEach(id -> lines.add(PythonText.escape(id)));
        Files.write(done, lines, StandardCharsets.US_ASCII);
        Path cwd = Files.createDirectories(folder.resolve("cwd"));
        List<String> command = new ArrayList<>(options.command());
        command.addAll(List.of(options.driver().toString(), name, log.toString(), done.toString(), options.resources()));
        ProcessBuilder b = new ProcessBuilder(command).directory(cwd.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.txt").toFile()));
        b.environment().put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        Process p = b.start();
        long begun = System.nanoTime();
        long size = -1;
        long progress = begun;
        long looked = begun;
        while (!p.waitFor(200, TimeUnit.MILLISECONDS)) {
            long paused = System.nanoTime() - looked - LATE;
            if (paused > 0) {
                begun += paused;
                progress += paused;
            }
            looked = System.nanoTime();
            long now = Files.exists(log) ? Files.size(log) : 0;
            if (now != size) {
                size = now;
                progress = System.nanoTime();
            }
            boolean slow = seconds(progress) > options.testSeconds();
            if (slow || seconds(begun) > options.fileSeconds()) {
                end(p);
                return slow ? "no progress for " + options.testSeconds() + " s" : "the file took longer than " + options.fileSeconds() + " s";
            }
        }
        return "the process ended with code " + p.exitValue();
    }

    /** Asks a JVM for its threads, so that the output file tells where it hung, and ends the process with its children. */
    private static void end(Process p) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-QUIT", Long.toString(p.pid())).start().waitFor();
        p.waitFor(2, TimeUnit.SECONDS);
        p.descendants().forEach(ProcessHandle::destroyForcibly);
        p.destroyForcibly().waitFor();
    }

    private void blame(ResultLog results, String why) throws IOException {
        String id = results.running();
        if (id == null) {
            if (!results.done().isEmpty()) {
                return;
            }
            id = "test." + name;
        }
        String kind = why.startsWith("the process ended") ? "crash" : "timeout";
        Files.writeString(log, kind + "\t" + PythonText.escape(id) + "\t0\t" + PythonText.escape(why + tail()) + "\n", StandardOpenOption.APPEND,
                StandardOpenOption.CREATE);
    }

    private String tail() throws IOException {
        byte[] all = Files.readAllBytes(folder.resolve("output.txt"));
        int from = Math.max(0, all.length - 2000);
        return from == all.length ? "" : "\n" + new String(all, from, all.length - from, StandardCharsets.UTF_8);
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> s = Files.walk(root)) {
            for (Path p : s.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        }
    }
}
