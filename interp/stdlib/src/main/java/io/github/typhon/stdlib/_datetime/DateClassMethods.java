// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Other ways to make dates. <p>Threads: stateless. */
final class DateClassMethods {
    private DateClassMethods() {}

    @PyClassMethod(value = "($type, timestamp, /)",
            doc = "Create a date from a POSIX timestamp.\n\nThe timestamp is a number, e.g. created via time.time(), that is interpreted\nas local time.")
    static PyObject fromtimestamp(ThreadState ts, PyType type, PyObject timestamp) {
        return PyDate.of(ts, type, Timestamp.date(LocalZone.of(ts, Timestamp.floor(ts, timestamp))[0]));
    }

    @PyClassMethod(value = "($type, /)", doc = "Current date or datetime:  same as self.__class__.fromtimestamp(time.time()).")
    static PyObject today(ThreadState ts, PyType type) {
        if (type == PyDate.TYPE) {
            return new PyDate(Timestamp.date(LocalZone.of(ts, System.currentTimeMillis() / 1000)[0]));
        }
        java.time.Instant now = java.time.Instant.now();
        return Calls.callMethod(ts, type, "fromtimestamp", PyFloat.of(now.getEpochSecond() + now.getNano() / 1e9));
    }

    @PyClassMethod(value = "($type, ordinal, /)", textSignature = false, doc = "int -> date corresponding to a proleptic Gregorian ordinal.")
    static PyObject fromordinal(ThreadState ts, PyType type, PyObject ordinal) {
        int n = Fields.toInt(ts, ordinal);
        if (n < 1) {
            throw Raise.valueError("ordinal must be >= 1");
        }
        if (n > Gregorian.MAX_ORDINAL) {
            throw Gregorian.badYear(LocalZone.yearOf((n - (long) LocalZone.EPOCH) * 86400));
        }
        return PyDate.of(ts, type, Gregorian.ofOrdinal(n));
    }

    @PyClassMethod(value = "($type, object, /)", doc = "str -> Construct a date from a string in ISO 8601 format.")
    static PyObject fromisoformat(ThreadState ts, PyType type, PyObject object) {
        PyUnicode u = PyUnicode.unwrapOrNull(object);
        if (u == null) {
            throw Raise.typeError("fromisoformat: argument must be str");
        }
        return PyDate.of(ts, type, IsoParse.date(ts, u));
    }

    @PyClassMethod(value = "($type, /, year, week, day)", textSignature = false,
            doc = "int, int, int -> Construct a date from the ISO year, week number and weekday.\n\nThis is the inverse of the date.isocalendar() function")
    static PyObject fromisocalendar(ThreadState ts, PyType type, PyObject year, PyObject week, PyObject day) {
        int y;
        int w;
        int d;
        try {
            y = Args.toInt(ts, year);
            w = Args.toInt(ts, week);
            d = Args.toInt(ts, day);
        } catch (PyException e) {
            if (!e.matches(Exc.OverflowError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.valueError("ISO calendar component out of range");
        }
        return PyDate.of(ts, type, ofIsoCalendar(y, w, d));
    }

    static int ofIsoCalendar(int year, int week, int day) {
        if (year < Gregorian.MIN_YEAR || year > Gregorian.MAX_YEAR) {
            throw Gregorian.badYear(year);
        }
        if (week < 1 || week > 53 || week == 53 && !Gregorian.isLongIsoYear(year)) {
            throw Raise.valueError("Invalid week: %d", week);
        }
        if (day < 1 || day > 7) {
            throw Raise.valueError("Invalid weekday: %d (range is [1, 7])", day);
        }
        int n = Gregorian.isoWeek1(year) + (week - 1) * 7 + day - 1;
        if (n < 1) {
            throw Gregorian.badYear(0);
        }
        if (n > Gregorian.MAX_ORDINAL) {
            throw Gregorian.badYear(10000);
        }
        return Gregorian.ofOrdinal(n);
    }

    @PyClassMethod(value = "($type, string, format, /)", textSignature = false, doc = "string, format -> new date parsed from a string (like time.strptime()).")
    static PyObject strptime(ThreadState ts, PyType type, PyObject string, PyObject format) {
        return StrfTime.parse(ts, type, "_strptime_datetime_date", string, format);
    }
}
