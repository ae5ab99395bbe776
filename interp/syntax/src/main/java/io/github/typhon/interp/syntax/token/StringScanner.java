// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** String literals, and the literal parts of f-strings and t-strings. */
abstract class StringScanner extends NumberScanner {

    private static final int MAX_FSTRING_LEVEL = 150;
    private static final int MAX_FIELD_NESTING = 3;

    /** Open f-strings, innermost last; {@code mode} is the innermost or null. */
    private final List<FStringMode> modes = new ArrayList<>();
    FStringMode mode;

    /** Result of a scan besides the kind: the end of the token's bytes, where it differs from the position. */
    int tokenEnd;
    /** Column at which the literal part being read begins. */
    int partColumn;

    StringScanner(Source source, Consumer<SyntaxWarning> warnings, boolean extraTokens) {
        super(source, warnings, extraTokens);
    }

    /** Reads a plain string literal whose opening quote has just been read. */
    final int string(int quote) {
        firstLineno = lineno;
        multiLineStart = lineStart;
        int quoteSize = 1;
        int endQuotes = 0;
        boolean escapedQuote = false;
        int c = nextc();
        if (c == quote) {
            c = nextc();
            if (c == quote) {
                quoteSize = 3;
            } else {
                endQuotes = 1;
            }
        }
        if (c != quote) {
            backup(c);
        }
        while (endQuotes != quoteSize) {
            c = nextc();
            if (c == END || quoteSize == 1 && c == '\n') {
                throw unterminated(quote, quoteSize, escapedQuote, c);
            }
            if (c == quote) {
                endQuotes++;
                continue;
            }
            endQuotes = 0;
            if (c == '\\') {
                c = nextc();
                if (c == quote) {
                    escapedQuote = true;
                }
                if (c == '\r') {
                    c = nextc();
                }
            }
        }
        tokenEnd = cur;
        return TokenKind.STRING;
    }

    private RuntimeException unterminated(int quote, int quoteSize, boolean escapedQuote, int c) {
        // the error is reported at the opening quote
        cur = start + 1;
        lineStart = multiLineStart;
        int detected = lineno;
        lineno = firstLineno;
        if (mode != null && mode.quote == quote && mode.quoteSize == quoteSize) {
            return syntaxError(mode.name() + ": expecting '}'");
        }
        RuntimeException error;
        if (quoteSize == 3) {
            error = syntaxError("unterminated triple-quoted string literal (detected at line " + detected + ")");
            if (c != '\n') {
                done = Done.EOFS;
            }
        } else {
            error = syntaxError("unterminated string literal (detected at line " + detected + ")"
                    + (escapedQuote ? "; perhaps you escaped the end quote?" : ""));
            if (c != '\n') {
                done = Done.EOLS;
            }
        }
        return error;
    }

    /** Opens an f-string or t-string whose first quote has just been read. */
    final int openFString(int quote, boolean template, boolean raw) {
        firstLineno = lineno;
        multiLineStart = lineStart;
        int quoteSize = 1;
        int second = nextc();
        if (second == quote) {
            int third = nextc();
            if (third == quote) {
                quoteSize = 3;
            } else {
                backup(third);
                backup(second);
            }
        } else {
            backup(second);
        }
        tokenEnd = cur;
        if (modes.size() + 2 > MAX_FSTRING_LEVEL) {
            throw syntaxError("too many nested f-strings or t-strings");
        }
        mode = new FStringMode(template, raw, quote, quoteSize, start, lineStart, lineno);
        modes.add(mode);
        return template ? TokenKind.TSTRING_START : TokenKind.FSTRING_START;
    }

    /** At the end of the text: how many bytes of it belong to what has not been finished. */
    final int unfinishedLength() {
        return !modes.isEmpty() ? inp - modes.getFirst().lineStart : endInsideToken ? inp - buf : 0;
    }

    private int closeFString(FStringMode closed) {
        tokenEnd = cur;
        modes.removeLast();
        mode = modes.isEmpty() ? null : modes.getLast();
        return closed.template ? TokenKind.TSTRING_END : TokenKind.FSTRING_END;
    }

    /** Reads the next token of literal text; -1 when a replacement field starts right here, to be read as code. */
    final int fstringPart(FStringMode m) {
        start = cur;
        firstLineno = lineno;
        partColumn = cur - lineStart;
        int c = nextc();
        if (c == '{') {
            int peek = nextc();
            backup(peek);
            backup(c);
            if (peek != '{') {
                openField(m);
                return -1;
            }
        } else {
            backup(c);
        }
        int quotes = 0;
        while (quotes < m.quoteSize) {
            c = nextc();
            if (c != m.quote) {
                backup(c);
                break;
            }
            quotes++;
        }
        if (quotes == m.quoteSize) {
            return closeFString(m);
        }
        return middle(m);
    }

