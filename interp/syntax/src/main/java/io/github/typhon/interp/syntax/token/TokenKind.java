// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

/** Token kinds: the numbers of Python's module {@code token}, and above 500 one number per keyword. */
public final class TokenKind {

    public static final int ENDMARKER = 0;
    public static final int NAME = 1;
    public static final int NUMBER = 2;
    public static final int STRING = 3;
    public static final int NEWLINE = 4;
    public static final int INDENT = 5;
    public static final int DEDENT = 6;
    public static final int LPAR = 7;
    public static final int RPAR = 8;
    public static final int LSQB = 9;
    public static final int RSQB = 10;
    public static final int COLON = 11;
    public static final int COMMA = 12;
    public static final int SEMI = 13;
    public static final int PLUS = 14;
    public static final int MINUS = 15;
    public static final int STAR = 16;
    public static final int SLASH = 17;
    public static final int VBAR = 18;
    public static final int AMPER = 19;
    public static final int LESS = 20;
    public static final int GREATER = 21;
    public static final int EQUAL = 22;
    public static final int DOT = 23;
    public static final int PERCENT = 24;
    public static final int LBRACE = 25;
    public static final int RBRACE = 26;
    public static final int EQEQUAL = 27;
    public static final int NOTEQUAL = 28;
    public static final int LESSEQUAL = 29;
    public static final int GREATEREQUAL = 30;
    public static final int TILDE = 31;
    public static final int CIRCUMFLEX = 32;
    public static final int LEFTSHIFT = 33;
    public static final int RIGHTSHIFT = 34;
    public static final int DOUBLESTAR = 35;
    public static final int PLUSEQUAL = 36;
    public static final int MINEQUAL = 37;
    public static final int STAREQUAL = 38;
    public static final int SLASHEQUAL = 39;
    public static final int PERCENTEQUAL = 40;
    public static final int AMPEREQUAL = 41;
    public static final int VBAREQUAL = 42;
    public static final int CIRCUMFLEXEQUAL = 43;
    public static final int LEFTSHIFTEQUAL = 44;
    public static final int RIGHTSHIFTEQUAL = 45;
    public static final int DOUBLESTAREQUAL = 46;
    public static final int DOUBLESLASH = 47;
    public static final int DOUBLESLASHEQUAL = 48;
    public static final int AT = 49;
    public static final int ATEQUAL = 50;
    public static final int RARROW = 51;
    public static final int ELLIPSIS = 52;
    public static final int COLONEQUAL = 53;
    public static final int EXCLAMATION = 54;
    public static final int OP = 55;
    public static final int TYPE_IGNORE = 56;
    public static final int TYPE_COMMENT = 57;
    public static final int SOFT_KEYWORD = 58;
    public static final int FSTRING_START = 59;
    public static final int FSTRING_MIDDLE = 60;
    public static final int FSTRING_END = 61;
    public static final int TSTRING_START = 62;
    public static final int TSTRING_MIDDLE = 63;
    public static final int TSTRING_END = 64;
    public static final int COMMENT = 65;
    public static final int NL = 66;
    public static final int ERRORTOKEN = 67;

    public static final int FALSE = 501;
    public static final int NONE = 502;
    public static final int TRUE = 503;
    public static final int AND = 504;
    public static final int AS = 505;
    public static final int ASSERT = 506;
    public static final int ASYNC = 507;
    public static final int AWAIT = 508;
    public static final int BREAK = 509;
    public static final int CLASS = 510;
    public static final int CONTINUE = 511;
    public static final int DEF = 512;
    public static final int DEL = 513;
    public static final int ELIF = 514;
    public static final int ELSE = 515;
    public static final int EXCEPT = 516;
    public static final int FINALLY = 517;
    public static final int FOR = 518;
    public static final int FROM = 519;
    public static final int GLOBAL = 520;
    public static final int IF = 521;
    public static final int IMPORT = 522;
    public static final int IN = 523;
    public static final int IS = 524;
    public static final int LAMBDA = 525;
    public static final int NONLOCAL = 526;
    public static final int NOT = 527;
    public static final int OR = 528;
    public static final int PASS = 529;
    public static final int RAISE = 530;
    public static final int RETURN = 531;
    public static final int TRY = 532;
    public static final int WHILE = 533;
    public static final int WITH = 534;
    public static final int YIELD = 535;

