// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Java values to Python objects; the way back is {@link ToJava}. All of it runs on an attached thread. */
final class Conversion {
    private final Interpreter interpreter;
    private final ToJava toJava;

    Conversion(Interpreter interpreter) {
        this.interpreter = interpreter;
        toJava = new ToJava(interpreter);
    }

    <T> T toJava(ThreadState ts, @Borrowed PyObject o, Class<T> type) {
        return toJava.convert(ts, o, type);
    }

    @Owned
    PyObject[] toPython(ThreadState ts, Object[] values) {
        PyObject[] out = new PyObject[values.length];
        int n = 0;
        try {
            while (n < out.length) {
                out[n] = toPython(ts, values[n]);
                n++;
            }
            return out;
        } finally {
            if (n < out.length) {
                Refs.releaseAll(ts, out, 0, n);
            }
        }
    }

    /** IllegalArgumentException for a handle of another interpreter. */
    @Owned
    PyObject toPython(ThreadState ts, Object value) {
        return switch (value) {
            case null -> PyNone.NONE;
            case Value v -> {
                if (!v.belongsTo(interpreter)) {
                    throw new IllegalArgumentException("the value belongs to another interpreter");
                }
                yield v.load(ts);
            }
            case Boolean b -> b ? PyBool.TRUE : PyBool.FALSE;
            case Integer n -> PyLong.of(n);
            case Long n -> PyLong.of(n);
            case Short n -> PyLong.of(n);
            case Byte n -> PyLong.of(n);
            case BigInteger n -> PyLong.of(n);
            case Double d -> PyFloat.of(d);
            case Float f -> PyFloat.of(f);
            case Character c -> PyUnicode.of(String.valueOf(c));
            case String s -> PyUnicode.of(s);
            case byte[] b -> PyBytes.of(b);
            case PythonCallable c -> new PyJavaFunction(ts, interpreter, c);
            case Set<?> s -> set(ts, s);
            case Collection<?> c -> list(ts, c.toArray());
            case Map<?, ?> m -> dict(ts, m);
            case Object[] a -> list(ts, a);
            default -> value.getClass().isArray() ? list(ts, boxed(value)) : new PyJavaObject(ts, value);
        };
    }

    private static Object[] boxed(Object array) {
        Object[] out = new Object[Array.getLength(array)];
        for (int i = 0; i < out.length; i++) {
            out[i] = Array.get(array, i);
        }
        return out;
    }

    private PyObject list(ThreadState ts, Object[] values) {
        PyObject[] items = toPython(ts, values);
        return Containers.factory().newList(ts, items, items.length);
    }

    private PyObject set(ThreadState ts, Set<?> values) {
        PyObject[] items = toPython(ts, values.toArray());
        PyObject s = Containers.factory().newSet(ts);
        boolean done = false;
        try {
            for (PyObject i : items) {
                Containers.factory().setAdd(ts, s, i);
            }
            done = true;
            return s;
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
            if (!done) {
                Refs.decref(ts, s);
            }
        }
    }

    private PyObject dict(ThreadState ts, Map<?, ?> values) {
        PyObject d = Containers.factory().newDict(ts);
        boolean done = false;
        try {
            for (Map.Entry<?, ?> e : values.entrySet()) {
                PyObject[] kv = toPython(ts, new Object[] {e.getKey(), e.getValue()});
                try {
                    Containers.factory().dictSet(ts, d, kv[0], kv[1]);
                } finally {
                    Refs.releaseAll(ts, kv, 0, 2);
                }
            }
            done = true;
            return d;
        } finally {
            if (!done) {
                Refs.decref(ts, d);
            }
        }
    }
}
