// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Algorithms over byte ranges, shared by bytes, bytearray and memoryview: no Python objects, no ownership.
 *  Ranges are {@code [from, to)} and clipped by the caller. Only ASCII letters have case. <p>Threads: stateless. */
public final class ByteOps {
    private static final String HEX = "0123456789abcdef";

    private ByteOps() {}

    // ---- searching ----

    public static int find(byte[] s, int from, int to, byte[] sub, int subFrom, int subTo) {
        int m = subTo - subFrom;
        if (to - from < m) {
            return -1;
        }
        if (m == 0) {
            return from;
        }
        if (LinearSearch.suits(m, to - from)) {
            return LinearSearch.find(s, from, to, sub, subFrom, subTo);
        }
        byte first = sub[subFrom];
        for (int i = from, last = to - m; i <= last; i++) {
            if (s[i] == first && Arrays.equals(s, i + 1, i + m, sub, subFrom + 1, subTo)) {
                return i;
            }
        }
        return -1;
    }

    public static int find(byte[] s, int from, int to, byte[] sub) {
        return find(s, from, to, sub, 0, sub.length);
    }

    public static int rfind(byte[] s, int from, int to, byte[] sub) {
        int m = sub.length;
        for (int i = to - m; i >= from; i--) {
            if (Arrays.equals(s, i, i + m, sub, 0, m)) {
                return i;
            }
        }
        return -1;
    }

    public static boolean contains(byte[] s, int from, int to, byte[] sub) {
        return find(s, from, to, sub) >= 0;
    }

    public static int count(byte[] s, int from, int to, byte[] sub, long max) {
        if (to < from) {
            return 0;
        }
        if (sub.length == 0) {
            return (int) Math.min(max, to - from + 1L);
        }
        int n = 0;
        for (int i = find(s, from, to, sub); i >= 0 && n < max; i = find(s, i + sub.length, to, sub)) {
            n++;
        }
        return n;
    }

    public static boolean startsWith(byte[] s, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Arrays.equals(s, from, from + prefix.length, prefix, 0, prefix.length);
    }

    public static boolean endsWith(byte[] s, int from, int to, byte[] suffix) {
        return to - from >= suffix.length && Arrays.equals(s, to - suffix.length, to, suffix, 0, suffix.length);
    }

    /** {@code max < 0}: all occurrences. Always a fresh array. */
    public static byte[] replace(byte[] s, int from, int to, byte[] old, byte[] with, long max) {
        long limit = max < 0 ? Long.MAX_VALUE : max;
        int n = to - from;
        if (limit == 0 || old.length > n || Arrays.equals(old, with)) {
            return Arrays.copyOfRange(s, from, to);
        }
        ByteBuilder b = new ByteBuilder(n + with.length);
        if (old.length == 0) {
            b.append(with);
            int i = from;
            for (long left = limit - 1; i < to && left > 0; i++, left--) {
                b.append(s[i]).append(with);
            }
            return b.append(s, i, to).toByteArray();
        }
        int done = from;
        long left = limit;
        for (int i = find(s, from, to, old); i >= 0 && left-- > 0; i = find(s, done, to, old)) {
            b.append(s, done, i).append(with);
            done = i + old.length;
        }
        return b.append(s, done, to).toByteArray();
    }

    public static byte[] repeat(byte[] s, int from, int to, int times) {
        int n = to - from;
        byte[] all = new byte[Math.multiplyExact(n, Math.max(times, 0))];
        if (n == 1) {
            Arrays.fill(all, s[from]);
            return all;
        }
        if (all.length == 0) {
            return all;
        }
        System.arraycopy(s, from, all, 0, n);
        for (int done = n; done < all.length; done *= 2) {
            System.arraycopy(all, 0, all, done, Math.min(done, all.length - done));
            if (done > all.length >> 1) {
                break;
            }
        }
        return all;
    }

    // ---- cutting: results are index pairs [start, end, start, end, ...] ----

    public static int[] splitSpace(byte[] s, int from, int to, long max) {
        Cuts cuts = new Cuts();
        long left = max < 0 ? Long.MAX_VALUE : max;
        int i = from;
        while (true) {
            while (i < to && isSpace(s[i])) {
                i++;
            }
            if (i == to) {
                return cuts.toArray();
            }
            if (left-- <= 0) {
                cuts.add(i, to);
                return cuts.toArray();
            }
            int start = i;
            while (i < to && !isSpace(s[i])) {
                i++;
            }
            cuts.add(start, i);
        }
    }

    public static int[] rsplitSpace(byte[] s, int from, int to, long max) {
        Cuts cuts = new Cuts();
        long left = max < 0 ? Long.MAX_VALUE : max;
        int i = to;
        while (true) {
            while (i > from && isSpace(s[i - 1])) {
                i--;
            }
            if (i == from) {
                return cuts.toReversedArray();
            }
            if (left-- <= 0) {
                cuts.add(from, i);
                return cuts.toReversedArray();
            }
            int end = i;
            while (i > from && !isSpace(s[i - 1])) {
                i--;
            }
            cuts.add(i, end);
        }
    }

