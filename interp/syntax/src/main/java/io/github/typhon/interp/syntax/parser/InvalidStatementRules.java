// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Expr;
import java.util.function.Consumer;

/** Second-pass rules of statements: like {@link InvalidExpressionRules}. */
abstract class InvalidStatementRules extends StatementRules {

    private static final String EXPECTED_COLON = "expected ':'";

    InvalidStatementRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    // simple statements

    @Override
    final void invalid_assignment() {
        int start = mark;
        Expr a = invalid_ann_assign_target();
        if (a != null && accept(COLON) && expression() != null) {
            throw errorAt(a, "only single target (not " + exprName(a) + ") can be annotated");
        }
        mark = start;
        a = star_named_expression();
        if (a != null && accept(COMMA)) {
            int behind = mark;
            while (star_named_expressions() != null) {
                behind = mark;
            }
            mark = behind;
            if (accept(COLON) && expression() != null) {
                throw errorAt(a, "only single target (not tuple) can be annotated");
            }
        }
        mark = start;
        a = expression();
        if (a != null && accept(COLON) && expression() != null) {
            throw errorAt(a, "illegal target for annotation");
        }
        mark = start;
        skipTargets();
        a = star_expressions();
        if (a != null && accept(EQUAL)) {
            invalidTarget(Targets.STAR, a);
        }
        mark = start;
        skipTargets();
        a = yield_expr();
        if (a != null && accept(EQUAL)) {
            throw errorAt(a, "assignment to yield expression not possible");
        }
        mark = start;
        a = star_expressions();
        if (a != null && augmented(kind()) != null) {
            mark++;
            if (annotated_rhs() != null) {
                throw errorAt(a, "'" + exprName(a) + "' is an illegal expression for augmented assignment");
            }
        }
    }

    /** (star_targets '=')* */
    private void skipTargets() {
        while (true) {
            int before = mark;
            if (star_targets() == null || !accept(EQUAL)) {
                mark = before;
                return;
            }
        }
    }

    private Expr invalid_ann_assign_target() {
        int start = mark;
        Expr e = list();
        if (e == null) {
            e = tuple();
        }
        if (e == null && accept(LPAR)) {
            e = invalid_ann_assign_target();
            if (e == null || !accept(RPAR)) {
                return fail(start);
            }
        }
        return e;
    }

    @Override
    final void invalid_del_stmt() {
        mark++;
        Expr a = star_expressions();
        if (a != null) {
            invalidTarget(Targets.DEL, a);
        }
    }

    @Override
    final void invalid_import() {
        int start = mark;
        if (!accept(IMPORT)) {
            return;
        }
        if (kind() == NEWLINE) {
            int token = mark++;
            throw errorFrom(token, "Expected one or more names after 'import'");
        }
        String name = dotted_name();
        while (name != null && accept(COMMA)) {
            name = dotted_name();
        }
        if (name != null && accept(FROM) && dotted_name() != null) {
            throw errorFrom(start, "Did you mean to use 'from ... import ...' instead?");
        }
    }

    @Override
    final void invalid_import_from_targets() {
        int start = mark;
        if (as_names(false) != null && accept(COMMA) && accept(NEWLINE)) {
            throw error("trailing comma not allowed without surrounding parentheses");
        }
        mark = start;
        if (kind() == NEWLINE) {
            int token = mark++;
            throw errorFrom(token, "Expected one or more names after 'import'");
        }
    }

    @Override
    final void invalid_import_as_name(boolean dotted) {
        if (dotted ? dotted_name() == null : name() == null) {
            return;
        }
        if (!accept(AS)) {
            return;
        }
        if (kind() == NAME) {
            int second = peekSecond();
            if (second == COMMA || second == RPAR || second == SEMI || second == NEWLINE) {
                return;
            }
        }
        Expr a = expression();
        if (a != null) {
            throw errorAt(a, "cannot use " + exprName(a) + " as import target");
        }
    }

    // blocks

    @Override
    final void invalid_block() {
        if (accept(NEWLINE) && kind() != INDENT) {
            throw indentationError("expected an indented block");
        }
    }

    /** ':' NEWLINE !INDENT */
    private boolean blockMissing() {
        return accept(COLON) && accept(NEWLINE) && kind() != INDENT;
    }

