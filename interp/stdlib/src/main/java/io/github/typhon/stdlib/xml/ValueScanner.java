// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** Tokens within literals: values of attributes and of entities; and ignored sections. <p>Threads: confined to its parser. */
final class ValueScanner extends Scanner {
    ValueScanner(boolean ns) {
        super(ns);
    }

    private int lineEnd(int p) {
        if (b[p] == '\r') {
            if (p + 1 == end) {
                next = end;
                return Token.TRAILING_CR;
            }
            next = b[p + 1] == '\n' ? p + 2 : p + 1;
        } else {
            next = p + 1;
        }
        return Token.NEWLINE;
    }

    /** A piece of an attribute's value. */
    int attributeValue(int p) {
        if (p >= end) {
            return Token.NONE;
        }
        switch (b[p]) {
            case '&' -> {
                return ampersand(p + 1);
            }
            case '<' -> {
                return invalid(p);
            }
            case '\n', '\r' -> {
                if (b[p] == '\r' && cr != '\r') {
                    next = p + 1;
                    return Token.SPACE;
                }
                return lineEnd(p);
            }
            case ' ', '\t' -> {
                next = p + 1;
                return Token.SPACE;
            }
            default -> {
                int q = p;
                while (q < end && b[q] != '&' && b[q] != '<' && !isSpace(b[q])) {
                    q++;
                }
                next = q;
                return Token.DATA;
            }
        }
    }

    /** A piece of an entity's value. */
    int entityValue(int p) {
        if (p >= end) {
            return Token.NONE;
        }
        switch (b[p]) {
            case '&' -> {
                return ampersand(p + 1);
            }
            case '%' -> {
                return percent(p + 1);
            }
            case '\n' -> {
                return lineEnd(p);
            }
            default -> {
                if (b[p] == cr) {
                    return lineEnd(p);
                }
                int q = p;
                while (q < end && b[q] != '&' && b[q] != '%' && b[q] != '\n' && b[q] != cr) {
                    q++;
                }
                next = q;
                return Token.DATA;
            }
        }
    }

    private int percent(int p) {
        return p < end && (isSpace(b[p]) || b[p] == '%') ? invalid(p) : reference(p, Token.PARAM_ENTITY_REF);
    }

    /** An ignored section goes on at {@code p}, up to the end that matches. */
    int ignored(int p) {
        int level = 0;
        int q = p;
        while (q < end) {
            int n = anyChar(q);
            if (n < 0) {
                return n;
            }
            if (b[q] == '<' || b[q] == ']') {
                boolean open = b[q] == '<';
                int second = open ? '!' : ']';
                if (q + 1 >= end) {
                    return Token.PARTIAL;
                }
                if (b[q + 1] == second) {
                    if (q + 2 >= end) {
                        return Token.PARTIAL;
                    }
                    if (b[q + 2] == (open ? '[' : '>')) {
                        if (!open && level-- == 0) {
                            next = q + 3;
                            return Token.IGNORED;
                        }
                        level += open ? 1 : 0;
                        n = 3;
                    }
                }
            }
            q += n;
        }
        return Token.PARTIAL;
    }
}
