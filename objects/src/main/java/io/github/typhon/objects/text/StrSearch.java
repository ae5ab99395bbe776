// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

/** Searching and replacing in text. Ranges are already clipped: {@code 0 <= from}, {@code to <= length}; {@code from > to} finds nothing.
 *  <p>Threads: stateless. */
public final class StrSearch {
    private StrSearch() {}

    /** The lowest index of {@code sub} within the range, or -1. */
    public static int find(PyUnicode s, PyUnicode sub, int from, int to) {
        int m = sub.length();
        if (to - from < m) {
            return -1;
        }
        if (s.isNarrow()) {
            return sub.isNarrow() ? findNarrow(s.narrow(), sub.narrow(), from, to) : -1;
        }
        return findWide(s.wide(), sub, from, to);
    }

    private static int findNarrow(String s, String sub, int from, int to) {
        int m = sub.length();
        if (m == 1) {
            return s.indexOf(sub.charAt(0), from, to);
        }
        return m < LONG || to - from < 4 * LONG ? s.indexOf(sub, from, to) : findLong(s, sub, from, to);
    }

    /** From this length on a needle is searched in linear time, whatever it looks like. */
    private static final int LONG = 256;

    /** Knuth, Morris and Pratt: after a mismatch the longest border of what matched is still matched. */
    private static int findLong(String s, String sub, int from, int to) {
        int m = sub.length();
        int[] border = new int[m];
        for (int i = 1, k = 0; i < m; i++) {
            char c = sub.charAt(i);
            while (k > 0 && sub.charAt(k) != c) {
                k = border[k - 1];
            }
            border[i] = sub.charAt(k) == c ? ++k : k;
        }
        for (int i = from, k = 0; i < to; i++) {
            char c = s.charAt(i);
            while (k > 0 && sub.charAt(k) != c) {
                k = border[k - 1];
            }
            if (sub.charAt(k) == c && ++k == m) {
                return i - m + 1;
            }
        }
        return -1;
    }

