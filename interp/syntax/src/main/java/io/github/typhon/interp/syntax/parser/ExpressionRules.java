// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Arguments;
import io.github.typhon.interp.syntax.ast.BoolOp;
import io.github.typhon.interp.syntax.ast.CmpOp;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Expressions down to the operand of {@code **}. The left-recursive binary rules are one loop over precedences, which builds the
 * same trees; memos of the inner levels serve the second pass only, where the same text is tried over and over.
 */
abstract class ExpressionRules extends StringRules {

    private static final int PREC_SHIFT = 4;
    private static final int PREC_SUM = 5;
    private static final int PREC_TERM = 6;

    ExpressionRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract Expr await_primary();

    // lists of expressions

    /** expressions: one expression, or a tuple of several. */
    final Expr expressions() {
        int start = mark;
        Expr first = expression();
        if (first == null || kind() != COMMA) {
            return first;
        }
        List<Expr> elts = listOf(first);
        while (accept(COMMA)) {
            Expr next = expression();
            if (next == null) {
                break;
            }
            elts.add(next);
        }
        return new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
    }

    final Expr star_expressions() {
        int start = mark;
        Expr first = star_expression();
        if (first == null || kind() != COMMA) {
            return first;
        }
        List<Expr> elts = listOf(first);
        while (accept(COMMA)) {
            Expr next = star_expression();
            if (next == null) {
                break;
            }
            elts.add(next);
        }
        return new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
    }

    final Expr star_expression() {
        return kind() == STAR ? starredBitwiseOr() : expression();
    }

