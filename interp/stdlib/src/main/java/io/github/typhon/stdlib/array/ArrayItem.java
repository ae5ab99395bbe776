// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.collections.buffer.ItemFormat;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyInt;
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
            throw Raise.typeError("array item must be a unicode character, not a string of length %d", u.length());
        }
        return bits(u.codePointAt(0), 4);
    }

    /** Whether an item of an integer's code can hold the number. */
    private static boolean holds(char code, long n) {
        return switch (code) {
            case 'b' -> n == (byte) n;
            case 'B' -> n == (n & 0xFF);
            case 'h' -> n == (short) n;
            case 'H' -> n == (n & 0xFFFF);
            case 'i' -> n == (int) n;
            case 'I' -> n >>> 32 == 0;
            case 'l', 'q' -> true;
            default -> n >= 0;
        };
    }

    private static byte[] integer(ThreadState ts, char code, PyObject v) {
        if (v.getClass() == PyInt.class) {
            long n = ((PyInt) v).value();
            if (holds(code, n)) {
                return bits(n, size(code));
            }
        }
        if (!Numbers.isIndex(v)) {
            throw Raise.typeError("'%s' object cannot be interpreted as an integer", PyType.of(v).name());
        }
        PyLong n = Numbers.index(ts, v);
        BigInteger b = n.bigValue();
        switch (code) {
            case 'b' -> {
                fitsLong(b);
                range(b, 15, false, "signed short integer");
                range(b, 7, false, "signed char");
            }
            case 'B' -> {
                fitsLong(b);
                range(b, 8, true, "unsigned byte integer");
            }
            case 'h' -> {
                fitsLong(b);
                range(b, 15, false, "signed short integer");
            }
            case 'H' -> {
                fitsLong(b);
                range(b, 31, false, "signed integer");
                range(b, 16, true, "unsigned short");
            }
            case 'i' -> {
                fitsLong(b);
                range(b, 31, false, "signed integer");
            }
            case 'l' -> fitsLong(b);
            case 'I', 'L' -> {
                natural(b, "can't convert negative value to unsigned int");
                check(b, 64, "Python int too large to convert to C unsigned long");
                range(b, code == 'I' ? 32 : 64, true, "unsigned int");
            }
            case 'q' -> check(b, 63, "int too big to convert");
            default -> {
                natural(b, "can't convert negative int to unsigned");
                check(b, 64, "int too big to convert");
            }
        }
        return bits(b.longValue(), size(code));
    }

    private static void natural(BigInteger b, String message) {
        if (b.signum() < 0) {
            throw Raise.overflowError("%s", message);
        }
    }

    private static void fitsLong(BigInteger b) {
        check(b, 63, "Python int too large to convert to C long");
    }

    private static void check(BigInteger b, int bits, String message) {
        if (b.bitLength() > bits) {
            throw Raise.overflowError("%s", message);
        }
    }

    /** One C type of those that CPython converts through, each with a name of its own. */
    private static void range(BigInteger b, int bits, boolean unsigned, String type) {
        if (b.bitLength() > bits || unsigned && b.signum() < 0) {
            throw Raise.overflowError("%s is %s", type, b.signum() < 0 ? "less than minimum" : "greater than maximum");
        }
    }
}
