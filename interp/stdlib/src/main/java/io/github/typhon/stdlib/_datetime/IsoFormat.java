// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.Raise;

/** Dates and times as ISO 8601 writes them. <p>Threads: stateless. */
final class IsoFormat {
    private IsoFormat() {}

    static StringBuilder two(StringBuilder b, int v) {
        return b.append((char) ('0' + v / 10)).append((char) ('0' + v % 10));
    }

    static StringBuilder three(StringBuilder b, int v) {
        return two(b.append((char) ('0' + v / 100)), v % 100);
    }

    static StringBuilder four(StringBuilder b, int v) {
        return two(two(b, v / 100), v % 100);
    }

    static StringBuilder six(StringBuilder b, int v) {
        return three(three(b, v / 1000), v % 1000);
    }

    static StringBuilder date(StringBuilder b, int packed) {
        four(b, Gregorian.year(packed)).append('-');
        two(b, Gregorian.month(packed)).append('-');
        return two(b, Gregorian.day(packed));
    }

    /** {@code +HH:MM[:SS[.ffffff]]} with another separator. */
    static void offset(StringBuilder b, PyTimeDelta offset, String sep) {
        PyTimeDelta d = offset.days < 0 ? offset.negated() : offset;
        b.append(offset.days < 0 ? '-' : '+');
        two(b, Clock.hour(d.micros)).append(sep);
        two(b, Clock.minute(d.micros));
        if (Clock.second(d.micros) != 0 || Clock.micro(d.micros) != 0) {
            two(b.append(sep), Clock.second(d.micros));
        }
        if (Clock.micro(d.micros) != 0) {
            six(b.append('.'), Clock.micro(d.micros));
        }
    }

    /** The time of day with as many parts as the timespec says. */
    static StringBuilder time(StringBuilder b, long micros, String timespec) {
        String spec = timespec.equals("auto") ? Clock.micro(micros) != 0 ? "microseconds" : "seconds" : timespec;
        two(b, Clock.hour(micros));
        switch (spec) {
            case "hours" -> {
                return b;
            }
            case "minutes" -> {
                return two(b.append(':'), Clock.minute(micros));
            }
            case "seconds", "milliseconds", "microseconds" -> {
                two(b.append(':'), Clock.minute(micros));
                two(b.append(':'), Clock.second(micros));
            }
            default -> throw Raise.valueError("Unknown timespec value");
        }
        if (spec.equals("milliseconds")) {
            three(b.append('.'), Clock.micro(micros) / 1000);
        } else if (spec.equals("microseconds")) {
            six(b.append('.'), Clock.micro(micros));
        }
        return b;
    }
}
