// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code str.encode} and {@code bytes.decode}: the common encodings directly, the others through the registry.
 *  A null encoding is UTF-8, null errors are 'strict'. <p>Threads: stateless. */
public final class Codecs {
    /** REGISTERED: none of ours. A name, not null: a switch with a case for null is linked when it is reached, which takes long. */
    private enum Direct { UTF_8, UTF_16, UTF_32, ASCII, LATIN_1, REGISTERED }

    private Codecs() {}

    private static Direct direct(String encoding) {
        // The usual spelling at once.
        if (encoding == null || encoding.equals("utf-8")) {
            return Direct.UTF_8;
        }
        return switch (CodecRegistry.normalize(encoding)) {
            case "utf_8", "utf8" -> Direct.UTF_8;
            case "utf_16", "utf16" -> Direct.UTF_16;
            case "utf_32", "utf32" -> Direct.UTF_32;
            case "ascii", "us_ascii" -> Direct.ASCII;
            case "latin1", "latin_1", "iso_8859_1", "iso8859_1" -> Direct.LATIN_1;
            default -> Direct.REGISTERED;
        };
    }

    /** Refuses names that C could not take: with a null character, or with a surrogate. */
    private static void checkNames(ThreadState ts, String encoding, String errors) {
        checkName(ts, encoding);
        checkName(ts, errors);
    }

    private static void checkName(ThreadState ts, String name) {
        if (name == null || name.equals("utf-8") || name.equals("strict")) {
            return;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                CodecRegistry.checkName(ts, name);
                return;
            }
        }
    }

    public static PyBytes encode(ThreadState ts, PyUnicode s, String encoding, String errors) {
        checkNames(ts, encoding, errors);
        CodecChecks.check(ts, encoding, errors);
        switch (direct(encoding)) {
            case UTF_8:
                return Utf8.encode(ts, s, errors);
            case UTF_16:
                return Utf16.encode(ts, s, 2, 0, errors);
            case UTF_32:
                return Utf16.encode(ts, s, 4, 0, errors);
            case ASCII:
                return Latin1.encodeAscii(ts, s, errors);
            case LATIN_1:
                return Latin1.encodeLatin1(ts, s, errors);
            case REGISTERED:
                break;
        }
        PyObject r = CodecRegistry.of(ts).run(ts, 0, s, encoding, errors, "codecs.encode()");
        PyBytes b = PyBytes.unwrapOrNull(r);
        if (b == null) {
            PyException e = Raise.typeError("'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, PyType.of(r).name());
            Refs.xdecref(ts, r);
            throw e;
        }
        if (b != r) {
            Refs.xdecref(ts, r);
        }
        return b;
    }

    /** Decodes part of an array. */
    public static PyUnicode decode(ThreadState ts, byte[] in, int from, int to, String encoding, String errors) {
        checkNames(ts, encoding, errors);
        CodecChecks.check(ts, encoding, errors);
        Direct d = direct(encoding);
        switch (d) {
            case UTF_8:
                return Utf8.decode(ts, in, from, to, errors);
            case ASCII:
                return Latin1.decodeAscii(ts, in, from, to, errors);
            case LATIN_1:
                return PyUnicode.ofLatin1(in, from, to);
            case REGISTERED:
                break;
            default: {
                byte[] all = from == 0 && to == in.length ? in : java.util.Arrays.copyOfRange(in, from, to);
                return (d == Direct.UTF_16 ? Utf16.decode16(ts, all, 0, errors, true) : Utf16.decode32(ts, all, 0, errors, true)).text();
            }
        }
        PyObject r = CodecRegistry.of(ts).run(ts, 1, PyBytes.of(in, from, to), encoding, errors, "codecs.decode()");
        PyUnicode u = PyUnicode.unwrapOrNull(r);
        if (u == null) {
            PyException e = Raise.typeError("'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding, PyType.of(r).name());
            Refs.xdecref(ts, r);
            throw e;
        }
        if (u != r) {
            Refs.xdecref(ts, r);
        }
        return u;
    }

    public static PyUnicode decode(ThreadState ts, PyBytes b, String encoding, String errors) {
        return decode(ts, b.shared(), 0, b.length(), encoding, errors);
    }

    /** {@code codecs.encode}: any codec, any objects. */
    public static @Owned PyObject encodeObject(ThreadState ts, PyObject o, String encoding, String errors) {
        return CodecRegistry.of(ts).run(ts, 0, o, encoding == null ? "utf-8" : encoding, errors, null);
    }

    /** {@code codecs.decode}: any codec, any objects. */
    public static @Owned PyObject decodeObject(ThreadState ts, PyObject o, String encoding, String errors) {
        return CodecRegistry.of(ts).run(ts, 1, o, encoding == null ? "utf-8" : encoding, errors, null);
    }
}
