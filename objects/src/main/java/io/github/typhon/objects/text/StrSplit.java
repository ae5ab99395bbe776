// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

/** Cutting text into pieces. {@code max < 0} means no limit. <p>Threads: stateless. */
final class StrSplit {
    private StrSplit() {}

    static Pieces splitSpace(PyUnicode s, long max) {
        Pieces out = new Pieces();
        int n = s.length();
        int i = 0;
        long left = max < 0 ? Long.MAX_VALUE : max;
        while (true) {
            while (i < n && UnicodeData.isSpace(s.codePointAt(i))) {
                i++;
            }
            if (i == n) {
                return out;
            }
            if (left-- <= 0) {
                out.add(s.substring(i, n));
                return out;
            }
            int start = i;
            while (i < n && !UnicodeData.isSpace(s.codePointAt(i))) {
                i++;
            }
            out.add(s.substring(start, i));
        }
    }

    static Pieces rsplitSpace(PyUnicode s, long max) {
        Pieces out = new Pieces();
        int i = s.length();
        long left = max < 0 ? Long.MAX_VALUE : max;
        while (true) {
            while (i > 0 && UnicodeData.isSpace(s.codePointAt(i - 1))) {
                i--;
            }
            if (i == 0) {
                break;
            }
            if (left-- <= 0) {
                out.add(s.substring(0, i));
                break;
            }
            int end = i;
            while (i > 0 && !UnicodeData.isSpace(s.codePointAt(i - 1))) {
                i--;
            }
            out.add(s.substring(i, end));
        }
        out.reverse();
        return out;
    }

    static Pieces split(PyUnicode s, PyUnicode sep, long max) {
        Pieces out = new Pieces();
        int n = s.length();
        int m = sep.length();
        int done = 0;
        long left = max < 0 ? Long.MAX_VALUE : max;
        String text = m == 1 && sep.isNarrow() ? s.narrow() : null;
        int c = sep.codePointAt(0);
        while (left-- > 0) {
            int i = text != null ? text.indexOf(c, done) : StrSearch.find(s, sep, done, n);
            if (i < 0) {
                break;
            }
            out.add(s.substring(done, i));
            done = i + m;
        }
        out.add(s.substring(done, n));
        return out;
    }

    static Pieces rsplit(PyUnicode s, PyUnicode sep, long max) {
        Pieces out = new Pieces();
        int end = s.length();
        long left = max < 0 ? Long.MAX_VALUE : max;
        while (left-- > 0) {
            int i = StrSearch.rfind(s, sep, 0, end);
            if (i < 0) {
                break;
            }
            out.add(s.substring(i + sep.length(), end));
            end = i;
        }
        out.add(s.substring(0, end));
        out.reverse();
        return out;
    }

    static Pieces splitLines(PyUnicode s, boolean keepEnds) {
        Pieces out = new Pieces();
        int n = s.length();
        int start = 0;
        while (start < n) {
            int i = lineBreak(s, start, n);
            int end = i;
            if (i < n) {
                i += s.codePointAt(i) == '\r' && i + 1 < n && s.codePointAt(i + 1) == '\n' ? 2 : 1;
                end = keepEnds ? i : end;
            }
            out.add(s.substring(start, end));
            start = i;
        }
        return out;
    }

    /** The first line break at or after an index; the length if there is none. */
    private static int lineBreak(PyUnicode s, int from, int n) {
        int i = from;
        if (s.isNarrow()) {
            String text = s.narrow();
            while (i < n && !UnicodeData.isLineBreak(text.charAt(i))) {
                i++;
            }
            return i;
        }
        while (i < n && !UnicodeData.isLineBreak(s.codePointAt(i))) {
            i++;
        }
        return i;
    }
}
