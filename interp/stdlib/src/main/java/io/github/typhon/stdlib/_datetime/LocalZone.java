// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.time.CurrentZone;
import io.github.typhon.stdlib.time.Zone;
import java.time.DateTimeException;

/** The local time zone. Seconds here count from the epoch, local ones as if the local clock were UTC. <p>Threads: stateless. */
final class LocalZone {
    private static final long MAX_FOLD = 24 * 3600;
    /** The ordinal of the epoch. */
    static final int EPOCH = 719163;

    private LocalZone() {}

    private static int offset(Zone zone, long seconds) {
        try {
            return zone.at(seconds).offset();
        } catch (DateTimeException e) {
            throw tooLarge();
        }
    }

    static PyException tooLarge() {
        return PyException.ofArgs(Exc.OSError, PyLong.of(75), PyUnicode.of("Value too large for defined data type"));
    }

    private static long local(Zone zone, long seconds) {
        long t = seconds + offset(zone, seconds);
        long day = Math.floorDiv(t, 86400L) + EPOCH;
        if (day < 1 || day > Gregorian.MAX_ORDINAL) {
            throw Gregorian.badYear(yearOf(t));
        }
        return t;
    }

    /** The year in which a second lies, for error messages also far outside of what dates have. */
    static long yearOf(long localSeconds) {
        long day = Math.floorDiv(localSeconds, 86400L);
        long era = Math.floorDiv(day + 719468, 146097L);
        long inEra = day + 719468 - era * 146097L;
        long year = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365;
        long yearDay = inEra - (365 * year + year / 4 - year / 100);
        return year + era * 400 + (yearDay >= 306 ? 1 : 0);
    }

    /** Local seconds of a point in time, and in the second place the fold. */
    static long[] of(ThreadState ts, long seconds) {
        Zone zone = CurrentZone.of(ts);
        long result = seconds + offset(zone, seconds);
        long first = (1L - EPOCH) * 86400;
        if (result - MAX_FOLD < first) {
            return new long[] {result, 0};
        }
        long before = seconds - MAX_FOLD + offset(zone, seconds - MAX_FOLD);
        long transition = result - before - MAX_FOLD;
        boolean fold = transition < 0 && seconds + transition + offset(zone, seconds + transition) == result;
        return new long[] {result, fold ? 1 : 0};
    }

    /** The point in time of a local second; in a gap or overlap the fold decides. */
    static long toEpoch(ThreadState ts, long t, int fold) {
        Zone zone = CurrentZone.of(ts);
        long a = local(zone, t) - t;
        long u1 = t - a;
        long t1 = local(zone, u1);
        long b;
        if (t1 == t) {
            long u2 = fold != 0 ? u1 + MAX_FOLD : u1 - MAX_FOLD;
            b = local(zone, u2) - u2;
            if (a == b) {
                return u1;
            }
        } else {
            b = t1 - u1;
        }
        long u2 = t - b;
        if (local(zone, u2) == t) {
            return u2;
        }
        if (t1 == t) {
            return u1;
        }
        return fold != 0 ? Math.min(u1, u2) : Math.max(u1, u2);
    }

    /** The zone's offset and name at a point in time, as a timezone. */
    static @Owned PyTimeZone zoneAt(ThreadState ts, long seconds) {
        Zone zone = CurrentZone.of(ts);
        return PyTimeZone.of(ts, PyTimeDelta.ofSeconds(offset(zone, seconds)), PyUnicode.of(zone.at(seconds).name()));
    }
}
