// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What generated glue converts with: arguments to Java values, with Argument Clinic's errors, and Java results to objects.
 *  <p>Ownership: arguments are borrowed; whatever a conversion answers lives as long as its argument. Re-entry: conversions of
 *  numbers and truth may run Python. */
public final class Args {
    private Args() {}

    /** CPython: the Py_ssize_t converter. */
    public static long toLong(ThreadState ts, PyObject o) {
        if (o instanceof PyInt i) {
            return i.value();
        }
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C ssize_t");
        }
        return v.longValue();
    }

    public static int toInt(ThreadState ts, PyObject o) {
        PyLong v = Numbers.index(ts, o);
        if (!v.fitsLong() || v.longValue() != (int) v.longValue()) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        return (int) v.longValue();
    }

    public static double toDouble(ThreadState ts, PyObject o) {
        return Numbers.asDouble(ts, o);
    }

    public static boolean toBool(ThreadState ts, PyObject o) {
        return Objects.isTrue(ts, o);
    }

    /** A slice bound: clamped to a long, None not allowed. */
    public static long toSliceIndex(ThreadState ts, PyObject o) {
        return sliceIndex(ts, o, "slice indices must be integers or have an __index__ method");
    }

    /** A slice bound: clamped to a long, None stands for the default. */
    public static long toSliceIndex(ThreadState ts, PyObject o, long none) {
        return o == PyNone.NONE ? none : sliceIndex(ts, o, "slice indices must be integers or None or have an __index__ method");
    }

    private static long sliceIndex(ThreadState ts, PyObject o, String message) {
        if (!(o instanceof PyLong) && !PyType.of(o).slots().has(Slot.NB_INDEX)) {
            throw Raise.typeError(message);
        }
        return Numbers.asSsize(ts, o, null);
    }

    public static String toString(PyObject o, String function, String argument) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw bad(function, argument, "str", o);
        }
        return u.toString();
    }

    /** As {@link #toString}; None gives null. */
    public static String toStringOrNone(PyObject o, String function, String argument) {
        if (o == PyNone.NONE) {
            return null;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw bad(function, argument, "str or None", o);
        }
        return u.toString();
    }

    /** The argument as an instance of a built-in class. */
    public static <T> @Borrowed T cast(Class<T> c, PyType type, PyObject o, String function, String argument) {
        if (c.isInstance(o)) {
            return c.cast(o);
        }
        throw bad(function, argument, type.name(), o);
    }

    /** The plain value that {@code unwrapOrNull} found in the argument. */
    public static <T> T value(T plain, PyType type, PyObject o, String function, String argument) {
        if (plain == null) {
            throw bad(function, argument, type.name(), o);
        }
        return plain;
    }

    /** The items of a bound {@code *args} tuple: not to be kept or written. */
    public static @Borrowed PyObject[] items(PyObject tuple) {
        return ((PyTuple) tuple).items;
    }

    private static RuntimeException bad(String function, String argument, String expected, PyObject given) {
        return Raise.typeError("%s() %s must be %s, not %s", function, argument, expected, Raise.given(given));
    }

    public static PyObject result(long v) {
        return PyLong.of(v);
    }

    public static PyObject result(double v) {
        return PyFloat.of(v);
    }

    public static PyObject result(boolean v) {
        return PyBool.of(v);
    }

    public static PyObject result(String v) {
        return PyUnicode.of(v);
    }
}
