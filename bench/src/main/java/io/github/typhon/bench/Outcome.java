// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

/**
 * What one process did.
 *
 * @param times seconds of each iteration; empty where the process failed or reported none
 * @param checksum of the program's result, or null
 * @param wall seconds from start to exit
 * @param peakKb the largest resident size seen, 0 where the system does not tell
 * @param failure null, or why the run does not count
 */
record Outcome(double[] times, String checksum, double wall, long peakKb, String failure) {
    boolean failed() {
        return failure != null;
    }

    /** The iterations of the second half of the measured time: the first half is warm-up. */
    double[] steady() {
        double total = 0;
        for (double t : times) {
            total += t;
        }
        double before = 0;
        int first = 0;
        while (first < times.length - 1 && before + times[first] <= total / 2) {
            before += times[first++];
        }
        return java.util.Arrays.copyOfRange(times, first, times.length);
    }
}
