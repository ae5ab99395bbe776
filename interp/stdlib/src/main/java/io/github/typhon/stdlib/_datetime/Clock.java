// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.Raise;

/** A time of day as microseconds since midnight. <p>Threads: stateless. */
final class Clock {
    static final long SECOND = 1_000_000L;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private Clock() {}

    static long pack(int hour, int minute, int second, int micro) {
        return hour * HOUR + minute * MINUTE + second * SECOND + micro;
    }

    static int hour(long micros) {
        return (int) (micros / HOUR);
    }

    static int minute(long micros) {
        return (int) (micros / MINUTE % 60);
    }

    static int second(long micros) {
        return (int) (micros / SECOND % 60);
    }

    static int micro(long micros) {
        return (int) (micros % SECOND);
    }

    static long check(int hour, int minute, int second, int micro, int fold) {
        if (hour < 0 || hour > 23) {
            throw Raise.valueError("hour must be in 0..23, not %d", hour);
        }
        if (minute < 0 || minute > 59) {
            throw Raise.valueError("minute must be in 0..59, not %d", minute);
        }
        if (second < 0 || second > 59) {
            throw Raise.valueError("second must be in 0..59, not %d", second);
        }
        if (micro < 0 || micro > 999_999) {
            throw Raise.valueError("microsecond must be in 0..999999, not %d", micro);
        }
        if (fold != 0 && fold != 1) {
            throw Raise.valueError("fold must be either 0 or 1, not %d", fold);
        }
        return pack(hour, minute, second, micro);
    }
}
