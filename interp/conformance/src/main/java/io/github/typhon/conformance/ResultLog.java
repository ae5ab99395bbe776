// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines that {@code driver.py} wrote for one file, over all processes that ran it. Not for several threads. */
final class ResultLog {
    private final String module;
    private final Map<String, TestResult> results = new LinkedHashMap<>();
    private final Set<String> planned = new LinkedHashSet<>();
    /** Classes and modules whose fixtures failed or skipped, by their name: none of their tests starts. */
    private final Map<String, TestResult> fixtures = new LinkedHashMap<>();
    private String running;
    private boolean ended;

    ResultLog(String module) {
        this.module = module;
    }

    /** Reads the whole log again. */
    void read(Path file) throws IOException {
        results.clear();
        planned.clear();
        fixtures.clear();
        running = null;
        ended = false;
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                String[] f = line.split("\t", 4);
                if (f.length == 4) {
                    accept(f[0], PythonText.unescape(f[1]), Double.parseDouble(f[2]), PythonText.unescape(f[3]));
                }
            }
        }
    }

    private void accept(String kind, String id, double seconds, String detail) {
        switch (kind) {
            case "plan" -> planned.add(id);
            case "start" -> running = id;
            case "end" -> {
                ended = true;
                running = null;
            }
            case "pass", "xfail" -> add(id, Outcome.PASSED, seconds, detail);
            case "skip" -> add(id, Outcome.SKIPPED, seconds, detail);
            case "upass" -> add(id, Outcome.FAILED, seconds, "AssertionError: passed although its decorator expects a failure");
            case "fail" -> add(id, Outcome.FAILED, seconds, detail);
            case "error" -> add(id, Outcome.ERROR, seconds, detail);
            case "timeout" -> add(id, Outcome.TIMEOUT, seconds, detail);
            case "crash" -> add(id, Outcome.CRASHED, seconds, detail);
            default -> throw new IllegalArgumentException("unknown kind of line: " + kind);
        }
    }

    private void add(String id, Outcome outcome, double seconds, String detail) {
        int open = id.indexOf(" (");
        if (open > 0 && id.endsWith(")") && (id.startsWith("setUp") || id.startsWith("tearDown"))) {
            fixtures.put(id.substring(open + 2, id.length() - 1), new TestResult(id, outcome, seconds, detail));
            return;
        }
        TestResult before = results.get(id);
        Outcome worst = Outcome.worse(before == null ? null : before.outcome(), outcome);
        if (before == null || worst != before.outcome()) {
            results.put(id, new TestResult(id, worst, seconds, detail));
        }
        if (id.equals(running)) {
            running = null;
        }
    }

    boolean ended() {
        return ended;
    }

    /** The test that was started and has no result, or null. */
    String running() {
        return running;
    }

    Set<String> done() {
        return results.keySet();
    }

    /** The results so far; what was planned and has none takes the outcome of its fixture, else NOT_RUN with the given reason. */
    List<TestResult> results(String whyNotRun) {
        List<TestResult> all = new ArrayList<>(results.values());
        for (String id : planned) {
            if (!results.containsKey(id)) {
                TestResult fixture = fixture(id);
                all.add(fixture == null ? new TestResult(id, Outcome.NOT_RUN, 0, whyNotRun)
                        : new TestResult(id, fixture.outcome(), 0, fixture.detail()));
            }
        }
        fixtures.forEach((name, f) -> {
            if (f.outcome().isFailure() && f.id().startsWith("tearDown")) {
                all.add(f);
            }
        });
        if (all.isEmpty() && !ended) {
            all.add(new TestResult("test." + module, Outcome.CRASHED, 0, whyNotRun));
        }
        return all;
    }

    private TestResult fixture(String id) {
        for (int dot = id.lastIndexOf('.'); dot > 0; dot = id.lastIndexOf('.', dot - 1)) {
            TestResult f = fixtures.get(id.substring(0, dot));
            if (f != null) {
                return f;
            }
        }
        return null;
    }
}
