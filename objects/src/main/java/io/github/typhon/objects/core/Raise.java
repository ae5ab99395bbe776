// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.MemoryReserve;
import io.github.typhon.refcount.thread.ThreadState;

/** Builds the common exceptions: {@code throw Raise.typeError("'%s' object is not iterable", name)}. Formats only if there are arguments. */
public final class Raise {
    private Raise() {}

    private static PyException make(PyType type, String format, Object[] args) {
        return PyException.of(type, text(format, args));
    }

    /** Like String.format for %s, %d and %%, which is what messages have; many times faster, and errors that a lookup swallows are common. */
    static String text(String format, Object... args) {
        if (args.length == 0) return format;
        StringBuilder out = new StringBuilder(format.length() + 16 * args.length);
        int next = 0;
        int from = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', from)) {
            char c = at + 1 < format.length() ? format.charAt(at + 1) : 0;
            boolean plain = c == '%' || next < args.length && (c == 's' && !(args[next] instanceof java.util.Formattable) || c == 'd' && isInteger(args[next]));
            if (!plain) return String.format(format, args);
            out.append(format, from, at);
            if (c == '%') {
                out.append('%');
            } else {
                out.append(args[next++]);
            }
            from = at + 2;
        }
        return out.append(format, from, format.length()).toString();
    }

    private static boolean isInteger(Object o) {
        return o instanceof Integer || o instanceof Long || o instanceof java.math.BigInteger || o instanceof Short || o instanceof Byte;
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

    /** What an OutOfMemoryError becomes; the memory kept back is released, so that there is room to go on to a handler. */
    public static PyException outOfMemory() {
        MemoryReserve.release();
        return memoryError();
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
        return io.github.typhon.objects.error.ErrorFactory.attributeError(ts, object, name, text(format, args));
    }

    /** AttributeError that knows neither: what cannot be set or deleted has nothing to suggest. */
    public static PyException attributeError(String format, Object... args) {
        return PyException.of(Exc.AttributeError, text(format, args));
    }

    /** How messages about an argument of the wrong type call it: its type, but None by its name. CPython: _PyArg_BadArgument. */
    public static String given(PyObject o) {
        return o == PyNone.NONE ? "None" : PyType.of(o).name();
    }
}
