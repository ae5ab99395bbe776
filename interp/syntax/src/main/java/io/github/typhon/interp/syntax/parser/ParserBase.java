// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.DEDENT;
import static io.github.typhon.interp.syntax.token.TokenKind.ENDMARKER;
import static io.github.typhon.interp.syntax.token.TokenKind.ERRORTOKEN;
import static io.github.typhon.interp.syntax.token.TokenKind.NAME;
import static io.github.typhon.interp.syntax.token.TokenKind.NEWLINE;
import static io.github.typhon.interp.syntax.token.TokenKind.TYPE_COMMENT;
import static io.github.typhon.interp.syntax.token.TokenKind.TYPE_IGNORE;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Located;
import io.github.typhon.interp.syntax.ast.TypeIgnore;
import io.github.typhon.interp.syntax.token.Identifiers;
import io.github.typhon.interp.syntax.token.TokenBuffer;
import io.github.typhon.interp.syntax.token.TokenKind;
import io.github.typhon.interp.syntax.token.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The technique under the rules: tokens fetched on demand, a mark that rules set back when they fail, memos, errors. A rule
 * returns null when it does not match; the mark is then where it was. Errors are thrown. Tokens must not be fetched earlier than
 * CPython does it: error positions depend on how far the text has been read.
 */
abstract class ParserBase {

    /** What a rule returned at some token: the result (null: no match) and the mark behind it. */
    private static final class Memo {
        final int rule;
        final int end;
        final Object result;
        final Memo next;

        Memo(int rule, int end, Object result, Memo next) {
            this.rule = rule;
            this.end = end;
            this.result = result;
            this.next = next;
        }
    }

    private static final int MAX_DEPTH = 9000;

    final Source source;
    final ParseMode mode;
    final ParseOptions options;
    final Consumer<SyntaxWarning> warnings;
    final Tokenizer tokenizer;
    final TokenBuffer t = new TokenBuffer();
    int mark;
    /** Parsing again after a failure: everything that CPython memoises is, since the same text is tried over and over. */
    boolean secondPass;
    /** Rules named invalid_ take part: in the second pass, with interruptions. */
    boolean invalidPass;
    boolean barryAsFlufl;
    /** The type-ignore comments among the tokens read so far. */
    final List<TypeIgnore> typeIgnores = new ArrayList<>(0);
    /** What the last successful {@link #remembered} found. */
    Object memo;

    private Memo[] memos = new Memo[256];
    private boolean parsingStarted;
    private int depth;
    private final Map<String, String> identifiers = new HashMap<>();

    ParserBase(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        this.source = source;
        this.mode = mode;
        this.options = options;
        this.warnings = warnings;
        this.barryAsFlufl = options.barryAsFlufl();
        this.tokenizer = new Tokenizer(source, warnings);
        tokenizer.typeComments = options.typeComments();
    }

    // tokens

    final int kind() {
        if (mark == t.size) {
            fillToken();
        }
        return t.kind[mark];
    }

    final boolean at(int kind) {
        return kind() == kind;
    }

    final boolean accept(int kind) {
        if (kind() == kind) {
            mark++;
            return true;
        }
        return false;
    }

    /** Accepts the next token of that kind and returns its index, -1 when another kind comes. */
    final int expect(int kind) {
        return kind() == kind ? mark++ : -1;
    }

    /** The kind of the token behind the next one. */
    final int peekSecond() {
        kind();
        mark++;
        int kind = kind();
        mark--;
        return kind;
    }

    private void fillToken() {
        int kind;
        try {
            kind = tokenizer.next();
            while (kind == TYPE_IGNORE) {
                typeIgnores.add(new TypeIgnore(tokenizer.lineno, tokenizer.lastText()));
                kind = tokenizer.next();
            }
        } catch (PySyntaxError e) {
            // counts as a token read: positions of "last token" errors depend on it
            tokenizer.errorToken();
            t.append(tokenizer, ERRORTOKEN);
            throw e;
        }
        if (kind == NAME) {
            kind = TokenKind.keywordOrName(source.utf8(), tokenizer.tokenStart, tokenizer.tokenEnd());
        } else if (kind == ENDMARKER && mode == ParseMode.SINGLE && parsingStarted) {
            kind = NEWLINE;
            parsingStarted = false;
            if (tokenizer.indented() && !options.dontImplyDedent()) {
                tokenizer.dedentAll();
            }
            t.append(tokenizer, kind);
            return;
        }
        parsingStarted = true;
        t.append(tokenizer, kind);
        if (kind == ERRORTOKEN) {
            throw tokenizerError();
        }
    }

