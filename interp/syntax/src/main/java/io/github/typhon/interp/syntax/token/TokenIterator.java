// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import java.nio.charset.StandardCharsets;

/**
 * Tokens as {@code _tokenize.TokenizerIter} yields them: positions in characters, the text of the line with each. With extra
 * tokens, as module tokenize asks for it, comments and line ends inside statements are tokens too and operators are all OP.
 * The source should be a verbatim one. Of one thread.
 */
public final class TokenIterator {

    /** One token; lines from 1, columns from 0 in characters, {@code lineText} all lines that it touches. */
    public record Token(int type, String string, int line, int column, int endLine, int endColumn, String lineText) {}

    private final Tokenizer tokenizer;
    private final byte[] src;
    private final boolean extraTokens;
    /** The source does not end in a line end; the tokenizer was given one. */
    private final boolean implicitNewline;
    private final int length;
    private boolean finished;

    private int cachedStart = -1;
    private int cachedEnd = -1;
    private String cachedText;

    public TokenIterator(Source source, boolean extraTokens) {
        Source ended = source.length() == 0 ? source : source.withFinalNewline();
        this.implicitNewline = ended != source;
        this.length = source.length();
        this.src = ended.utf8();
        this.extraTokens = extraTokens;
        this.tokenizer = new Tokenizer(ended, null, extraTokens);
    }

    /** The next token, null behind the end marker; throws PySyntaxError. */
    public Token next() {
        if (finished) {
            return null;
        }
        int type;
        try {
            type = tokenizer.next();
        } catch (PySyntaxError e) {
            finished = true;
            throw e;
        }
        if (type == TokenKind.ERRORTOKEN) {
            finished = true;
            throw error();
        }
        if (type == TokenKind.ENDMARKER) {
            finished = true;
        }
        return token(type);
    }

    private Token token(int type) {
        boolean literal = isStringPart(type);
        int start = tokenizer.tokenStart;
        int end = tokenizer.tokenEnd();
        int lineStart = literal ? lineStartOf(start) : tokenizer.lineStart;
        int line = literal ? tokenizer.tokenLine : tokenizer.lineno;
        int endLine = tokenizer.lineno;
        boolean trailing = type == TokenKind.ENDMARKER || type == TokenKind.DEDENT && tokenizer.done == Cursor.Done.EOF;
        String text = start < 0 ? "" : tokenizer.slice(start, end);
        if (extraTokens && trailing) {
            return new Token(type, text, line + 1, 0, line + 1, 0, "");
        }
        String lineText = lineText(lineStart, Math.min(tokenizer.inp, length));
        int column = start < lineStart ? -1 : characters(lineStart, start);
        int endColumn = end < tokenizer.lineStart ? -1 : characters(tokenizer.lineStart, end);
        if (!extraTokens) {
            return new Token(TokenKind.isKeyword(type) ? TokenKind.NAME : type, text, line, column, endLine, endColumn, lineText);
        }
        boolean implicit = implicitNewline && tokenizer.cur > length;
        if (type > TokenKind.DEDENT && type < TokenKind.OP) {
            type = TokenKind.OP;
        } else if (type == TokenKind.NEWLINE) {
            if (!implicit) {
                text = src[start] == '\r' ? "\r\n" : "\n";
            }
            endColumn++;
        } else if (type == TokenKind.NL && implicit) {
            text = "";
        }
        return new Token(type, text, line, column, endLine, endColumn, lineText);
    }

    private static boolean isStringPart(int type) {
        return type == TokenKind.STRING || type >= TokenKind.FSTRING_START && type <= TokenKind.TSTRING_END;
    }

    private int lineStartOf(int position) {
        int i = position;
        while (i > 0 && src[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    private String lineText(int from, int to) {
        if (from != cachedStart || to != cachedEnd) {
            cachedText = to > from ? tokenizer.slice(from, to) : "";
            cachedStart = from;
            cachedEnd = to;
        }
        return cachedText;
    }

    private int characters(int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if ((src[i] & 0xC0) != 0x80) {
                n++;
            }
        }
        return n;
    }

    private PySyntaxError error() {
        String type = PySyntaxError.SYNTAX_ERROR;
        String message;
        switch (tokenizer.done) {
            case EOF:
                return new PySyntaxError(type, "unexpected EOF in multi-line statement", tokenizer.source.filename(),
                        tokenizer.lineno, tokenizer.unfinishedLength(), null, -1, -1);
            case DEDENT:
                type = PySyntaxError.INDENTATION_ERROR;
                message = "unindent does not match any outer indentation level";
                break;
            case TABSPACE:
                type = PySyntaxError.TAB_ERROR;
                message = "inconsistent use of tabs and spaces in indentation";
                break;
            case TOODEEP:
                type = PySyntaxError.INDENTATION_ERROR;
                message = "too many levels of indentation";
                break;
            case LINECONT:
                message = "unexpected character after line continuation character";
                break;
            default:
                message = "unknown tokenization error";
                break;
        }
        String text = new String(src, tokenizer.buf, tokenizer.inp - tokenizer.buf, StandardCharsets.UTF_8);
        int offset = text.codePointCount(0, text.length());
        return new PySyntaxError(type, message, tokenizer.source.filename(), tokenizer.lineno, offset, text, -1, -1);
    }
}
