// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Second-pass rules within expressions: each looks for one known mistake and throws its message, or leaves the mark anywhere;
 * callers set it back.
 */
abstract class InvalidExpressionRules extends PatternRules {

    /** What an expression is to be the target of. */
    enum Targets { STAR, DEL, FOR }

    static final String MAYBE_EQUAL = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";

    InvalidExpressionRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    /** Throws when the expression, or a part of it that would be assigned to, is no target. */
    final void invalidTarget(Targets kind, Expr e) {
        Expr invalid = findInvalidTarget(e, kind);
        if (invalid != null) {
            throw errorAt(invalid, (kind == Targets.DEL ? "cannot delete " : "cannot assign to ") + exprName(invalid));
        }
    }

    private static Expr findInvalidTarget(Expr e, Targets kind) {
        switch (e) {
            case Expr.List list:
                return firstInvalid(list.elts(), kind);
            case Expr.Tuple tuple:
                return firstInvalid(tuple.elts(), kind);
            case Expr.Starred starred:
                return kind == Targets.DEL ? e : findInvalidTarget(starred.value(), kind);
            case Expr.Compare compare:
                // "for a in b" parses as a comparison
                if (kind == Targets.FOR) {
                    return compare.ops().getFirst() == CmpOp.IN ? findInvalidTarget(compare.left(), kind) : null;
                }
                return e;
            case Expr.Name n:
                return null;
            case Expr.Subscript n:
                return null;
            case Expr.Attribute n:
                return null;
            default:
                return e;
        }
    }

    private static Expr firstInvalid(List<Expr> elts, Targets kind) {
        for (Expr elt : elts) {
            Expr invalid = findInvalidTarget(elt, kind);
            if (invalid != null) {
                return invalid;
            }
        }
        return null;
    }

    // expression

    /** The alternatives of expression, with the second pass switched off below. */
    private Expr expression_without_invalid() {
        boolean before = invalidPass;
        invalidPass = false;
        int start = mark;
        Expr e = conditional(start);
        invalidPass = before;
        return e;
    }

    private boolean atSoftKeyword() {
        return atSoft("_") || atSoft("case") || atSoft("match") || atSoft("type");
    }

