// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import java.util.Arrays;

/**
 * The tokens read so far, as parallel arrays. Arrays are replaced when they grow, so read them anew after {@link #append}.
 * {@code value} is for the parser: what a token means, made once.
 */
public final class TokenBuffer {

    public int size;
    public int[] kind = new int[256];
    public int[] start = new int[256];
    public int[] end = new int[256];
    public int[] line = new int[256];
    public int[] column = new int[256];
    public int[] endLine = new int[256];
    public int[] endColumn = new int[256];
    /** How many brackets are open behind the token. */
    public int[] level = new int[256];
    public Object[] value = new Object[256];

    /** Adds the token that the tokenizer has just read, under the given kind. */
    public void append(Tokenizer tokenizer, int tokenKind) {
        int n = size;
        if (n == kind.length) {
            grow();
        }
        kind[n] = tokenKind;
        start[n] = tokenizer.tokenStart;
        end[n] = tokenizer.tokenEnd();
        line[n] = tokenizer.tokenLine;
        column[n] = tokenizer.tokenColumn;
        endLine[n] = tokenizer.lineno;
        endColumn[n] = tokenizer.tokenEndColumn;
        level[n] = tokenizer.level;
        value[n] = tokenizer.metadata;
        size = n + 1;
    }

    private void grow() {
        int n = kind.length * 2;
        kind = Arrays.copyOf(kind, n);
        start = Arrays.copyOf(start, n);
        end = Arrays.copyOf(end, n);
        line = Arrays.copyOf(line, n);
        column = Arrays.copyOf(column, n);
        endLine = Arrays.copyOf(endLine, n);
        endColumn = Arrays.copyOf(endColumn, n);
        level = Arrays.copyOf(level, n);
        value = Arrays.copyOf(value, n);
    }
}
