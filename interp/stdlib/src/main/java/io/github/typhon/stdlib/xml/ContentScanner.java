// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import java.util.Arrays;

/** Tokens of an element's content; of a tag also where its parts lie. <p>Threads: confined to its parser. */
final class ContentScanner extends Scanner {
    private static final byte[] CDATA = {'C', 'D', 'A', 'T', 'A', '['};

    int tagFrom;
    int tagTo;
    /** Of each attribute: start and end of its name, start and end of its value. */
    int[] attributes = new int[32];
    /** Whether a value needs no work: neither references nor white space other than single blanks between words. */
    boolean[] plain = new boolean[8];
    int count;

    ContentScanner(boolean ns) {
        super(ns);
    }

    /** The token of content at {@code p}. */
    int content(int p) {
        if (p >= end) {
            return Token.NONE;
        }
        int q = p;
        switch (b[p]) {
            case '<' -> {
                return tag(p + 1);
            }
            case '&' -> {
                return ampersand(p + 1);
            }
            case '\r' -> {
                if (cr != '\r') {
                    return text(p + 1);
                }
                if (p + 1 == end) {
                    next = end;
                    return Token.TRAILING_CR;
                }
                next = b[p + 1] == '\n' ? p + 2 : p + 1;
                return Token.NEWLINE;
            }
            case '\n' -> {
                next = p + 1;
                return Token.NEWLINE;
            }
            case ']' -> {
                if (p + 1 == end || b[p + 1] == ']' && p + 2 == end) {
                    return Token.TRAILING_BRACKETS;
                }
                if (b[p + 1] == ']' && b[p + 2] == '>') {
                    return invalid(p + 2);
                }
                q++;
            }
            default -> {
                int n = anyChar(p);
                if (n < 0) {
                    return n;
                }
                q += n;
            }
        }
        return text(q);
    }

    /** Text goes on at {@code p}. */
    private int text(int p) {
        int q = p;
        byte[] bytes = b;
        byte[] kinds = NameChars.ASCII;
        for (; q < end; ) {
            byte c = bytes[q];
            if (c >= 0) {
                if ((kinds[c] & NameChars.DATA) != 0) {
                    q++;
                    continue;
                }
                if (c == '\r' && cr != '\r') {
                    q++;
                    continue;
                }
                if (c == ']' && q + 1 < end) {
                    if (bytes[q + 1] != ']') {
                        q++;
                        continue;
                    }
                    if (q + 2 < end) {
                        if (bytes[q + 2] != '>') {
                            q++;
                            continue;
                        }
                        return invalid(q + 2);
                    }
                }
                break;
            }
            int n = sequence(q);
            if (n < 0) {
                break;
            }
            q += n;
        }
        next = q;
        return Token.DATA;
    }

    /** The token within a CDATA section at {@code p}. */
    int cdata(int p) {
        if (p >= end) {
            return Token.NONE;
        }
        int q = p;
        if (b[p] == ']') {
            if (p + 1 >= end || b[p + 1] == ']' && p + 2 >= end) {
                return Token.PARTIAL;
            }
            if (b[p + 1] == ']' && b[p + 2] == '>') {
                next = p + 3;
                return Token.CDATA_CLOSE;
            }
            q++;
        } else if (b[p] == cr) {
            if (p + 1 >= end) {
                return Token.PARTIAL;
            }
            next = b[p + 1] == '\n' ? p + 2 : p + 1;
            return Token.NEWLINE;
        } else if (b[p] == '\n') {
            next = p + 1;
            return Token.NEWLINE;
        } else {
            int n = anyChar(p);
            if (n < 0) {
                return n;
            }
            q += n;
        }
        while (q < end) {
            byte c = b[q];
            int n = c == ']' || c == cr || c == '\n' ? -1 : c >= ' ' ? 1 : anyChar(q);
            if (n < 0) {
                break;
            }
            q += n;
        }
        next = q;
        return Token.DATA;
    }

