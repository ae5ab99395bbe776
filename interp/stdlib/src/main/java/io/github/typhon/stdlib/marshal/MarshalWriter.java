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
import io.github.typhon.objects.number.PyFloat;
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
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Writes one value without back references, which every reader accepts. */
final class MarshalWriter {
    private static final int MAX_DEPTH = 2000;

    private final ThreadState ts;
    private final int version;
    private final boolean allowCode;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int depth;

    MarshalWriter(ThreadState ts, int version, boolean allowCode) {
        this.ts = ts;
        this.version = version;
        this.allowCode = allowCode;
    }

    byte[] write(PyObject value) {
        object(value);
        return out.toByteArray();
    }

    private void int32(long v) {
        for (int i = 0; i < 4; i++) {
            out.write((int) (v >>> 8 * i));
        }
    }

    private void real(double v) {
        long bits = Double.doubleToRawLongBits(v);
        int32(bits);
        int32(bits >>> 32);
    }

    private void object(PyObject v) {
        if (++depth > MAX_DEPTH) {
            throw Raise.valueError("object too deeply nested to marshal");
        }
        PyType t = PyType.of(v);
        if (v == PyNone.NONE) {
            out.write('N');
        } else if (v == Exc.StopIteration) {
            out.write('S');
        } else if (v == PyEllipsis.ELLIPSIS) {
            out.write('.');
        } else if (v instanceof PyBool b) {
            out.write(b == PyBool.TRUE ? 'T' : 'F');
        } else if (v instanceof PyLong i) {
            integer(i);
        } else if (v instanceof PyFloat f) {
            out.write('g');
            real(f.value());
        } else if (v instanceof PyComplex c) {
            out.write('y');
            real(c.real());
            real(c.imag());
        } else if (v instanceof PyUnicode u) {
            text(u);
        } else if (v instanceof PyBytes b) {
            bytes(b.shared());
        } else if (t == PyTuple.TYPE) {
            PyTuple tuple = (PyTuple) v;
            if (tuple.size() < 256 && version >= 4) {
                out.write(')');
                out.write(tuple.size());
            } else {
                out.write('(');
                int32(tuple.size());
            }
            for (int i = 0; i < tuple.size(); i++) {
                object(tuple.get(i));
            }
        } else if (t == PyList.TYPE || t == PySet.TYPE || t == PyFrozenSet.TYPE) {
            items(v, t == PyList.TYPE ? '[' : t == PySet.TYPE ? '<' : '>');
        } else if (t == PyDict.TYPE) {
            dict(v);
        } else if (v instanceof PySlice s && version >= 5) {
            out.write(':');
            object(s.start());
            object(s.stop());
            object(s.step());
        } else if (v instanceof PyCode code) {
            if (!allowCode) {
                throw Raise.valueError("marshalling code objects is disallowed");
            }
            byte[] b = CodeBytes.write(ts, code);
            out.write('c');
            int32(b.length);
            out.writeBytes(b);
        } else if (t.slots().has(Slot.BF_GETBUFFER)) {
            bytes(Buffers.bytes(ts, v));
        } else {
            throw Raise.valueError("unmarshallable object");
        }
        depth--;
    }

    private void bytes(byte[] b) {
        out.write('s');
        int32(b.length);
        out.writeBytes(b);
    }

    private void integer(PyLong v) {
        if (v.fitsLong() && v.longValue() == (int) v.longValue()) {
            out.write('i');
            int32(v.longValue());
            return;
        }
        BigInteger m = v.bigValue().abs();
        int n = (m.bitLength() + 14) / 15;
        out.write('l');
        int32(v.signum() < 0 ? -n : n);
        for (int i = 0; i < n; i++) {
            int d = m.shiftRight(15 * i).intValue() & 0x7fff;
            out.write(d);
            out.write(d >>> 8);
        }
    }

    private void text(PyUnicode u) {
        boolean interned = u.isInterned();
        if (u.isAscii() && version >= 4) {
            boolean small = u.length() < 256;
            out.write(small ? (interned ? 'Z' : 'z') : interned ? 'A' : 'a');
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
        out.write(interned && version >= 3 ? 't' : 'u');
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

    private void items(PyObject v, char code) {
        PyObject[] a = Sequences.toArray(ts, v);
        try {
            out.write(code);
            int32(a.length);
            for (PyObject o : a) {
                object(o);
            }
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    private void dict(PyObject v) {
        PyObject[] a = Containers.factory().dictItems(ts, v);
        try {
            out.write('{');
            for (PyObject o : a) {
                object(o);
            }
            out.write('0');
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }
}
