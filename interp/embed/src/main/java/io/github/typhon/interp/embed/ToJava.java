// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Python objects to Java values, as {@link Value#as} promises. */
final class ToJava {
    /** Deeper containers are taken for cyclic ones. */
    private static final int MAX_DEPTH = 500;

    private final Interpreter interpreter;

    ToJava(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    @SuppressWarnings("unchecked")
    <T> T convert(ThreadState ts, @Borrowed PyObject o, Class<T> type) {
        if (type == Object.class) {
            return (T) natural(ts, o, 0);
        }
        if (type == Value.class) {
            return (T) new Value(interpreter, Refs.newRef(ts, o));
        }
        if (o instanceof PyJavaObject j && type.isInstance(j.javaObject())) {
            return (T) j.javaObject();
        }
        if (o == PyNone.NONE && !type.isPrimitive()) {
            return null;
        }
        Object out = scalar(ts, o, type);
        if (out == null) {
            out = container(ts, o, type);
        }
        if (out == null) {
            throw new ClassCastException("cannot convert " + PyType.of(o).name() + " to " + type.getTypeName());
        }
        return (T) out;
    }

    private static Object scalar(ThreadState ts, PyObject o, Class<?> type) {
        if (type == String.class || type == CharSequence.class) {
            PyUnicode u = PyUnicode.unwrapOrNull(o);
            return u == null ? null : u.toString();
        }
        if (type == boolean.class || type == Boolean.class) {
            return o == PyBool.TRUE ? Boolean.TRUE : o == PyBool.FALSE ? Boolean.FALSE : null;
        }
        if (type == double.class || type == Double.class) {
            return real(o);
        }
        if (type == float.class || type == Float.class) {
            Double d = real(o);
            return d == null ? null : (Object) d.floatValue();
        }
        if (type == char.class || type == Character.class) {
            PyUnicode u = PyUnicode.unwrapOrNull(o);
            String s = u == null ? "" : u.toString();
            return s.length() == 1 ? (Object) s.charAt(0) : null;
        }
        if (type == byte[].class) {
            PyBytes b = PyBytes.unwrapOrNull(o);
            return b != null ? b.toByteArray() : PyUnicode.unwrapOrNull(o) == null && Buffers.check(o) ? Buffers.bytes(ts, o) : null;
        }
        return integer(o, type);
    }

    private static Double real(PyObject o) {
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f != null) {
            return f.value();
        }
        PyLong n = PyLong.unwrapOrNull(o);
        if (n == null) {
            return null;
        }
        double d = n.fitsLong() ? n.longValue() : n.bigValue().doubleValue();
        if (Double.isInfinite(d)) {
            throw new ArithmeticException("int too large to convert to double");
        }
        return d;
    }

    private static Object integer(PyObject o, Class<?> type) {
        PyLong n = PyLong.unwrapOrNull(o);
        if (n == null) {
            return null;
        }
        if (type == BigInteger.class) {
            return n.bigValue();
        }
        if (type == Number.class) {
            return n.fitsLong() ? (Number) n.longValue() : n.bigValue();
        }
        if (type == long.class || type == Long.class) {
            return ranged(n, Long.MIN_VALUE, Long.MAX_VALUE, type);
        }
        if (type == int.class || type == Integer.class) {
            return (int) ranged(n, Integer.MIN_VALUE, Integer.MAX_VALUE, type);
        }
        if (type == short.class || type == Short.class) {
            return (short) ranged(n, Short.MIN_VALUE, Short.MAX_VALUE, type);
        }
        if (type == byte.class || type == Byte.class) {
            return (byte) ranged(n, Byte.MIN_VALUE, Byte.MAX_VALUE, type);
        }
        return null;
    }

    private static long ranged(PyLong n, long min, long max, Class<?> type) {
        if (!n.fitsLong() || n.longValue() < min || n.longValue() > max) {
            throw new ArithmeticException("int too large to convert to " + type.getTypeName());
        }
        return n.longValue();
    }

    private Object container(ThreadState ts, PyObject o, Class<?> type) {
        boolean text = PyUnicode.unwrapOrNull(o) != null || PyBytes.unwrapOrNull(o) != null;
        if (type == List.class || type == Collection.class || type == Iterable.class) {
            return text || o instanceof PyDict ? null : elements(ts, o, new ArrayList<>(), 1);
        }
        if (type == Set.class) {
            return isSet(o) ? elements(ts, o, new LinkedHashSet<>(), 1) : null;
        }
        if (type == Map.class) {
            return o instanceof PyDict d ? map(ts, d, 1) : null;
        }
        return null;
    }

    private static boolean isSet(PyObject o) {
        return o instanceof io.github.typhon.collections.set.PySet || o instanceof io.github.typhon.collections.set.PyFrozenSet;
    }

    private Object natural(ThreadState ts, PyObject o, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("the object is cyclic, or nested more than " + MAX_DEPTH + " deep");
        }
        Object scalar = naturalScalar(o);
        if (scalar != null || o == PyNone.NONE) {
            return scalar;
        }
        if (o instanceof PyList || o instanceof PyTuple) {
            return elements(ts, o, new ArrayList<>(), depth + 1);
        }
        if (isSet(o)) {
            return elements(ts, o, new LinkedHashSet<>(), depth + 1);
        }
        return o instanceof PyDict d ? map(ts, d, depth + 1) : new Value(interpreter, Refs.newRef(ts, o));
    }

    /** The Java value of a scalar or of a Java object; null for None and for everything else. */
    static Object naturalScalar(PyObject o) {
        if (o instanceof PyJavaObject j) {
            return j.javaObject();
        }
        if (o == PyBool.TRUE || o == PyBool.FALSE) {
            return o == PyBool.TRUE;
        }
        PyLong n = PyLong.unwrapOrNull(o);
        if (n != null) {
            return n.fitsLong() ? (Object) n.longValue() : n.bigValue();
        }
        PyFloat f = PyFloat.unwrapOrNull(o);
        if (f != null) {
            return f.value();
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            return u.toString();
        }
        PyBytes b = PyBytes.unwrapOrNull(o);
        return b == null ? null : b.toByteArray();
    }

    private Collection<Object> elements(ThreadState ts, PyObject o, Collection<Object> out, int depth) {
        PyObject[] items = Sequences.toArray(ts, o);
        try {
            for (PyObject i : items) {
                out.add(natural(ts, i, depth));
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
        return out;
    }

    private Map<Object, Object> map(ThreadState ts, PyDict d, int depth) {
        Map<Object, Object> out = new LinkedHashMap<>();
        PyObject[] kv = d.itemsNow(ts);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                out.put(natural(ts, kv[i], depth), natural(ts, kv[i + 1], depth));
            }
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
        return out;
    }
}
