// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import static io.github.typhon.interp.syntax.token.TokenKind.COMMENT;
import static io.github.typhon.interp.syntax.token.TokenKind.DEDENT;
import static io.github.typhon.interp.syntax.token.TokenKind.DOT;
import static io.github.typhon.interp.syntax.token.TokenKind.ELLIPSIS;
import static io.github.typhon.interp.syntax.token.TokenKind.ENDMARKER;
import static io.github.typhon.interp.syntax.token.TokenKind.ERRORTOKEN;
import static io.github.typhon.interp.syntax.token.TokenKind.INDENT;
import static io.github.typhon.interp.syntax.token.TokenKind.NAME;
import static io.github.typhon.interp.syntax.token.TokenKind.NEWLINE;
import static io.github.typhon.interp.syntax.token.TokenKind.NL;
import static io.github.typhon.interp.syntax.token.TokenKind.NUMBER;
import static io.github.typhon.interp.syntax.token.TokenKind.OP;
import static io.github.typhon.interp.syntax.token.TokenKind.TYPE_COMMENT;
import static io.github.typhon.interp.syntax.token.TokenKind.TYPE_IGNORE;

import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Python's tokens, one call of {@link #next} each. The public fields describe the last token: bytes from {@code tokenStart} to
 * {@code tokenEnd} (-1 when it has none), its lines and columns (-1 likewise). A fault is thrown as PySyntaxError where the
 * tokenizer words it itself, else it is an ERRORTOKEN with the reason in {@code done}, which the caller words.
 * Of one thread; tokens must be taken in order.
 */
public final class Tokenizer extends StringScanner {

    private static final int MAX_INDENT = 100;
    private static final int MAX_LEVEL = 200;
    private static final int TAB_SIZE = 8;
    /** A space stands for any blanks. */
    private static final String TYPE_COMMENT_PREFIX = "# type: ";
    private static final String IGNORE = "ignore";

    public int tokenStart;
    public int tokenLine;
    public int tokenColumn;
    public int tokenEndColumn;
    /** The expression text of the replacement field that the token ends, or null. */
    public String metadata;

    /** Open brackets: which, in which line, in which column. */
    public int level;
    private char[] bracket = new char[16];
    private int[] bracketLine = new int[16];
    private int[] bracketColumn = new int[16];

    private boolean atLineStart = true;
    private boolean blankLine;
    private boolean commentLine;
    private int indent;
    private int pendingIndents;
    private final int[] indents = new int[MAX_INDENT];
    /** The same with tabs as one column: both must agree on what is deeper. */
    private final int[] altIndents = new int[MAX_INDENT];

    /** Whether type comments are tokens. */
    public boolean typeComments;

    public Tokenizer(Source source, Consumer<SyntaxWarning> warnings) {
        this(source, warnings, false);
    }

    /** With {@code extraTokens}, as module tokenize wants it: COMMENT and NL tokens, fewer checks. */
    public Tokenizer(Source source, Consumer<SyntaxWarning> warnings, boolean extraTokens) {
        super(source, warnings, extraTokens);
    }

    /** Reads one token. */
    public int next() {
        metadata = null;
        if (mode != null && !mode.inExpression) {
            int kind = fstringPart(mode);
            if (kind >= 0) {
                tokenStart = start;
                return literalToken(kind);
            }
        }
        return normal();
    }

    public int tokenEnd() {
        return tokenEnd;
    }

    /** The text of the last token. */
    public String lastText() {
        return slice(tokenStart, tokenEnd);
    }

    public char openBracket(int depth) {
        return bracket[depth];
    }

    public int openBracketLine(int depth) {
        return bracketLine[depth];
    }

    public int openBracketColumn(int depth) {
        return bracketColumn[depth];
    }

    /** Whether any indentation is open. */
    public boolean indented() {
        return indent > 0;
    }

    /** Whether the innermost open f-string, if any, is a raw one. */
    public boolean insideRawFString() {
        return mode != null && mode.raw;
    }

    public boolean insideFString() {
        return mode != null;
    }

    /** Describes the text at an error that {@link #next} threw as a token without text. */
    public void errorToken() {
        bareToken(ERRORTOKEN);
    }

    /** {@code t} inside a t-string, else {@code f}. */
    public String stringPrefix() {
        return mode != null && mode.template ? "t" : "f";
    }

