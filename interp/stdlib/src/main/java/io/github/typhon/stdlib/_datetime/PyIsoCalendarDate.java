// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code isocalendar()} gives: a tuple with named items. <p>Threads: immutable. */
@PyClass(name = "IsoCalendarDate", module = "datetime", base = PyTuple.class, flags = PyType.SEQUENCE,
        doc = "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\n"
                + "or via the object attributes as named in the above tuple.")
public final class PyIsoCalendarDate extends PyTuple {
    public static final PyType TYPE = PyType.builtin(new PyIsoCalendarDateExposed());

    PyIsoCalendarDate(ThreadState ts, int[] v) {
        super(ts, new PyObject[] {PyLong.of(v[0]), PyLong.of(v[1]), PyLong.of(v[2])});
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyGetter("year")
    PyObject year() {
        return get(0);
    }

    @PyGetter("week")
    PyObject week() {
        return get(1);
    }

    @PyGetter("weekday")
    PyObject weekday() {
        return get(2);
    }

    static PyObject tp_repr(ThreadState ts, PyIsoCalendarDate self) {
        return PyUnicode.of(TYPE.name() + "(year=" + self.get(0) + ", week=" + self.get(1) + ", weekday=" + self.get(2) + ")");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyTuple.TYPE), PyTuple.of(ts, PyTuple.copyOf(ts, items, 0, 3)));
    }
}