    private static final String[] KEYWORDS = {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield"};

    private static final byte[][] KEYWORD_BYTES = new byte[KEYWORDS.length][];

    /** Keywords by first letter: index of the first one and one past the last; keywords are sorted by it. */
    private static final byte[] FIRST = new byte[128];
    private static final byte[] LAST = new byte[128];

    static {
        for (int i = 0; i < KEYWORDS.length; i++) {
            KEYWORD_BYTES[i] = KEYWORDS[i].getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            int c = KEYWORDS[i].charAt(0);
            if (LAST[c] == 0) {
                FIRST[c] = (byte) i;
            }
            LAST[c] = (byte) (i + 1);
        }
    }

    private TokenKind() {}

    /** The keyword's kind when the bytes spell one, else {@link #NAME}. */
    public static int keywordOrName(byte[] source, int start, int end) {
        int length = end - start;
        int c = source[start];
        if (length < 2 || length > 8 || c < 0) {
            return NAME;
        }
        for (int i = FIRST[c]; i < LAST[c]; i++) {
            byte[] word = KEYWORD_BYTES[i];
            if (word.length == length && matches(word, source, start)) {
                return FALSE + i;
            }
        }
        return NAME;
    }

    private static boolean matches(byte[] word, byte[] source, int start) {
        for (int i = 1; i < word.length; i++) {
            if (word[i] != source[start + i]) {
                return false;
            }
        }
        return true;
    }

    public static boolean isKeyword(int kind) {
        return kind >= FALSE;
    }

    /** The text of a keyword. */
    public static String keyword(int kind) {
        return KEYWORDS[kind - FALSE];
    }

    /** The kind of a one-character operator, {@link #OP} when there is none. */
    public static int oneChar(int c) {
        return switch (c) {
            case '!' -> EXCLAMATION;
            case '%' -> PERCENT;
            case '&' -> AMPER;
            case '(' -> LPAR;
            case ')' -> RPAR;
            case '*' -> STAR;
            case '+' -> PLUS;
            case ',' -> COMMA;
            case '-' -> MINUS;
            case '.' -> DOT;
            case '/' -> SLASH;
            case ':' -> COLON;
            case ';' -> SEMI;
            case '<' -> LESS;
            case '=' -> EQUAL;
            case '>' -> GREATER;
            case '@' -> AT;
            case '[' -> LSQB;
            case ']' -> RSQB;
            case '^' -> CIRCUMFLEX;
            case '{' -> LBRACE;
            case '|' -> VBAR;
            case '}' -> RBRACE;
            case '~' -> TILDE;
            default -> OP;
        };
    }

    /** The kind of a two-character operator, {@link #OP} when there is none. */
    public static int twoChars(int c, int d) {
        if (d == '=') {
            return switch (c) {
                case '!' -> NOTEQUAL;
                case '%' -> PERCENTEQUAL;
                case '&' -> AMPEREQUAL;
                case '*' -> STAREQUAL;
                case '+' -> PLUSEQUAL;
                case '-' -> MINEQUAL;
                case '/' -> SLASHEQUAL;
                case ':' -> COLONEQUAL;
                case '<' -> LESSEQUAL;
                case '=' -> EQEQUAL;
                case '>' -> GREATEREQUAL;
                case '@' -> ATEQUAL;
                case '^' -> CIRCUMFLEXEQUAL;
                case '|' -> VBAREQUAL;
                default -> OP;
            };
        }
        if (c == d) {
            return switch (c) {
                case '*' -> DOUBLESTAR;
                case '/' -> DOUBLESLASH;
                case '<' -> LEFTSHIFT;
                case '>' -> RIGHTSHIFT;
                default -> OP;
            };
        }
        if (d == '>') {
            return c == '-' ? RARROW : c == '<' ? NOTEQUAL : OP;
        }
        return OP;
    }

    /** The kind of a three-character operator, {@link #OP} when there is none. */
    public static int threeChars(int c, int d, int e) {
        if (c == '.' && d == '.' && e == '.') {
            return ELLIPSIS;
        }
        if (c != d || e != '=') {
            return OP;
        }
        return switch (c) {
            case '*' -> DOUBLESTAREQUAL;
            case '/' -> DOUBLESLASHEQUAL;
            case '<' -> LEFTSHIFTEQUAL;
            case '>' -> RIGHTSHIFTEQUAL;
            default -> OP;
        };
    }
}
