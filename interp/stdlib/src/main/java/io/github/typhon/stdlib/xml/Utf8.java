// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text in UTF-8: a growing buffer, and how its bytes become text objects. <p>Threads: confined to its owner; the static methods are pure. */
final class Utf8 {
    byte[] b = new byte[64];
    int n;

    void clear() {
        n = 0;
    }

    private void room(int more) {
        if (n + more > b.length) {
            b = Arrays.copyOf(b, Math.max(2 * b.length, n + more));
        }
    }

    void add(int octet) {
        room(1);
        b[n++] = (byte) octet;
    }

    void add(byte[] from, int start, int to) {
        room(to - start);
        System.arraycopy(from, start, b, n, to - start);
        n += to - start;
    }

    void addCodePoint(int c) {
        room(4);
        n = put(b, n, c);
    }

    byte[] toBytes() {
        return Arrays.copyOf(b, n);
    }

    PyUnicode text() {
        return text(b, 0, n);
    }

    /** Stores a code point and returns where it ends. */
    static int put(byte[] b, int at, int c) {
        int p = at;
        if (c < 0x80) {
            b[p++] = (byte) c;
            return p;
        }
        if (c < 0x800) {
            b[p++] = (byte) (0xC0 | c >> 6);
        } else {
            if (c < 0x10000) {
                b[p++] = (byte) (0xE0 | c >> 12);
            } else {
                b[p++] = (byte) (0xF0 | c >> 18);
                b[p++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            b[p++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        b[p++] = (byte) (0x80 | c & 0x3F);
        return p;
    }

    /** Well-formed bytes as text. */
    static PyUnicode text(byte[] b, int from, int to) {
        int seen = 0;
        int max = 0;
        for (int i = from; i < to; i++) {
            seen |= b[i];
        }
        if (seen >= 0) {
            return PyUnicode.ofLatin1(b, from, to);
        }
        for (int i = from; i < to; i++) {
            max = Math.max(max, b[i] & 0xFF);
        }
        String s = new String(b, from, to - from, StandardCharsets.UTF_8);
        return max < 0xED ? PyUnicode.ofNarrow(s) : PyUnicode.of(s);
    }

    static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }
}
