// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.collections.buffer.ItemFormat;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** One item of an array: its bytes and its Python value. CPython: the getitem and setitem functions of arraymodule.c. */
final class ArrayItem {
    private ArrayItem() {}

    static int size(char code) {
        return code == 'u' || code == 'w' ? 4 : ItemFormat.size(code);
    }

    static @Owned PyObject read(char code, byte[] b, int at) {
        if (code == 'u' || code == 'w') {
            int cp = codePoint(b, at);
            if (!Character.isValidCodePoint(cp)) {
                throw Raise.valueError("chr() arg not in range(0x110000)");
            }
            return PyUnicode.ofChar(cp);
        }
        return ItemFormat.read(code, b, at);
    }

    static int codePoint(byte[] b, int at) {
        return (b[at] & 255) | (b[at + 1] & 255) << 8 | (b[at + 2] & 255) << 16 | b[at + 3] << 24;
    }

    /** By ==: items are made when they are asked for, so none is identical to anything (nan differs from itself). */
    @MayRunPython
    static boolean isEqual(ThreadState ts, PyObject item, PyObject value) {
        return Objects.truth(ts, Objects.richCompare(ts, item, value, CompareOp.EQ));
    }

    @MayRunPython
    static byte[] encode(ThreadState ts, char code, PyObject v) {
        return switch (code) {
            case 'u', 'w' -> character(code, v);
            case 'f' -> bits(Float.floatToIntBits((float) real(ts, v)), 4);
            case 'd' -> bits(Double.doubleToLongBits(real(ts, v)), 8);
            default -> integer(ts, code, v);
        };
    }

    private static byte[] bits(long n, int size) {
        byte[] out = new byte[size];
        for (int i = 0; i < size; i++) {
            out[i] = (byte) (n >>> 8 * i);
        }
        return out;
    }

    private static double real(ThreadState ts, PyObject v) {
        try {
            return Numbers.asDouble(ts, v);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("must be real number, not %s", PyType.of(v).name());
        }
    }

    private static byte[] character(char code, PyObject v) {
        PyUnicode u = PyUnicode.unwrapOrNull(v);
        if (u == null) {
            throw Raise.typeError("array item must be a unicode character, not %s", PyType.of(v).name());
        }
        if (u.length() != 1) {
            throw Raise.typeError("array item must be a string of length 1, not %d", u.length());
        }
        return bits(u.codePointAt(0), 4);
    }

    private static byte[] integer(ThreadState ts, char code, PyObject v) {
        if (!Numbers.isIndex(v)) {
            throw Raise.typeError("'%s' object cannot be interpreted as an integer", PyType.of(v).name());
        }
        PyLong n = Numbers.index(ts, v);
        BigInteger b = n.bigValue();
        int size = size(code);
        boolean unsigned = "BHILQ".indexOf(code) >= 0;
        int limit = unsigned ? size * 8 : size * 8 - 1;
        if (b.bitLength() > limit || unsigned && b.signum() < 0) {
            throw overflow(code, b.signum() < 0);
        }
        return bits(b.longValue(), size);
    }

    private static PyException overflow(char code, boolean low) {
        String end = low ? "less than minimum" : "greater than maximum";
        return switch (code) {
            case 'b' -> Raise.overflowError("signed char is %s", end);
            case 'B' -> Raise.overflowError("unsigned byte integer is %s", end);
            case 'h' -> Raise.overflowError("signed short integer is %s", end);
            case 'H' -> Raise.overflowError("unsigned short is %s", end);
            case 'i' -> Raise.overflowError("signed integer is %s", end);
            case 'I' -> low ? Raise.overflowError("can't convert negative value to unsigned int") : Raise.overflowError("unsigned int is greater than maximum");
            case 'L', 'Q' -> low ? Raise.overflowError("can't convert negative value to unsigned int") : Raise.overflowError("Python int too large to convert to C unsigned long");
            default -> Raise.overflowError("Python int too large to convert to C long");
        };
    }
}
