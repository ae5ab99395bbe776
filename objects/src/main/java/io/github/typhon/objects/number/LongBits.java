// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import java.math.BigInteger;

/** Shifts and bitwise operations of exact ints, two's complement of unlimited width. CPython: Objects/longobject.c. */
public final class LongBits {
    private LongBits() {}

    public static PyLong lshift(PyLong a, PyLong n) {
        if (a instanceof PyInt x && n instanceof PyInt y && y.value >= 0 && y.value < 63) {
            long r = x.value << y.value;
            if (r >> y.value == x.value) {
                return new PyInt(r);
            }
        }
        return lshiftSlow(a, n);
    }

    private static PyLong lshiftSlow(PyLong a, PyLong n) {
        if (n.signum() < 0) {
            throw Raise.valueError("negative shift count");
        }
        if (a.signum() == 0) {
            return new PyInt(0);
        }
        if (!n.fitsLong()) {
            throw Raise.overflowError("too many digits in integer");
        }
        if (n.longValue() > Integer.MAX_VALUE - 64) {
            throw LongMath.tooLarge();
        }
        try {
            return PyLong.of(a.bigValue().shiftLeft((int) n.longValue()));
        } catch (ArithmeticException e) {
            throw LongMath.tooLarge();
        }
    }

    public static PyLong rshift(PyLong a, PyLong n) {
        if (a instanceof PyInt x && n instanceof PyInt y && y.value >= 0) {
            return new PyInt(x.value >> Math.min(y.value, 63));
        }
        return rshiftSlow(a, n);
    }

    private static PyLong rshiftSlow(PyLong a, PyLong n) {
        if (n.signum() < 0) {
            throw Raise.valueError("negative shift count");
        }
        if (!n.fitsLong() || n.longValue() > Integer.MAX_VALUE) {
            return new PyInt(a.signum() < 0 ? -1 : 0);
        }
        return PyLong.of(a.bigValue().shiftRight((int) n.longValue()));
    }

    public static PyLong and(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            return new PyInt(x.value & y.value);
        }
        return PyLong.of(a.bigValue().and(b.bigValue()));
    }

    public static PyLong or(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            return new PyInt(x.value | y.value);
        }
        return PyLong.of(a.bigValue().or(b.bigValue()));
    }

    public static PyLong xor(PyLong a, PyLong b) {
        if (a instanceof PyInt x && b instanceof PyInt y) {
            return new PyInt(x.value ^ y.value);
        }
        return PyLong.of(a.bigValue().xor(b.bigValue()));
    }

    public static PyLong invert(PyLong a) {
        return a.fitsLong() ? new PyInt(~a.longValue()) : PyLong.of(a.bigValue().not());
    }

    /** Ones in the absolute value. */
    public static long bitCount(PyLong a) {
        return a.fitsLong() ? Long.bitCount(Math.abs(a.longValue())) : a.bigValue().abs().bitCount();
    }

    /** {@code int.to_bytes}. CPython: _PyLong_AsByteArray. */
    public static byte[] toBytes(PyLong a, long length, boolean littleEndian, boolean signed) {
        if (length < 0) {
            throw Raise.valueError("length argument must be non-negative");
        }
        if (a.signum() < 0 && !signed) {
            throw Raise.overflowError("can't convert negative int to unsigned");
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw LongMath.tooLarge();
        }
        BigInteger v = a.bigValue();
        long available = 8 * length;
        if (v.signum() != 0 && (signed ? v.bitLength() + 1 : v.bitLength()) > available) {
            throw Raise.overflowError("int too big to convert");
        }
        byte[] out = new byte[(int) length];
        byte[] big = v.toByteArray();
        byte fill = (byte) (v.signum() < 0 ? -1 : 0);
        for (int i = 0; i < out.length; i++) {
            byte b = i < big.length ? big[big.length - 1 - i] : fill;
            out[littleEndian ? i : out.length - 1 - i] = b;
        }
        return out;
    }

    /** {@code int.from_bytes}. CPython: _PyLong_FromByteArray. */
    public static PyLong fromBytes(byte[] data, boolean littleEndian, boolean signed) {
        if (data.length == 0) {
            return new PyInt(0);
        }
        byte[] big = data;
        if (littleEndian) {
            big = new byte[data.length];
            for (int i = 0; i < big.length; i++) {
                big[i] = data[data.length - 1 - i];
            }
        }
        return PyLong.of(signed ? new BigInteger(big) : new BigInteger(1, big));
    }
}
