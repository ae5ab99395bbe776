// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sequences of statements and blocks. */
abstract class BlockRules extends SimpleStatementRules {

    BlockRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract Stmt compound_stmt();

    abstract void invalid_block();

    abstract void invalid_def_raw();

    abstract void invalid_double_type_comments();

    abstract void invalid_class_def_raw();

    abstract void invalid_if_or_elif_or_while_stmt(int keyword);

    abstract void invalid_else_stmt();

    abstract void invalid_for_stmt();

    abstract void invalid_with_stmt();

    abstract void invalid_with_stmt_indent();

    abstract void invalid_with_item();

    abstract void invalid_try_stmt();

    abstract void invalid_except_stmt();

    abstract void invalid_except_stmt_indent();

    abstract void invalid_except_star_stmt();

    abstract void invalid_except_star_stmt_indent();

    abstract void invalid_finally_stmt();

    abstract void invalid_match_stmt();

    abstract void invalid_case_block();

    /** statement+; null when there is none. */
    final List<Stmt> statements() {
        List<Stmt> out = new ArrayList<>();
        while (statement(out)) {
            // appended
        }
        return out.isEmpty() ? null : out;
    }

    /** Where the last compound statement that the second pass understood begins. */
    int statementLine;
    int statementColumn;

    private void register(Stmt s) {
        if (invalidPass && s.lineno() >= statementLine) {
            statementLine = s.lineno();
            statementColumn = s.colOffset();
        }
    }

    private boolean statement(List<Stmt> out) {
        Stmt s = compound_stmt();
        if (s != null) {
            register(s);
            out.add(s);
            return true;
        }
        return simple_stmts(out);
    }

    /** statement_newline: the start rule of interactive input; null when it does not match. */
    final List<Stmt> statement_newline() {
        int start = mark;
        Stmt s = compound_stmt();
        if (s != null) {
            register(s);
        }
        if (s != null && accept(NEWLINE)) {
            return listOf(s);
        }
        mark = start;
        List<Stmt> out = new ArrayList<>(1);
        if (simple_stmts(out)) {
            return out;
        }
        if (kind() == NEWLINE) {
            mark++;
            return listOf(new Stmt.Pass(line(start), col(start), t.endLine[start], t.endColumn[start]));
        }
        return null;
    }

    final List<Stmt> block() {
        if (!secondPass) {
            return blockAlternatives();
        }
        int start = mark;
        if (remembered(BLOCK)) {
            @SuppressWarnings("unchecked")
            List<Stmt> known = (List<Stmt>) memo;
            return known;
        }
        return remember(BLOCK, start, blockAlternatives());
    }

    private List<Stmt> blockAlternatives() {
        int start = mark;
        if (accept(NEWLINE)) {
            if (accept(INDENT)) {
                enter();
                List<Stmt> body = statements();
                leave();
                if (body != null && accept(DEDENT)) {
                    return body;
                }
            }
            mark = start;
        }
        List<Stmt> out = new ArrayList<>(1);
        if (simple_stmts(out)) {
            return out;
        }
        if (invalidPass) {
            invalid_block();
            mark = start;
        }
        return null;
    }

    /** The token, or an error that names it: there is no other way to go on. */
    final void forced(int kind, String text) {
        if (kind() != kind) {
            throw errorAt(mark, "expected '" + text + "'");
        }
        mark++;
    }

    /** [else_block] */
    final List<Stmt> else_block() {
        int start = mark;
        if (kind() != ELSE) {
            return List.of();
        }
        if (invalidPass) {
            invalid_else_stmt();
            mark = start;
        }
        mark++;
        forced(COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            mark = start;
            return List.of();
        }
        return body;
    }

    final PySyntaxError expectedBlock(String after, int keyword) {
        return indentationError("expected an indented block after " + after + " on line " + line(keyword));
    }
}
