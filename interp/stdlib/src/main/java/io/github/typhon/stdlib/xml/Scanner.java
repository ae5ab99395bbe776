// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** Finds tokens in UTF-8. A scan starts at an index, ends at {@link #end}, and leaves in {@link #next} where the token ends or, of an invalid one,
 *  where the fault lies. What content and the prolog share is here.
 *  <p>Threads: confined to its parser. */
abstract class Scanner {
    byte[] b;
    int end;
    int next;
    private static final int NONE = -1;
    /** What ends a line besides a line feed. */
    int cr;
    private final boolean ns;
    private final byte[] classes;

    Scanner(boolean ns) {
        this.ns = ns;
        classes = ns ? NameChars.ASCII_NS : NameChars.ASCII;
    }

    final boolean isNs() {
        return ns;
    }

    /** What to scan. In the text of an entity line ends have been normalised, and a carriage return is a character of its own. */
    final void source(byte[] bytes, int to, boolean isEntity) {
        b = bytes;
        end = to;
        cr = isEntity ? NONE : '\r';
    }

    final int invalid(int at) {
        next = at;
        return Token.INVALID;
    }

    final boolean isSpace(int c) {
        return c >= 0 && (NameChars.ASCII[c] & NameChars.SPACE) != 0;
    }

    /** The length of the character of several bytes at {@code p}, or PARTIAL_CHAR, or INVALID with {@code next} set. */
    final int sequence(int p) {
        int c = b[p] & 0xFF;
        int n = c < 0xC0 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
        if (n == 0) {
            return invalid(p);
        }
        if (end - p < n) {
            return Token.PARTIAL_CHAR;
        }
        int second = b[p + 1] & 0xFF;
        boolean good = c >= 0xC2 && second >= 0x80 && second < 0xC0;
        if (n > 2) {
            good &= (b[p + 2] & 0xC0) == 0x80;
            good &= switch (c) {
                case 0xE0 -> second >= 0xA0;
                case 0xED -> second < 0xA0;
                case 0xEF -> second != 0xBF || (b[p + 2] & 0xFF) <= 0xBD;
                case 0xF0 -> second >= 0x90;
                case 0xF4 -> second < 0x90;
                default -> true;
            };
        }
        if (n == 4) {
            good &= (b[p + 3] & 0xC0) == 0x80;
        }
        return good ? n : invalid(p);
    }

    /** The length of the character at {@code p} if it may begin a name or go on with it; else INVALID or PARTIAL_CHAR. */
    final int nameChar(int p, int kind) {
        byte c = b[p];
        if (c >= 0) {
            return (classes[c] & kind) != 0 ? 1 : invalid(p);
        }
        int n = sequence(p);
        if (n < 0) {
            return n;
        }
        if (n == 4) {
            return invalid(p);
        }
        int u = n == 2 ? (c & 0x1F) << 6 | b[p + 1] & 0x3F : (c & 0x0F) << 12 | (b[p + 1] & 0x3F) << 6 | b[p + 2] & 0x3F;
        return (kind == NameChars.START ? NameChars.isStart(u) : NameChars.isPart(u)) ? n : invalid(p);
    }

    /** Where a name that begins at {@code p} or before ends: at an ASCII character that is no part of it, or at {@link #end}; else a negative token. */
    final int nameEnd(int p) {
        int q = p;
        while (q < end) {
            byte c = b[q];
            if (c >= 0) {
                if ((classes[c] & NameChars.PART) == 0) {
                    return q;
                }
                q++;
            } else {
                int n = nameChar(q, NameChars.PART);
                if (n < 0) {
                    return n;
                }
                q += n;
            }
        }
        return q;
    }

    /** The end of a whole name at {@code p}, which is within the input; else a negative token. */
    final int name(int p) {
        int n = nameChar(p, NameChars.START);
        return n < 0 ? n : nameEnd(p + n);
    }

    /** Where white space at {@code p} ends. */
    final int skipSpace(int p) {
        int q = p;
        while (q < end && isSpace(b[q])) {
            q++;
        }
        return q;
    }

    /** A name and a semicolon. */
    final int reference(int p, int token) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        int q = name(p);
        if (q < 0) {
            return q;
        }
        if (q == end) {
            return Token.PARTIAL;
        }
        if (b[q] != ';') {
            return invalid(q);
        }
        next = q + 1;
        return token;
    }

    /** What follows an ampersand. */
    final int ampersand(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        return b[p] == '#' ? charRef(p + 1) : reference(p, Token.ENTITY_REF);
    }

    private int charRef(int p) {
        int q = p;
        if (q >= end) {
            return Token.PARTIAL;
        }
        boolean hex = b[q] == 'x';
        if (hex && ++q >= end) {
            return Token.PARTIAL;
        }
        for (int from = q; q < end; q++) {
            int c = b[q];
            if (c >= '0' && c <= '9' || hex && (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                continue;
            }
            if (c != ';' || q == from) {
                return invalid(q);
            }
            next = q + 1;
            return Token.CHAR_REF;
        }
        return Token.PARTIAL;
    }

    /** What follows {@code <!-}. */
    final int comment(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        if (b[p] != '-') {
            return invalid(p);
        }
        int q = p + 1;
        while (q < end) {
            int n = anyChar(q);
            if (n < 0) {
                return n;
            }
            boolean dash = b[q] == '-';
            q += n;
            if (dash) {
                if (q >= end) {
                    return Token.PARTIAL;
                }
                if (b[q] == '-') {
                    if (++q >= end) {
                        return Token.PARTIAL;
                    }
                    if (b[q] != '>') {
                        return invalid(q);
                    }
                    next = q + 1;
                    return Token.COMMENT;
                }
            }
        }
        return Token.PARTIAL;
    }

    /** The length of the character at {@code p}, whatever it is, or INVALID or PARTIAL_CHAR. */
    final int anyChar(int p) {
        byte c = b[p];
        if (c >= ' ' || c == '\t' || c == '\n' || c == '\r') {
            return 1;
        }
        return c >= 0 ? invalid(p) : sequence(p);
    }

    /** What follows {@code <?}. */
    final int instruction(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        int q = name(p);
        if (q < 0) {
            return q;
        }
        if (q >= end) {
            return Token.PARTIAL;
        }
        boolean bare = b[q] == '?';
        if (!bare && !isSpace(b[q])) {
            return invalid(q);
        }
        int token = target(p, q);
        if (token == Token.INVALID) {
            return invalid(q);
        }
        q++;
        if (bare) {
            if (q >= end) {
                return Token.PARTIAL;
            }
            if (b[q] != '>') {
                return invalid(q);
            }
            next = q + 1;
            return token;
        }
        while (q < end) {
            int n = anyChar(q);
            if (n < 0) {
                return n;
            }
            if (b[q] == '?') {
                if (q + 1 >= end) {
                    return Token.PARTIAL;
                }
                if (b[q + 1] == '>') {
                    next = q + 2;
                    return token;
                }
            }
            q += n;
        }
        return Token.PARTIAL;
    }

    /** "xml" in capitals is nobody's target. */
    private int target(int from, int to) {
        if (to - from != 3 || (b[from] | 0x20) != 'x' || (b[from + 1] | 0x20) != 'm' || (b[from + 2] | 0x20) != 'l') {
            return Token.PI;
        }
        return b[from] == 'x' && b[from + 1] == 'm' && b[from + 2] == 'l' ? Token.XML_DECL : Token.INVALID;
    }
}
