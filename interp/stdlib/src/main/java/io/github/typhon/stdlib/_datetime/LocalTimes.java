// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._datetime;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What zones of other modules need of datetimes. <p>Threads: stateless. <p>Re-entry: subclasses of datetime may be Python's. */
public final class LocalTimes {
    private static final int EPOCH = Gregorian.ordinal(1970, 1, 1);
    private static final long DAY_SECONDS = Clock.DAY / Clock.SECOND;

    private LocalTimes() {}

    public static boolean isDateTime(PyObject o) {
        return o instanceof PyDateTime;
    }

    public static boolean isIn(PyObject dateTime, PyObject zone) {
        return ((PyDateTime) dateTime).zone == zone;
    }

    public static int year(PyObject dateTime) {
        return Gregorian.year(((PyDateTime) dateTime).date);
    }

    public static int fold(PyObject dateTime) {
        return ((PyDateTime) dateTime).fold;
    }

    /** Seconds from 1970 to what a datetime's clock shows, whatever its zone. What is no datetime needs the methods and attributes of one. */
    public static long seconds(ThreadState ts, PyObject o) {
        if (o instanceof PyDateTime d) {
            return (Gregorian.ordinal(d.date) - EPOCH) * DAY_SECONDS + d.micros / Clock.SECOND;
        }
        PyObject ordinal = Calls.callMethod(ts, o, "toordinal");
        try {
            return (Numbers.asLong(ts, ordinal) - EPOCH) * DAY_SECONDS + attribute(ts, o, "hour") * 3600 + attribute(ts, o, "minute") * 60 + attribute(ts, o, "second");
        } finally {
            Refs.decref(ts, ordinal);
        }
    }

    /** An int among an object's attributes. */
    public static long attribute(ThreadState ts, PyObject o, String name) {
        PyObject v = Objects.getAttr(ts, o, name);
        try {
            return Numbers.asLong(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    /** A timedelta of whole seconds, which is immortal. */
    public static PyObject delta(long seconds) {
        return PyTimeDelta.of(Math.floorDiv(seconds, DAY_SECONDS), Math.floorMod(seconds, DAY_SECONDS) * Clock.SECOND);
    }

    /** The sum of a datetime, which has a zone, and a timedelta; the second of two equal ones if {@code folded}. */
    public static @Owned PyObject plus(ThreadState ts, PyObject dateTime, PyObject delta, boolean folded) {
        PyObject sum = Numbers.add(ts, dateTime, delta);
        if (!folded) {
            return sum;
        }
        if (PyType.of(sum) == PyDateTime.TYPE) {
            // Nobody else has seen it.
            ((PyDateTime) sum).fold = 1;
            return sum;
        }
        PyDict fold = new PyDict(ts);
        PyObject replace = null;
        try {
            fold.put(ts, PyUnicode.of("fold"), PyLong.of(1));
            replace = Objects.getAttr(ts, sum, "replace");
            return Calls.callDict(ts, replace, PyTuple.EMPTY, fold);
        } finally {
            Refs.xdecref(ts, replace);
            Refs.decref(ts, fold);
            Refs.decref(ts, sum);
        }
    }
}
