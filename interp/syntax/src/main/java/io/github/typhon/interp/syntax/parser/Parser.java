// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.token.Cursor.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parser of one source text: the start rules, and what happens when they fail. A first pass without the invalid rules either
 * succeeds or tells how far the text makes sense; a second pass with them looks for a specific message; then errors of the
 * remaining tokens take precedence over a general one. One use each; of one thread.
 */
public final class Parser extends InvalidStatementRules {

    public Parser(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    /** Parses the whole text or throws its error. */
    public Mod parse() {
        try {
            return run();
        } catch (PySyntaxError e) {
            throw e.withSource(source, statementLine, statementColumn);
        }
    }

    private Mod run() {
        Mod result;
        try {
            result = startRule();
        } catch (PySyntaxError e) {
            if (e.typeName().equals(PySyntaxError.MEMORY_ERROR)) {
                throw e;
            }
            throw incomplete() ? incompleteInput() : withTokenErrors(e);
        }
        if (result == null) {
            if (incomplete()) {
                throw incompleteInput();
            }
            throw explain();
        }
        if (mode == ParseMode.SINGLE && moreThanOneStatement()) {
            throw error("multiple statements found while compiling a single statement");
        }
        return result;
    }

    private Mod startRule() {
        return switch (mode) {
            case EXEC -> file();
            case SINGLE -> interactive();
            case EVAL -> eval();
            case FUNC_TYPE -> func_type();
        };
    }

    private Mod file() {
        List<Stmt> body = statements();
        return accept(ENDMARKER) ? new Mod.Module(body == null ? List.of() : body, typeIgnores) : null;
    }

    private Mod interactive() {
        List<Stmt> body = statement_newline();
        return body == null ? null : new Mod.Interactive(body);
    }

    private Mod eval() {
        Expr body = expressions();
        if (body == null) {
            return null;
        }
        while (accept(NEWLINE)) {
            // blank lines
        }
        return accept(ENDMARKER) ? new Mod.Expression(body) : null;
    }

    private Mod func_type() {
        if (!accept(LPAR)) {
            return null;
        }
        List<Expr> types = new ArrayList<>();
        type_expressions(types);
        if (!accept(RPAR) || !accept(RARROW)) {
            return null;
        }
        Expr returns = expression();
        if (returns == null) {
            return null;
        }
        while (accept(NEWLINE)) {
            // blank lines
        }
        return accept(ENDMARKER) ? new Mod.FunctionType(types, returns) : null;
    }

    /** Expressions, then one with a star, then one with two; the stars leave no trace. */
    private void type_expressions(List<Expr> types) {
        int before = mark;
        for (Expr e = expression(); e != null; e = expression()) {
            types.add(e);
            before = mark;
            if (!accept(COMMA)) {
                return;
            }
        }
        for (int stars : new int[] {STAR, DOUBLESTAR}) {
            if (!accept(stars)) {
                continue;
            }
            Expr e = expression();
            if (e == null) {
                break;
            }
            types.add(e);
            before = mark;
            if (!accept(COMMA)) {
                return;
            }
        }
        mark = before;
    }

    private boolean moreThanOneStatement() {
        byte[] s = source.utf8();
        int i = tokenizer.cur;
        while (true) {
            while (i < source.length() && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\f')) {
                i++;
            }
            if (i >= source.length()) {
                return false;
            }
            if (s[i] != '#') {
                return true;
            }
            while (i < source.length() && s[i] != '\n') {
                i++;
            }
        }
    }

    private boolean incomplete() {
        return options.allowIncompleteInput() && (tokenizer.done == Done.EOF || tokenizer.done == Done.EOFS || tokenizer.done == Done.EOLS);
    }

    private PySyntaxError incompleteInput() {
        return errorAtToken(PySyntaxError.INCOMPLETE_INPUT, t.size - 1, "incomplete input");
    }

    /** The error of a text that the first pass could not parse. */
    private PySyntaxError explain() {
        int last = t.size - 1;
        startInvalidPass();
        try {
            startRule();
        } catch (PySyntaxError e) {
            return e.typeName().equals(PySyntaxError.MEMORY_ERROR) ? e : withTokenErrors(e);
        }
        if (last < 0) {
            return error("error at start before reading any input");
        }
        if (t.kind[last] == INDENT) {
            return indentationError("unexpected indent");
        }
        if (t.kind[last] == DEDENT) {
            return indentationError("unexpected unindent");
        }
        PySyntaxError general = errorAt(last, "invalid syntax");
        return remainingTokenError(general);
    }

    private PySyntaxError withTokenErrors(PySyntaxError e) {
        return tokenizer.done == Done.OK ? remainingTokenError(e) : e;
    }

    /**
     * An error in the tokens not yet read comes first, so does a bracket left open in an earlier line; but what goes wrong inside
     * an f-string is a consequence.
     */
    private PySyntaxError remainingTokenError(PySyntaxError e) {
        int line = t.line[t.size - 1];
        try {
            int kind;
            do {
                kind = tokenizer.next();
            } while (kind != ERRORTOKEN && kind != ENDMARKER);
            if (!tokenizer.insideFString() && kind == ERRORTOKEN && tokenizer.level > 0 && line > tokenizer.openBracketLine(tokenizer.level - 1)) {
                return unclosedBracket();
            }
        } catch (PySyntaxError tokenError) {
            return tokenizer.insideFString() ? e : tokenError;
        }
        return e;
    }
}