    /** The token that ends what has been parsed so far: line structure does not count. */
    final int lastToken() {
        int i = mark - 1;
        while (i > 0 && (t.kind[i] == ENDMARKER || t.kind[i] >= NEWLINE && t.kind[i] <= DEDENT)) {
            i--;
        }
        return i;
    }

    final int line(int token) {
        return t.line[token];
    }

    final int col(int token) {
        return t.column[token];
    }

    final int endLine() {
        return t.endLine[lastToken()];
    }

    final int endCol() {
        return t.endColumn[lastToken()];
    }

    /** [TYPE_COMMENT]: its text or null. */
    final String typeComment() {
        return kind() == TYPE_COMMENT ? tokenText(mark++) : null;
    }

    /** Fails when the syntax just read is newer than the version wanted. */
    final void since(int minor, String what) {
        if (options.featureVersion() < minor) {
            throw error(what + " only supported in Python 3." + minor + " and greater");
        }
    }

    // names

    /** NAME in load context; -- one node per token, however often the rules come by. */
    final Expr.Name name() {
        if (kind() != NAME) {
            return null;
        }
        return nameAt(mark++);
    }

    final Expr.Name nameAt(int token) {
        Object value = t.value[token];
        if (value == null) {
            value = new Expr.Name(identifier(token), ExprContext.LOAD, t.line[token], t.column[token], t.endLine[token],
                    t.endColumn[token]);
            t.value[token] = value;
        }
        return (Expr.Name) value;
    }

    final String identifier(int token) {
        String id = Identifiers.identifier(source.utf8(), t.start[token], t.end[token]);
        String known = identifiers.putIfAbsent(id, id);
        return known != null ? known : id;
    }

    final String tokenText(int token) {
        return new String(source.utf8(), t.start[token], t.end[token] - t.start[token], StandardCharsets.UTF_8);
    }

