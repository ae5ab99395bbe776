// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import io.github.typhon.interp.syntax.ast.WithItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Statements with blocks. */
abstract class StatementRules extends SimpleStatementRules {

    StatementRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract void invalid_block();

    abstract void invalid_def_raw();

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

    private boolean statement(List<Stmt> out) {
        Stmt s = compound_stmt();
        if (s != null) {
            out.add(s);
            return true;
        }
        return simple_stmts(out);
    }

    /** statement_newline: the start rule of interactive input; null when it does not match. */
    final List<Stmt> statement_newline() {
        int start = mark;
        Stmt s = compound_stmt();
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

    private Stmt compound_stmt() {
        int start = mark;
        Stmt s = switch (kind()) {
            case DEF -> function_def_raw(List.of());
            case CLASS -> class_def_raw(List.of());
            case AT -> decorated();
            case IF -> if_stmt(IF);
            case WITH -> with_stmt();
            case FOR -> for_stmt();
            case TRY -> try_stmt();
            case WHILE -> while_stmt();
            case ASYNC -> async_stmt();
            case NAME -> match_stmt();
            default -> null;
        };
        if (s == null) {
            mark = start;
        }
        return s;
    }

    private Stmt async_stmt() {
        int start = mark;
        Stmt s = function_def_raw(List.of());
        if (s == null) {
            mark = start;
            s = with_stmt();
        }
        if (s == null) {
            mark = start;
            s = for_stmt();
        }
        return s;
    }

    // functions and classes

    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>(2);
        while (kind() == AT) {
            int before = mark++;
            Expr e = named_expression();
            if (e == null || !accept(NEWLINE)) {
                mark = before;
                break;
            }
            decorators.add(e);
        }
        if (decorators.isEmpty()) {
            return null;
        }
        int start = mark;
        Stmt s = kind() == CLASS ? null : function_def_raw(decorators);
        if (s == null) {
            mark = start;
            s = class_def_raw(decorators);
        }
        return s;
    }