    @Override
    final void invalid_double_type_comments() {
        if (accept(TYPE_COMMENT) && accept(NEWLINE) && accept(TYPE_COMMENT) && accept(NEWLINE) && accept(INDENT)) {
            throw error("Cannot have two type comments on def");
        }
    }

    @Override
    final void invalid_def_raw() {
        int start = mark;
        accept(ASYNC);
        int def = expect(DEF);
        if (def < 0 || kind() != NAME) {
            return;
        }
        mark++;
        type_params();
        int behind = mark;
        if (accept(LPAR)) {
            params();
            if (accept(RPAR) && returnAnnotation() && blockMissing()) {
                throw expectedBlock("function definition", def);
            }
        }
        mark = behind;
        forced(LPAR, "(");
        params();
        if (accept(RPAR) && returnAnnotation()) {
            forced(COLON, ":");
            func_type_comment();
            block();
        }
        mark = start;
    }

    /** ['->' expression]; the option always matches. */
    private boolean returnAnnotation() {
        if (kind() == RARROW) {
            int before = mark++;
            if (expression() == null) {
                mark = before;
            }
        }
        return true;
    }

    @Override
    final void invalid_class_def_raw() {
        int cls = expect(CLASS);
        if (cls < 0 || kind() != NAME) {
            return;
        }
        mark++;
        type_params();
        if (kind() == LPAR) {
            int before = mark++;
            arguments();
            if (!accept(RPAR)) {
                mark = before;
            }
        }
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (blockMissing()) {
            throw expectedBlock("class definition", cls);
        }
    }

    @Override
    final void invalid_if_or_elif_or_while_stmt(int keyword) {
        int token = expect(keyword);
        if (token < 0 || named_expression() == null) {
            return;
        }
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (blockMissing()) {
            throw expectedBlock(keyword == IF ? "'if' statement" : keyword == ELIF ? "'elif' statement" : "'while' statement",
                    token);
        }
    }

    @Override
    final void invalid_else_stmt() {
        int token = mark++;
        if (blockMissing()) {
            throw expectedBlock("'else' statement", token);
        }
        mark = token + 1;
        if (accept(COLON) && block() != null && accept(ELIF)) {
            throw error("'elif' block follows an 'else' block");
        }
    }

    @Override
    final void invalid_for_stmt() {
        accept(ASYNC);
        int token = expect(FOR);
        if (token < 0 || star_targets() == null || !accept(IN) || star_expressions() == null) {
            return;
        }
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (blockMissing()) {
            throw expectedBlock("'for' statement", token);
        }
    }

    // with

    /** ','.(expression(s) ['as' star_target])+ */
    private boolean withItems(boolean several) {
        boolean any = false;
        int before = mark;
        while ((several ? expressions() : expression()) != null) {
            any = true;
            if (kind() == AS) {
                int as = mark++;
                if (star_target() == null) {
                    mark = as;
                }
            }
            before = mark;
            if (!accept(COMMA)) {
                return true;
            }
        }
        mark = before;
        return any;
    }

