// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.StructSequence;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Broken-down time. {@code month}, {@code weekday} and {@code yearDay} count from 0, Sunday first, as C's {@code struct tm} does. */
record TimeTuple(int year, int month, int day, int hour, int minute, int second, int weekday, int yearDay, int dst, String zone, Integer offset) {
    static final StructSequence.Kind KIND = new StructSequence.Kind(
            "time", "struct_time",
            "The time value as returned by gmtime(), localtime(), and strptime(), and\naccepted by asctime(), mktime() and strftime().  May be considered as a\nsequence of 9 integers.\n\n"
                    + "Note that several fields' values are not the same as those defined by\nthe C language standard for struct tm.  For example, the value of the\nfield tm_year is the actual year, not year - 1900.  See individual\n"
                    + "fields' descriptions for details.",
            9, true, "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff");
    private static final int DAY = 24 * 3600;
    static final String[] DAYS = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    static final String[] MONTHS = {
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
    };

    static TimeTuple utc(long seconds) {
        return of(seconds, new Zone.Span(0, false, "GMT"));
    }

    static TimeTuple local(Zone zone, long seconds) {
        try {
            return of(seconds, zone.at(seconds));
        } catch (DateTimeException e) {
            throw tooLarge();
        }
    }

    private static TimeTuple of(long seconds, Zone.Span now) {
        try {
            LocalDateTime t = LocalDateTime.ofEpochSecond(Math.addExact(seconds, now.offset()), 0, ZoneOffset.UTC);
            return new TimeTuple(t.getYear(), t.getMonthValue() - 1, t.getDayOfMonth(), t.getHour(), t.getMinute(), t.getSecond(),
                    t.getDayOfWeek().getValue() % 7, t.getDayOfYear() - 1, now.dst() ? 1 : 0, now.name(), now.offset());
        } catch (DateTimeException | ArithmeticException e) {
            throw tooLarge();
        }
    }

    private static PyException tooLarge() {
        return PyException.ofArgs(Exc.OSError, PyLong.of(75), PyUnicode.of("Value too large for defined data type"));
    }

    /** Reads a tuple of nine, or a struct_time with its zone. */
    static TimeTuple of(ThreadState ts, PyObject o, String function) {
        if (!(o instanceof PyTuple t)) {
            throw Raise.typeError("Tuple or struct_time argument required");
        }
        if (t.size() != 9) {
            throw Raise.typeError("%s(): illegal time tuple argument", function);
        }
        int[] v = new int[9];
        for (int i = 0; i < 9; i++) {
            v[i] = Numbers.asInt(ts, t.get(i));
        }
        if (v[0] < Integer.MIN_VALUE + 1900) {
            throw Raise.overflowError("year out of range");
        }
        String zone = null;
        Integer offset = null;
        if (PyType.of(o) == KIND.type()) {
            PyObject z = Objects.getAttr(ts, o, "tm_zone");
            zone = z == PyNone.NONE ? null : Objects.strText(ts, z);
            Refs.decref(ts, z);
            PyObject g = Objects.getAttr(ts, o, "tm_gmtoff");
            try {
                offset = g == PyNone.NONE ? null : Numbers.asInt(ts, g);
            } finally {
                Refs.decref(ts, g);
            }
        }
        return new TimeTuple(v[0], v[1] - 1, v[2], v[3], v[4], v[5], (v[6] + 1) % 7, v[7] - 1, v[8], zone, offset);
    }

    /** Zeroes stand for the first of what counts from one; anything else out of range is a ValueError. */
    TimeTuple check() {
        if (month < -1 || month > 11) {
            throw Raise.valueError("month out of range");
        }
        if (day < 0 || day > 31) {
            throw Raise.valueError("day of month out of range");
        }
        if (hour < 0 || hour > 23) {
            throw Raise.valueError("hour out of range");
        }
        if (minute < 0 || minute > 59) {
            throw Raise.valueError("minute out of range");
        }
        if (second < 0 || second > 61) {
            throw Raise.valueError("seconds out of range");
        }
        if (weekday < 0) {
            throw Raise.valueError("day of week out of range");
        }
        if (yearDay < -1 || yearDay > 365) {
            throw Raise.valueError("day of year out of range");
        }
        return new TimeTuple(year, Math.max(month, 0), Math.max(day, 1), hour, minute, second, weekday, Math.max(yearDay, 0), dst, zone, offset);
    }

    PyObject toStruct(ThreadState ts) {
        return KIND.of(ts, PyLong.of(year), PyLong.of(month + 1), PyLong.of(day), PyLong.of(hour), PyLong.of(minute), PyLong.of(second),
                PyLong.of((weekday + 6) % 7), PyLong.of(yearDay + 1), PyLong.of(dst), PyUnicode.of(zone), PyLong.of(offset));
    }

    String ascii() {
        return String.format("%s %s%3d %02d:%02d:%02d %d", DAYS[weekday].substring(0, 3), MONTHS[month].substring(0, 3), day, hour, minute, second, year);
    }

    /** Seconds since the epoch of this local time, its fields normalised; {@code dst} below zero lets the zone decide. */
    long toEpoch(Zone zone) {
        try {
            LocalDateTime t = LocalDateTime.of(year, 1, 1, 0, 0).plusMonths(month).plusDays(day - 1L).plusHours(hour).plusMinutes(minute).plusSeconds(second);
            long local = t.toEpochSecond(ZoneOffset.UTC);
            Zone.Span before = zone.at(local - DAY);
            Zone.Span after = zone.at(local + DAY);
            if (dst >= 0 && before.dst() != after.dst()) {
                return local - (before.dst() == dst > 0 ? before : after).offset();
            }
            // In an overlap the earlier of two; in a gap the clock goes on as it went before.
            boolean early = zone.at(local - before.offset()).offset() == before.offset();
            boolean late = zone.at(local - after.offset()).offset() == after.offset();
            long at = local - (late && !early ? after : before).offset();
            return dst < 0 || zone.at(at).dst() == dst > 0 ? at : local - offset(zone, at, dst > 0);
        } catch (DateTimeException e) {
            throw Raise.overflowError("mktime argument out of range");
        }
    }

    /** The offset of the kind of time that was asked for, at the nearest time that has it, where C looks for one; or else an hour away. */
    private static int offset(Zone zone, long at, boolean dst) {
        for (long d = 7 * DAY; d < 17L * 365 * DAY; d += 7 * DAY) {
            Zone.Span earlier = zone.at(at - d);
            Zone.Span near = earlier.dst() == dst ? earlier : zone.at(at + d);
            if (near.dst() == dst) {
                return near.offset();
            }
        }
        return zone.at(at).offset() + (dst ? 3600 : -3600);
    }
}
