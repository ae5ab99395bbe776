// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.HashSeed;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** datetime.date, packed as {@link Gregorian} says. <p>Threads: immutable. <p>Ownership: holds no reference; plain ones are immortal. */
@PyClass(name = "date", module = "datetime", flags = PyType.BASETYPE, methods = DateClassMethods.class, doc = "date(year, month, day) --> date object")
public class PyDate extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyDateExposed());
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

    final int date;

    PyDate(int date) {
        this.date = date;
    }

    protected PyDate(ThreadState ts, int date) {
        super(ts);
        this.date = date;
    }

    static void fill(PyType type, NameTable names) {
        names.put(PyUnicode.intern("min"), new PyDate(Gregorian.pack(1, 1, 1)));
        names.put(PyUnicode.intern("max"), new PyDate(Gregorian.pack(9999, 12, 31)));
        names.put(PyUnicode.intern("resolution"), PyTimeDelta.of(1, 0));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** A date as an instance of a class: subclasses are called. */
    static @Owned PyObject of(ThreadState ts, PyType type, int date) {
        if (type == TYPE) {
            return new PyDate(date);
        }
        if (type == PyDateTime.TYPE) {
            return PyDateTime.of(ts, type, date, 0, 0, null);
        }
        return Calls.call3(ts, type, PyLong.of(Gregorian.year(date)), PyLong.of(Gregorian.month(date)), PyLong.of(Gregorian.day(date)));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int date;
        byte[] state = args.length == 1 ? PickleForm.state(ts, args[0], 4, 2, "date") : null;
        if (state != null) {
            date = PickleForm.date(state);
        } else {
            int[] v = Fields.parse(ts, args, kwnames, 3, 3, null, "year", "month", "day");
            date = Gregorian.check(v[0], v[1], v[2]);
        }
        return type == TYPE ? new PyDate(date) : PyDateExposed.newInstance(ts, type, date);
    }

    // ---- fields

    @PyGetter("year")
    long year() {
        return Gregorian.year(date);
    }

    @PyGetter("month")
    long month() {
        return Gregorian.month(date);
    }

    @PyGetter("day")
    long day() {
        return Gregorian.day(date);
    }

    @PyMethod(value = "($self, /)", doc = "Return proleptic Gregorian ordinal.  January 1 of year 1 is day 1.")
    long toordinal() {
        return Gregorian.ordinal(date);
    }

    @PyMethod(value = "($self, /)", doc = "Return the day of the week represented by the date.\nMonday == 0 ... Sunday == 6")
    long weekday() {
        return Gregorian.weekday(date);
    }

    @PyMethod(value = "($self, /)", doc = "Return the day of the week represented by the date.\nMonday == 1 ... Sunday == 7")
    long isoweekday() {
        return Gregorian.weekday(date) + 1;
    }

    @PyMethod(value = "($self, /)", doc = "Return a named tuple containing ISO year, week number, and weekday.")
    PyObject isocalendar(ThreadState ts) {
        return new PyIsoCalendarDate(ts, Gregorian.isoCalendar(date));
    }

    // ---- text

    @PyMethod(value = "($self, /)", name = "isoformat", doc = "Return string in ISO 8601 format, YYYY-MM-DD.")
    PyObject isoDate() {
        return PyUnicode.ofNarrow(IsoFormat.date(new StringBuilder(10), date).toString());
    }

    static PyObject tp_str(ThreadState ts, PyDate self) {
        return Calls.callMethod(ts, self, "isoformat");
    }

    static PyObject tp_repr(ThreadState ts, PyDate self) {
        return PyUnicode.of(PyType.of(self).name() + "(" + self.year() + ", " + self.month() + ", " + self.day() + ")");
    }

    static String ctime(int date, long micros) {
        return String.format("%s %s %2d %02d:%02d:%02d %04d", DAYS[Gregorian.weekday(date)], MONTHS[Gregorian.month(date)], Gregorian.day(date),
                Clock.hour(micros), Clock.minute(micros), Clock.second(micros), Gregorian.year(date));
    }

    @PyMethod(value = "($self, /)", name = "ctime", doc = "Return ctime() style string.")
    String ctimeOfDay() {
        return ctime(date, 0);
    }

    @PyMethod(value = "($self, /, format)", textSignature = false, doc = "format -> strftime() style string.")
    static PyObject strftime(ThreadState ts, PyObject self, PyObject format) {
        if (PyUnicode.unwrapOrNull(format) == null) {
            throw Raise.typeError("strftime() argument 1 must be str, not %s", Raise.given(format));
        }
        return StrfTime.format(ts, self, PyUnicode.unwrap(format));
    }

    @PyMethod(value = "($self, format, /)", name = "__format__", textSignature = false, doc = "Formats self with strftime.")
    static PyObject format(ThreadState ts, PyObject self, PyObject format) {
        PyUnicode u = PyUnicode.unwrapOrNull(format);
        if (u == null) {
            throw Raise.typeError("__format__() argument 1 must be str, not %s", PyType.of(format).name());
        }
        return u.isEmpty() ? io.github.typhon.objects.protocol.Objects.str(ts, self) : Calls.callMethod(ts, self, "strftime", format);
    }

    @PyMethod(value = "($self, /)", name = "timetuple", doc = "Return time tuple, compatible with time.localtime().")
    PyObject timeTuple(ThreadState ts) {
        return StrfTime.timeTuple(ts, date, 0, -1);
    }

    // ---- other values

    @PyMethod(value = "($self, /, year=<unrepresentable>, month=<unrepresentable>, day=<unrepresentable>)", name = "replace", textSignature = false,
            doc = "Return date with new specified fields.")
    PyObject replaceDate(ThreadState ts, PyObject year, PyObject month, PyObject day) {
        return of(ts, PyType.of(this), replaced(ts, date, year, month, day));
    }

    static int replaced(ThreadState ts, int date, PyObject year, PyObject month, PyObject day) {
        return Gregorian.check(Fields.intOr(ts, year, Gregorian.year(date)), Fields.intOr(ts, month, Gregorian.month(date)), Fields.intOr(ts, day, Gregorian.day(date)));
    }

    @PyMethod(value = "($self, /, **changes)", name = "__replace__", doc = "The same as replace().")
    static PyObject replace(ThreadState ts, PyObject self, PyObject changes) {
        PyObject f = io.github.typhon.objects.protocol.Objects.getAttr(ts, self, "replace");
        try {
            return Calls.callDict(ts, f, PyTuple.EMPTY, changes);
        } finally {
            Refs.decref(ts, f);
        }
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "__reduce__() -> (cls, state)")
    PyObject reduceDate(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, PickleForm.ofDate(date)));
    }

    // ---- operators

    private static PyObject shifted(ThreadState ts, PyDate d, long days) {
        return of(ts, PyType.of(d), Gregorian.plusDays(d.date, days));
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        if (a instanceof PyDateTime || b instanceof PyDateTime) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return a instanceof PyDate d ? b instanceof PyTimeDelta t ? shifted(ts, d, t.days) : PyNotImplemented.NOT_IMPLEMENTED
                : a instanceof PyTimeDelta t && b instanceof PyDate d ? shifted(ts, d, t.days) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        if (a instanceof PyDateTime || b instanceof PyDateTime || !(a instanceof PyDate d)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (b instanceof PyDate e) {
            return PyTimeDelta.of(Gregorian.ordinal(d.date) - Gregorian.ordinal(e.date), 0);
        }
        return b instanceof PyTimeDelta t ? shifted(ts, d, -(long) t.days) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    static PyObject tp_richcompare(ThreadState ts, PyDate self, PyObject other, int op) {
        // A datetime is a date too, but comparing days alone would be wrong.
        if (!(other instanceof PyDate d) || other instanceof PyDateTime || self instanceof PyDateTime) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return PyBool.of(CompareOp.holds(Integer.compare(self.date, d.date), op));
    }

    static long tp_hash(ThreadState ts, PyDate self) {
        return HashSeed.mix(Fields.hash(self.date, 17));
    }
}