    /** Closes all open indentation: the next tokens are the DEDENTs. */
    public void dedentAll() {
        pendingIndents = -indent;
        indent = 0;
    }

    private int token(int kind) {
        tokenStart = start;
        tokenEnd = cur;
        tokenLine = lineno;
        tokenColumn = start - lineStart;
        tokenEndColumn = cur - lineStart;
        return kind;
    }

    private int literalToken(int kind) {
        tokenLine = firstLineno;
        tokenColumn = partColumn;
        tokenEndColumn = cur - lineStart;
        return kind;
    }

    private int bareToken(int kind) {
        tokenStart = -1;
        tokenEnd = -1;
        tokenLine = lineno;
        tokenColumn = -1;
        tokenEndColumn = -1;
        return kind;
    }

    private int fault(Done reason) {
        done = reason;
        cur = inp;
        return bareToken(ERRORTOKEN);
    }

    private int normal() {
        while (true) {
            start = -1;
            blankLine = false;
            if (atLineStart && !indentation()) {
                return ERRORTOKEN;
            }
            start = cur;
            if (pendingIndents != 0) {
                return indentToken();
            }
            int c = nextc();
            backup(c);
            while (true) {
                start = -1;
                do {
                    c = nextc();
                } while (c == ' ' || c == '\t' || c == '\f');
                start = c == END ? cur : cur - 1;
                if (c == '#') {
                    c = comment();
                    if (extraTokens) {
                        backup(c);
                        commentLine = blankLine;
                        return token(COMMENT);
                    }
                    if (typeComments) {
                        int type = typeComment();
                        if (type >= 0) {
                            backup(c);
                            return typeComment(type);
                        }
                    }
                }
                if (c != '\\') {
                    break;
                }
                if (continuationLine() == END) {
                    return bareToken(ERRORTOKEN);
                }
            }
            if (c == END) {
                return bareToken(level == 0 && done == Done.EOF ? ENDMARKER : ERRORTOKEN);
            }
            if (c == '\r') {
                c = nextc(); // only verbatim sources have them
            }
            if (c != '\n') {
                return token0(c);
            }
            atLineStart = true;
            if (blankLine || level > 0) {
                if (extraTokens) {
                    commentLine = false;
                    return token(NL);
                }
                continue;
            }
            if (commentLine && extraTokens) {
                commentLine = false;
                return token(NL);
            }
            int kind = token(NEWLINE);
            tokenEnd = cur - 1;
            return kind;
        }
    }

    private int comment() {
        int c;
        do {
            c = nextc();
        } while (c != END && c != '\n' && c != '\r');
        return c;
    }

    /** Where the type begins in the comment that has been read up to its line end; -1: no type comment. */
    private int typeComment() {
        int p = start;
        for (int i = 0; i < TYPE_COMMENT_PREFIX.length(); i++) {
            if (p == cur) {
                return -1;
            }
            char wanted = TYPE_COMMENT_PREFIX.charAt(i);
            if (wanted == ' ') {
                while (p < cur && (src[p] == ' ' || src[p] == '\t')) {
                    p++;
                }
            } else if (src[p] == wanted) {
                p++;
            } else {
                return -1;
            }
        }
        return p;
    }

    /** TYPE_COMMENT from {@code type} on, or TYPE_IGNORE with the text behind the word, which takes the line end too when alone. */
    private int typeComment(int type) {
        int behind = type + IGNORE.length();
        boolean ignore = behind <= cur && slice(type, behind).equals(IGNORE) && (behind == cur || !isWordByte(src[behind]));
        if (ignore && blankLine) {
            nextc();
            atLineStart = true;
        }
        start = ignore ? behind : type;
        return token(ignore ? TYPE_IGNORE : TYPE_COMMENT);
    }

