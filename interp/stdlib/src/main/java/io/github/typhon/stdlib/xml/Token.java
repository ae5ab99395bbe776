// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

/** What the scanners find. In the prolog a token that ends with the input, so that more input might prolong it, is returned negated. */
final class Token {
    /** There is no input. */
    static final int NONE = -100;
    static final int INVALID = -101;
    /** The input ends within a token. */
    static final int PARTIAL = -102;
    /** The input ends within a character. */
    static final int PARTIAL_CHAR = -103;
    static final int TRAILING_CR = -104;
    static final int TRAILING_BRACKETS = -105;

    static final int START_TAG = 1;
    static final int EMPTY_ELEMENT = 2;
    static final int END_TAG = 3;
    static final int DATA = 4;
    static final int NEWLINE = 5;
    static final int ENTITY_REF = 6;
    static final int CHAR_REF = 7;
    static final int CDATA_OPEN = 8;
    static final int CDATA_CLOSE = 9;
    static final int PI = 10;
    static final int XML_DECL = 11;
    static final int COMMENT = 12;
    static final int BOM = 13;
    static final int SPACE = 14;
    static final int INSTANCE_START = 15;
    static final int DECL_OPEN = 16;
    static final int DECL_CLOSE = 17;
    static final int NAME = 18;
    static final int PREFIXED_NAME = 19;
    static final int NMTOKEN = 20;
    static final int POUND_NAME = 21;
    static final int OR = 22;
    static final int PERCENT = 23;
    static final int OPEN_PAREN = 24;
    static final int CLOSE_PAREN = 25;
    static final int CLOSE_PAREN_QUESTION = 26;
    static final int CLOSE_PAREN_ASTERISK = 27;
    static final int CLOSE_PAREN_PLUS = 28;
    static final int OPEN_BRACKET = 29;
    static final int CLOSE_BRACKET = 30;
    static final int LITERAL = 31;
    static final int PARAM_ENTITY_REF = 32;
    static final int COND_OPEN = 33;
    static final int COND_CLOSE = 34;
    static final int COMMA = 35;
    static final int NAME_QUESTION = 36;
    static final int NAME_ASTERISK = 37;
    static final int NAME_PLUS = 38;
    static final int IGNORED = 39;

    private Token() {}
}
