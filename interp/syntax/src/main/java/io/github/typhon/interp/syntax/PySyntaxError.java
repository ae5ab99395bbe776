// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax;

/**
 * A rejected source text, as Python's exception would describe it: {@code lineno} from 1, {@code offset} in characters from 1
 * (0 and -1 occur, as in CPython), {@code text} the offending line. An error without position has {@code lineno} -1 and null
 * text. Stackless: where in the parser it arose is of no interest.
 */
public final class PySyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final String SYNTAX_ERROR = "SyntaxError";
    public static final String INDENTATION_ERROR = "IndentationError";
    public static final String TAB_ERROR = "TabError";
    public static final String INCOMPLETE_INPUT = "_IncompleteInputError";
    /** Not a SyntaxError in Python: the source nests deeper than the parser goes. */
    public static final String MEMORY_ERROR = "MemoryError";

    private final String typeName;
    private final String filename;
    private final boolean positioned;
    private final int lineno;
    private final int offset;
    private final String text;
    private final int endLineno;
    private final int endOffset;
    private boolean placedLater;
    private Source source;
    private int statementLine;
    private int statementColumn;

    public PySyntaxError(String typeName, String message, String filename, int lineno, int offset, String text, int endLineno,
            int endOffset) {
        super(message, null, false, false);
        this.typeName = typeName;
        this.filename = filename;
        this.positioned = true;
        this.lineno = lineno;
        this.offset = offset;
        this.text = text;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
    }

    /** An error that concerns no place in the text. */
    public PySyntaxError(String typeName, String message) {
        super(message, null, false, false);
        this.typeName = typeName;
        this.filename = null;
        this.positioned = false;
        this.lineno = -1;
        this.offset = -1;
        this.text = null;
        this.endLineno = -1;
        this.endOffset = -1;
    }

    /** The name of the Python exception class. */
    public String typeName() {
        return typeName;
    }

    public String filename() {
        return filename;
    }

    /** Whether the position components mean anything; they are None in Python otherwise. */
    public boolean positioned() {
        return positioned;
    }

    public int lineno() {
        return lineno;
    }

    public int offset() {
        return offset;
    }

    /** The source line, usually with its line end; null when unknown. */
    public String text() {
        return text;
    }

    public int endLineno() {
        return endLineno;
    }

    public int endOffset() {
        return endOffset;
    }

    /** Adds what {@code SyntaxError._metadata} tells: the text, and where the last compound statement understood begins. */
    public PySyntaxError withSource(Source text, int line, int column) {
        source = text;
        statementLine = line;
        statementColumn = column;
        return this;
    }

    /** Says that the place is told by attributes alone and is no part of the exception's arguments: so CPython's symbol table does it. */
    public PySyntaxError placedLater() {
        placedLater = true;
        return this;
    }

    public boolean isPlacedLater() {
        return placedLater;
    }

    /** The text with the error; null when the error concerns its decoding. */
    public Source source() {
        return source;
    }

    /** Line of the last compound statement that the second pass understood, 0 when there was none. */
    public int statementLine() {
        return statementLine;
    }

    public int statementColumn() {
        return statementColumn;
    }

    @Override
    public String toString() {
        return typeName + ": " + getMessage()
                + (positioned ? " (" + filename + ", line " + lineno + ", offset " + offset + ")" : "");
    }
}
