// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** Seconds given as int or float, turned into nanoseconds or whole seconds with CPython's checks. CPython: Python/pytime.c. */
public final class Durations {
    private Durations() {}

    /** Nanoseconds, rounded away from zero as timeouts are. */
    public static long nanos(ThreadState ts, PyObject seconds) {
        PyFloat f = PyFloat.unwrapOrNull(seconds);
        if (f != null) {
            double d = f.value() * 1e9;
            checkNan(f.value());
            d = d >= 0 ? Math.ceil(d) : Math.floor(d);
            if (!(d >= -0x1p63 && d < 0x1p63)) {
                throw outOfRange();
            }
            return (long) d;
        }
        PyLong n = integer(ts, seconds);
        long s = n.fitsLong() ? n.longValue() : Long.MAX_VALUE;
        if (!n.fitsLong() || Math.multiplyHigh(s, 1_000_000_000L) != s * 1_000_000_000L >> 63) {
            throw Raise.overflowError("timestamp too large to convert to C PyTime_t");
        }
        return s * 1_000_000_000L;
    }

    /** Whole seconds, rounded down. */
    static long seconds(ThreadState ts, PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f != null) {
            checkNan(f.value());
            double d = Math.floor(f.value());
            if (!(d >= -0x1p63 && d < 0x1p63)) {
                throw outOfRange();
            }
            return (long) d;
        }
        PyLong n = Numbers.index(ts, o);
        if (!n.fitsLong()) {
            throw outOfRange();
        }
        return n.longValue();
    }

    private static PyLong integer(ThreadState ts, PyObject o) {
        try {
            return Numbers.index(ts, o);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("'%s' object cannot be interpreted as an integer or float", TypeMethods.fullName(ts, PyType.of(o)));
        }
    }

    private static void checkNan(double d) {
        if (Double.isNaN(d)) {
            throw Raise.valueError("Invalid value NaN (not a number)");
        }
    }

    private static PyException outOfRange() {
        return Raise.overflowError("timestamp out of range for platform time_t");
    }
}
