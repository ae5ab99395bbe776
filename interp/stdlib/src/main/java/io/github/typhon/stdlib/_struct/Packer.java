// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._struct;

import io.github.typhon.objects.bytes.BytesLike;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes and reads the items of a {@link StructFormat}. <p>Threads: stateless. */
final class Packer {
    private Packer() {}

    /** Writes {@code args[first..]} at {@code at}; pad bytes become zero. */
    static void pack(ThreadState ts, StructFormat f, byte[] out, int at, PyObject[] args, int first) {
        Arrays.fill(out, at, at + f.length(), (byte) 0);
        int a = first;
        for (StructFormat.Run r : f.runs) {
            int p = at + r.offset();
            for (int k = 0; k < r.count(); k++, p += r.size()) {
                packOne(ts, f, r, out, p, args[a++]);
            }
        }
    }

    private static void packOne(ThreadState ts, StructFormat f, StructFormat.Run r, byte[] out, int p, PyObject v) {
        switch (r.code()) {
            case 'c' -> {
                PyBytes b = PyBytes.unwrapOrNull(v);
                if (b == null || b.length() != 1) {
                    throw StructFormat.ERROR.error(ts, "char format requires a bytes object of length 1");
                }
                out[p] = (byte) b.at(0);
            }
            case 's', 'p' -> packBytes(ts, r, out, p, v);
            case '?' -> out[p] = (byte) (Objects.isTrue(ts, v) ? 1 : 0);
            case 'e', 'f', 'd' -> packReal(ts, f, r.code(), out, p, v);
            case 'F', 'D' -> {
                char part = r.code() == 'F' ? 'f' : 'd';
                PyComplex c = complex(ts, v);
                packReal(f, part, out, p, c.real());
                packReal(f, part, out, p + r.size() / 2, c.imag());
            }
            default -> put(out, p, r.size(), f.big, integer(ts, r, v));
        }
    }

    private static void packBytes(ThreadState ts, StructFormat.Run r, byte[] out, int p, PyObject v) {
        PyBytes b = PyBytes.unwrapOrNull(v);
        if (b == null && !BytesLike.isByteArray(v)) {
            throw StructFormat.ERROR.error(ts, "argument for '" + r.code() + "' must be a bytes object");
        }
        byte[] data = b != null ? b.shared() : Buffers.bytes(ts, v);
        if (r.code() == 's') {
            System.arraycopy(data, 0, out, p, Math.min(data.length, r.size()));
        } else if (r.size() > 0) {
            int n = Math.min(data.length, r.size() - 1);
            System.arraycopy(data, 0, out, p + 1, n);
            out[p] = (byte) Math.min(n, 255);
        }
    }

    private static double real(ThreadState ts, PyObject v) {
        if (v instanceof PyFloat d) {
            return d.value();
        }
        try {
            return Numbers.asDouble(ts, v);
        } catch (PyException e) {
            e.discard(ts);
            throw StructFormat.ERROR.error(ts, "required argument is not a float");
        }
    }

    private static PyComplex complex(ThreadState ts, PyObject v) {
        if (v instanceof PyComplex c) {
            return c;
        }
        try {
            if (PyUnicode.unwrapOrNull(v) != null) {
                throw Raise.typeError("not a number");
            }
            return PyComplex.unwrap(Calls.call1(ts, PyComplex.TYPE, v));
        } catch (PyException e) {
            e.discard(ts);
            throw StructFormat.ERROR.error(ts, "required argument is not a complex");
        }
    }

    private static void packReal(ThreadState ts, StructFormat f, char code, byte[] out, int p, PyObject v) {
        double d = real(ts, v);
        try {
            packReal(f, code, out, p, d);
        } catch (PyException e) {
            if (PyLong.unwrapOrNull(v) == null) {
                throw e;
            }
            e.discard(ts);
            throw StructFormat.ERROR.error(ts, "int too large to convert");
        }
    }

    private static void packReal(StructFormat f, char code, byte[] out, int p, double v) {
        switch (code) {
            case 'd' -> put(out, p, 8, f.big, Double.doubleToRawLongBits(v));
            case 'f' -> {
                float x = (float) v;
                if (!f.isNative && Float.isInfinite(x) && !Double.isInfinite(v)) {
                    throw Raise.overflowError("float too large to pack with f format");
                }
                put(out, p, 4, f.big, Float.floatToRawIntBits(x));
            }
            default -> put(out, p, 2, f.big, half(v));
        }
    }

