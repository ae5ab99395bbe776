// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

import java.util.List;

/** All tests of one file, in the order they ran, and the wall time of all its processes. */
record FileResult(String name, List<TestResult> tests, double seconds) {
    long count(Outcome outcome) {
        return tests.stream().filter(t -> t.outcome() == outcome).count();
    }

    long failures() {
        return tests.stream().filter(t -> t.outcome().isFailure()).count();
    }
}
