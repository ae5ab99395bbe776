// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

/** What the tokenizer knows of one open f-string or t-string; they nest, the innermost decides how text is read. */
final class FStringMode {

    /** Reading an expression in braces (true) or literal text (false). */
    boolean inExpression;
    final boolean template;
    final boolean raw;
    final int quote;
    final int quoteSize;
    /** Where the literal starts: its first byte, its line's first byte, its line number. */
    final int start;
    final int lineStart;
    final int lineno;

    int bracketDepth;
    /** The bracket depth at which the current replacement field opened, -1 outside of fields. */
    int fieldDepth = -1;
    boolean inFormatSpec;
    /** The field has a {@code =}. */
    boolean debug;
    /** Start of the field's expression text, -1 when there is none; its end, -1 while open. */
    int exprStart = -1;
    int exprEnd = -1;

    FStringMode(boolean template, boolean raw, int quote, int quoteSize, int start, int lineStart, int lineno) {
        this.template = template;
        this.raw = raw;
        this.quote = quote;
        this.quoteSize = quoteSize;
        this.start = start;
        this.lineStart = lineStart;
        this.lineno = lineno;
    }

    boolean insideField() {
        return fieldDepth >= 0;
    }

    /** {@code f-string} or {@code t-string}, as messages begin. */
    String name() {
        return template ? "t-string" : "f-string";
    }
}
