// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/** One item of a native format (little-endian, CPython's sizes on x86-64 Linux): reading, writing, size. */
public final class ItemFormat {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ItemFormat() {}

    /** The format character of a one-item native format, or 0. */
    static char code(String format) {
        String f = format.startsWith("@") ? format.substring(1) : format;
        return f.length() == 1 && size(f.charAt(0)) > 0 ? f.charAt(0) : 0;
    }

    public static int size(char code) {
        return switch (code) {
            case 'b', 'B', 'c', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P' -> 8;
            default -> 0;
        };
    }

    public static @Owned PyObject read(char code, byte[] b, int at) {
        return switch (code) {
            case 'b' -> PyLong.of(b[at]);
            case 'B' -> PyLong.of(b[at] & 255);
            case 'c' -> PyBytes.of(new byte[] {b[at]});
            case '?' -> PyBool.of(b[at] != 0);
            case 'h' -> PyLong.of((short) SHORT.get(b, at));
            case 'H' -> PyLong.of((short) SHORT.get(b, at) & 0xFFFF);
            case 'i' -> PyLong.of((int) INT.get(b, at));
            case 'I' -> PyLong.of((int) INT.get(b, at) & 0xFFFF_FFFFL);
            case 'l', 'q', 'n' -> PyLong.of((long) LONG.get(b, at));
            case 'L', 'Q', 'N', 'P' -> unsigned((long) LONG.get(b, at));
            case 'e' -> PyFloat.of(Float.float16ToFloat((short) SHORT.get(b, at)));
            case 'f' -> PyFloat.of(Float.intBitsToFloat((int) INT.get(b, at)));
            case 'd' -> PyFloat.of(Double.longBitsToDouble((long) LONG.get(b, at)));
            default -> throw Raise.notImplemented("memoryview: format %s not supported", code);
        };
    }

    private static PyObject unsigned(long v) {
        return v >= 0 ? PyLong.of(v) : PyLong.of(BigInteger.valueOf(v).add(BigInteger.ONE.shiftLeft(64)));
    }

    /** Converts first, so that Python runs before the bytes are looked at; answers the bytes to store. */
    @MayRunPython
    static byte[] encode(ThreadState ts, char code, PyObject value) {
        byte[] out = new byte[size(code)];
        try {
            switch (code) {
                case '?' -> out[0] = (byte) (Objects.isTrue(ts, value) ? 1 : 0);
                case 'c' -> {
                    PyBytes p = PyBytes.unwrapOrNull(value);
                    if (p == null) {
                        throw invalidType(code);
                    }
                    if (p.length() != 1) {
                        throw invalidValue(code);
                    }
                    out[0] = p.shared()[0];
                }
                case 'e' -> SHORT.set(out, 0, Float.floatToFloat16((float) Numbers.asDouble(ts, value)));
                case 'f' -> INT.set(out, 0, Float.floatToIntBits((float) Numbers.asDouble(ts, value)));
                case 'd' -> LONG.set(out, 0, Double.doubleToLongBits(Numbers.asDouble(ts, value)));
                default -> integer(ts, code, value, out);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError) || e.text() != null && e.text().startsWith("memoryview:")) {
                throw e;
            }
            e.discard(ts);
            throw invalidType(code);
        }
        return out;
    }

    private static void integer(ThreadState ts, char code, PyObject value, byte[] out) {
        BigInteger v = Numbers.index(ts, value).bigValue();
        int bits = out.length * 8;
        boolean unsigned = "BHILQNP".indexOf(code) >= 0;
        if (unsigned ? v.signum() < 0 || v.bitLength() > bits : v.bitLength() > bits - 1) {
            throw invalidValue(code);
        }
        long n = v.longValue();
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (n >>> 8 * i);
        }
    }

    private static PyException invalidType(char code) {
        return Raise.typeError("memoryview: invalid type for format '%s'", code);
    }

    private static PyException invalidValue(char code) {
        return Raise.valueError("memoryview: invalid value for format '%s'", code);
    }
}
