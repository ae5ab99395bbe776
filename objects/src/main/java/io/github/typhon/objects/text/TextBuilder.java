// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import java.util.Arrays;

/** Builds a {@link PyUnicode}: chars while every character is narrow, code points from the first astral character or surrogate on.
 *  <p>Threads: confined. */
public final class TextBuilder {
    private StringBuilder narrow;
    private int[] wide;
    private int wideLength;

    public TextBuilder() {
        narrow = new StringBuilder();
    }

    public TextBuilder(int capacity) {
        narrow = new StringBuilder(Math.max(capacity, 16));
    }

    public int length() {
        return narrow != null ? narrow.length() : wideLength;
    }

    public boolean isEmpty() {
        return length() == 0;
    }

    public int codePointAt(int i) {
        return narrow != null ? narrow.charAt(i) : wide[i];
    }

    /** One code point. */
    public TextBuilder append(int cp) {
        if (narrow != null) {
            if (cp <= 0xFFFF && !PyUnicode.isSurrogate(cp)) {
                narrow.append((char) cp);
                return this;
            }
            widen(1);
        }
        reserve(1);
        wide[wideLength++] = cp;
        return this;
    }

    /** One char that is not a surrogate. */
    public TextBuilder append(char c) {
        return append((int) c);
    }

    /** Any Java text; surrogate pairs count as one character. */
    public TextBuilder append(String s) {
        int n = s.length();
        for (int i = 0; i < n; i++) {
            if (Character.isSurrogate(s.charAt(i))) {
                s.codePoints().forEach(this::append);
                return this;
            }
        }
        return appendNarrow(s, 0, n);
    }

    public TextBuilder append(PyUnicode u) {
        return append(u, 0, u.length());
    }

    /** Part of a text, {@code to} exclusive. */
    public TextBuilder append(PyUnicode u, int from, int to) {
        if (u.isNarrow()) {
            return appendNarrow(u.narrow(), from, to);
        }
        if (to <= from) {
            return this;
        }
        if (narrow != null) {
            int[] w = u.wide();
            int i = from;
            while (i < to && w[i] <= 0xFFFF && !PyUnicode.isSurrogate(w[i])) {
                narrow.append((char) w[i++]);
            }
            from = i;
            if (from == to) {
                return this;
            }
            widen(to - from);
        }
        reserve(to - from);
        System.arraycopy(u.wide(), from, wide, wideLength, to - from);
        wideLength += to - from;
        return this;
    }

    /** Part of a String without surrogates. */
    public TextBuilder appendNarrow(String s, int from, int to) {
        if (narrow != null) {
            narrow.append(s, from, to);
            return this;
        }
        reserve(to - from);
        for (int i = from; i < to; i++) {
            wide[wideLength++] = s.charAt(i);
        }
        return this;
    }

    /** Bytes as Latin-1 characters. */
    public TextBuilder appendLatin1(byte[] b, int from, int to) {
        if (narrow != null) {
            narrow.append(new String(b, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1));
            return this;
        }
        reserve(to - from);
        for (int i = from; i < to; i++) {
            wide[wideLength++] = b[i] & 0xFF;
        }
        return this;
    }

    /** The same code point several times. */
    public TextBuilder repeat(int cp, int times) {
        if (narrow != null && cp <= 0xFFFF && !PyUnicode.isSurrogate(cp)) {
            if (times > 0) {
                narrow.repeat(cp, times);
            }
            return this;
        }
        for (int i = 0; i < times; i++) {
            append(cp);
        }
        return this;
    }

    public TextBuilder setLength(int n) {
        if (narrow != null) {
            narrow.setLength(n);
        } else {
            wideLength = n;
        }
        return this;
    }

    private void widen(int more) {
        int n = narrow.length();
        wide = new int[Math.max(16, (n + more) * 3 / 2)];
        for (int i = 0; i < n; i++) {
            wide[i] = narrow.charAt(i);
        }
        wideLength = n;
        narrow = null;
    }

    private void reserve(int more) {
        int need = Math.addExact(wideLength, more);
        if (need > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(need, wide.length + (wide.length >> 1)));
        }
    }

    public PyUnicode toUnicode() {
        return narrow != null ? PyUnicode.ofNarrow(narrow.toString()) : PyUnicode.ofCodePoints(wide, 0, wideLength);
    }

    @Override
    public String toString() {
        return narrow != null ? narrow.toString() : new String(wide, 0, wideLength);
    }
}