    private Stmt function_def_raw(List<Expr> decorators) {
        int start = mark;
        if (invalidPass) {
            invalid_def_raw();
            mark = start;
        }
        boolean async = accept(ASYNC);
        if (!accept(DEF) || kind() != NAME) {
            return null;
        }
        String name = nameAt(mark++).id();
        List<TypeParam> typeParams = type_params();
        if (!accept(LPAR)) {
            return null;
        }
        Arguments params = params();
        if (!accept(RPAR)) {
            return null;
        }
        Expr returns = null;
        if (kind() == RARROW) {
            mark++;
            returns = expression();
            if (returns == null) {
                return null;
            }
        }
        if (!accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        params = params == null ? NO_PARAMETERS : params;
        typeParams = typeParams == null ? List.of() : typeParams;
        return async
                ? new Stmt.AsyncFunctionDef(name, params, body, decorators, returns, null, typeParams, line(start), col(start),
                        endLine(), endCol())
                : new Stmt.FunctionDef(name, params, body, decorators, returns, null, typeParams, line(start), col(start),
                        endLine(), endCol());
    }

    private Stmt class_def_raw(List<Expr> decorators) {
        int start = mark;
        if (invalidPass) {
            invalid_class_def_raw();
            mark = start;
        }
        if (!accept(CLASS) || kind() != NAME) {
            return null;
        }
        String name = nameAt(mark++).id();
        List<TypeParam> typeParams = type_params();
        CallArguments bases = null;
        if (accept(LPAR)) {
            bases = arguments();
            if (!accept(RPAR)) {
                return null;
            }
        }
        if (!accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        return new Stmt.ClassDef(name, bases == null ? List.of() : bases.args(), bases == null ? List.of() : bases.keywords(),
                body, decorators, typeParams == null ? List.of() : typeParams, line(start), col(start), endLine(), endCol());
    }

    // branches and loops

    /** if_stmt and elif_stmt. */
    private Stmt if_stmt(int keyword) {
        int start = mark;
        if (invalidPass) {
            invalid_if_or_elif_or_while_stmt(keyword);
            mark = start;
        }
        if (!accept(keyword)) {
            return null;
        }
        Expr test = named_expression();
        if (test == null || !accept(COLON)) {
            return fail(start);
        }
        List<Stmt> body = block();
        if (body == null) {
            return fail(start);
        }
        List<Stmt> orelse = List.of();
        if (kind() == ELIF) {
            enter();
            Stmt elif = if_stmt(ELIF);
            leave();
            if (elif != null) {
                orelse = listOf(elif);
            }
        } else {
            orelse = else_block();
        }
        return new Stmt.If(test, body, orelse, line(start), col(start), endLine(), endCol());
    }

    /** [else_block] */
    private List<Stmt> else_block() {
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

    private Stmt while_stmt() {
        int start = mark;
        if (invalidPass) {
            invalid_if_or_elif_or_while_stmt(WHILE);
            mark = start;
        }
        mark++;
        Expr test = named_expression();
        if (test == null || !accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        List<Stmt> orelse = else_block();
        return new Stmt.While(test, body, orelse, line(start), col(start), endLine(), endCol());
    }

    private Stmt for_stmt() {
        int start = mark;
        if (invalidPass) {
            invalid_for_stmt();
            mark = start;
        }
        boolean async = accept(ASYNC);
        if (accept(FOR)) {
            Expr target = star_targets();
            if (target != null && accept(IN)) {
                Expr iter = star_expressions();
                if (iter == null || !accept(COLON)) {
                    return null; // behind a cut
                }
                List<Stmt> body = block();
                if (body == null) {
                    return null;
                }
                List<Stmt> orelse = else_block();
                return async
                        ? new Stmt.AsyncFor(target, iter, body, orelse, null, line(start), col(start), endLine(), endCol())
                        : new Stmt.For(target, iter, body, orelse, null, line(start), col(start), endLine(), endCol());
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_for_target();
        }
        return null;
    }

    // with

    private Stmt with_stmt() {
        int start = mark;
        if (invalidPass) {
            invalid_with_stmt_indent();
            mark = start;
        }
        boolean async = accept(ASYNC);
        if (accept(WITH)) {
            int behind = mark;
            if (accept(LPAR)) {
                List<WithItem> items = with_items();
                if (items != null) {
                    accept(COMMA);
                    if (accept(RPAR) && accept(COLON)) {
                        List<Stmt> body = block();
                        if (body != null) {
                            return with(async, items, body, start);
                        }
                    }
                }
                mark = behind;
            }
            List<WithItem> items = with_items();
            if (items != null && accept(COLON)) {
                List<Stmt> body = block();
                if (body != null) {
                    return with(async, items, body, start);
                }
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_with_stmt();
        }
        return null;
    }

    private Stmt with(boolean async, List<WithItem> items, List<Stmt> body, int start) {
        return async ? new Stmt.AsyncWith(items, body, null, line(start), col(start), endLine(), endCol())
                : new Stmt.With(items, body, null, line(start), col(start), endLine(), endCol());
    }

    private List<WithItem> with_items() {
        WithItem first = with_item();
        if (first == null) {
            return null;
        }
        List<WithItem> items = listOf(first);
        while (kind() == COMMA) {
            int before = mark++;
            WithItem next = with_item();
            if (next == null) {
                mark = before;
                break;
            }
            items.add(next);
        }
        return items;
    }

    private WithItem with_item() {
        int start = mark;
        Expr e = expression();
        if (e != null && accept(AS)) {
            Expr target = star_target();
            if (target != null && (kind() == COMMA || kind() == RPAR || kind() == COLON)) {
                return new WithItem(e, target);
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_with_item();
            mark = start;
        }
        e = expression();
        return e == null ? null : new WithItem(e, null);
    }

    // try

    private Stmt try_stmt() {
        int start = mark;
        if (invalidPass) {
            invalid_try_stmt();
            mark = start;
        }
        mark++;
        forced(COLON, ":");
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        if (invalidPass || kind() == FINALLY) {
            int behind = mark;
            List<Stmt> last = finally_block();
            if (last != null) {
                return new Stmt.Try(body, List.of(), List.of(), last, line(start), col(start), endLine(), endCol());
            }
            mark = behind;
        }
        List<ExceptHandler> handlers = except_blocks(false);
        boolean star = handlers.isEmpty();
        if (star) {
            handlers = except_blocks(true);
            if (handlers.isEmpty()) {
                return null;
            }
        }
        List<Stmt> orelse = else_block();
        List<Stmt> last = finally_block();
        last = last == null ? List.of() : last;
        return star ? new Stmt.TryStar(body, handlers, orelse, last, line(start), col(start), endLine(), endCol())
                : new Stmt.Try(body, handlers, orelse, last, line(start), col(start), endLine(), endCol());
    }

    private List<ExceptHandler> except_blocks(boolean star) {
        List<ExceptHandler> handlers = new ArrayList<>(1);
        for (ExceptHandler h = except_block(star); h != null; h = except_block(star)) {
            handlers.add(h);
        }
        return handlers;
    }

    /** except_block and except_star_block. */
    final ExceptHandler except_block(boolean star) {
        int start = mark;
        if (kind() != EXCEPT) {
            return null;
        }
        if (invalidPass) {
            if (star) {
                invalid_except_star_stmt_indent();
            } else {
                invalid_except_stmt_indent();
            }
            mark = start;
        }
        ExceptHandler handler = handler(star);
        if (handler == null) {
            mark = start;
            if (invalidPass) {
                if (star) {
                    invalid_except_star_stmt();
                } else {
                    invalid_except_stmt();
                }
                mark = start;
            }
        }
        return handler;
    }

    private ExceptHandler handler(boolean star) {
        int start = mark++;
        if (star && !accept(STAR)) {
            return null;
        }
        Expr type = null;
        String name = null;
        if (star || kind() != COLON) {
            int behind = mark;
            type = expression();
            if (type != null && kind() == AS) {
                mark++;
                if (kind() != NAME) {
                    return null;
                }
                name = nameAt(mark++).id();
            } else if (type != null && kind() == COMMA) {
                mark = behind;
                type = expressions();
            }
            if (type == null) {
                return null;
            }
        }
        if (!accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        return body == null ? null : new ExceptHandler(type, name, body, line(start), col(start), endLine(), endCol());
    }

    private List<Stmt> finally_block() {
        int start = mark;
        if (kind() != FINALLY) {
            return null;
        }
        if (invalidPass) {
            invalid_finally_stmt();
            mark = start;
        }
        mark++;
        forced(COLON, ":");
        List<Stmt> body = block();
        return body == null ? fail(start) : body;
    }

    // match

    private Stmt match_stmt() {
        int start = mark;
        if (!invalidPass && !atSoft("match")) {
            return null;
        }
        if (acceptSoft("match")) {
            Expr subject = subject_expr();
            if (subject != null && accept(COLON) && accept(NEWLINE) && accept(INDENT)) {
                List<MatchCase> cases = new ArrayList<>();
                for (MatchCase c = case_block(); c != null; c = case_block()) {
                    cases.add(c);
                }
                if (!cases.isEmpty() && accept(DEDENT)) {
                    return new Stmt.Match(subject, cases, line(start), col(start), endLine(), endCol());
                }
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_match_stmt();
        }
        return null;
    }

    final Expr subject_expr() {
        int start = mark;
        Expr first = star_named_expression();
        if (first != null && kind() == COMMA) {
            List<Expr> elts = listOf(first);
            moreStarNamed(elts);
            return new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
        }
        if (first instanceof Expr.Starred || first == null) {
            mark = start;
            return named_expression();
        }
        return first;
    }

    private MatchCase case_block() {
        int start = mark;
        if (invalidPass) {
            invalid_case_block();
            mark = start;
        }
        if (acceptSoft("case")) {
            Pattern pattern = patterns();
            if (pattern != null) {
                Expr guard = guard();
                if (accept(COLON)) {
                    List<Stmt> body = block();
                    if (body != null) {
                        return new MatchCase(pattern, guard, body);
                    }
                }
            }
        }
        return fail(start);
    }

    /** guard? */
    final Expr guard() {
        if (kind() != IF) {
            return null;
        }
        int start = mark++;
        Expr e = named_expression();
        return e == null ? fail(start) : e;
    }

    final PySyntaxError expectedBlock(String after, int keyword) {
        return indentationError("expected an indented block after " + after + " on line " + line(keyword));
    }
}
