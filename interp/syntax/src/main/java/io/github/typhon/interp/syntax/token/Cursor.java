// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The reading position in a source text: one line at a time is visible, as in CPython's tokenizer, because error messages quote
 * exactly what has been read so far. {@code cur} runs up to {@code inp}, the end of the visible line; {@code buf} is where the
 * quotable text begins (earlier than {@code lineStart} inside a token that spans lines).
 */
public abstract class Cursor {

    /** What ended the reading; {@code OK} while it goes on. */
    public enum Done { OK, EOF, EOFS, EOLS, DEDENT, TABSPACE, TOODEEP, LINECONT, ERROR }

    static final int END = -1;

    public final Source source;
    final byte[] src;
    final int length;
    Consumer<SyntaxWarning> warnings;

    public Done done = Done.OK;
    public int buf;
    public int cur;
    public int inp;
    public int lineStart;
    public int lineno;
    /** Start of the token being read, -1 between tokens. */
    int start = -1;
    /** Whether the text ended within a token. */
    boolean endInsideToken;
    /** Where a token that may span lines began. */
    int firstLineno;
    int multiLineStart;

    Cursor(Source source, Consumer<SyntaxWarning> warnings) {
        this.source = source;
        this.src = source.utf8();
        this.length = source.length();
        this.warnings = warnings;
    }

    final int nextc() {
        if (cur != inp) {
            return src[cur++] & 0xFF;
        }
        return underflow() ? src[cur++] & 0xFF : END;
    }

    private boolean underflow() {
        if (done != Done.OK) {
            return false;
        }
        if (inp >= length) {
            done = Done.EOF;
            endInsideToken = start != -1;
            return false;
        }
        int end = inp;
        while (end < length && src[end++] != '\n') {
            // to the end of the line
        }
        if (start == -1) {
            buf = cur;
        }
        lineStart = cur;
        lineno++;
        inp = end;
        return true;
    }

    final void backup(int c) {
        if (c != END) {
            cur--;
        }
    }

    final String slice(int from, int to) {
        return new String(src, from, to - from, StandardCharsets.UTF_8);
    }

    /** The error at the reading position. */
    final PySyntaxError syntaxError(String message) {
        return syntaxError(message, -1, -1);
    }

    /** The error in the current line, from column {@code offset} to {@code endOffset}; -1: the reading position. */
    final PySyntaxError syntaxError(String message, int offset, int endOffset) {
        PySyntaxError error = makeError(message, offset, endOffset);
        done = Done.ERROR;
        return error;
    }

    private PySyntaxError makeError(String message, int offset, int endOffset) {
        int from = offset == -1 ? codePoints(lineStart, cur) : offset;
        int to = endOffset == -1 ? from : endOffset;
        int end = lineStart;
        while (end < length && src[end] != '\n') {
            end++;
        }
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, source.filename(), lineno, from, slice(lineStart, end), lineno,
                to);
    }

    private int codePoints(int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            if ((src[i] & 0xC0) != 0x80) {
                n++;
            }
        }
        return n;
    }

    /** A SyntaxWarning at the reading position. */
    final void warn(String message) {
        if (warnings == null) {
            return;
        }
        SyntaxWarning warning = new SyntaxWarning(SyntaxWarning.SYNTAX_WARNING, message, source.filename(), lineno,
                makeError(message, -1, -1));
        boolean accepted = false;
        try {
            warnings.accept(warning);
            accepted = true;
        } finally {
            if (!accepted) {
                done = Done.ERROR; // as after any error of the tokenizer
            }
        }
    }
}
