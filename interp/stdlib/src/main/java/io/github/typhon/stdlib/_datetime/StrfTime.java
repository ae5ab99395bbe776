// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code strftime} and {@code strptime}: microseconds and zones are filled in here, the rest is the {@code time} module's.
 *  <p>Threads: confined to one call. <p>Re-entry: zones and the time module may be Python's. */
final class StrfTime {
    private final ThreadState ts;
    private final PyObject self;
    private final PyUnicode format;
    private final TextBuilder out;

    private StrfTime(ThreadState ts, PyObject self, PyUnicode format) {
        this.ts = ts;
        this.self = self;
        this.format = format;
        out = new TextBuilder(format.length() + 16);
    }

    static @Owned PyObject format(ThreadState ts, PyObject self, PyUnicode format) {
        StrfTime s = new StrfTime(ts, self, format);
        PyObject tuple = self instanceof PyTime t ? timeTupleOfDay(ts, t.micros) : Calls.callMethod(ts, self, "timetuple");
        PyObject m = null;
        try {
            s.expand();
            m = Importer.importModule((PyThreadState) ts, "time");
            return Calls.callMethod(ts, m, "strftime", s.out.toUnicode(), tuple);
        } finally {
            Refs.decref(ts, tuple);
            Refs.xdecref(ts, m);
        }
    }

    private void expand() {
        int n = format.length();
        for (int i = 0; i < n; i++) {
            int c = format.codePointAt(i);
            if (c != '%' || i + 1 == n) {
                out.append(c);
                continue;
            }
            int d = format.codePointAt(++i);
            if (d == ':' && i + 1 < n && format.codePointAt(i + 1) == 'z') {
                i++;
                offset(":");
            } else if (!field(d)) {
                out.append('%').append(d);
            }
        }
    }

    private boolean field(int d) {
        switch (d) {
            case 'z' -> offset("");
            case 'Z' -> name();
            case 'f' -> out.append(IsoFormat.six(new StringBuilder(), micro()).toString());
            case 'Y' -> year(date());
            case 'G' -> isoYear();
            case 'F' -> {
                year(date());
                out.append("-%m-%d");
            }
            case 'C' -> out.append(IsoFormat.two(new StringBuilder(), Gregorian.year(date()) / 100).toString());
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Years of fewer than four digits: C libraries disagree about them. Times of day lie in 1900. */
    private int date() {
        return self instanceof PyDate d ? d.date : Gregorian.pack(1900, 1, 1);
    }

    private void year(int date) {
        out.append(IsoFormat.four(new StringBuilder(), Gregorian.year(date)).toString());
    }

    private void isoYear() {
        int y = Gregorian.isoCalendar(date())[0];
        out.append(y < 0 ? Integer.toString(y) : y > 9999 ? Integer.toString(y) : IsoFormat.four(new StringBuilder(), y).toString());
    }

    private int micro() {
        return self instanceof PyDateTime d ? Clock.micro(d.micros) : self instanceof PyTime t ? Clock.micro(t.micros) : 0;
    }

    private PyObject zone() {
        return self instanceof PyDateTime d ? d.zone : self instanceof PyTime t ? t.zone : null;
    }

    private void offset(String sep) {
        PyTimeDelta d = Zones.utcoffset(ts, zone(), self instanceof PyDateTime ? self : PyNone.NONE);
        if (d != null) {
            StringBuilder b = new StringBuilder();
            IsoFormat.offset(b, d, sep);
            out.append(b.toString());
        }
    }

    private void name() {
        PyObject n = Zones.tzname(ts, zone(), self instanceof PyDateTime ? self : PyNone.NONE);
        try {
            if (n != PyNone.NONE) {
                PyObject escaped = Calls.callMethod(ts, n, "replace", PyUnicode.of("%"), PyUnicode.of("%%"));
                try {
                    PyUnicode u = PyUnicode.unwrapOrNull(escaped);
                    if (u == null) {
                        throw Raise.typeError("tzname.replace() did not return a string");
                    }
                    out.append(u);
                } finally {
                    Refs.decref(ts, escaped);
                }
            }
        } finally {
            Refs.decref(ts, n);
        }
    }

    private static PyTuple timeTupleOfDay(ThreadState ts, long micros) {
        return PyTuple.of(ts, PyLong.of(1900), PyLong.of(1), PyLong.of(1), PyLong.of(Clock.hour(micros)), PyLong.of(Clock.minute(micros)),
                PyLong.of(Clock.second(micros)), PyLong.of(0), PyLong.of(1), PyLong.of(-1));
    }

    /** A {@code time.struct_time}. */
    static @Owned PyObject timeTuple(ThreadState ts, int date, long micros, int dst) {
        PyTuple t = PyTuple.of(ts, PyLong.of(Gregorian.year(date)), PyLong.of(Gregorian.month(date)), PyLong.of(Gregorian.day(date)),
                PyLong.of(Clock.hour(micros)), PyLong.of(Clock.minute(micros)), PyLong.of(Clock.second(micros)),
                PyLong.of(Gregorian.weekday(date)), PyLong.of(Gregorian.yearDay(date)), PyLong.of(dst));
        PyObject m = Importer.importModule((PyThreadState) ts, "time");
        try {
            return Calls.callMethod(ts, m, "struct_time", t);
        } finally {
            Refs.decref(ts, t);
            Refs.decref(ts, m);
        }
    }

    static @Owned PyObject parse(ThreadState ts, PyType type, String function, PyObject string, PyObject format) {
        PyObject[] a = {string, format};
        for (int i = 0; i < 2; i++) {
            if (PyUnicode.unwrapOrNull(a[i]) == null) {
                throw Raise.typeError("strptime() argument %d must be str, not %s", i + 1, PyType.of(a[i]).name());
            }
        }
        PyObject m = Importer.importModule((PyThreadState) ts, "_strptime");
        PyObject f = null;
        try {
            f = Objects.getAttr(ts, m, function);
            return Calls.call3(ts, f, type, string, format);
        } finally {
            Refs.xdecref(ts, f);
            Refs.decref(ts, m);
        }
    }
}