    private static boolean isWordByte(byte b) {
        return b < 0 || b >= '0' && b <= '9' || (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }

    /** Measures the indentation of a line; false after a fault. */
    private boolean indentation() {
        int col = 0;
        int altcol = 0;
        int continued = 0;
        atLineStart = false;
        int c;
        while (true) {
            c = nextc();
            if (c == ' ') {
                col++;
                altcol++;
            } else if (c == '\t') {
                col = (col / TAB_SIZE + 1) * TAB_SIZE;
                altcol++;
            } else if (c == '\f') {
                col = 0;
                altcol = 0;
            } else if (c == '\\') {
                // the whitespace before the first backslash decides
                continued = continued != 0 ? continued : col;
                if (continuationLine() == END) {
                    bareToken(ERRORTOKEN);
                    return false;
                }
            } else {
                break;
            }
        }
        backup(c);
        if (c == '#' || c == '\n' || c == '\r') {
            blankLine = true;
        }
        if (blankLine || level != 0) {
            return true;
        }
        if (continued != 0) {
            col = continued;
            altcol = continued;
        }
        return changeIndentation(col, altcol);
    }

    private boolean changeIndentation(int col, int altcol) {
        if (col > indents[indent]) {
            if (indent + 1 >= MAX_INDENT) {
                fault(Done.TOODEEP);
                return false;
            }
            if (altcol <= altIndents[indent]) {
                fault(Done.TABSPACE);
                return false;
            }
            pendingIndents++;
            indents[++indent] = col;
            altIndents[indent] = altcol;
            return true;
        }
        while (indent > 0 && col < indents[indent]) {
            pendingIndents--;
            indent--;
        }
        if (col != indents[indent]) {
            fault(Done.DEDENT);
            return false;
        }
        if (altcol != altIndents[indent]) {
            fault(Done.TABSPACE);
            return false;
        }
        return true;
    }

    private int indentToken() {
        boolean in = pendingIndents > 0;
        pendingIndents += in ? -1 : 1;
        int kind = in ? INDENT : DEDENT;
        if (!extraTokens) {
            return bareToken(kind);
        }
        token(kind);
        if (in) {
            tokenStart = buf;
        }
        return kind;
    }

    /** Behind a backslash: the line end must follow, and a line after it. */
    private int continuationLine() {
        int c = nextc();
        if (c == '\r') {
            c = nextc();
        }
        if (c != '\n') {
            done = Done.LINECONT;
            return END;
        }
        c = nextc();
        if (c == END) {
            done = Done.EOF;
            cur = inp;
        } else {
            backup(c);
        }
        return c;
    }

    private int token0(int c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128) {
            return nameOrPrefixedString(c);
        }
        if (c == '.') {
            return dot();
        }
        if (isDigit(c)) {
            number(c);
            return token(NUMBER);
        }
        if (c == '\'' || c == '"') {
            return stringToken(string(c));
        }
        return operator(c);
    }

    private int stringToken(int kind) {
        tokenStart = start;
        int end = tokenEnd;
        tokenLine = firstLineno;
        tokenColumn = start - multiLineStart;
        tokenEnd = end;
        tokenEndColumn = cur - lineStart;
        return kind;
    }

    private int nameOrPrefixedString(int c) {
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        boolean t = false;
        while (true) {
            int lower = c | 0x20;
            if (!b && lower == 'b') {
                b = true;
            } else if (!u && lower == 'u') {
                u = true;
            } else if (!r && lower == 'r') {
                r = true;
            } else if (!f && lower == 'f') {
                f = true;
            } else if (!t && lower == 't') {
                t = true;
            } else {
                break;
            }
            c = nextc();
            if (c == '"' || c == '\'') {
                checkPrefixes(b, r, u, f, t);
                return stringToken(f || t ? openFString(c, t, r) : string(c));
            }
        }
        boolean nonAscii = false;
        while (isIdentifierChar(c)) {
            nonAscii |= c >= 128;
            c = nextc();
        }
        backup(c);
        if (nonAscii && !extraTokens) {
            int bad = Identifiers.firstInvalid(src, start, cur);
            if (bad >= 0) {
                throw invalidCharacter(bad);
            }
        }
        return token(NAME);
    }

    private void checkPrefixes(boolean b, boolean r, boolean u, boolean f, boolean t) {
        String pair = u && b ? "ub" : u && r ? "ur" : u && f ? "uf" : u && t ? "ut" : b && f ? "bf" : b && t ? "bt"
                : f && t ? "ft" : null;
        if (pair != null) {
            throw syntaxError("'" + pair.charAt(0) + "' and '" + pair.charAt(1) + "' prefixes are incompatible",
                    start + 1 - lineStart, cur - lineStart);
        }
    }

