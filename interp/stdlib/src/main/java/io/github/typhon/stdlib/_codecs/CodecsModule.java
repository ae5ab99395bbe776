// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._codecs;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.BytesEscape;
import io.github.typhon.objects.text.codec.Charmap;
import io.github.typhon.objects.text.codec.CodecRegistry;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.text.codec.Latin1;
import io.github.typhon.objects.text.codec.UnicodeEscape;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _codecs}: the registry and the codecs written in Java, as (result, length) functions. <p>Threads: stateless. */
@PyModule(name = "_codecs", methods = {UtfFunctions.class})
public final class CodecsModule {
    private CodecsModule() {}

    static PyObject pair(ThreadState ts, PyObject result, int length) {
        return PyTuple.of(ts, result, PyLong.of(length));
    }

    static PyObject pair(ThreadState ts, UnicodeEscape.Decoded d) {
        return pair(ts, d.text(), d.consumed());
    }

    /** Bytes-like, or ASCII-compatible text taken as UTF-8 (the escape decoders accept str). */
    private static byte[] dataOrText(ThreadState ts, PyObject data) {
        PyUnicode u = PyUnicode.unwrapOrNull(data);
        return u != null ? Codecs.encode(ts, u, null, null).shared() : Buffers.bytes(ts, data);
    }

    // ---- registry ----

    @PyFunction("($module, search_function, /)")
    static void register(ThreadState ts, PyObject search) {
        CodecRegistry.of(ts).register(ts, search);
    }

    @PyFunction("($module, search_function, /)")
    static void unregister(ThreadState ts, PyObject search) {
        CodecRegistry.of(ts).unregister(ts, search);
    }

    @PyFunction("($module, encoding, /)")
    static PyObject lookup(ThreadState ts, String encoding) {
        return CodecRegistry.of(ts).lookup(ts, encoding);
    }

    @PyFunction("($module, /, obj, encoding='utf-8', errors='strict')")
    static PyObject encode(ThreadState ts, PyObject obj, String encoding, String errors) {
        return Codecs.encodeObject(ts, obj, encoding, errors);
    }

    @PyFunction("($module, /, obj, encoding='utf-8', errors='strict')")
    static PyObject decode(ThreadState ts, PyObject obj, String encoding, String errors) {
        return Codecs.decodeObject(ts, obj, encoding, errors);
    }

    @PyFunction("($module, errors, handler, /)")
    static void register_error(ThreadState ts, String errors, PyObject handler) {
        CodecRegistry.of(ts).registerError(ts, errors, handler);
    }

    @PyFunction("($module, errors, /)")
    static boolean _unregister_error(ThreadState ts, String errors) {
        return CodecRegistry.of(ts).unregisterError(ts, errors);
    }

    @PyFunction("($module, name, /)")
    static PyObject lookup_error(ThreadState ts, String name) {
        return CodecRegistry.of(ts).lookupError(ts, name);
    }

    // ---- one-byte codecs ----

    @PyFunction("($module, data, errors=None, /)")
    static PyObject latin_1_decode(ThreadState ts, PyObject data, String errors) {
        byte[] b = Buffers.bytes(ts, data);
        return pair(ts, PyUnicode.ofLatin1(b, 0, b.length), b.length);
    }

    @PyFunction("($module, str, errors=None, /)")
    static PyObject latin_1_encode(ThreadState ts, PyUnicode str, String errors) {
        return pair(ts, Latin1.encodeLatin1(ts, str, errors), str.length());
    }

    @PyFunction("($module, data, errors=None, /)")
    static PyObject ascii_decode(ThreadState ts, PyObject data, String errors) {
        byte[] b = Buffers.bytes(ts, data);
        return pair(ts, Latin1.decodeAscii(ts, b, 0, b.length, errors), b.length);
    }

    @PyFunction("($module, str, errors=None, /)")
    static PyObject ascii_encode(ThreadState ts, PyUnicode str, String errors) {
        return pair(ts, Latin1.encodeAscii(ts, str, errors), str.length());
    }

    @PyFunction("($module, map, /)")
    static PyObject charmap_build(ThreadState ts, PyUnicode map) {
        return Charmap.build(ts, map);
    }

    @PyFunction("($module, data, errors=None, mapping=None, /)")
    static PyObject charmap_decode(ThreadState ts, PyObject data, String errors, PyObject mapping) {
        byte[] b = Buffers.bytes(ts, data);
        return pair(ts, Charmap.decode(ts, b, mapping == PyNone.NONE ? null : mapping, errors), b.length);
    }

    @PyFunction("($module, str, errors=None, mapping=None, /)")
    static PyObject charmap_encode(ThreadState ts, PyUnicode str, String errors, PyObject mapping) {
        return pair(ts, Charmap.encode(ts, str, mapping == PyNone.NONE ? null : mapping, errors), str.length());
    }

    // ---- escapes ----

    @PyFunction("($module, data, errors=None, /)")
    static PyObject escape_decode(ThreadState ts, PyObject data, String errors) {
        byte[] b = dataOrText(ts, data);
        return pair(ts, BytesEscape.decode(ts, b, errors), b.length);
    }

    @PyFunction("($module, data, errors=None, /)")
    static PyObject escape_encode(ThreadState ts, PyObject data, String errors) {
        PyBytes b = PyBytes.unwrapOrNull(data);
        if (b == null) {
            throw Raise.typeError("escape_encode() argument 1 must be bytes, not %s", PyType.of(data).name());
        }
        return pair(ts, BytesEscape.encode(b.shared()), b.length());
    }

    @PyFunction("($module, data, errors=None, final=True, /)")
    static PyObject unicode_escape_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return pair(ts, UnicodeEscape.decode(ts, dataOrText(ts, data), errors, last));
    }

    @PyFunction("($module, str, errors=None, /)")
    static PyObject unicode_escape_encode(ThreadState ts, PyUnicode str, String errors) {
        return pair(ts, UnicodeEscape.encode(str), str.length());
    }

    @PyFunction("($module, data, errors=None, final=True, /)")
    static PyObject raw_unicode_escape_decode(ThreadState ts, PyObject data, String errors, boolean last) {
        return pair(ts, UnicodeEscape.decodeRaw(ts, dataOrText(ts, data), errors, last));
    }

    @PyFunction("($module, str, errors=None, /)")
    static PyObject raw_unicode_escape_encode(ThreadState ts, PyUnicode str, String errors) {
        return pair(ts, UnicodeEscape.encodeRaw(str), str.length());
    }

    @PyFunction("($module, data, errors=None, /)")
    static PyObject readbuffer_encode(ThreadState ts, PyObject data, String errors) {
        byte[] b = dataOrText(ts, data);
        return pair(ts, PyBytes.of(b), b.length);
    }
}