    private static int findWide(int[] w, PyUnicode sub, int from, int to) {
        int m = sub.length();
        if (m == 0) {
            return from;
        }
        int first = sub.codePointAt(0);
        for (int i = from; i <= to - m; i++) {
            if (w[i] == first && matches(w, sub, i, 1, m)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(int[] w, PyUnicode sub, int at, int from, int to) {
        for (int k = from; k < to; k++) {
            if (w[at + k] != sub.codePointAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The highest index of {@code sub} within the range, or -1. */
    public static int rfind(PyUnicode s, PyUnicode sub, int from, int to) {
        int m = sub.length();
        if (to - from < m) {
            return -1;
        }
        if (s.isNarrow()) {
            if (!sub.isNarrow()) {
                return -1;
            }
            int i = m == 1 ? s.narrow().lastIndexOf(sub.narrow().charAt(0), to - 1) : s.narrow().lastIndexOf(sub.narrow(), to - m);
            return i >= from ? i : -1;
        }
        int[] w = s.wide();
        for (int i = to - m; i >= from; i--) {
            if (matches(w, sub, i, 0, m)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean contains(PyUnicode s, PyUnicode sub) {
        return find(s, sub, 0, s.length()) >= 0;
    }

    /** True if {@code sub} stands at index {@code at}, ending within {@code to}. */
    public static boolean matchesAt(PyUnicode s, PyUnicode sub, int at, int to) {
        int m = sub.length();
        if (at < 0 || m > to - at) {
            return false;
        }
        if (s.isNarrow()) {
            return sub.isNarrow() && s.narrow().startsWith(sub.narrow(), at);
        }
        return matches(s.wide(), sub, at, 0, m);
    }

    /** How often {@code sub} occurs without overlap. */
    public static int count(PyUnicode s, PyUnicode sub, int from, int to) {
        if (to < from) {
            return 0;
        }
        int m = sub.length();
        if (m == 0) {
            return to - from + 1;
        }
        int n = 0;
        for (int i = find(s, sub, from, to); i >= 0; i = find(s, sub, i + m, to)) {
            n++;
        }
        return n;
    }

    /** All, or with {@code max >= 0} at most the first {@code max}, occurrences of {@code old} replaced. */
    public static PyUnicode replace(PyUnicode s, PyUnicode old, PyUnicode with, long max) {
        if (max < 0) {
            max = Long.MAX_VALUE;
        }
        if (max == 0 || old.equalsText(with) || old.length() > s.length()) {
            return s;
        }
        if (old.isEmpty()) {
            return interleave(s, with, max);
        }
        int m = old.length();
        int i = find(s, old, 0, s.length());
        if (i < 0) {
            return s;
        }
        if (max == Long.MAX_VALUE && s.isNarrow() && with.isNarrow()) {
            return PyUnicode.ofNarrow(s.narrow().replace(old.narrow(), with.narrow()));
        }
        TextBuilder b = new TextBuilder(s.length());
        int done = 0;
        long left = max;
        while (i >= 0 && left-- > 0) {
            b.append(s, done, i).append(with);
            done = i + m;
            i = find(s, old, done, s.length());
        }
        return b.append(s, done, s.length()).toUnicode();
    }

    private static PyUnicode interleave(PyUnicode s, PyUnicode with, long max) {
        int n = s.length();
        TextBuilder b = new TextBuilder(n * 2);
        b.append(with);
        long left = max - 1;
        int i = 0;
        for (; i < n && left > 0; i++, left--) {
            b.append(s.codePointAt(i)).append(with);
        }
        return b.append(s, i, n).toUnicode();
    }

    public static PyUnicode repeat(PyUnicode s, int times) {
        int n = s.length();
        if (times <= 0 || n == 0) {
            return PyUnicode.EMPTY;
        }
        if (times == 1) {
            return s;
        }
        if (s.isNarrow()) {
            return PyUnicode.ofNarrow(s.narrow().repeat(times));
        }
        int[] all = new int[n * times];
        for (int i = 0; i < times; i++) {
            s.copyTo(all, i * n);
        }
        return PyUnicode.ofCodePoints(all);
    }

    /** Which ends a strip works on. */
    static final int LEFT = 1;
    static final int RIGHT = 2;
    static final int BOTH = 3;

    /** Removes whitespace, or the characters of {@code chars}, from the ends. */
    static PyUnicode strip(PyUnicode s, PyUnicode chars, int ends) {
        int from = 0;
        int to = s.length();
        if ((ends & LEFT) != 0) {
            while (from < to && strips(s.codePointAt(from), chars)) {
                from++;
            }
        }
        if ((ends & RIGHT) != 0) {
            while (to > from && strips(s.codePointAt(to - 1), chars)) {
                to--;
            }
        }
        return s.substring(from, to);
    }

    private static boolean strips(int c, PyUnicode chars) {
        if (chars == null) {
            return UnicodeData.isSpace(c);
        }
        if (chars.isNarrow()) {
            return c <= 0xFFFF && chars.narrow().indexOf(c) >= 0;
        }
        for (int w : chars.wide()) {
            if (w == c) {
                return true;
            }
        }
        return false;
    }

    static PyUnicode pad(PyUnicode s, long left, long right, int fill) {
        if (left <= 0 && right <= 0) {
            return s;
        }
        TextBuilder b = new TextBuilder((int) Math.min(Integer.MAX_VALUE - 8, s.length() + left + right));
        b.repeat(fill, (int) left);
        b.append(s);
        return b.repeat(fill, (int) right).toUnicode();
    }

    static PyUnicode zfill(PyUnicode s, long width) {
        int n = s.length();
        if (n >= width) {
            return s;
        }
        TextBuilder b = new TextBuilder((int) width);
        int sign = n > 0 && (s.codePointAt(0) == '+' || s.codePointAt(0) == '-') ? 1 : 0;
        b.append(s, 0, sign);
        b.repeat('0', (int) (width - n));
        return b.append(s, sign, n).toUnicode();
    }

    static PyUnicode expandTabs(PyUnicode s, long tabsize) {
        int n = s.length();
        if (find(s, PyUnicode.ofChar('\t'), 0, n) < 0) {
            return s;
        }
        TextBuilder b = new TextBuilder(n * 2);
        long column = 0;
        for (int i = 0; i < n; i++) {
            int c = s.codePointAt(i);
            if (c == '\t') {
                if (tabsize > 0) {
                    long fill = tabsize - column % tabsize;
                    column += fill;
                    if (b.length() + fill > Integer.MAX_VALUE - 8) {
                        throw io.github.typhon.objects.core.Raise.overflowError("new string is too long");
                    }
                    b.repeat(' ', (int) fill);
                }
            } else {
                b.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return b.toUnicode();
    }
}
