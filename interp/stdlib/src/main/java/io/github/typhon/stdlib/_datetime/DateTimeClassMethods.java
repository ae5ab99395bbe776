// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.time.Instant;

/** Other ways to make datetimes. <p>Threads: stateless. */
final class DateTimeClassMethods {
    private DateTimeClassMethods() {}

    private static Timestamp now() {
        Instant i = Instant.now();
        return new Timestamp(i.getEpochSecond(), i.getNano() / 1000);
    }

    private static @Owned PyObject utc(ThreadState ts, PyType type, Timestamp t, PyObject zone) {
        return PyDateTime.of(ts, type, Timestamp.date(t.seconds()), Math.floorMod(t.seconds(), 86400L) * Clock.SECOND + t.micros(), 0, zone);
    }

    /** The time of a zone, or local time if there is none. */
    private static @Owned PyObject at(ThreadState ts, PyType type, Timestamp t, PyObject zone) {
        if (zone == null) {
            long[] local = LocalZone.of(ts, t.seconds());
            return PyDateTime.of(ts, type, Timestamp.date(local[0]), Math.floorMod(local[0], 86400L) * Clock.SECOND + t.micros(), (int) local[1], null);
        }
        PyObject u = utc(ts, type, t, zone);
        try {
            return Calls.callMethod(ts, zone, "fromutc", u);
        } finally {
            Refs.decref(ts, u);
        }
    }

    @PyClassMethod(value = "($type, /, tz=None)",
            doc = "Returns new datetime object representing current time local to tz.\n\n  tz\n    Timezone object.\n\nIf no tz is specified, uses local timezone.")
    static PyObject now(ThreadState ts, PyType type, PyObject tz) {
        return at(ts, type, now(), Fields.zone(tz));
    }

    private static void deprecated(ThreadState ts, String name, String better) {
        Warnings.warn(ts, Exc.DeprecationWarning, "datetime.datetime." + name + "() is deprecated and scheduled for removal in a future version. "
                + "Use timezone-aware objects to represent datetimes in UTC: datetime.datetime." + better + ".", 1);
    }

    @PyClassMethod(value = "($type, /)", doc = "Return a new datetime representing UTC day and time.")
    static PyObject utcnow(ThreadState ts, PyType type) {
        deprecated(ts, "utcnow", "now(datetime.UTC)");
        return utc(ts, type, now(), null);
    }

    @PyClassMethod(value = "($type, /, timestamp, tz=None)", textSignature = false, doc = "timestamp[, tz] -> tz's local time from POSIX timestamp.")
    static PyObject fromtimestamp(ThreadState ts, PyType type, PyObject timestamp, PyObject tz) {
        PyObject zone = Fields.zone(tz);
        return at(ts, type, Timestamp.of(ts, timestamp), zone);
    }

    @PyClassMethod(value = "($type, timestamp, /)", textSignature = false, doc = "Construct a naive UTC datetime from a POSIX timestamp.")
    static PyObject utcfromtimestamp(ThreadState ts, PyType type, PyObject timestamp) {
        deprecated(ts, "utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)");
        return utc(ts, type, Timestamp.of(ts, timestamp), null);
    }

    @PyClassMethod(value = "($type, string, format, /)", textSignature = false, doc = "string, format -> new datetime parsed from a string (like time.strptime()).")
    static PyObject strptime(ThreadState ts, PyType type, PyObject string, PyObject format) {
        return StrfTime.parse(ts, type, "_strptime_datetime_datetime", string, format);
    }

    @PyClassMethod(value = "($type, /, date, time, tzinfo=<unrepresentable>)", textSignature = false, doc = "date, time -> datetime with same date and time fields")
    static PyObject combine(ThreadState ts, PyType type, PyObject date, PyObject time, PyObject tzinfo) {
        if (!(date instanceof PyDate d)) {
            throw Raise.typeError("combine() argument 1 must be datetime.date, not %s", PyType.of(date).name());
        }
        if (!(time instanceof PyTime t)) {
            throw Raise.typeError("combine() argument 2 must be datetime.time, not %s", PyType.of(time).name());
        }
        return PyDateTime.of(ts, type, d.date, t.micros, t.fold, tzinfo == null ? t.zone : Fields.zone(tzinfo));
    }

    @PyClassMethod(value = "($type, object, /)", doc = "string -> datetime from a string in most ISO 8601 formats")
    static PyObject fromisoformat(ThreadState ts, PyType type, PyObject object) {
        PyUnicode u = PyUnicode.unwrapOrNull(object);
        if (u == null) {
            throw Raise.typeError("fromisoformat: argument must be str");
        }
        IsoParse.Time[] time = new IsoParse.Time[1];
        int date = IsoParse.dateTime(ts, u, time);
        IsoParse.Time t = time[0];
        if (t.midnight()) {
            if (date == Gregorian.pack(9999, 12, 31)) {
                throw Gregorian.badYear(10000);
            }
            date = Gregorian.plusDays(date, 1);
        }
        return PyDateTime.of(ts, type, date, Clock.check(t.hour, t.minute, t.second, t.micro, 0), 0, t.zone);
    }
}
