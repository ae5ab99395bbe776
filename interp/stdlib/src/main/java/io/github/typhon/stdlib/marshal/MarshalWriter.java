// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.runtime.code.CodeBytes;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.FloatText;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Writes one value. From version 3 on an object that others may hold, too, is marked when it is first written, and written as a
 *  reference to its mark after that; what only its container holds needs no mark. Items of sets come in the order of their bytes.
 *  <p>Threads: one thread uses it, once; containers that others change meanwhile are written as they were at some time. */
final class MarshalWriter {
    private static final int REFERENCE = 0x80;
    private static final int MAX_DEPTH = 2000;

    private final ThreadState ts;
    private final int version;
    private final boolean allowCode;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Object, Integer> written = new HashMap<>();
    private int depth;

    MarshalWriter(ThreadState ts, int version, boolean allowCode) {
        this.ts = ts;
        this.version = version;
        this.allowCode = allowCode;
    }

    byte[] write(PyObject value) {
        object(value, 1);
        return out.toByteArray();
    }

    private void int32(long v) {
        for (int i = 0; i < 4; i++) {
            out.write((int) (v >>> 8 * i));
        }
    }

    /** In binary, or up to version 1 as text. */
    private void real(double v) {
        if (version <= 1) {
            byte[] text = FloatText.format(v, 'g', 17, 0).getBytes(StandardCharsets.ISO_8859_1);
            out.write(text.length);
            out.writeBytes(text);
            return;
        }
        long bits = Double.doubleToRawLongBits(v);
        int32(bits);
        int32(bits >>> 32);
    }

    /** Writes the object; {@code held} of its references are the container's and the writer's. */
    private void object(@Borrowed PyObject v, int held) {
        if (++depth > MAX_DEPTH) {
            throw Raise.valueError("object too deeply nested to marshal");
        }
        if (v == PyNone.NONE) {
            out.write('N');
        } else if (v == Exc.StopIteration) {
            out.write('S');
        } else if (v == PyEllipsis.ELLIPSIS) {
            out.write('.');
        } else if (v instanceof PyBool b) {
            out.write(b == PyBool.TRUE ? 'T' : 'F');
        } else {
            Object identity = identity(v);
            Integer at = written.get(identity);
            if (at == null) {
                content(v, mark(v, identity, held));
            } else {
                out.write('r');
                int32(at);
            }
        }
        depth--;
    }

    /** Equal for objects that are the same to {@code is}: plain numbers are by their value. */
    private static Object identity(PyObject v) {
        return switch (v) {
            case PyInt i -> i.value();
            case PyLong i -> i.bigValue();
            case PyFloat f -> new FloatBits(Double.doubleToRawLongBits(f.value()));
            default -> new Identity(v);
        };
    }

    private record FloatBits(long bits) {}

    private record Identity(@Borrowed PyObject object) {
        @Override public boolean equals(Object other) {
            return other instanceof Identity i && i.object == object;
        }

        @Override public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** What the code of an object is joined with: the object is known from now on unless nobody else holds it. */
    private int mark(PyObject v, Object identity, int held) {
        if (version < 3 || v instanceof RefCounted r && Refs.hasNoOtherReferences(ts, r, held) && !(v instanceof PyUnicode u && u.isInterned())) {
            return 0;
        }
        written.put(identity, written.size());
        return REFERENCE;
    }

    private void content(PyObject v, int mark) {
        PyType t = PyType.of(v);
        if (v instanceof PyLong i) {
            integer(i, mark);
        } else if (v instanceof PyFloat f) {
            out.write((version > 1 ? 'g' : 'f') | mark);
            real(f.value());
        } else if (v instanceof PyComplex c) {
            out.write((version > 1 ? 'y' : 'x') | mark);
            real(c.real());
            real(c.imag());
        } else if (v instanceof PyUnicode u) {
            text(u, mark);
        } else if (v instanceof PyBytes b) {
            bytes(b.shared(), mark);
        } else if (t == PyTuple.TYPE) {
            tuple((PyTuple) v, mark);
        } else if (t == PyList.TYPE) {
            list(v, mark);
        } else if (t == PySet.TYPE || t == PyFrozenSet.TYPE) {
            set(v, (t == PySet.TYPE ? '<' : '>') | mark);
        } else if (t == PyDict.TYPE) {
            dict(v, mark);
        } else if (v instanceof PySlice s && version >= 5) {
            out.write(':' | mark);
            object(s.start(), 1);
            object(s.stop(), 1);
            object(s.step(), 1);
        } else if (v instanceof PyCode code) {
            code(code, mark);
        } else if (t.slots().has(Slot.BF_GETBUFFER)) {
            bytes(Buffers.bytes(ts, v), mark);
        } else {
            throw Raise.valueError("unmarshallable object");
        }
    }