    public static int[] split(byte[] s, int from, int to, byte[] sep, long max) {
        Cuts cuts = new Cuts();
        long left = max < 0 ? Long.MAX_VALUE : max;
        int done = from;
        while (left-- > 0) {
            int i = find(s, done, to, sep);
            if (i < 0) {
                break;
            }
            cuts.add(done, i);
            done = i + sep.length;
        }
        cuts.add(done, to);
        return cuts.toArray();
    }

    public static int[] rsplit(byte[] s, int from, int to, byte[] sep, long max) {
        Cuts cuts = new Cuts();
        long left = max < 0 ? Long.MAX_VALUE : max;
        int end = to;
        while (left-- > 0) {
            int i = rfind(s, from, end, sep);
            if (i < 0) {
                break;
            }
            cuts.add(i + sep.length, end);
            end = i;
        }
        cuts.add(from, end);
        return cuts.toReversedArray();
    }

    public static int[] splitLines(byte[] s, int from, int to, boolean keepEnds) {
        Cuts cuts = new Cuts();
        int start = from;
        while (start < to) {
            int i = start;
            while (i < to && s[i] != '\n' && s[i] != '\r') {
                i++;
            }
            int end = i;
            if (i < to) {
                i += s[i] == '\r' && i + 1 < to && s[i + 1] == '\n' ? 2 : 1;
                end = keepEnds ? i : end;
            }
            cuts.add(start, end);
            start = i;
        }
        return cuts.toArray();
    }

    private static final class Cuts {
        private int[] a = new int[16];
        private int n;

        void add(int start, int end) {
            if (n + 2 > a.length) {
                a = Arrays.copyOf(a, n * 2);
            }
            a[n++] = start;
            a[n++] = end;
        }

        int[] toArray() {
            return Arrays.copyOf(a, n);
        }

        int[] toReversedArray() {
            int[] r = new int[n];
            for (int i = 0; i < n; i += 2) {
                r[i] = a[n - 2 - i];
                r[i + 1] = a[n - 1 - i];
            }
            return r;
        }
    }

    /** First index that a strip keeps; {@code chars} null means whitespace. */
    public static int stripLeft(byte[] s, int from, int to, byte[] chars) {
        while (from < to && strips(s[from], chars)) {
            from++;
        }
        return from;
    }

    /** End index that a strip keeps. */
    public static int stripRight(byte[] s, int from, int to, byte[] chars) {
        while (to > from && strips(s[to - 1], chars)) {
            to--;
        }
        return to;
    }

    private static boolean strips(byte c, byte[] chars) {
        if (chars == null) {
            return isSpace(c);
        }
        for (byte b : chars) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }

    // ---- case and classes ----

