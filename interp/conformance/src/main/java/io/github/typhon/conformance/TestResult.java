// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.conformance;

/** One test, by unittest's id, with the traceback or the reason for skipping in {@code detail}. */
record TestResult(String id, Outcome outcome, double seconds, String detail) {
    /** The last line of the detail that says something: of a traceback, the exception. */
    String summary() {
        String last = "";
        for (String line : detail.split("\n")) {
            if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("Traceback ")) {
                last = line;
                if (line.matches("[A-Za-z_.]+(: .*)?")) {
                    break;
                }
            }
        }
        return last.strip();
    }
}
