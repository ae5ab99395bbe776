// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.TypeParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Statements with blocks: functions, classes, branches, loops. */
abstract class StatementRules extends ClauseRules {

    StatementRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    @Override
    final Stmt compound_stmt() {
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
        String typeComment = func_type_comment();
        List<Stmt> body = block();
        if (body == null) {
            return null;
        }
        if (async) {
            since(5, "Async functions are");
        }
        params = params == null ? NO_PARAMETERS : params;
        typeParams = typeParams == null ? List.of() : typeParams;
        return async
                ? new Stmt.AsyncFunctionDef(name, params, body, decorators, returns, typeComment, typeParams, line(start),
                        col(start), endLine(), endCol())
                : new Stmt.FunctionDef(name, params, body, decorators, returns, typeComment, typeParams, line(start), col(start),
                        endLine(), endCol());
    }

    final String func_type_comment() {
        int start = mark;
        if (kind() == NEWLINE) {
            mark++;
            String comment = typeComment();
            if (comment != null && kind() == NEWLINE && peekSecond() == INDENT) {
                return comment;
            }
            mark = start;
        }
        if (invalidPass) {
            invalid_double_type_comments();
            mark = start;
        }
        return typeComment();
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
                String typeComment = typeComment();
                List<Stmt> body = block();
                if (body == null) {
                    return null;
                }
                List<Stmt> orelse = else_block();
                if (async) {
                    since(5, "Async for loops are");
                }
                return async
                        ? new Stmt.AsyncFor(target, iter, body, orelse, typeComment, line(start), col(start), endLine(), endCol())
                        : new Stmt.For(target, iter, body, orelse, typeComment, line(start), col(start), endLine(), endCol());
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_for_target();
        }
        return null;
    }
}