    public static boolean isSpace(byte c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    public static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLowerByte(byte c) {
        return c >= 'a' && c <= 'z';
    }

    public static boolean isUpperByte(byte c) {
        return c >= 'A' && c <= 'Z';
    }

    public static boolean isAlpha(byte c) {
        return isLowerByte(c) || isUpperByte(c);
    }

    public static boolean isAlnum(byte c) {
        return isAlpha(c) || isDigit(c);
    }

    /** A predicate over one byte. */
    public interface BytePredicate {
        boolean test(byte b);
    }

    /** True if the range is not empty and every byte satisfies the predicate. */
    public static boolean all(byte[] s, int from, int to, BytePredicate p) {
        for (int i = from; i < to; i++) {
            if (!p.test(s[i])) {
                return false;
            }
        }
        return to > from;
    }

    public static boolean isAscii(byte[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            if (s[i] < 0) {
                return false;
            }
        }
        return true;
    }

    public static boolean isLower(byte[] s, int from, int to) {
        boolean cased = false;
        for (int i = from; i < to; i++) {
            if (isUpperByte(s[i])) {
                return false;
            }
            cased |= isLowerByte(s[i]);
        }
        return cased;
    }

    public static boolean isUpper(byte[] s, int from, int to) {
        boolean cased = false;
        for (int i = from; i < to; i++) {
            if (isLowerByte(s[i])) {
                return false;
            }
            cased |= isUpperByte(s[i]);
        }
        return cased;
    }

    public static boolean isTitle(byte[] s, int from, int to) {
        boolean cased = false;
        boolean previousCased = false;
        for (int i = from; i < to; i++) {
            byte c = s[i];
            if (isUpperByte(c)) {
                if (previousCased) {
                    return false;
                }
                previousCased = true;
                cased = true;
            } else if (isLowerByte(c)) {
                if (!previousCased) {
                    return false;
                }
                cased = true;
            } else {
                previousCased = false;
            }
        }
        return cased;
    }

    public static byte toLower(byte c) {
        return isUpperByte(c) ? (byte) (c + 32) : c;
    }

    public static byte toUpper(byte c) {
        return isLowerByte(c) ? (byte) (c - 32) : c;
    }

    public static byte[] lower(byte[] s, int from, int to) {
        byte[] r = Arrays.copyOfRange(s, from, to);
        for (int i = 0; i < r.length; i++) {
            r[i] = toLower(r[i]);
        }
        return r;
    }

    public static byte[] upper(byte[] s, int from, int to) {
        byte[] r = Arrays.copyOfRange(s, from, to);
        for (int i = 0; i < r.length; i++) {
            r[i] = toUpper(r[i]);
        }
        return r;
    }

    public static byte[] swapcase(byte[] s, int from, int to) {
        byte[] r = Arrays.copyOfRange(s, from, to);
        for (int i = 0; i < r.length; i++) {
            r[i] = isAlpha(r[i]) ? (byte) (r[i] ^ 32) : r[i];
        }
        return r;
    }

    public static byte[] capitalize(byte[] s, int from, int to) {
        byte[] r = lower(s, from, to);
        if (r.length > 0) {
            r[0] = toUpper(r[0]);
        }
        return r;
    }

    public static byte[] title(byte[] s, int from, int to) {
        byte[] r = Arrays.copyOfRange(s, from, to);
        boolean previousCased = false;
        for (int i = 0; i < r.length; i++) {
            boolean cased = isAlpha(r[i]);
            r[i] = previousCased ? toLower(r[i]) : toUpper(r[i]);
            previousCased = cased;
        }
        return r;
    }

    // ---- layout ----

    public static byte[] pad(byte[] s, int from, int to, int left, int right, byte fill) {
        byte[] r = new byte[Math.addExact(Math.addExact(to - from, left), right)];
        Arrays.fill(r, 0, left, fill);
        System.arraycopy(s, from, r, left, to - from);
        Arrays.fill(r, left + to - from, r.length, fill);
        return r;
    }

    public static byte[] zfill(byte[] s, int from, int to, long width) {
        int n = to - from;
        if (n >= width) {
            return Arrays.copyOfRange(s, from, to);
        }
        byte[] r = pad(s, from, to, (int) (width - n), 0, (byte) '0');
        int at = (int) (width - n);
        if (n > 0 && (r[at] == '+' || r[at] == '-')) {
            r[0] = r[at];
            r[at] = '0';
        }
        return r;
    }

    public static byte[] expandTabs(byte[] s, int from, int to, long tabsize) {
        ByteBuilder b = new ByteBuilder(to - from + 16);
        long column = 0;
        for (int i = from; i < to; i++) {
            byte c = s[i];
            if (c == '\t') {
                if (tabsize > 0) {
                    long fill = tabsize - column % tabsize;
                    column += fill;
                    b.repeat((byte) ' ', Math.toIntExact(fill));
                }
            } else {
                b.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return b.toByteArray();
    }

    /** Drops the bytes of {@code delete}, maps the rest through {@code table} (256 bytes, or null for identity). */
    public static byte[] translate(byte[] s, int from, int to, byte[] table, byte[] delete) {
        boolean[] drop = new boolean[256];
        for (byte d : delete) {
            drop[d & 0xFF] = true;
        }
        byte[] r = new byte[to - from];
        int n = 0;
        for (int i = from; i < to; i++) {
            int c = s[i] & 0xFF;
            if (!drop[c]) {
                r[n++] = table == null ? (byte) c : table[c];
            }
        }
        return n == r.length ? r : Arrays.copyOf(r, n);
    }

    // ---- text forms ----

    /** Hexadecimal digits; {@code sep < 0}: none, else put between groups of {@code |group|} bytes, counted from the right if positive. */
    public static String hex(byte[] s, int from, int to, int sep, long group) {
        int n = to - from;
        StringBuilder b = new StringBuilder(n * 2);
        long size = Math.abs(group);
        for (int i = 0; i < n; i++) {
            if (sep >= 0 && size != 0 && i > 0 && (group > 0 ? (n - i) % size == 0 : i % size == 0)) {
                b.append((char) sep);
            }
            int c = s[from + i] & 0xFF;
            b.append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
        }
        return b.toString();
    }

    /** Python's literal: {@code b'...'}. */
    public static String repr(byte[] s, int from, int to) {
        return repr(s, from, to, true);
    }

    /** With {@code smartQuotes} false the quote is always single (CPython: bytes under %a of its own). */
    public static String repr(byte[] s, int from, int to, boolean smartQuotes) {
        char quote = '\'';
        if (smartQuotes) {
            boolean single = false;
            boolean dbl = false;
            for (int i = from; i < to; i++) {
                single |= s[i] == '\'';
                dbl |= s[i] == '"';
            }
            quote = single && !dbl ? '"' : '\'';
        }
        StringBuilder b = new StringBuilder(to - from + 3).append('b').append(quote);
        for (int i = from; i < to; i++) {
            int c = s[i] & 0xFF;
            if (c == quote || c == '\\') {
                b.append('\\').append((char) c);
            } else if (c == '\t') {
                b.append("\\t");
            } else if (c == '\n') {
                b.append("\\n");
            } else if (c == '\r') {
                b.append("\\r");
            } else if (c < ' ' || c >= 0x7F) {
                b.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                b.append((char) c);
            }
        }
        return b.append(quote).toString();
    }

    public static byte[] latin1(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }
}
