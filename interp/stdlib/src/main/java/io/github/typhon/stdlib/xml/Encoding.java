// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import java.util.Locale;

/** How a document's characters are written, and how that becomes the UTF-8 the scanners read. What is no character becomes a byte that is none either.
 *  <p>Threads: immutable. */
final class Encoding {
    private enum Kind { UTF_8, BYTES, UTF_16LE, UTF_16BE }

    static final Encoding UTF_8 = new Encoding(Kind.UTF_8, null, true);
    static final Encoding ASCII = new Encoding(Kind.BYTES, table(0x80), true);
    static final Encoding LATIN_1 = new Encoding(Kind.BYTES, table(0x100), false);
    static final Encoding UTF_16LE = new Encoding(Kind.UTF_16LE, null, false);
    static final Encoding UTF_16BE = new Encoding(Kind.UTF_16BE, null, false);
    private static final byte NOT_A_CHARACTER = (byte) 0xFF;

    private final Kind kind;
    /** By byte, the character or -1. */
    private final int[] table;
    /** Whether text is reported as it lies, not in pieces. */
    final boolean isUtf8;

    private Encoding(Kind kind, int[] table, boolean isUtf8) {
        this.kind = kind;
        this.table = table;
        this.isUtf8 = isUtf8;
    }

    private static int[] table(int n) {
        int[] t = new int[256];
        for (int i = 0; i < 256; i++) {
            t[i] = i < n ? i : -1;
        }
        return t;
    }

    /** An encoding in single bytes, or null if ASCII characters that mean something in XML lie elsewhere. */
    static Encoding of(int[] table) {
        for (int i = 0; i < 128; i++) {
            boolean free = i < ' ' && i != '\t' && i != '\n' && i != '\r' || i == '~' || i == 0x7F || i == '@' || i == '\\' || i == '^' || i == '`' || i == '{' || i == '}' || i == '$';
            if (!free && table[i] != i) {
                return null;
            }
        }
        for (int c : table) {
            if (c > 0xFFFF) {
                return null;
            }
        }
        return new Encoding(Kind.BYTES, table.clone(), false);
    }

    /** One that is built in, or null. UTF-16 without a byte order means big-endian here. */
    static Encoding named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ISO-8859-1" -> LATIN_1;
            case "US-ASCII" -> ASCII;
            case "UTF-8" -> UTF_8;
            case "UTF-16", "UTF-16BE" -> UTF_16BE;
            case "UTF-16LE" -> UTF_16LE;
            default -> null;
        };
    }

    /** The encoding that the first bytes tell, {@code given} where they do not (null means UTF-8); null if they are too few to tell.
     *  An external entity's content may begin with characters that cannot begin a document. */
    static Encoding detect(byte[] b, int from, int to, Encoding given, boolean isContent) {
        int n = to - from;
        Encoding other = given == null ? UTF_8 : given;
        if (n == 0) {
            return null;
        }
        int first = b[from] & 0xFF;
        boolean bytes = isContent && given == LATIN_1;
        if (n == 1) {
            boolean mark = (first == 0xFE || first == 0xFF || first == 0xEF) && !bytes;
            return other.isWide() || mark || first == 0 || first == '<' ? null : other;
        }
        int second = b[from + 1] & 0xFF;
        switch (first << 8 | second) {
            case 0xFEFF -> {
                return bytes ? other : UTF_16BE;
            }
            case 0xFFFE -> {
                return bytes ? other : UTF_16LE;
            }
            case '<' << 8 -> {
                return isContent && given == UTF_16BE ? other : UTF_16LE;
            }
            case 0xEFBB -> {
                if (isContent && given != null && (given == LATIN_1 || given.isWide())) {
                    return other;
                }
                return n == 2 ? null : (b[from + 2] & 0xFF) == 0xBF ? UTF_8 : other;
            }
            default -> {
                if (first == 0) {
                    return isContent && given == UTF_16LE ? other : UTF_16BE;
                }
                return second == 0 && !isContent ? UTF_16LE : other;
            }
        }
    }

    boolean isWide() {
        return kind == Kind.UTF_16LE || kind == Kind.UTF_16BE;
    }

    /** Whether bytes need no conversion at all. */
    boolean isIdentity() {
        return kind == Kind.UTF_8;
    }

    /** How many bytes of UTF-8 so many bytes become at most. */
    int room(int n) {
        return isIdentity() ? n : isWide() ? n / 2 * 3 : 3 * n;
    }

    /** Converts whole characters and returns how many bytes of {@code raw} were taken; stores into {@code out} from {@code out.end} on. */
    int decode(byte[] raw, int from, int to, Input out) {
        byte[] b = out.buf;
        int at = out.end;
        int p = from;
        if (kind == Kind.BYTES) {
            for (; p < to; p++) {
                int c = table[raw[p] & 0xFF];
                if (c < 0 || c >= 0xD800 && c < 0xE000) {
                    b[at++] = NOT_A_CHARACTER;
                } else {
                    at = Utf8.put(b, at, c);
                }
            }
        } else {
            while (p + 1 < to) {
                int c = unit(raw, p);
                if ((c & 0xFC00) == 0xD800) {
                    if (p + 3 >= to) {
                        break;
                    }
                    int low = unit(raw, p + 2);
                    if ((low & 0xFC00) == 0xDC00) {
                        at = Utf8.put(b, at, Character.toCodePoint((char) c, (char) low));
                        p += 4;
                        continue;
                    }
                }
                if ((c & 0xF800) == 0xD800) {
                    b[at++] = NOT_A_CHARACTER;
                } else {
                    at = Utf8.put(b, at, c);
                }
                p += 2;
            }
        }
        out.end = at;
        return p - from;
    }

    private int unit(byte[] raw, int p) {
        int a = raw[p] & 0xFF;
        int b = raw[p + 1] & 0xFF;
        return kind == Kind.UTF_16BE ? a << 8 | b : b << 8 | a;
    }

    /** How many bytes of the document became these bytes of UTF-8. */
    long rawLength(byte[] b, int from, int to) {
        if (isIdentity()) {
            return to - from;
        }
        long n = 0;
        for (int i = from; i < to; i++) {
            int c = b[i] & 0xFF;
            if ((c & 0xC0) != 0x80) {
                n += !isWide() ? 1 : c >= 0xF0 && c != 0xFF ? 4 : 2;
            }
        }
        return n;
    }

    /** The document's bytes from which these became. */
    byte[] encode(byte[] b, int from, int to) {
        byte[] out = new byte[(int) rawLength(b, from, to)];
        if (isIdentity()) {
            System.arraycopy(b, from, out, 0, out.length);
            return out;
        }
        int at = 0;
        for (int i = from; i < to; ) {
            int c = b[i] & 0xFF;
            int n = c < 0x80 || c == 0xFF ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
            int u = n == 1 ? c : c & 0x7F >> n;
            for (int k = 1; k < n; k++) {
                u = u << 6 | b[i + k] & 0x3F;
            }
            i += n;
            if (!isWide()) {
                out[at++] = (byte) byteOf(u);
                continue;
            }
            for (char unit : Character.toChars(u)) {
                boolean big = kind == Kind.UTF_16BE;
                out[at++] = (byte) (big ? unit >> 8 : unit);
                out[at++] = (byte) (big ? unit : unit >> 8);
            }
        }
        return out;
    }

    private int byteOf(int c) {
        for (int i = 0; i < 256; i++) {
            if (table[i] == c) {
                return i;
            }
        }
        return NOT_A_CHARACTER;
    }
}
