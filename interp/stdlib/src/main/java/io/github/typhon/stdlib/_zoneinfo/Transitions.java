// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.objects.core.Raise;
import java.util.Arrays;

/**
 * A zone's history: the moments at which its offset changed, each with the offset from then on, what held before, and the rule that
 * holds after the last. All moments are seconds since 1970.
 * <p>Threads: immutable.
 */
final class Transitions {
    /** In UTC. */
    private final long[] utc;
    /** What the local clock shows from which on the new offset holds: for times shown once or for the first time; and for the second. */
    private final long[][] local;
    /** From each moment on. */
    private final Offset[] offsets;
    /** Before the first; null if the file names none. */
    private final Offset before;
    private final PosixRule after;
    private final boolean constant;

    private Transitions(long[] utc, long[][] local, Offset[] offsets, Offset before, PosixRule after, boolean constant) {
        this.utc = utc;
        this.local = local;
        this.offsets = offsets;
        this.before = before;
        this.after = after;
        this.constant = constant;
    }

    /**
     * @param after the rule for the time after the last transition, or null if the last offset stays
     */
    static Transitions of(ZoneFileData d, PosixRule after) {
        int n = d.utc().length;
        int kinds = d.offsets().length;
        long[] saved = saved(d);
        Offset[] all = new Offset[kinds];
        Offset before = null;
        for (int i = 0; i < kinds; i++) {
            all[i] = Offset.of(d.offsets()[i], saved[i], d.names()[i]);
            before = before == null && !d.daylight()[i] ? all[i] : before;
        }
        before = before == null && kinds > 0 ? all[0] : before;
        Offset[] offsets = new Offset[n];
        for (int i = 0; i < n; i++) {
            offsets[i] = all[d.kinds()[i]];
        }
        if (after == null) {
            if (kinds == 0) {
                throw Raise.valueError("No time zone information found.");
            }
            after = PosixRule.always(n == 0 ? all[kinds - 1] : offsets[n - 1]);
        }
        boolean constant = kinds <= 1 && after.isConstant() && (kinds == 0 || all[0].isSame(after.std()));
        return new Transitions(d.utc(), local(d), offsets, before, after, constant);
    }

    /** How much of each offset is daylight saving, which files do not tell: what it differs by from a neighbour in time that is none. */
    private static long[] saved(ZoneFileData d) {
        int n = d.utc().length;
        boolean[] daylight = d.daylight();
        long[] out = new long[daylight.length];
        for (int i = 1; i < n; i++) {
            int kind = d.kinds()[i];
            if (!daylight[kind] || out[kind] != 0) {
                continue;
            }
            int previous = d.kinds()[i - 1];
            long s = daylight[previous] ? 0 : d.offsets()[kind] - d.offsets()[previous];
            if (s == 0 && kind < daylight.length - 1 && i + 1 < n && !daylight[d.kinds()[i + 1]]) {
                s = d.offsets()[kind] - d.offsets()[d.kinds()[i + 1]];
            }
            out[kind] = s;
        }
        for (int i = 0; i < out.length; i++) {
            // An hour is the better guess than none.
            out[i] = daylight[i] && out[i] == 0 ? 3600 : out[i];
        }
        return out;
    }

    private static long[][] local(ZoneFileData d) {
        int n = d.utc().length;
        long[][] out = new long[2][n];
        for (int i = 0; i < n; i++) {
            long from = d.offsets()[i == 0 ? 0 : d.kinds()[i - 1]];
            long to = i == 0 && d.offsets().length == 1 ? from : d.offsets()[d.kinds()[i]];
            out[0][i] = d.utc()[i] + Math.max(from, to);
            out[1][i] = d.utc()[i] + Math.min(from, to);
        }
        return out;
    }

    /** The number of moments that are not later. */
    private static int upTo(long[] moments, long seconds) {
        int i = Arrays.binarySearch(moments, seconds);
        if (i < 0) {
            return -i - 1;
        }
        while (i < moments.length && moments[i] == seconds) {
            i++;
        }
        return i;
    }

    /** The one offset that this zone ever has, or null. */
    Offset constant() {
        return constant ? after.std() : null;
    }

    /** The offset when the local clock shows these seconds for the first or the second time; null if the file does not tell. */
    Offset atLocal(long seconds, int year, int fold) {
        long[] moments = local[fold];
        int n = moments.length;
        if (n > 0 && seconds < moments[0]) {
            return before;
        }
        return n == 0 || seconds > moments[n - 1] ? after.atLocal(seconds, year, fold) : offsets[upTo(moments, seconds) - 1];
    }

    /** The offset at these seconds in UTC; null if the file does not tell. */
    Offset atUtc(long seconds, int year) {
        int n = utc.length;
        if (n > 0 && seconds < utc[0]) {
            return before;
        }
        return n == 0 || seconds > utc[n - 1] ? after.atUtc(seconds, year) : offsets[upTo(utc, seconds) - 1];
    }

    /** Whether the local clock shows at this moment what it has shown before. */
    boolean isSecondAtUtc(long seconds, int year) {
        int n = utc.length;
        if (n > 0 && seconds < utc[0]) {
            return false;
        }
        if (n > 0 && seconds <= utc[n - 1]) {
            int i = upTo(utc, seconds) - 1;
            Offset previous = i > 0 ? offsets[i - 1] : before;
            return previous.utc() - offsets[i].utc() > seconds - utc[i];
        }
        if (after.isSecondAtUtc(seconds, year)) {
            return true;
        }
        // The last change may be another than those of the rule.
        Offset previous = n == 0 ? null : n == 1 ? before : offsets[n - 2];
        return previous != null && previous.utc() - after.atUtc(seconds, year).utc() > seconds - utc[n - 1];
    }
}