    private void openField(FStringMode m) {
        m.fieldDepth++;
        if (m.fieldDepth >= MAX_FIELD_NESTING) {
            throw syntaxError(m.name() + ": expressions nested too deeply");
        }
        m.inExpression = true;
    }

    private int middle(FStringMode m) {
        int kind = m.template ? TokenKind.TSTRING_MIDDLE : TokenKind.FSTRING_MIDDLE;
        multiLineStart = lineStart;
        boolean unicodeEscape = false;
        int endQuotes = 0;
        while (endQuotes != m.quoteSize) {
            int c = nextc();
            boolean inSpec = m.inFormatSpec && m.insideField();
            if (c == END || m.quoteSize == 1 && c == '\n') {
                if (inSpec && c == '\n') {
                    throw syntaxError(m.name() + ": newlines are not allowed in format specifiers for single quoted " + m.name()
                            + "s");
                }
                throw unterminatedFString(m, c);
            }
            if (c == m.quote) {
                endQuotes++;
                continue;
            }
            endQuotes = 0;
            if (c == '{') {
                return middleEndsAtBrace(m, kind, inSpec);
            }
            if (c == '}') {
                if (unicodeEscape) {
                    tokenEnd = cur;
                    return kind;
                }
                return middleEndsAtClosing(m, kind, inSpec);
            }
            if (c == '\\') {
                unicodeEscape |= escape(m);
            }
        }
        for (int i = 0; i < m.quoteSize; i++) {
            backup(m.quote);
        }
        tokenEnd = cur;
        return kind;
    }

    private int middleEndsAtBrace(FStringMode m, int kind, boolean inSpec) {
        fieldText(m, '{');
        int peek = nextc();
        if (peek != '{' || inSpec) {
            backup(peek);
            backup('{');
            openField(m);
            m.inFormatSpec = false;
            tokenEnd = cur;
        } else {
            tokenEnd = cur - 1;
        }
        return kind;
    }

    private int middleEndsAtClosing(FStringMode m, int kind, boolean inSpec) {
        int peek = nextc();
        if (peek == '}' && !inSpec && m.bracketDepth == 0) {
            tokenEnd = cur - 1;
        } else {
            backup(peek);
            backup('}');
            m.inExpression = true;
            m.inFormatSpec = false;
            tokenEnd = cur;
        }
        return kind;
    }

    /** Behind a backslash; whether a named character in braces begins. */
    private boolean escape(FStringMode m) {
        int peek = nextc();
        if (peek == '\r') {
            peek = nextc();
        }
        if (peek == '{' || peek == '}') {
            if (!m.raw) {
                warnInvalidEscape((char) peek);
            }
            backup(peek);
            return false;
        }
        if (!m.raw && peek == 'N') {
            peek = nextc();
            if (peek == '{') {
                return true;
            }
            backup(peek);
        }
        return false;
    }

    private void warnInvalidEscape(char c) {
        warn("\"\\" + c + "\" is an invalid escape sequence. Such sequences will not work in the future. Did you mean \"\\\\" + c
                + "\"? A raw string is also an option.");
    }

    private RuntimeException unterminatedFString(FStringMode m, int c) {
        cur = m.start + 1;
        lineStart = m.lineStart;
        int detected = lineno;
        lineno = m.lineno;
        RuntimeException error = syntaxError("unterminated " + (m.quoteSize == 3 ? "triple-quoted " : "") + m.name()
                + " literal (detected at line " + detected + ")");
        if (m.quoteSize == 3 && c != '\n') {
            done = Done.EOFS;
        }
        return error;
    }

    /** Notes where a field's expression text begins (at an opening brace) or ends (at {@code : ! }}). */
    final void fieldText(FStringMode m, int c) {
        if (c == '{') {
            m.exprStart = cur;
            m.exprEnd = -1;
        } else if (m.exprEnd == -1) {
            m.exprEnd = start;
        }
    }

    /** The expression text of the field that has just ended, without its comments. */
    final String fieldExpression(FStringMode m) {
        int from = m.exprStart;
        int to = m.exprEnd;
        boolean hash = false;
        for (int i = from; i < to; i++) {
            hash |= src[i] == '#';
        }
        if (!hash) {
            return slice(from, to);
        }
        byte[] out = new byte[to - from];
        int n = 0;
        int quote = 0;
        for (int i = from; i < to; i++) {
            int c = src[i];
            if (quote != 0) {
                if (c == '\\' && i + 1 < to) {
                    out[n++] = (byte) c;
                    c = src[++i];
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '#') {
                while (i < to && src[i] != '\n') {
                    i++;
                }
                if (i == to) {
                    break;
                }
                c = '\n';
            }
            out[n++] = (byte) c;
        }
        return new String(out, 0, n, java.nio.charset.StandardCharsets.UTF_8);
    }
}
