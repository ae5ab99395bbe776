// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

/** What became of one test; of several reports on the same test the worst counts, which is the last one declared here. */
enum Outcome {
    PASSED,
    SKIPPED,
    FAILED,
    ERROR,
    /** No progress for the time limit; the process was ended. */
    TIMEOUT,
    /** The process ended while this test was running. */
    CRASHED,
    /** Planned, and never started. */
    NOT_RUN;

    boolean isFailure() {
        return this != PASSED && this != SKIPPED;
    }

    static Outcome worse(Outcome a, Outcome b) {
        return a == null || b.compareTo(a) > 0 ? b : a;
    }
}
