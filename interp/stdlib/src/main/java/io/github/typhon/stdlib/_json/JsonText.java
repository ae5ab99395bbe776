// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Strings: reading them out of a text and writing them as literals. <p>Threads: an instance is confined to one call. */
class JsonText {
    protected final ThreadState ts;
    protected final PyUnicode source;
    /** The source if it is narrow, else null. */
    protected final String text;
    protected final int length;
    protected final boolean strict;
    /** Where {@link #string} and what is built on it stopped. */
    protected int next;

    JsonText(ThreadState ts, PyUnicode source, boolean strict) {
        this.ts = ts;
        this.source = source;
        this.text = source.isNarrow() ? source.narrow() : null;
        this.length = source.length();
        this.strict = strict;
    }

    protected final int at(int i) {
        return text != null ? text.charAt(i) : source.codePointAt(i);
    }

    /** A {@code json.JSONDecodeError}. */
    protected final PyException error(String message, long position) {
        PyObject m = Importer.importModule((PyThreadState) ts, "json.decoder");
        PyObject type = null;
        try {
            type = Objects.getAttr(ts, m, "JSONDecodeError");
            return PyException.ofValue(Calls.call3(ts, type, PyUnicode.of(message), source, PyLong.of(position)));
        } finally {
            Refs.xdecref(ts, type);
            Refs.decref(ts, m);
        }
    }

    /** The string whose characters begin at {@code from}, behind the quote. */
    final PyUnicode string(int from) {
        int begin = from - 1;
        int i = plain(from, begin);
        if (at(i) == '"') {
            next = i + 1;
            return source.substring(from, i);
        }
        TextBuilder b = new TextBuilder(i - from + 32);
        int start = from;
        while (true) {
            b.append(source, start, i);
            if (at(i) == '"') {
                next = i + 1;
                return b.toUnicode();
            }
            i = escape(b, i + 1, begin);
            start = i;
            i = plain(i, begin);
        }
    }

    /** The next quote or backslash. */
    private int plain(int from, int begin) {
        int i = from;
        if (text != null) {
            String s = text;
            for (int n = length; i < n; i++) {
                char c = s.charAt(i);
                if (c == '"' || c == '\\') {
                    return i;
                }
                if (c <= 0x1F && strict) {
                    throw error("Invalid control character at", i);
                }
            }
        } else {
            for (int n = length; i < n; i++) {
                int c = source.codePointAt(i);
                if (c == '"' || c == '\\') {
                    return i;
                }
                if (c <= 0x1F && strict) {
                    throw error("Invalid control character at", i);
                }
            }
        }
        throw error("Unterminated string starting at", begin);
    }

    /** Reads what follows a backslash; gives the place behind it. */
    private int escape(TextBuilder b, int i, int begin) {
        if (i >= length) {
            throw error("Unterminated string starting at", begin);
        }
        int c = at(i);
        if (c != 'u') {
            int v = switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                default -> throw error("Invalid \\escape", i - 1);
            };
            b.append(v);
            return i + 1;
        }
        int v = hex(i + 1);
        if (v < 0) {
            throw error("Invalid \\uXXXX escape", i);
        }
        int end = i + 5;
        if ((v & 0xFC00) == 0xD800 && end + 6 < length && at(end) == '\\' && at(end + 1) == 'u') {
            int low = hex(end + 2);
            if (low >= 0 && (low & 0xFC00) == 0xDC00) {
                b.append(Character.toCodePoint((char) v, (char) low));
                return end + 6;
            }
        }
        b.append(v);
        return end;
    }

    /** Four hexadecimal digits with something behind them, else -1. */
    private int hex(int i) {
        if (i + 4 >= length) {
            return -1;
        }
        int v = 0;
        for (int k = i; k < i + 4; k++) {
            int c = at(k);
            int d = c < 128 ? Character.digit(c, 16) : -1;
            if (d < 0) {
                return -1;
            }
            v = v << 4 | d;
        }
        return v;
    }

    // ---- writing

    static void quote(TextBuilder out, PyUnicode u, boolean ascii) {
        out.append('"');
        int n = u.length();
        int start = 0;
        String s = u.isNarrow() ? u.narrow() : null;
        for (int i = 0; i < n; i++) {
            int c = s != null ? s.charAt(i) : u.codePointAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c <= 0x7E || !ascii)) {
                continue;
            }
            out.append(u, start, i);
            start = i + 1;
            escaped(out, c);
        }
        if (start == 0) {
            out.append(u);
        } else {
            out.append(u, start, n);
        }
        out.append('"');
    }

    private static void escaped(TextBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c > 0xFFFF) {
                    unit(out, Character.highSurrogate(c));
                    unit(out, Character.lowSurrogate(c));
                } else {
                    unit(out, c);
                }
            }
        }
    }

    private static void unit(TextBuilder out, int c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(c >> shift & 15, 16));
        }
    }
}
