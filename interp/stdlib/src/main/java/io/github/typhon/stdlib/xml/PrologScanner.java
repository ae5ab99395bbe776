// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** Tokens of the prolog, of document types and of what follows the document. <p>Threads: confined to its parser. */
final class PrologScanner extends Scanner {
    PrologScanner(boolean ns) {
        super(ns);
    }

    private int token(int token, int to) {
        next = to;
        return token;
    }

    int prolog(int p) {
        if (p >= end) {
            return Token.NONE;
        }
        return switch (b[p]) {
            case '"', '\'' -> literal(p + 1, b[p]);
            case '<' -> markup(p);
            case ' ', '\t', '\n', '\r' -> space(p);
            case '%' -> percent(p + 1);
            case ',' -> token(Token.COMMA, p + 1);
            case '[' -> token(Token.OPEN_BRACKET, p + 1);
            case ']' -> closeBracket(p + 1);
            case '(' -> token(Token.OPEN_PAREN, p + 1);
            case ')' -> closeParen(p + 1);
            case '|' -> token(Token.OR, p + 1);
            case '>' -> token(Token.DECL_CLOSE, p + 1);
            case '#' -> poundName(p + 1);
            default -> nameToken(p);
        };
    }

    private int literal(int p, byte quote) {
        int q = p;
        while (q < end) {
            int n = anyChar(q);
            if (n < 0) {
                return n;
            }
            if (b[q] == quote) {
                if (++q >= end) {
                    return -Token.LITERAL;
                }
                next = q;
                byte c = b[q];
                return isSpace(c) || c == '>' || c == '%' || c == '[' ? Token.LITERAL : Token.INVALID;
            }
            q += n;
        }
        return Token.PARTIAL;
    }

    private int markup(int p) {
        if (p + 1 >= end) {
            return Token.PARTIAL;
        }
        byte c = b[p + 1];
        if (c == '!') {
            return declaration(p + 2);
        }
        if (c == '?') {
            return instruction(p + 2);
        }
        if (c < 0 || nameChar(p + 1, NameChars.START) > 0) {
            return token(Token.INSTANCE_START, p);
        }
        return invalid(p + 1);
    }

    private static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c == '_';
    }

    private int declaration(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        if (b[p] == '-') {
            return comment(p + 1);
        }
        if (b[p] == '[') {
            return token(Token.COND_OPEN, p + 1);
        }
        if (!isLetter(b[p])) {
            return invalid(p);
        }
        int q = p + 1;
        while (q < end && isLetter(b[q])) {
            q++;
        }
        if (q >= end) {
            return Token.PARTIAL;
        }
        if (b[q] == '%') {
            if (q + 1 >= end) {
                return Token.PARTIAL;
            }
            if (isSpace(b[q + 1]) || b[q + 1] == '%') {
                return invalid(q);
            }
            return token(Token.DECL_OPEN, q);
        }
        return isSpace(b[q]) ? token(Token.DECL_OPEN, q) : invalid(q);
    }

    /** White space; a final carriage return waits for the line feed that may follow. */
    private int space(int p) {
        if (b[p] == '\r' && p + 1 == end) {
            next = end;
            return -Token.SPACE;
        }
        int q = p + 1;
        while (q < end && isSpace(b[q]) && (b[q] != '\r' || q + 1 != end)) {
            q++;
        }
        return token(Token.SPACE, q);
    }

    private int percent(int p) {
        if (p < end && (isSpace(b[p]) || b[p] == '%')) {
            return token(Token.PERCENT, p);
        }
        return reference(p, Token.PARAM_ENTITY_REF);
    }

    private int closeBracket(int p) {
        if (p >= end) {
            return -Token.CLOSE_BRACKET;
        }
        if (b[p] == ']') {
            if (p + 1 >= end) {
                return Token.PARTIAL;
            }
            if (b[p + 1] == '>') {
                return token(Token.COND_CLOSE, p + 2);
            }
        }
        return token(Token.CLOSE_BRACKET, p);
    }

    private int closeParen(int p) {
        if (p >= end) {
            return -Token.CLOSE_PAREN;
        }
        return switch (b[p]) {
            case '*' -> token(Token.CLOSE_PAREN_ASTERISK, p + 1);
            case '?' -> token(Token.CLOSE_PAREN_QUESTION, p + 1);
            case '+' -> token(Token.CLOSE_PAREN_PLUS, p + 1);
            case '\r', '\n', ' ', '\t', '>', ',', '|', ')' -> token(Token.CLOSE_PAREN, p);
            default -> invalid(p);
        };
    }

    private int poundName(int p) {
        if (p >= end) {
            return Token.PARTIAL;
        }
        int q = name(p);
        if (q < 0) {
            return q;
        }
        if (q >= end) {
            return -Token.POUND_NAME;
        }
        byte c = b[q];
        return isSpace(c) || c == ')' || c == '>' || c == '%' || c == '|' ? token(Token.POUND_NAME, q) : invalid(q);
    }

    /** A name or a name token, with what may follow it in content models. */
    private int nameToken(int p) {
        int n = nameChar(p, NameChars.START);
        int token = Token.NAME;
        if (n == Token.INVALID) {
            n = nameChar(p, NameChars.PART);
            token = Token.NMTOKEN;
            if (n == Token.INVALID && isNs() && b[p] == ':') {
                n = 1;
            }
        }
        if (n < 0) {
            return n;
        }
        int q = nameEnd(p + n);
        while (q >= 0 && q < end && isNs() && b[q] == ':') {
            q++;
            if (token == Token.NAME) {
                if (q >= end) {
                    return Token.PARTIAL;
                }
                int m = nameChar(q, NameChars.PART);
                if (m == Token.PARTIAL_CHAR) {
                    return m;
                }
                token = m > 0 ? Token.PREFIXED_NAME : Token.NMTOKEN;
            } else {
                token = Token.NMTOKEN;
            }
            q = nameEnd(q);
        }
        if (q < 0) {
            return q;
        }
        if (q >= end) {
            return -token;
        }
        return nameFollowed(q, token);
    }

    private int nameFollowed(int q, int token) {
        switch (b[q]) {
            case '>', ')', ',', '|', '[', '%', ' ', '\t', '\r', '\n' -> {
                return token(token, q);
            }
            case '+', '*', '?' -> {
                if (token == Token.NMTOKEN) {
                    return invalid(q);
                }
                return token(b[q] == '+' ? Token.NAME_PLUS : b[q] == '*' ? Token.NAME_ASTERISK : Token.NAME_QUESTION, q + 1);
            }
            default -> {
                return invalid(q);
            }
        }
    }
}