    private RuntimeException invalidCharacter(int bad) {
        int c = Identifiers.codePointAt(src, bad);
        cur = bad + Identifiers.width(c);
        return syntaxError(Identifiers.isPrintable(c)
                ? String.format("invalid character '%s' (U+%04X)", Character.toString(c), c)
                : String.format("invalid non-printable character U+%04X", c));
    }

    private int dot() {
        int c = nextc();
        if (isDigit(c)) {
            fraction(c);
            return token(NUMBER);
        }
        if (c == '.') {
            c = nextc();
            if (c == '.') {
                return token(ELLIPSIS);
            }
            backup(c);
            backup('.');
        } else {
            backup(c);
        }
        return token(DOT);
    }

    private int operator(int c) {
        FStringMode m = mode;
        if (m != null && m.insideField() && (c == ':' || c == '}' || c == '{' || c == '!' && !(cur < inp && src[cur] == '='))
                && fieldPunctuation(m, c)) {
            return token(TokenKind.COLON);
        }
        int c2 = nextc();
        int kind = TokenKind.twoChars(c, c2);
        if (kind != OP) {
            int c3 = nextc();
            int kind3 = TokenKind.threeChars(c, c2, c3);
            if (kind3 != OP) {
                kind = kind3;
            } else {
                backup(c3);
            }
            return token(kind);
        }
        backup(c2);
        switch (c) {
            case '(', '[', '{' -> open(m, (char) c);
            case ')', ']', '}' -> close(m, (char) c);
            default -> {
                if (c < 0x20 || c == 0x7F) {
                    throw syntaxError(String.format("invalid non-printable character U+%04X", c));
                }
            }
        }
        if (c == '=' && m != null && m.insideField()) {
            m.debug = true;
        }
        return token(TokenKind.oneChar(c));
    }

    /** Keeps track of a replacement field's parts; true when the colon before a format specifier has been read. */
    private boolean fieldPunctuation(FStringMode m, int c) {
        int depth = m.bracketDepth - (c != '{' ? 1 : 0);
        if (depth == 0 || depth == 1 && (m.debug || m.inFormatSpec)) {
            fieldText(m, c);
            if (c != '{' && (m.debug || m.template)) {
                metadata = fieldExpression(m);
            }
        }
        if (c == ':' && depth == m.fieldDepth) {
            m.inExpression = false;
            m.inFormatSpec = true;
            return true;
        }
        return false;
    }

    private void open(FStringMode m, char c) {
        if (level >= MAX_LEVEL) {
            throw syntaxError("too many nested parentheses");
        }
        if (level == bracket.length) {
            bracket = Arrays.copyOf(bracket, 2 * level);
            bracketLine = Arrays.copyOf(bracketLine, 2 * level);
            bracketColumn = Arrays.copyOf(bracketColumn, 2 * level);
        }
        bracket[level] = c;
        bracketLine[level] = lineno;
        bracketColumn[level] = start - lineStart;
        level++;
        if (m != null) {
            m.bracketDepth++;
        }
    }

    private void close(FStringMode m, char c) {
        if (m != null && m.bracketDepth == 0 && c == '}') {
            throw syntaxError(m.name() + ": single '}' is not allowed");
        }
        if (!extraTokens && level == 0) {
            throw syntaxError("unmatched '" + c + "'");
        }
        if (level > 0) {
            level--;
            char opening = bracket[level];
            if (!extraTokens && !(opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}')) {
                throw mismatch(m, opening, c);
            }
        }
        if (m != null) {
            m.bracketDepth--;
            if (m.bracketDepth < 0) {
                throw syntaxError(m.name() + ": unmatched '" + c + "'");
            }
            if (c == '}' && m.bracketDepth == m.fieldDepth) {
                m.fieldDepth--;
                m.inExpression = false;
                m.inFormatSpec = false;
                m.debug = false;
            }
        }
    }

    private RuntimeException mismatch(FStringMode m, char opening, char c) {
        if (m != null && opening == '{' && m.bracketDepth - 1 == m.fieldDepth) {
            return syntaxError(m.name() + ": unmatched '" + c + "'");
        }
        String message = "closing parenthesis '" + c + "' does not match opening parenthesis '" + opening + "'";
        if (bracketLine[level] != lineno) {
            message += " on line " + bracketLine[level];
        }
        return syntaxError(message);
    }
}