    @Override
    final void invalid_with_stmt() {
        accept(ASYNC);
        if (!accept(WITH)) {
            return;
        }
        int behind = mark;
        if (withItems(false)) {
            if (accept(NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
        }
        mark = behind;
        if (accept(LPAR) && withItems(true)) {
            accept(COMMA);
            if (accept(RPAR) && accept(NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
        }
    }

    @Override
    final void invalid_with_stmt_indent() {
        accept(ASYNC);
        int token = expect(WITH);
        if (token < 0) {
            return;
        }
        if (withItems(false) && blockMissing()) {
            throw expectedBlock("'with' statement", token);
        }
        mark = token + 1;
        if (accept(LPAR) && withItems(true)) {
            accept(COMMA);
            if (accept(RPAR) && blockMissing()) {
                throw expectedBlock("'with' statement", token);
            }
        }
    }

    @Override
    final void invalid_with_item() {
        if (expression() == null || !accept(AS)) {
            return;
        }
        Expr a = expression();
        if (a != null && (kind() == COMMA || kind() == RPAR || kind() == COLON)) {
            invalidTarget(Targets.STAR, a);
        }
    }

    // try

    @Override
    final void invalid_try_stmt() {
        int token = mark++;
        if (blockMissing()) {
            throw expectedBlock("'try' statement", token);
        }
        mark = token + 1;
        if (!accept(COLON)) {
            return;
        }
        int behindColon = mark;
        if (block() != null && kind() != EXCEPT && kind() != FINALLY) {
            throw error("expected 'except' or 'finally' block");
        }
        mark = behindColon;
        skipBlocks();
        int behind = mark;
        String both = "cannot have both 'except' and 'except*' on the same 'try'";
        if (exceptBlocks(false)) {
            int except = expect(EXCEPT);
            int star = except < 0 ? -1 : expect(STAR);
            if (star >= 0 && expression() != null && asName() && accept(COLON)) {
                throw errorRange(except, star, both);
            }
        }
        mark = behind;
        if (exceptBlocks(true)) {
            int except = expect(EXCEPT);
            if (except >= 0) {
                if (expression() != null) {
                    asName();
                }
                if (accept(COLON)) {
                    throw errorAt(except, both);
                }
            }
        }
    }

    private void skipBlocks() {
        int before = mark;
        while (block() != null && mark > before) {
            before = mark;
        }
        mark = before;
    }

    private boolean exceptBlocks(boolean star) {
        boolean any = false;
        while (except_block(star) != null) {
            any = true;
        }
        return any;
    }

    /** ['as' NAME]; the option always matches. */
    private boolean asName() {
        if (kind() == AS) {
            int before = mark++;
            if (!accept(NAME)) {
                mark = before;
            }
        }
        return true;
    }

    @Override
    final void invalid_except_stmt() {
        invalidExcept(mark + 1, "except");
        mark = lastExcept + 1;
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        mark = lastExcept + 1;
        invalidExceptTarget("except");
    }

    @Override
    final void invalid_except_star_stmt() {
        mark++;
        if (!accept(STAR)) {
            return;
        }
        int behind = mark;
        invalidExcept(behind, "except*");
        mark = behind;
        if (accept(NEWLINE) || accept(COLON)) {
            throw error("expected one or more exception types");
        }
        mark = behind;
        invalidExceptTarget("except*");
    }

    /** The except token of the clause under inspection. */
    private int lastExcept;

    private void invalidExcept(int behind, String keyword) {
        lastExcept = behind - 1;
        mark = behind;
        Expr a = expression();
        if (a != null) {
            int end = mark;
            if (accept(COMMA) && expressions() != null && accept(AS) && accept(NAME) && accept(COLON)) {
                throw errorFrom(a, "multiple exception types must be parenthesized when using 'as'");
            }
            mark = end;
            asName();
            if (accept(NEWLINE)) {
                throw error(EXPECTED_COLON);
            }
        }
    }

    private void invalidExceptTarget(String keyword) {
        if (expression() == null || !accept(AS)) {
            return;
        }
        Expr a = expression();
        if (a != null && accept(COLON) && block() != null) {
            throw errorAt(a, "cannot use " + keyword + " statement with " + exprName(a));
        }
    }

    @Override
    final void invalid_except_stmt_indent() {
        int token = mark++;
        if (expression() != null) {
            asName();
            if (blockMissing()) {
                throw expectedBlock("'except' statement", token);
            }
        }
        mark = token + 1;
        if (blockMissing()) {
            throw expectedBlock("'except' statement", token);
        }
    }

    @Override
    final void invalid_except_star_stmt_indent() {
        int token = mark++;
        if (accept(STAR) && expression() != null) {
            asName();
            if (blockMissing()) {
                throw expectedBlock("'except*' statement", token);
            }
        }
    }

    @Override
    final void invalid_finally_stmt() {
        int token = mark++;
        if (blockMissing()) {
            throw expectedBlock("'finally' statement", token);
        }
    }

    // match

    @Override
    final void invalid_match_stmt() {
        int token = mark;
        if (!acceptSoft("match") || subject_expr() == null) {
            return;
        }
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (blockMissing()) {
            throw expectedBlock("'match' statement", token);
        }
    }

    @Override
    final void invalid_case_block() {
        int token = mark;
        if (!acceptSoft("case") || patterns() == null) {
            return;
        }
        guard();
        if (accept(NEWLINE)) {
            throw error(EXPECTED_COLON);
        }
        if (blockMissing()) {
            throw expectedBlock("'case' statement", token);
        }
    }
}