    private void code(PyCode code, int mark) {
        if (!allowCode) {
            throw Raise.valueError("marshalling code objects is disallowed");
        }
        byte[] b = CodeBytes.write(ts, code);
        out.write('c' | mark);
        int32(b.length);
        out.writeBytes(b);
    }

    private void tuple(PyTuple tuple, int mark) {
        if (tuple.size() < 256 && version >= 4) {
            out.write(')' | mark);
            out.write(tuple.size());
        } else {
            out.write('(' | mark);
            int32(tuple.size());
        }
        for (int i = 0; i < tuple.size(); i++) {
            object(tuple.get(i), 1);
        }
    }

    private void bytes(byte[] b, int mark) {
        out.write('s' | mark);
        int32(b.length);
        out.writeBytes(b);
    }

    private void integer(PyLong v, int mark) {
        if (v.fitsLong() && v.longValue() == (int) v.longValue()) {
            out.write('i' | mark);
            int32(v.longValue());
            return;
        }
        BigInteger m = v.bigValue().abs();
        int n = (m.bitLength() + 14) / 15;
        out.write('l' | mark);
        int32(v.signum() < 0 ? -n : n);
        for (int i = 0; i < n; i++) {
            int d = m.shiftRight(15 * i).intValue() & 0x7fff;
            out.write(d);
            out.write(d >>> 8);
        }
    }

    private void text(PyUnicode u, int mark) {
        boolean interned = u.isInterned();
        if (u.isAscii() && version >= 4) {
            boolean small = u.length() < 256;
            out.write((small ? (interned ? 'Z' : 'z') : interned ? 'A' : 'a') | mark);
            if (small) {
                out.write(u.length());
            } else {
                int32(u.length());
            }
            for (int i = 0; i < u.length(); i++) {
                out.write(u.codePointAt(i));
            }
            return;
        }
        byte[] b = utf8(u);
        out.write((interned && version >= 3 ? 't' : 'u') | mark);
        int32(b.length);
        out.writeBytes(b);
    }

    /** UTF-8 that keeps lone surrogates. */
    private static byte[] utf8(PyUnicode u) {
        ByteArrayOutputStream b = new ByteArrayOutputStream(u.length() * 2);
        for (int i = 0; i < u.length(); i++) {
            int c = u.codePointAt(i);
            if (c < 0x80) {
                b.write(c);
            } else if (c < 0x800) {
                b.write(0xc0 | c >> 6);
                b.write(0x80 | c & 0x3f);
            } else if (c < 0x10000) {
                b.write(0xe0 | c >> 12);
                b.write(0x80 | c >> 6 & 0x3f);
                b.write(0x80 | c & 0x3f);
            } else {
                b.write(0xf0 | c >> 18);
                b.write(0x80 | c >> 12 & 0x3f);
                b.write(0x80 | c >> 6 & 0x3f);
                b.write(0x80 | c & 0x3f);
            }
        }
        return b.toByteArray();
    }

    private void list(PyObject v, int mark) {
        PyObject[] a = Sequences.toArray(ts, v);
        try {
            out.write('[' | mark);
            int32(a.length);
            for (PyObject o : a) {
                object(o, 2);
            }
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    /** The same set gives the same bytes whatever the order that its hashes lead to. */
    private void set(PyObject v, int code) {
        PyObject[] a = Sequences.toArray(ts, v);
        try {
            Item[] items = new Item[a.length];
            for (int i = 0; i < a.length; i++) {
                MarshalWriter alone = new MarshalWriter(ts, version, allowCode);
                alone.depth = depth;
                items[i] = new Item(alone.write(a[i]), a[i]);
            }
            Arrays.sort(items);
            out.write(code);
            int32(items.length);
            for (Item i : items) {
                object(i.value, 1);
            }
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    /** An item of a set, to be sorted by what it is written as on its own. */
    private record Item(byte[] bytes, @Borrowed PyObject value) implements Comparable<Item> {
        @Override public int compareTo(Item other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }

    private void dict(PyObject v, int mark) {
        PyObject[] a = Containers.factory().dictItems(ts, v);
        try {
            out.write('{' | mark);
            for (PyObject o : a) {
                object(o, 2);
            }
            out.write('0');
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }
}
