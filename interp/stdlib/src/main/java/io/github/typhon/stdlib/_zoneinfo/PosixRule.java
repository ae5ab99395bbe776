// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

/** What holds after the last transition of a file: one offset for ever, or two that change at two moments of each year.
 *  <p>Threads: immutable. */
record PosixRule(Offset std, Offset dst, YearDay start, YearDay end) {
    static PosixRule always(Offset o) {
        return new PosixRule(o, null, null, null);
    }

    boolean isConstant() {
        return dst == null;
    }

    private long saved() {
        return dst.utc() - std.utc();
    }

    private static boolean isBetween(long start, long end, long seconds) {
        return start < end ? seconds >= start && seconds < end : seconds < end || seconds >= start;
    }

    /** The offset when the local clock shows these seconds since 1970, for the first or the second time. */
    Offset atLocal(long seconds, int year, int fold) {
        if (isConstant()) {
            return std;
        }
        long from = start.seconds(year);
        long to = end.seconds(year);
        // The clock that is behind rules what is shown twice at first, and not at all what is skipped.
        if ((fold == 1) == saved() >= 0) {
            to -= saved();
        } else {
            from += saved();
        }
        return isBetween(from, to, seconds) ? dst : std;
    }

    /** The offset at these seconds since 1970 in UTC. */
    Offset atUtc(long seconds, int year) {
        return isConstant() || !isBetween(start.seconds(year) - std.utc(), end.seconds(year) - dst.utc(), seconds) ? std : dst;
    }

    /** Whether the local clock shows at this moment what it has shown before. */
    boolean isSecondAtUtc(long seconds, int year) {
        if (isConstant()) {
            return false;
        }
        long again = saved() > 0 ? end.seconds(year) - dst.utc() : start.seconds(year) - std.utc();
        return seconds >= again && seconds < again + Math.abs(saved());
    }
}
