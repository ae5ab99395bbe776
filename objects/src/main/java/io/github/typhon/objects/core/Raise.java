// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Builds the common exceptions: {@code throw Raise.typeError("'%s' object is not iterable", name)}. Formats only if there are arguments. */
public final class Raise {
    private Raise() {}

    private static PyException make(PyType type, String format, Object[] args) {
        return PyException.of(type, args.length == 0 ? format : String.format(format, args));
    }

    public static PyException typeError(String format, Object... args) {
        return make(Exc.TypeError, format, args);
    }

    public static PyException valueError(String format, Object... args) {
        return make(Exc.ValueError, format, args);
    }

    public static PyException indexError(String format, Object... args) {
        return make(Exc.IndexError, format, args);
    }

    public static PyException overflowError(String format, Object... args) {
        return make(Exc.OverflowError, format, args);
    }

    public static PyException zeroDivision(String format, Object... args) {
        return make(Exc.ZeroDivisionError, format, args);
    }

    public static PyException runtimeError(String format, Object... args) {
        return make(Exc.RuntimeError, format, args);
    }

    public static PyException systemError(String format, Object... args) {
        return make(Exc.SystemError, format, args);
    }

    public static PyException notImplemented(String format, Object... args) {
        return make(Exc.NotImplementedError, format, args);
    }

    public static PyException memoryError() {
        return PyException.ofArgs(Exc.MemoryError);
    }

    public static PyException bufferError(String format, Object... args) {
        return make(Exc.BufferError, format, args);
    }

    public static PyException recursionError(String format, Object... args) {
        return make(Exc.RecursionError, format, args);
    }

    public static PyException lookupError(String format, Object... args) {
        return make(Exc.LookupError, format, args);
    }

    /** KeyError whose argument is the key itself (borrowed). */
    public static PyException keyError(ThreadState ts, PyObject key) {
        return PyException.ofArgs(Exc.KeyError, Refs.newRef(ts, key));
    }

    /** StopIteration, carrying a generator's result (borrowed) if there is one. */
    public static PyException stopIteration(ThreadState ts, PyObject resultOrNull) {
        return resultOrNull == null
                ? PyException.ofArgs(Exc.StopIteration)
                : PyException.ofArgs(Exc.StopIteration, Refs.newRef(ts, resultOrNull));
    }

    /** AttributeError that knows its name and object (both borrowed), for suggestions. */
    public static PyException attributeError(ThreadState ts, PyObject object, io.github.typhon.objects.text.PyUnicode name, String format, Object... args) {
        return io.github.typhon.objects.error.ErrorFactory.attributeError(ts, object, name, args.length == 0 ? format : String.format(format, args));
    }
}