    /** What follows a less-than sign. */
    private int tag(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        switch (b[p]) {
            case '!' -> {
                if (p + 1 >= end) {
                    return Token.PARTIAL;
                }
                return b[p + 1] == '-' ? comment(p + 2) : b[p + 1] == '[' ? cdataOpen(p + 2) : invalid(p + 1);
            }
            case '?' -> {
                return instruction(p + 1);
            }
            case '/' -> {
                return endTag(p + 1);
            }
            default -> {
                return startTag(p);
            }
        }
    }

    private int cdataOpen(int p) {
        if (end - p < CDATA.length) {
            return Token.PARTIAL;
        }
        for (int i = 0; i < CDATA.length; i++) {
            if (b[p + i] != CDATA[i]) {
                return invalid(p + i);
            }
        }
        next = p + CDATA.length;
        return Token.CDATA_OPEN;
    }

    /** Colons need no check: the name must be that of the start tag. */
    private int endTag(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        int q = name(p);
        while (q >= 0 && q < end && b[q] == ':') {
            q = nameEnd(q + 1);
        }
        if (q < 0) {
            return q;
        }
        tagFrom = p;
        tagTo = q;
        q = skipSpace(q);
        if (q >= end) {
            return Token.PARTIAL;
        }
        if (b[q] != '>') {
            return invalid(q);
        }
        next = q + 1;
        return Token.END_TAG;
    }

    /** A name with at most one colon where colons count; else a negative token. */
    private int qname(int p) {
        int q = name(p);
        if (q < 0 || q >= end || b[q] != ':') {
            return q;
        }
        if (q + 1 >= end) {
            return Token.PARTIAL;
        }
        return name(q + 1);
    }

    private int startTag(int p) {
        count = 0;
        int q = qname(p);
        if (q < 0) {
            return q;
        }
        tagFrom = p;
        tagTo = q;
        while (true) {
            int r = skipSpace(q);
            if (r >= end) {
                return Token.PARTIAL;
            }
            if (b[r] == '>') {
                next = r + 1;
                return Token.START_TAG;
            }
            if (b[r] == '/') {
                if (r + 1 >= end) {
                    return Token.PARTIAL;
                }
                if (b[r + 1] != '>') {
                    return invalid(r + 1);
                }
                next = r + 2;
                return Token.EMPTY_ELEMENT;
            }
            if (r == q) {
                return invalid(r);
            }
            q = attribute(r);
            if (q < 0) {
                return q;
            }
        }
    }

    /** The end of the attribute at {@code p}, or a negative token. */
    private int attribute(int p) {
        int nameTo = qname(p);
        if (nameTo < 0) {
            return nameTo;
        }
        int q = skipSpace(nameTo);
        if (q >= end) {
            return Token.PARTIAL;
        }
        if (b[q] != '=') {
            return invalid(q);
        }
        q = skipSpace(q + 1);
        if (q >= end) {
            return Token.PARTIAL;
        }
        byte quote = b[q];
        if (quote != '"' && quote != '\'') {
            return invalid(q);
        }
        int from = q + 1;
        int to = value(from, quote);
        if (to < 0) {
            return to;
        }
        int at = 4 * count;
        if (at == attributes.length) {
            attributes = Arrays.copyOf(attributes, 2 * at);
            plain = Arrays.copyOf(plain, 2 * count);
        }
        attributes[at] = p;
        attributes[at + 1] = nameTo;
        attributes[at + 2] = from;
        attributes[at + 3] = to;
        plain[count++] = simple && (from == to || b[from] != ' ' && b[to - 1] != ' ');
        return to + 1;
    }

    private boolean simple;

    /** The end of a value, where the quote is. */
    private int value(int p, byte quote) {
        simple = true;
        int q = p;
        while (q < end) {
            byte c = b[q];
            if (c == quote) {
                return q;
            }
            if (c == '&') {
                simple = false;
                int token = ampersand(q + 1);
                if (token < 0) {
                    return token;
                }
                q = next;
            } else if (c == '<') {
                return invalid(q);
            } else {
                int n = c > ' ' ? 1 : anyChar(q);
                if (n < 0) {
                    return n;
                }
                if (c <= ' ' && c >= 0 && (c != ' ' || q > p && b[q - 1] == ' ')) {
                    simple = false;
                }
                q += n;
            }
        }
        return Token.PARTIAL;
    }
}
