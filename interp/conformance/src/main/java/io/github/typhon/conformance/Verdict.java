// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results held against the list of expected failures. The run is good when all three lists are empty. */
record Verdict(List<TestResult> unexpectedFailures, List<TestResult> unexpectedPasses, List<ExpectedFailures.Entry> missing) {
    static Verdict of(Collection<FileResult> files, ExpectedFailures expected) {
        List<TestResult> failures = new ArrayList<>();
        List<TestResult> passes = new ArrayList<>();
        Map<String, TestResult> seen = new HashMap<>();
        for (FileResult f : files) {
            for (TestResult t : f.tests()) {
                seen.put(t.id(), t);
                boolean listed = expected.get(t.id()) != null;
                if (t.outcome().isFailure() && !listed) {
                    failures.add(t);
                } else if (t.outcome() == Outcome.PASSED && listed) {
                    passes.add(t);
                }
            }
        }
        List<ExpectedFailures.Entry> missing = new ArrayList<>();
        for (ExpectedFailures.Entry e : expected.entries()) {
            boolean ours = files.stream().anyMatch(f -> belongs(e.id(), f.name()));
            if (ours && seen.values().stream().noneMatch(t -> e.covers(t.id()) && t.outcome() != Outcome.SKIPPED)) {
                missing.add(e);
            }
        }
        return new Verdict(failures, passes, missing);
    }

    /** Whether a test id is one of this file's: ids begin with the module's name, those of fixtures hold it in parentheses. */
    static boolean belongs(String id, String file) {
        String module = "test." + file;
        int open = id.indexOf(" (");
        String dotted = open >= 0 && id.endsWith(")") ? id.substring(open + 2, id.length() - 1) : id;
        return dotted.equals(module) || dotted.startsWith(module + ".");
    }

    boolean good() {
        return unexpectedFailures.isEmpty() && unexpectedPasses.isEmpty() && missing.isEmpty();
    }
}