    /** Whether the next token is that soft keyword. */
    final boolean atSoft(String word) {
        if (kind() != NAME) {
            return false;
        }
        int start = t.start[mark];
        if (t.end[mark] - start != word.length()) {
            return false;
        }
        byte[] s = source.utf8();
        for (int i = 0; i < word.length(); i++) {
            if (s[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    final boolean acceptSoft(String word) {
        if (atSoft(word)) {
            mark++;
            return true;
        }
        return false;
    }

    // memos and depth

    /** Whether the rule has been tried here: then {@code memo} is its result and the mark is set. */
    final boolean remembered(int rule) {
        kind();
        if (mark < memos.length) {
            for (Memo m = memos[mark]; m != null; m = m.next) {
                if (m.rule == rule) {
                    mark = m.end;
                    memo = m.result;
                    return true;
                }
            }
        }
        return false;
    }

    final <T> T remember(int rule, int start, T result) {
        if (start >= memos.length) {
            memos = Arrays.copyOf(memos, Math.max(t.kind.length, start + 1));
        }
        memos[start] = new Memo(rule, mark, result, memos[start]);
        return result;
    }

    final void enter() {
        if (++depth > MAX_DEPTH) {
            throw new PySyntaxError(PySyntaxError.MEMORY_ERROR,
                    "Parser stack overflowed - Python source too complex to parse");
        }
    }

    final void leave() {
        depth--;
    }

    /** Back to the start with the tokens kept, for the second pass. */
    final void startInvalidPass() {
        Arrays.fill(memos, null);
        mark = 0;
        depth = 0;
        secondPass = true;
        invalidPass = true;
    }

    /** Fails: sets the mark back. */
    final <T> T fail(int start) {
        mark = start;
        return null;
    }

    // errors

    /** An error at the last token that has been read. */
    final PySyntaxError error(String message) {
        return errorAtToken(PySyntaxError.SYNTAX_ERROR, t.size - 1, message);
    }

    final PySyntaxError indentationError(String message) {
        return errorAtToken(PySyntaxError.INDENTATION_ERROR, t.size - 1, message);
    }

    /** An error at the next token. */
    final PySyntaxError errorOnNext(String message) {
        kind();
        return errorAtToken(PySyntaxError.SYNTAX_ERROR, mark, message);
    }

    final PySyntaxError errorAtToken(String type, int token, String message) {
        if (t.size == 0) {
            return makeError(type, message, 0, 0, 0, -1);
        }
        int col = t.column[token] == -1 ? tokenizer.cur - tokenizer.lineStart : t.column[token] + 1;
        int endCol = t.endColumn[token] == -1 ? -1 : t.endColumn[token] + 1;
        return makeError(type, message, t.line[token], col, t.endLine[token], endCol);
    }

    final PySyntaxError errorAt(Located a, String message) {
        return known(a.lineno(), a.colOffset(), a.endLineno(), a.endColOffset(), message);
    }

    final PySyntaxError errorAt(int token, String message) {
        return known(t.line[token], t.column[token], t.endLine[token], t.endColumn[token], message);
    }

    final PySyntaxError errorRange(Located a, Located b, String message) {
        return known(a.lineno(), a.colOffset(), b.endLineno(), b.endColOffset(), message);
    }

    final PySyntaxError errorRange(int a, Located b, String message) {
        return known(t.line[a], t.column[a], b.endLineno(), b.endColOffset(), message);
    }

    final PySyntaxError errorRange(Located a, int b, String message) {
        return known(a.lineno(), a.colOffset(), t.endLine[b], t.endColumn[b], message);
    }

    final PySyntaxError errorRange(int a, int b, String message) {
        return known(t.line[a], t.column[a], t.endLine[b], t.endColumn[b], message);
    }

    /** An error from a token up to where the text has been read. */
    final PySyntaxError errorFrom(int token, String message) {
        return errorFrom(t.line[token], t.column[token], message);
    }

    final PySyntaxError errorFrom(Located a, String message) {
        return errorFrom(a.lineno(), a.colOffset(), message);
    }

    private PySyntaxError errorFrom(int line, int column, String message) {
        return makeError(PySyntaxError.SYNTAX_ERROR, message, line, column + 1, tokenizer.lineno,
                tokenizer.cur - tokenizer.lineStart);
    }

    final PySyntaxError known(int line, int column, int endLine, int endColumn, String message) {
        return makeError(PySyntaxError.SYNTAX_ERROR, message, line, column + 1, endLine, endColumn + 1);
    }

    private PySyntaxError makeError(String type, String message, int line, int column, int endLine, int endColumn) {
        byte[] s = source.utf8();
        int from;
        int to;
        if (tokenizer.lineno <= line && tokenizer.inp > tokenizer.buf) {
            from = tokenizer.lineStart;
            to = tokenizer.inp;
        } else {
            from = 0;
            for (int i = 1; i < line; i++) {
                int nl = from;
                while (nl < source.length() && s[nl] != '\n') {
                    nl++;
                }
                if (nl >= source.length()) {
                    break;
                }
                from = nl + 1;
            }
            to = from;
            while (to < source.length() && s[to] != '\n') {
                to++;
            }
        }
        String text = new String(s, from, to - from, StandardCharsets.UTF_8);
        return new PySyntaxError(type, message, source.filename(), line, characters(from, to, column), text, endLine,
                endColumn > 0 ? characters(from, to, endColumn) : endColumn);
    }

    /** A column counted from 1 in bytes of a line, in characters. */
    private int characters(int from, int to, int column) {
        byte[] s = source.utf8();
        int length = to - from;
        int limit = Math.min(column, length);
        int n = column > length ? 1 : 0;
        for (int i = 0; i < limit; i++) {
            if ((s[from + i] & 0xC0) != 0x80) {
                n++;
            }
        }
        return n;
    }

    final PySyntaxError unclosedBracket() {
        int depth = tokenizer.level - 1;
        int line = tokenizer.openBracketLine(depth);
        return known(line, tokenizer.openBracketColumn(depth), line, -1,
                "'" + tokenizer.openBracket(depth) + "' was never closed");
    }

    /** Words an ERRORTOKEN. */
    private PySyntaxError tokenizerError() {
        switch (tokenizer.done) {
            case EOF:
                return tokenizer.level > 0 ? unclosedBracket() : error("unexpected EOF while parsing");
            case DEDENT:
                return indentationError("unindent does not match any outer indentation level");
            case TABSPACE:
                return atLine(PySyntaxError.TAB_ERROR, "inconsistent use of tabs and spaces in indentation", 0);
            case TOODEEP:
                return atLine(PySyntaxError.INDENTATION_ERROR, "too many levels of indentation", 0);
            case LINECONT:
                return atLine(PySyntaxError.SYNTAX_ERROR, "unexpected character after line continuation character",
                        tokenizer.cur - tokenizer.buf - 1);
            default:
                return atLine(PySyntaxError.SYNTAX_ERROR, "unknown parsing error", 0);
        }
    }

    private PySyntaxError atLine(String type, String message, int column) {
        return makeError(type, message, tokenizer.lineno, column + 1, tokenizer.lineno, 0);
    }
}