    /** The nearest half-precision number, ties to even. */
    private static int half(double v) {
        int sign = v < 0 || 1 / v < 0 || Double.isNaN(v) && Double.doubleToRawLongBits(v) < 0 ? 0x8000 : 0;
        double a = Math.abs(v);
        if (Double.isNaN(v)) {
            return sign | 0x7E00;
        }
        if (Double.isInfinite(v)) {
            return sign | 0x7C00;
        }
        if (a < 0x1p-14) {
            return sign | (int) Math.rint(a * 0x1p24);
        }
        int e = Math.getExponent(a);
        int m = e > 15 ? 2048 : (int) Math.rint(Math.scalb(a, 10 - e));
        if (m == 2048) {
            m = 1024;
            e++;
        }
        if (e > 15) {
            throw Raise.overflowError("float too large to pack with e format");
        }
        return sign | e + 15 << 10 | m - 1024;
    }

    private static long integer(ThreadState ts, StructFormat.Run r, PyObject v) {
        PyLong i;
        if (v instanceof PyLong plain) {
            i = plain;
        } else {
            if (!Numbers.isIndex(v)) {
                throw StructFormat.ERROR.error(ts, "required argument is not an integer");
            }
            i = Numbers.index(ts, v);
        }
        if (r.code() == 'P') {
            if (i.bigValue().bitLength() > (i.signum() < 0 ? 63 : 64)) {
                throw StructFormat.ERROR.error(ts, "int too large to convert");
            }
            return i.bigValue().longValue();
        }
        int bits = r.size() * 8;
        boolean signed = Character.isLowerCase(r.code());
        if (i.fitsLong()) {
            long x = i.longValue();
            boolean ok = signed ? bits == 64 || x >= -(1L << bits - 1) && x < 1L << bits - 1 : x >= 0 && (bits == 64 || x < 1L << bits);
            if (ok) {
                return x;
            }
        }
        return bigInteger(ts, r, i.bigValue(), bits, signed);
    }

    private static long bigInteger(ThreadState ts, StructFormat.Run r, BigInteger v, int bits, boolean signed) {
        BigInteger low = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
        if (v.compareTo(low) >= 0 && v.compareTo(high) <= 0) {
            return v.longValue();
        }
        throw StructFormat.ERROR.error(ts, "'%s' format requires %s <= number <= %s", r.code(), low, high);
    }

    private static void put(byte[] out, int p, int size, boolean big, long v) {
        for (int k = 0; k < size; k++) {
            out[big ? p + size - 1 - k : p + k] = (byte) (v >> 8 * k);
        }
    }

    private static long get(byte[] in, int p, int size, boolean big) {
        long v = 0;
        for (int k = 0; k < size; k++) {
            v = v << 8 | in[big ? p + k : p + size - 1 - k] & 0xFF;
        }
        return v;
    }

    static PyObject unpack(ThreadState ts, StructFormat f, byte[] in, int at) {
        PyObject[] out = new PyObject[(int) f.items];
        int n = 0;
        for (StructFormat.Run r : f.runs) {
            int p = at + r.offset();
            for (int k = 0; k < r.count(); k++, p += r.size()) {
                out[n++] = unpackOne(f, r, in, p);
            }
        }
        return PyTuple.of(ts, out);
    }

    private static PyObject unpackOne(StructFormat f, StructFormat.Run r, byte[] in, int p) {
        int size = r.size();
        switch (r.code()) {
            case 'c':
                return PyBytes.ofByte(in[p]);
            case 's':
                return PyBytes.of(in, p, p + size);
            case 'p':
                return size == 0 ? PyBytes.EMPTY : PyBytes.of(in, p + 1, p + 1 + Math.min(in[p] & 0xFF, size - 1));
            case '?':
                return PyBool.of(in[p] != 0);
            case 'e', 'f', 'd':
                return PyFloat.of(unpackReal(f, r.code(), in, p));
            case 'F':
                return new PyComplex(unpackReal(f, 'f', in, p), unpackReal(f, 'f', in, p + 4));
            case 'D':
                return new PyComplex(unpackReal(f, 'd', in, p), unpackReal(f, 'd', in, p + 8));
            default:
        }
        long v = get(in, p, size, f.big);
        if (Character.isLowerCase(r.code())) {
            int shift = 64 - size * 8;
            return PyLong.of(v << shift >> shift);
        }
        return v >= 0 ? PyLong.of(v) : PyLong.of(new BigInteger(Long.toUnsignedString(v)));
    }

    private static double unpackReal(StructFormat f, char code, byte[] in, int p) {
        return switch (code) {
            case 'd' -> Double.longBitsToDouble(get(in, p, 8, f.big));
            case 'f' -> Float.intBitsToFloat((int) get(in, p, 4, f.big));
            default -> Float.float16ToFloat((short) get(in, p, 2, f.big));
        };
    }
}
