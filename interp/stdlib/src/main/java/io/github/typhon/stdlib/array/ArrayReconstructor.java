// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** Arrays in pickles: the items as some machine had them, named by a number. CPython: enum machine_format_code, array__array_reconstructor_impl. */
final class ArrayReconstructor {
    private static final int FLOAT32 = 14;
    private static final int FLOAT64 = 16;
    private static final int UTF16 = 18;
    private static final int UTF32 = 20;
    private static final int LAST = 21;

    private ArrayReconstructor() {}

    /** How this machine, which is little-endian with 64-bit longs, holds items of a type code. */
    static int machineFormat(char code) {
        return switch (code) {
            case 'f' -> FLOAT32;
            case 'd' -> FLOAT64;
            case 'u', 'w' -> UTF32;
            case 'B' -> 0;
            case 'b' -> 1;
            default -> {
                int size = ArrayItem.size(code);
                int width = size == 2 ? 2 : size == 4 ? 6 : 10;
                yield Character.isUpperCase(code) ? width : width + 2;
            }
        };
    }

    static @Owned PyObject make(ThreadState ts, PyObject type, PyObject typecode, int format, PyObject items) {
        if (!(type instanceof PyType t)) {
            throw Raise.typeError("first argument must be a type object, not %s", PyType.of(type).name());
        }
        if (!t.isSubtype(PyArray.TYPE)) {
            throw Raise.typeError("%s is not a subtype of %s", t.name(), PyArray.TYPE.name());
        }
        PyUnicode u = PyUnicode.unwrapOrNull(typecode);
        if (u == null || u.length() != 1) {
            throw u == null ? Raise.typeError("_array_reconstructor() argument 2 must be a unicode character, not %s", PyType.of(typecode).name())
                    : Raise.typeError("_array_reconstructor(): argument 2 must be a unicode character, not a string of length %d", u.length());
        }
        char code = (char) u.codePointAt(0);
        if (PyArray.CODES.indexOf(code) < 0) {
            throw Raise.valueError("second argument must be a valid type code");
        }
        if (format < 0 || format > LAST) {
            throw Raise.valueError("third argument must be a valid machine format code.");
        }
        PyBytes b = PyBytes.unwrapOrNull(items);
        if (b == null) {
            throw Raise.typeError("fourth argument should be bytes, not %s", PyType.of(items).name());
        }
        if (format == machineFormat(code)) {
            return Calls.call2(ts, t, u, b);
        }
        if (format >= UTF16) {
            String encoding = (format >= UTF32 ? "utf-32" : "utf-16") + ((format & 1) == 0 ? "-le" : "-be");
            return Calls.call2(ts, t, u, Codecs.decode(ts, b, encoding, "strict"));
        }
        PyObject list = format >= FLOAT32 ? floats(ts, b.shared(), format) : integers(ts, b.shared(), format);
        try {
            return Calls.call2(ts, t, PyUnicode.of(String.valueOf(format >= FLOAT32 ? code : fitting(code, format))), list);
        } finally {
            Refs.decref(ts, list);
        }
    }

    private static int size(int format) {
        return format < 2 ? 1 : format < 6 ? 2 : format < 10 ? 4 : 8;
    }

    private static boolean isSigned(int format) {
        return format == 1 || format >= 2 && (format - 2 & 2) != 0;
    }

    /** The type code whose items are like the machine's, so that all values fit; else the one that was pickled. */
    private static char fitting(char code, int format) {
        char best = code;
        for (char c : "bBhHiIlLqQ".toCharArray()) {
            if (ArrayItem.size(c) == size(format) && Character.isLowerCase(c) == isSigned(format)) {
                best = c;
            }
        }
        return best;
    }

    private static @Owned PyObject floats(ThreadState ts, byte[] in, int format) {
        int size = format < FLOAT64 ? 4 : 8;
        PyList list = new PyList(ts);
        for (int at = 0; at + size <= in.length; at += size) {
            long bits = new BigInteger(bigEndian(in, at, size, (format & 1) != 0)).longValue();
            double v = size == 4 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
            list.append(ts, PyFloat.of(v));
        }
        return list;
    }

    private static @Owned PyObject integers(ThreadState ts, byte[] in, int format) {
        int size = size(format);
        PyList list = new PyList(ts);
        for (int at = 0; at + size <= in.length; at += size) {
            byte[] b = bigEndian(in, at, size, (format & 1) != 0 && size > 1);
            list.append(ts, PyLong.of(isSigned(format) ? new BigInteger(b) : new BigInteger(1, b)));
        }
        return list;
    }

    private static byte[] bigEndian(byte[] in, int at, int size, boolean big) {
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            out[i] = in[big ? at + i : at + size - 1 - i];
        }
        return out;
    }
}
