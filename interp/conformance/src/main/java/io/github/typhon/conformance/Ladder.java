// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs test files, prints what became of them, and ends with 0 only if everything went as {@code expected-failures.txt} says. */
public final class Ladder {
    private final Options options;
    private final ExpectedFailures expected;

    private Ladder(Options options, ExpectedFailures expected) {
        this.options = options;
        this.expected = expected;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("typhon.conformance", "."));
        Options options;
        try {
            options = Options.parse(home, args);
        } catch (IllegalArgumentException e) {
            System.err.println("ladder: " + e.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
            return;
        }
        Ladder ladder = new Ladder(options, ExpectedFailures.read(home.resolve("expected-failures.txt")));
        System.exit(ladder.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Map<String, FileResult> results = new LinkedHashMap<>();
        List<Future<FileResult>> running = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(options.jobs())) {
            for (String file : options.files()) {
                running.add(pool.submit(() -> {
                    FileResult r = new FileRun(options, file).run();
                    report(r);
                    return r;
                }));
            }
            for (Future<FileResult> f : running) {
                try {
                    FileResult r = f.get();
                    results.put(r.name(), r);
                    JUnitXml.write(options.work().resolve("TEST-" + r.name() + ".xml"), r, expected);
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause());
                }
            }
        }
        if (options.table()) {
            LadderTable.update(options.home().resolve("LADDER.md"), results.values(), expected);
        }
        return judge(results);
    }

    private synchronized void report(FileResult r) {
        System.out.printf("%-32s %5d run %5d passed %4d failed %4d skipped %6.0f s%n", r.name(), r.tests().size(), r.count(Outcome.PASSED), r.failures(),
                r.count(Outcome.SKIPPED), r.seconds());
        if (options.verbose()) {
            for (TestResult t : r.tests()) {
                if (t.outcome().isFailure() && expected.get(t.id()) == null) {
                    System.out.println("---- " + t.outcome() + " " + t.id() + "\n" + t.detail());
                }
            }
        }
    }

    private boolean judge(Map<String, FileResult> results) throws IOException {
        long run = results.values().stream().mapToLong(r -> r.tests().size()).sum();
        long passed = results.values().stream().mapToLong(r -> r.count(Outcome.PASSED)).sum();
        long failed = results.values().stream().mapToLong(FileResult::failures).sum();
        Verdict v = Verdict.of(results.values(), expected);
        StringBuilder proposed = new StringBuilder();
        for (TestResult t : v.unexpectedFailures()) {
            System.out.println("UNEXPECTED " + t.outcome() + " " + t.id() + ": " + t.summary());
            proposed.append(t.id()).append(" | bug | ").append(t.outcome() == Outcome.TIMEOUT ? "hangs" : PythonText.escape(t.summary())).append('\n');
        }
        v.unexpectedPasses().forEach(t -> System.out.println("UNEXPECTED PASS " + t.id()));
        v.missing().forEach(e -> System.out.println("MISSING OR SKIPPED " + e.id() + " (expected-failures.txt:" + e.line() + ")"));
        Files.writeString(options.work().resolve("proposed.txt"), proposed);
        System.out.printf("%d files, %d tests: %d passed, %d failed (%d not listed), %d skipped; %d unexpected passes, %d missing%n", results.size(), run, passed,
                failed, v.unexpectedFailures().size(), run - passed - failed, v.unexpectedPasses().size(), v.missing().size());
        return v.good();
    }
}
