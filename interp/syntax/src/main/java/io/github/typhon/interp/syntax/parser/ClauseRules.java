// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.WithItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The statements whose clauses have rules of their own: with, try, match. */
abstract class ClauseRules extends BlockRules {

    ClauseRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    // with

    final Stmt with_stmt() {
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
                        String typeComment = typeComment();
                        List<Stmt> body = block();
                        if (body != null) {
                            return with(async, items, body, typeComment, start);
                        }
                    }
                }
                mark = behind;
            }
            List<WithItem> items = with_items();
            if (items != null && accept(COLON)) {
                String typeComment = typeComment();
                List<Stmt> body = block();
                if (body != null) {
                    return with(async, items, body, typeComment, start);
                }
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_with_stmt();
        }
        return null;
    }

    private Stmt with(boolean async, List<WithItem> items, List<Stmt> body, String typeComment, int start) {
        if (async) {
            since(5, "Async with statements are");
        }
        return async ? new Stmt.AsyncWith(items, body, typeComment, line(start), col(start), endLine(), endCol())
                : new Stmt.With(items, body, typeComment, line(start), col(start), endLine(), endCol());
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

    final Stmt try_stmt() {
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
        if (star) {
            since(11, "Exception groups are");
        }
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
        boolean bare = false;
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
                bare = true;
            }
            if (type == null) {
                return null;
            }
        }
        if (!accept(COLON)) {
            return null;
        }
        List<Stmt> body = block();
        if (body != null && bare) {
            since(14, "except expressions without parentheses are");
        }
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

    final Stmt match_stmt() {
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
                    since(10, "Pattern matching is");
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
}