    private Expr starredBitwiseOr() {
        int start = mark++;
        Expr value = starOperand();
        if (value == null) {
            mark = start;
            return expression();
        }
        return new Expr.Starred(value, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
    }

    /** star_named_expressions, null when there is none. */
    final List<Expr> star_named_expressions() {
        Expr first = star_named_expression();
        if (first == null) {
            return null;
        }
        List<Expr> elts = listOf(first);
        moreStarNamed(elts);
        return elts;
    }

    /** Elements behind the first one, with a trailing comma. */
    final void moreStarNamed(List<Expr> elts) {
        while (accept(COMMA)) {
            Expr next = star_named_expression();
            if (next == null) {
                return;
            }
            elts.add(next);
        }
    }

    final Expr star_named_expression() {
        if (kind() == STAR) {
            int start = mark++;
            Expr value = starOperand();
            if (value != null) {
                return new Expr.Starred(value, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
            }
            mark = start;
        }
        return named_expression();
    }

    /** NAME ':=' ~ expression */
    final Expr assignment_expression() {
        if (kind() != NAME || peekSecond() != COLONEQUAL) {
            return null;
        }
        int start = mark;
        mark += 2;
        Expr value = expression();
        if (value == null) {
            return fail(start);
        }
        since(8, "Assignment expressions are");
        return new Expr.NamedExpr(withContext(nameAt(start), ExprContext.STORE), value, line(start), col(start), endLine(),
                endCol());
    }

    final Expr named_expression() {
        int start = mark;
        Expr e = assignment_expression();
        if (e != null) {
            return e;
        }
        if (invalidPass) {
            invalid_named_expression();
            mark = start;
        }
        e = expression();
        return e != null && kind() == COLONEQUAL ? fail(start) : e;
    }

    /** assignment_expression | expression !':=' */
    final Expr assignment_or_expression() {
        int start = mark;
        Expr e = assignment_expression();
        if (e == null) {
            e = expression();
            if (e != null && kind() == COLONEQUAL) {
                return fail(start);
            }
        }
        return e;
    }

    final Expr annotated_rhs() {
        return kind() == YIELD ? yield_expr() : star_expressions();
    }

    final Expr yield_expr() {
        int start = mark;
        if (!accept(YIELD)) {
            return null;
        }
        if (accept(FROM)) {
            Expr value = expression();
            if (value != null) {
                return new Expr.YieldFrom(value, line(start), col(start), endLine(), endCol());
            }
            mark = start + 1;
        }
        Expr value = star_expressions();
        return new Expr.Yield(value, line(start), col(start), endLine(), endCol());
    }

    // one expression

    @Override
    final Expr expression() {
        int start = mark;
        if (remembered(EXPRESSION)) {
            return (Expr) memo;
        }
        enter();
        if (invalidPass) {
            invalid_expression();
            mark = start;
            invalid_legacy_expression();
            mark = start;
        }
        Expr result = conditional(start);
        leave();
        return remember(EXPRESSION, start, result);
    }

    /** disjunction 'if' disjunction 'else' expression | disjunction | lambdef */
    final Expr conditional(int start) {
        Expr body = disjunction();
        if (body == null) {
            return kind() == LAMBDA ? lambdef() : null;
        }
        if (kind() == IF) {
            int before = mark++;
            Expr test = disjunction();
            if (test != null && accept(ELSE)) {
                Expr orelse = expression();
                if (orelse != null) {
                    return new Expr.IfExp(test, body, orelse, line(start), col(start), endLine(), endCol());
                }
            }
            mark = before;
        }
        return body;
    }

    final Expr lambdef() {
        int start = mark++;
        Arguments args = lambda_params();
        if (accept(COLON)) {
            Expr body = expression();
            if (body != null) {
                return new Expr.Lambda(args != null ? args : ParameterRules.NO_PARAMETERS, body, line(start), col(start), endLine(),
                        endCol());
            }
        }
        return fail(start);
    }

    final Expr disjunction() {
        int start = mark;
        if (secondPass && remembered(DISJUNCTION)) {
            return (Expr) memo;
        }
        Expr first = conjunction();
        if (first != null && kind() == OR) {
            List<Expr> values = listOf(first);
            while (kind() == OR) {
                int before = mark++;
                Expr next = conjunction();
                if (next == null) {
                    mark = before;
                    break;
                }
                values.add(next);
            }
            if (values.size() > 1) {
                first = new Expr.BoolOp(BoolOp.OR, values, line(start), col(start), endLine(), endCol());
            }
        }
        return secondPass ? remember(DISJUNCTION, start, first) : first;
    }

    final Expr conjunction() {
        int start = mark;
        if (secondPass && remembered(CONJUNCTION)) {
            return (Expr) memo;
        }
        Expr first = inversion();
        if (first != null && kind() == AND) {
            List<Expr> values = listOf(first);
            while (kind() == AND) {
                int before = mark++;
                Expr next = inversion();
                if (next == null) {
                    mark = before;
                    break;
                }
                values.add(next);
            }
            if (values.size() > 1) {
                first = new Expr.BoolOp(BoolOp.AND, values, line(start), col(start), endLine(), endCol());
            }
        }
        return secondPass ? remember(CONJUNCTION, start, first) : first;
    }

    final Expr inversion() {
        int start = mark;
        if (secondPass && remembered(INVERSION)) {
            return (Expr) memo;
        }
        Expr result;
        if (kind() == NOT) {
            enter();
            mark++;
            Expr operand = inversion();
            result = operand == null ? fail(start)
                    : new Expr.UnaryOp(UnaryOp.NOT, operand, line(start), col(start), endLine(), endCol());
            leave();
        } else {
            result = comparison();
        }
        return secondPass ? remember(INVERSION, start, result) : result;
    }

    final Expr comparison() {
        int start = mark;
        Expr left = bitwise_or();
        if (left == null || !startsComparison(kind())) {
            return left;
        }
        List<CmpOp> ops = new ArrayList<>(1);
        List<Expr> comparators = new ArrayList<>(1);
        while (true) {
            int before = mark;
            CmpOp op = comparisonOperator();
            if (op == null) {
                break;
            }
            Expr right = bitwise_or();
            if (right == null) {
                mark = before;
                break;
            }
            ops.add(op);
            comparators.add(right);
        }
        return ops.isEmpty() ? left
                : new Expr.Compare(left, ops, comparators, line(start), col(start), endLine(), endCol());
    }

    private static boolean startsComparison(int kind) {
        return switch (kind) {
            case EQEQUAL, NOTEQUAL, LESSEQUAL, LESS, GREATEREQUAL, GREATER, NOT, IN, IS -> true;
            default -> false;
        };
    }

    private CmpOp comparisonOperator() {
        int start = mark;
        switch (kind()) {
            case EQEQUAL:
                mark++;
                return CmpOp.EQ;
            case NOTEQUAL:
                mark++;
                return notEqualSpelling(start) ? CmpOp.NOT_EQ : fail(start);
            case LESSEQUAL:
                mark++;
                return CmpOp.LT_E;
            case LESS:
                mark++;
                return CmpOp.LT;
            case GREATEREQUAL:
                mark++;
                return CmpOp.GT_E;
            case GREATER:
                mark++;
                return CmpOp.GT;
            case NOT:
                mark++;
                return accept(IN) ? CmpOp.NOT_IN : fail(start);
            case IN:
                mark++;
                return CmpOp.IN;
            case IS:
                mark++;
                return accept(NOT) ? CmpOp.IS_NOT : CmpOp.IS;
            default:
                return null;
        }
    }

    private boolean notEqualSpelling(int token) {
        boolean angled = source.utf8()[t.start[token]] == '<';
        if (barryAsFlufl && !angled) {
            throw error("with Barry as BDFL, use '<>' instead of '!='");
        }
        return barryAsFlufl == angled;
    }

    // binary operators

    final Expr bitwise_or() {
        return secondPass ? starOperand() : binary(1);
    }

    /** bitwise_or behind a star: may be tried several times, so it is remembered in both passes. */
    final Expr starOperand() {
        int start = mark;
        if (remembered(BITWISE_OR)) {
            return (Expr) memo;
        }
        return remember(BITWISE_OR, start, binary(1));
    }

    private static int precedence(int kind) {
        return switch (kind) {
            case VBAR -> 1;
            case CIRCUMFLEX -> 2;
            case AMPER -> 3;
            case LEFTSHIFT, RIGHTSHIFT -> PREC_SHIFT;
            case PLUS, MINUS -> PREC_SUM;
            case STAR, SLASH, DOUBLESLASH, PERCENT, AT -> PREC_TERM;
            default -> 0;
        };
    }

    private static Operator operator(int kind) {
        return switch (kind) {
            case VBAR -> Operator.BIT_OR;
            case CIRCUMFLEX -> Operator.BIT_XOR;
            case AMPER -> Operator.BIT_AND;
            case LEFTSHIFT -> Operator.LSHIFT;
            case RIGHTSHIFT -> Operator.RSHIFT;
            case PLUS -> Operator.ADD;
            case MINUS -> Operator.SUB;
            case STAR -> Operator.MULT;
            case SLASH -> Operator.DIV;
            case DOUBLESLASH -> Operator.FLOOR_DIV;
            case PERCENT -> Operator.MOD;
            default -> Operator.MAT_MULT;
        };
    }

    /** Operators that bind at least as tightly as {@code min}. */
    private Expr binary(int min) {
        int start = mark;
        Expr left;
        if (!invalidPass || min > PREC_TERM) {
            left = factor();
        } else if (min <= PREC_SHIFT) {
            left = binary(PREC_SUM);
            if (left != null) {
                int end = mark;
                invalid_arithmetic(left);
                mark = end;
            }
        } else {
            invalid_factor();
            mark = start;
            left = factor();
        }
        if (left == null) {
            return null;
        }
        while (true) {
            int kind = kind();
            int prec = precedence(kind);
            if (prec == 0 || prec < min) {
                return left;
            }
            int before = mark++;
            Expr right = binary(prec + 1);
            if (right == null) {
                mark = before;
                return left;
            }
            if (kind == AT) {
                since(5, "The '@' operator is");
            }
            left = new Expr.BinOp(left, operator(kind), right, line(start), col(start), endLine(), endCol());
        }
    }

    final Expr factor() {
        UnaryOp op = switch (kind()) {
            case PLUS -> UnaryOp.UADD;
            case MINUS -> UnaryOp.USUB;
            case TILDE -> UnaryOp.INVERT;
            default -> null;
        };
        if (op == null) {
            return power();
        }
        int start = mark;
        if (secondPass && remembered(FACTOR)) {
            return (Expr) memo;
        }
        enter();
        mark++;
        Expr operand = factor();
        Expr result = operand == null ? fail(start)
                : new Expr.UnaryOp(op, operand, line(start), col(start), endLine(), endCol());
        leave();
        return secondPass ? remember(FACTOR, start, result) : result;
    }

    private Expr power() {
        int start = mark;
        Expr base = await_primary();
        if (base == null || kind() != DOUBLESTAR) {
            return base;
        }
        int before = mark++;
        enter();
        Expr exponent = factor();
        leave();
        if (exponent == null) {
            mark = before;
            return base;
        }
        return new Expr.BinOp(base, Operator.POW, exponent, line(start), col(start), endLine(), endCol());
    }
}
