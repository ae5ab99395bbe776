// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.thread.ThreadState;

/** Reads what {@code fromisoformat} accepts of ISO 8601: calendar and week dates, times with and without separators, offsets.
 *  <p>Threads: confined to one call. */
final class IsoParse {
    private final PyUnicode text;
    private final int end;
    private int pos;

    /** Hour to second, and microseconds, of the part read last; {@link #rest}: something follows. */
    private final int[] parts = new int[3];
    private int micro;
    private boolean rest;

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static final Malformed INSTANCE = new Malformed();

        private Malformed() {
            super(null, null, false, false);
        }
    }

    /** A time of day, still unchecked, with its offset. */
    static final class Time {
        int hour;
        int minute;
        int second;
        int micro;
        /** Null if none was given. */
        PyTimeZone zone;

        /** Turns 24:00 into 00:00; true if it was that. */
        boolean midnight() {
            if (hour != 24) {
                return false;
            }
            if (minute != 0 || second != 0 || micro != 0) {
                throw Raise.valueError("minute, second, and microsecond must be 0 when hour is 24");
            }
            hour = 0;
            return true;
        }
    }

    private IsoParse(PyUnicode text, int from, int end) {
        this.text = text;
        this.pos = from;
        this.end = end;
    }

    private static RuntimeException invalid(ThreadState ts, PyUnicode text) {
        return Raise.valueError("Invalid isoformat string: %s", Objects.reprText(ts, text));
    }

    static int date(ThreadState ts, PyUnicode text) {
        int n = text.length();
        try {
            if (n != 7 && n != 8 && n != 10) {
                throw Malformed.INSTANCE;
            }
            return new IsoParse(text, 0, n).date();
        } catch (Malformed e) {
            throw invalid(ts, text);
        }
    }

    static Time time(ThreadState ts, PyUnicode text) {
        int from = text.length() > 0 && text.codePointAt(0) == 'T' ? 1 : 0;
        try {
            return new IsoParse(text, from, text.length()).time(ts);
        } catch (Malformed e) {
            throw invalid(ts, text);
        }
    }

    /** The packed date; what follows the separator goes into the time. */
    static int dateTime(ThreadState ts, PyUnicode text, Time[] time) {
        int n = text.length();
        try {
            if (n < 7) {
                throw Malformed.INSTANCE;
            }
            int separator = separator(text);
            if (separator > n) {
                throw Malformed.INSTANCE;
            }
            int date = new IsoParse(text, 0, separator).date();
            time[0] = separator < n ? new IsoParse(text, separator + 1, n).time(ts) : new Time();
            return date;
        } catch (Malformed e) {
            throw invalid(ts, text);
        }
    }

    private static boolean isDigit(PyUnicode text, int i) {
        return i < text.length() && text.codePointAt(i) >= '0' && text.codePointAt(i) <= '9';
    }

    /** Where the date ends, told by its fifth and sixth character. */
    private static int separator(PyUnicode text) {
        int n = text.length();
        if (n == 7) {
            return 7;
        }
        boolean week = text.codePointAt(4) == '-' ? text.codePointAt(5) == 'W' : text.codePointAt(4) == 'W';
        if (text.codePointAt(4) != '-') {
            if (!week) {
                return 8;
            }
            int p = 7;
            while (isDigit(text, p)) {
                p++;
            }
            return p < 9 ? p : p % 2 == 0 ? 7 : 8;
        }
        if (!week) {
            return 10;
        }
        if (n > 8 && text.codePointAt(8) == '-') {
            if (n == 9) {
                throw Malformed.INSTANCE;
            }
            // YYYY-Www-##: rather a separator that is a hyphen than one that is a digit.
            return n > 10 && isDigit(text, 10) ? 8 : 10;
        }
        return 8;
    }

    private int digits(int n) {
        int v = 0;
        for (int i = 0; i < n; i++) {
            if (pos >= end || !isDigit(text, pos)) {
                throw Malformed.INSTANCE;
            }
            v = v * 10 + text.codePointAt(pos++) - '0';
        }
        return v;
    }

    private boolean skip(char c) {
        if (pos < end && text.codePointAt(pos) == c) {
            pos++;
            return true;
        }
        return false;
    }

    private int date() {
        int year = digits(4);
        boolean separated = skip('-');
        if (skip('W')) {
            int week = digits(2);
            int day = 1;
            if (pos < end) {
                if (separated && !skip('-')) {
                    throw Malformed.INSTANCE;
                }
                day = digits(1);
            }
            atEnd();
            try {
                return DateClassMethods.ofIsoCalendar(year, week, day);
            } catch (PyException e) {
                throw Malformed.INSTANCE;
            }
        }
        int month = digits(2);
        if (separated && !skip('-')) {
            throw Malformed.INSTANCE;
        }
        int day = digits(2);
        atEnd();
        return Gregorian.check(year, month, day);
    }

    private void atEnd() {
        if (pos != end) {
            throw Malformed.INSTANCE;
        }
    }

    private Time time(ThreadState ts) {
        int zoneAt = pos;
        while (zoneAt < end && "+-Z".indexOf(text.codePointAt(zoneAt)) < 0) {
            zoneAt++;
        }
        IsoParse clock = new IsoParse(text, pos, zoneAt);
        clock.clock();
        Time t = new Time();
        t.hour = clock.parts[0];
        t.minute = clock.parts[1];
        t.second = clock.parts[2];
        t.micro = clock.micro;
        if (zoneAt == end) {
            if (clock.rest) {
                throw Malformed.INSTANCE;
            }
            return t;
        }
        if (text.codePointAt(zoneAt) == 'Z') {
            if (zoneAt + 1 != end) {
                throw Malformed.INSTANCE;
            }
            t.zone = PyTimeZone.UTC;
            return t;
        }
        IsoParse offset = new IsoParse(text, zoneAt + 1, end);
        offset.clock();
        if (offset.rest) {
            throw Malformed.INSTANCE;
        }
        if (offset.parts[0] == 0 && offset.parts[1] == 0 && offset.parts[2] == 0) {
            t.zone = PyTimeZone.UTC;
            return t;
        }
        long micros = Clock.pack(offset.parts[0], offset.parts[1], offset.parts[2], offset.micro);
        t.zone = PyTimeZone.of(ts, PyTimeDelta.of(0, text.codePointAt(zoneAt) == '-' ? -micros : micros), null);
        return t;
    }

    /** {@code HH[:?MM[:?SS[.f+]]]}. */
    private void clock() {
        boolean separated = true;
        for (int i = 0; i < 3; i++) {
            parts[i] = digits(2);
            int c = pos < text.length() ? text.codePointAt(pos) : 0;
            pos++;
            if (i == 0) {
                separated = c == ':';
            }
            if (pos >= end) {
                rest = pos <= end;
                return;
            }
            if (separated && c == ':') {
                if (i == 2) {
                    throw Malformed.INSTANCE;
                }
            } else if (c == '.' || c == ',') {
                if (i < 2) {
                    throw Malformed.INSTANCE;
                }
                break;
            } else if (!separated) {
                pos--;
            } else {
                throw Malformed.INSTANCE;
            }
        }
        int n = Math.min(6, end - pos);
        micro = digits(n);
        for (int i = n; i < 6; i++) {
            micro *= 10;
        }
        while (pos < end && isDigit(text, pos)) {
            pos++;
        }
        rest = pos < end;
    }
}
