// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.binascii;

import io.github.typhon.objects.bytes.ByteArgs;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.zlib.Checksums;

/** {@code binascii}. <p>Threads: stateless. */
@PyModule(name = "binascii", doc = "Conversion between binary data and ASCII")
public final class BinasciiModule {
    static final ErrorType ERROR = new ErrorType("binascii", "Error", () -> Exc.ValueError);
    private static final ErrorType INCOMPLETE = new ErrorType("binascii", "Incomplete", () -> Exc.Exception);
    private static final int[] CRC_HQX = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int h = i << 8;
            for (int k = 0; k < 8; k++) {
                h = (h & 0x8000) != 0 ? h << 1 ^ 0x1021 : h << 1;
            }
            CRC_HQX[i] = h & 0xFFFF;
        }
    }

    private BinasciiModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("Error", Refs.newRef(ts, ERROR.of(ts)));
        m.add("Incomplete", Refs.newRef(ts, INCOMPLETE.of(ts)));
    }

    /** Bytes-like, or a str of ASCII characters. */
    private static byte[] ascii(ThreadState ts, PyObject data) {
        PyUnicode u = PyUnicode.unwrapOrNull(data);
        if (u != null) {
            if (!u.isAscii()) {
                throw Raise.valueError("string argument should contain only ASCII characters");
            }
            return PyBytes.ofLatin1(u.narrow()).shared();
        }
        if (!Buffers.check(data)) {
            throw Raise.typeError("argument should be bytes, buffer or ASCII string, not '%s'", PyType.of(data).name());
        }
        return Buffers.contiguous(ts, data);
    }

    @PyFunction("($module, data, /, *, strict_mode=False)")
    static PyObject a2b_base64(ThreadState ts, PyObject data, boolean strict) {
        return Base64.decode(ts, ascii(ts, data), strict);
    }

    @PyFunction("($module, data, /, *, newline=True)")
    static PyObject b2a_base64(ThreadState ts, PyObject data, boolean newline) {
        return Base64.encode(Buffers.contiguous(ts, data), newline);
    }

    private static PyObject fromHex(ThreadState ts, PyObject text) {
        byte[] b = ascii(ts, text);
        if ((b.length & 1) != 0) {
            throw ERROR.error(ts, "Odd-length string");
        }
        byte[] out = new byte[b.length / 2];
        for (int i = 0; i < out.length; i++) {
            int hi = Character.digit(b[2 * i] & 0xFF, 16);
            int lo = Character.digit(b[2 * i + 1] & 0xFF, 16);
            if (hi < 0 || lo < 0 || (b[2 * i] | b[2 * i + 1]) < 0) {
                throw ERROR.error(ts, "Non-hexadecimal digit found");
            }
            out[i] = (byte) (hi << 4 | lo);
        }
        return PyBytes.ofOwned(out);
    }

    @PyFunction("($module, hexstr, /)")
    static PyObject a2b_hex(ThreadState ts, PyObject hexstr) {
        return fromHex(ts, hexstr);
    }

    @PyFunction("($module, hexstr, /)")
    static PyObject unhexlify(ThreadState ts, PyObject hexstr) {
        return fromHex(ts, hexstr);
    }

    private static PyObject toHex(ThreadState ts, PyObject data, PyObject sep, int group) {
        byte[] b = Buffers.contiguous(ts, data);
        return PyBytes.ofLatin1(ByteArgs.hex(ts, b, 0, b.length, sep, group));
    }

    @PyFunction("($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")
    static PyObject b2a_hex(ThreadState ts, PyObject data, PyObject sep, int group) {
        return toHex(ts, data, sep, group);
    }

    @PyFunction("($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")
    static PyObject hexlify(ThreadState ts, PyObject data, PyObject sep, int group) {
        return toHex(ts, data, sep, group);
    }

    @PyFunction("($module, data, /)")
    static PyObject a2b_uu(ThreadState ts, PyObject data) {
        return UuCode.decode(ts, ascii(ts, data));
    }

    @PyFunction("($module, data, /, *, backtick=False)")
    static PyObject b2a_uu(ThreadState ts, PyObject data, boolean backtick) {
        return UuCode.encode(ts, Buffers.contiguous(ts, data), backtick);
    }

    @PyFunction("($module, /, data, header=False)")
    static PyObject a2b_qp(ThreadState ts, PyObject data, boolean header) {
        return QuotedPrintable.decode(ascii(ts, data), header);
    }

    @PyFunction("($module, /, data, quotetabs=False, istext=True, header=False)")
    static PyObject b2a_qp(ThreadState ts, PyObject data, boolean quotetabs, boolean istext, boolean header) {
        return QuotedPrintable.encode(Buffers.contiguous(ts, data), quotetabs, istext, header);
    }

    /** An unsigned 32-bit argument taken modulo 2**32. */
    private static int mask(ThreadState ts, PyObject v) {
        return v == null ? 0 : Numbers.index(ts, v).bigValue().intValue();
    }

    @PyFunction("($module, data, crc=<unrepresentable>, /)")
    static PyObject crc32(ThreadState ts, PyObject data, PyObject crc) {
        byte[] b = Buffers.contiguous(ts, data);
        int start = mask(ts, crc);
        return PyLong.of(Checksums.crc32(start, b, 0, b.length) & 0xFFFF_FFFFL);
    }

    @PyFunction("($module, data, crc, /)")
    static PyObject crc_hqx(ThreadState ts, PyObject data, PyObject crc) {
        byte[] bytes = Buffers.contiguous(ts, data);
        int c = mask(ts, crc) & 0xFFFF;
        for (byte b : bytes) {
            c = c << 8 & 0xFF00 ^ CRC_HQX[c >> 8 ^ b & 0xFF];
        }
        return PyLong.of(c);
    }
}
