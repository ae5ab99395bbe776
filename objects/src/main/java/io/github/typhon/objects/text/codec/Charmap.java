// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Encodings given by a table: a str of up to 256 characters, an {@link EncodingMap}, or any mapping. <p>Threads: stateless. */
public final class Charmap {
    private static final String UNDEFINED = "character maps to <undefined>";
    private static final int MARK = 0xFFFE;

    private Charmap() {}

    /** {@code mapping} null: Latin-1. */
    public static PyUnicode decode(ThreadState ts, byte[] in, PyObject mapping, String errors) {
        if (mapping == null) {
            return PyUnicode.ofLatin1(in, 0, in.length);
        }
        TextBuilder out = new TextBuilder(in.length);
        PyUnicode table = mapping instanceof PyUnicode u ? u : null;
        try (DecodeErrors e = new DecodeErrors(ts, in, "charmap", errors)) {
            int i = 0;
            while (i < e.in.length) {
                int b = e.in[i] & 0xFF;
                boolean found;
                if (table != null) {
                    int c = b < table.length() ? table.codePointAt(b) : MARK;
                    found = c != MARK;
                    if (found) {
                        out.append(c);
                    }
                } else {
                    found = decodeOne(ts, mapping, b, out);
                }
                i = found ? i + 1 : e.fail(i, i + 1, UNDEFINED, out);
            }
        }
        return out.toUnicode();
    }

    private static boolean decodeOne(ThreadState ts, PyObject mapping, int b, TextBuilder out) {
        PyObject v = lookup(ts, mapping, b);
        if (v == null || v == PyNone.NONE) {
            return false;
        }
        try {
            if (PyLong.unwrapOrNull(v) != null) {
                long c = Numbers.asSsize(ts, v, null);
                if (c < 0 || c > 0x10FFFF) {
                    throw Raise.typeError("character mapping must be in range(0x110000)");
                }
                if (c != MARK) {
                    out.append((int) c);
                }
                return c != MARK;
            }
            PyUnicode s = PyUnicode.unwrapOrNull(v);
            if (s == null) {
                throw Raise.typeError("character mapping must return integer, None or str");
            }
            if (s.length() == 1 && s.codePointAt(0) == MARK) {
                return false;
            }
            out.append(s);
            return true;
        } finally {
            Refs.xdecref(ts, v);
        }
    }

    /** mapping[key], owned; null if a LookupError says there is none. */
    private static PyObject lookup(ThreadState ts, PyObject mapping, int key) {
        try {
            return Objects.getItem(ts, mapping, PyLong.of(key));
        } catch (PyException e) {
            if (e.matches(Exc.LookupError)) {
                e.discard(ts);
                return null;
            }
            throw e;
        }
    }

    public static PyBytes encode(ThreadState ts, PyUnicode s, PyObject mapping, String errors) {
        if (mapping == null) {
            return Latin1.encodeLatin1(ts, s, errors);
        }
        int n = s.length();
        ByteBuilder out = new ByteBuilder(n);
        try (EncodeErrors e = new EncodeErrors(ts, s, "charmap", errors)) {
            int i = 0;
            while (i < n) {
                if (encodeOne(ts, mapping, s.codePointAt(i), out)) {
                    i++;
                    continue;
                }
                int start = i;
                int end = i + 1;
                while (end < n && !canEncode(ts, mapping, s.codePointAt(end))) {
                    end++;
                }
                i = e.fail(start, end, UNDEFINED);
                if (e.bytes != null) {
                    out.append(e.bytes);
                    continue;
                }
                for (int k = 0; k < e.text.length(); k++) {
                    if (!encodeOne(ts, mapping, e.text.codePointAt(k), out)) {
                        throw e.error(start, end, UNDEFINED);
                    }
                }
            }
        }
        return out.toBytes();
    }

    private static boolean canEncode(ThreadState ts, PyObject mapping, int c) {
        return encodeOne(ts, mapping, c, new ByteBuilder(16));
    }

    private static boolean encodeOne(ThreadState ts, PyObject mapping, int c, ByteBuilder out) {
        if (mapping instanceof EncodingMap m) {
            int b = m.get(c);
            if (b >= 0) {
                out.append(b);
            }
            return b >= 0;
        }
        PyObject v = lookup(ts, mapping, c);
        if (v == null || v == PyNone.NONE) {
            return false;
        }
        try {
            if (PyLong.unwrapOrNull(v) != null) {
                long b = Numbers.asSsize(ts, v, null);
                if (b < 0 || b > 255) {
                    throw Raise.typeError("character mapping must be in range(256)");
                }
                out.append((int) b);
                return true;
            }
            PyBytes raw = PyBytes.unwrapOrNull(v);
            if (raw == null) {
                throw Raise.typeError("character mapping must return integer, bytes or None, not %s", PyType.of(v).name());
            }
            out.append(raw);
            return true;
        } finally {
            Refs.xdecref(ts, v);
        }
    }

    /** The encoder's table for a decoder's 256 characters: an {@link EncodingMap}, or a dict where that cannot hold it. */
    public static PyObject build(ThreadState ts, PyUnicode table) {
        int n = table.length();
        boolean plain = n == 256 && table.isNarrow() && table.codePointAt(0) == 0;
        for (int i = 1; plain && i < n; i++) {
            int c = table.codePointAt(i);
            plain = c != 0;
        }
        if (plain) {
            return EncodingMap.of(ts, table);
        }
        PyObject dict = Containers.factory().newDict(ts);
        for (int i = 0; i < n; i++) {
            Containers.factory().dictSet(ts, dict, PyLong.of(table.codePointAt(i)), PyLong.of(i));
        }
        return dict;
    }
}
