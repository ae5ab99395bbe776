// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._codecs;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.text.codec.DecodeErrors;
import io.github.typhon.objects.text.codec.Utf16;
import io.github.typhon.objects.text.codec.Utf7;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The UTF functions of {@code _codecs}. <p>Threads: stateless. */
final class UtfFunctions {
    private static final String DECODE = "($module, data, errors=None, final=False, /)";
    private static final String DECODE_EX = "($module, data, errors=None, byteorder=0, final=False, /)";
    private static final String ENCODE = "($module, str, errors=None, /)";
    private static final String ENCODE_ORDER = "($module, str, errors=None, byteorder=0, /)";

    private UtfFunctions() {}

    @PyFunction(DECODE)
    static PyObject utf_8_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        byte[] b = Buffers.bytes(ts, data);
        PyUnicode fast = Utf8.decodeFast(b, 0, b.length);
        if (fast != null) {
            return CodecsModule.pair(ts, fast, b.length);
        }
        TextBuilder out = new TextBuilder(b.length);
        try (DecodeErrors e = new DecodeErrors(ts, b, "utf-8", errors)) {
            int used = Utf8.decode(e, last, out);
            return CodecsModule.pair(ts, out.toUnicode(), used);
        }
    }

    @PyFunction(ENCODE)
    static PyObject utf_8_encode(ThreadState ts, PyUnicode str, String errors) {
        return CodecsModule.pair(ts, Utf8.encode(ts, str, errors), str.length());
    }

    @PyFunction(DECODE)
    static PyObject utf_7_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return CodecsModule.pair(ts, Utf7.decode(ts, Buffers.bytes(ts, data), errors, last));
    }

    @PyFunction(ENCODE)
    static PyObject utf_7_encode(ThreadState ts, PyUnicode str, String errors) {
        return CodecsModule.pair(ts, Utf7.encode(str), str.length());
    }

    private static PyObject decode(ThreadState ts, int width, PyObject data, String errors, int order, boolean last, boolean ex) {
        byte[] b = Buffers.bytes(ts, data);
        Utf16.Decoded d = width == 2 ? Utf16.decode16(ts, b, order, errors, last) : Utf16.decode32(ts, b, order, errors, last);
        return ex ? PyTuple.of(ts, d.text(), PyLong.of(d.consumed()), PyLong.of(d.byteOrder())) : CodecsModule.pair(ts, d.text(), d.consumed());
    }

    @PyFunction(DECODE)
    static PyObject utf_16_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 2, data, errors, 0, last, false);
    }

    @PyFunction(DECODE)
    static PyObject utf_16_le_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 2, data, errors, -1, last, false);
    }

    @PyFunction(DECODE)
    static PyObject utf_16_be_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 2, data, errors, 1, last, false);
    }

    @PyFunction(DECODE_EX)
    static PyObject utf_16_ex_decode(ThreadState ts, PyObject data, String errors, int byteorder, boolean last) {
        return decode(ts, 2, data, errors, byteorder, last, true);
    }

    @PyFunction(DECODE)
    static PyObject utf_32_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 4, data, errors, 0, last, false);
    }

    @PyFunction(DECODE)
    static PyObject utf_32_le_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 4, data, errors, -1, last, false);
    }

    @PyFunction(DECODE)
    static PyObject utf_32_be_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return decode(ts, 4, data, errors, 1, last, false);
    }

    @PyFunction(DECODE_EX)
    static PyObject utf_32_ex_decode(ThreadState ts, PyObject data, String errors, int byteorder, boolean last) {
        return decode(ts, 4, data, errors, byteorder, last, true);
    }

    private static PyObject encode(ThreadState ts, int width, PyUnicode str, String errors, int order) {
        return CodecsModule.pair(ts, Utf16.encode(ts, str, width, order, errors), str.length());
    }

    @PyFunction(ENCODE_ORDER)
    static PyObject utf_16_encode(ThreadState ts, PyUnicode str, String errors, int byteorder) {
        return encode(ts, 2, str, errors, byteorder);
    }

    @PyFunction(ENCODE)
    static PyObject utf_16_le_encode(ThreadState ts, PyUnicode str, String errors) {
        return encode(ts, 2, str, errors, -1);
    }

    @PyFunction(ENCODE)
    static PyObject utf_16_be_encode(ThreadState ts, PyUnicode str, String errors) {
        return encode(ts, 2, str, errors, 1);
    }

    @PyFunction(ENCODE_ORDER)
    static PyObject utf_32_encode(ThreadState ts, PyUnicode str, String errors, int byteorder) {
        return encode(ts, 4, str, errors, byteorder);
    }

    @PyFunction(ENCODE)
    static PyObject utf_32_le_encode(ThreadState ts, PyUnicode str, String errors) {
        return encode(ts, 4, str, errors, -1);
    }

    @PyFunction(ENCODE)
    static PyObject utf_32_be_encode(ThreadState ts, PyUnicode str, String errors) {
        return encode(ts, 4, str, errors, 1);
    }
}