    private static boolean isLegacyStatement(Expr e) {
        return e instanceof Expr.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    @Override
    final void invalid_expression() {
        int start = mark;
        intendedInString(start);
        mark = start;
        boolean prefixed = kind() == NAME && peekSecond() == STRING;
        Expr a = null;
        if (!prefixed && !atSoftKeyword()) {
            a = disjunction();
            if (a != null) {
                Expr b = expression_without_invalid();
                if (b != null && !isLegacyStatement(a) && t.level[mark - 1] != 0) {
                    throw errorRange(a, b, "invalid syntax. Perhaps you forgot a comma?");
                }
            }
        }
        mark = start;
        a = disjunction();
        if (a != null && accept(IF)) {
            Expr b = disjunction();
            if (b != null) {
                if (kind() != ELSE && kind() != COLON) {
                    throw errorRange(a, b, "expected 'else' after 'if' expression");
                }
                if (accept(ELSE)) {
                    int next = mark;
                    if (expression() == null) {
                        mark = next;
                        throw errorOnNext("expected expression after 'else', but statement is given");
                    }
                }
            }
        }
        mark = start;
        Stmt statement = pass_or_break_or_continue();
        if (statement != null && accept(IF) && disjunction() != null && accept(ELSE) && simple_stmt() != null) {
            throw errorAt(statement, "expected expression before 'if', but statement is given");
        }
        mark = start;
        lambdaInReplacementField(start);
    }

    private void intendedInString(int start) {
        if (!accept(STRING)) {
            return;
        }
        Expr first = null;
        Expr last = null;
        while (kind() != STRING) {
            Expr e = expression_without_invalid();
            if (e == null) {
                break;
            }
            first = first == null ? e : first;
            last = e;
        }
        if (first != null && accept(STRING)) {
            throw errorRange(first, last, "invalid syntax. Is this intended to be part of the string?");
        }
    }

    private void lambdaInReplacementField(int start) {
        if (!accept(LAMBDA)) {
            return;
        }
        lambda_params();
        int colon = expect(COLON);
        if (colon >= 0 && (kind() == FSTRING_MIDDLE || kind() == TSTRING_MIDDLE)) {
            throw errorRange(start, colon, (kind() == FSTRING_MIDDLE ? "f" : "t")
                    + "-string: lambda expressions are not allowed without parentheses");
        }
    }

    @Override
    final void invalid_legacy_expression() {
        Expr.Name a = name();
        if (a == null || kind() == LPAR) {
            return;
        }
        Expr b = star_expressions();
        if (b != null && isLegacyStatement(a)) {
            throw errorRange(a, b, "Missing parentheses in call to '" + a.id() + "'. Did you mean " + a.id() + "(...)?");
        }
    }

    @Override
    final void invalid_named_expression() {
        int start = mark;
        if (remembered(INVALID_NAMED_EXPRESSION)) {
            return;
        }
        Expr a = expression();
        if (a != null && accept(COLONEQUAL) && expression() != null) {
            throw errorAt(a, "cannot use assignment expressions with " + exprName(a));
        }
        mark = start;
        Expr.Name n = name();
        if (n != null && accept(EQUAL)) {
            Expr b = bitwise_or();
            if (b != null && kind() != EQUAL && kind() != COLONEQUAL) {
                throw errorRange(n, b, MAYBE_EQUAL);
            }
        }
        mark = start;
        boolean display = list() != null || tuple() != null || genexp() != null || kind() == TRUE || kind() == NONE
                || kind() == FALSE;
        mark = start;
        if (!display) {
            a = bitwise_or();
            if (a != null && accept(EQUAL) && bitwise_or() != null && kind() != EQUAL && kind() != COLONEQUAL) {
                throw errorAt(a, "cannot assign to " + exprName(a) + " here. Maybe you meant '==' instead of '='?");
            }
        }
        mark = start;
        remember(INVALID_NAMED_EXPRESSION, start, null);
    }

    @Override
    final void invalid_arithmetic(Expr sum) {
        switch (kind()) {
            case PLUS, MINUS, STAR, SLASH, PERCENT, DOUBLESLASH, AT:
                mark++;
                break;
            default:
                return;
        }
        notOperand(false);
    }

    @Override
    final void invalid_factor() {
        switch (kind()) {
            case PLUS, MINUS, TILDE:
                mark++;
                notOperand(true);
                break;
            default:
                break;
        }
    }

    private void notOperand(boolean unary) {
        int a = expect(NOT);
        if (a < 0) {
            return;
        }
        Expr b = unary ? factor() : inversion();
        if (b != null) {
            throw errorRange(a, b, "'not' after an operator must be parenthesized");
        }
    }

    // displays and comprehensions

    @Override
    final void invalid_group() {
        int start = mark;
        if (!accept(LPAR)) {
            return;
        }
        Expr a = starred_expression();
        if (a != null && accept(RPAR)) {
            throw errorAt(a, "cannot use starred expression here");
        }
        mark = start + 1;
        int stars = expect(DOUBLESTAR);
        if (stars >= 0 && expression() != null && accept(RPAR)) {
            throw errorAt(stars, "cannot use double starred expression here");
        }
    }

    @Override
    final void invalid_comprehension() {
        int start = mark;
        int open = kind();
        if (open != LPAR && open != LSQB && open != LBRACE) {
            return;
        }
        mark++;
        Expr a = starred_expression();
        if (a != null && for_if_clauses() != null) {
            throw errorAt(a, "iterable unpacking cannot be used in comprehension");
        }
        if (open == LPAR) {
            return;
        }
        String message = "did you forget parentheses around the comprehension target?";
        mark = start + 1;
        a = star_named_expression();
        int comma = a == null ? -1 : expect(COMMA);
        if (comma >= 0) {
            List<Expr> more = star_named_expressions();
            if (more != null && for_if_clauses() != null) {
                throw errorRange(a, more.getLast(), message);
            }
            mark = comma + 1;
            if (for_if_clauses() != null) {
                throw errorRange(a, comma, message);
            }
        }
    }

    @Override
    final void invalid_dict_comprehension() {
        if (!accept(LBRACE)) {
            return;
        }
        int stars = expect(DOUBLESTAR);
        if (stars >= 0 && bitwise_or() != null && for_if_clauses() != null && accept(RBRACE)) {
            throw errorAt(stars, "dict unpacking cannot be used in dict comprehension");
        }
    }

    @Override
    final void invalid_double_starred_kvpairs() {
        int start = mark;
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        boolean any = false;
        int before = mark;
        while (double_starred_kvpair(keys, values)) {
            any = true;
            before = mark;
            if (!accept(COMMA)) {
                break;
            }
        }
        mark = before;
        if (any && accept(COMMA)) {
            invalid_kvpair();
        }
        mark = start;
        invalidValue();
    }

    private void invalid_kvpair() {
        int start = mark;
        Expr a = expression();
        if (a != null && kind() != COLON) {
            throw known(a.lineno(), a.endColOffset() - 1, a.endLineno(), -1, "':' expected after dictionary key");
        }
        mark = start;
        invalidValue();
    }

    private void invalidValue() {
        if (expression() == null) {
            return;
        }
        int colon = expect(COLON);
        if (colon < 0) {
            return;
        }
        int star = expect(STAR);
        if (star >= 0) {
            if (bitwise_or() != null) {
                throw errorFrom(star, "cannot use a starred expression in a dictionary value");
            }
            mark = colon + 1;
        }
        if (kind() == RBRACE || kind() == COMMA) {
            throw errorAt(colon, "expression expected after dictionary key and ':'");
        }
    }

    @Override
    final void invalid_for_if_clause() {
        accept(ASYNC);
        if (!accept(FOR) || bitwise_or() == null) {
            return;
        }
        while (accept(COMMA)) {
            if (bitwise_or() == null) {
                break;
            }
        }
        if (kind() != IN) {
            throw error("'in' expected after for-loop variables");
        }
    }

    @Override
    final void invalid_for_target() {
        accept(ASYNC);
        if (accept(FOR)) {
            Expr a = star_expressions();
            if (a != null) {
                invalidTarget(Targets.FOR, a);
            }
        }
    }
}
