// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Patterns of case clauses. */
abstract class PatternRules extends ParameterRules {

    PatternRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract void invalid_as_pattern();

    abstract void invalid_class_pattern();

    final Pattern patterns() {
        int start = mark;
        List<Pattern> sequence = open_sequence_pattern();
        if (sequence != null) {
            return new Pattern.MatchSequence(sequence, line(start), col(start), endLine(), endCol());
        }
        return pattern();
    }

    final Pattern pattern() {
        int start = mark;
        Pattern alternative = or_pattern();
        if (alternative == null || kind() != AS) {
            return alternative;
        }
        if (accept(AS)) {
            Expr.Name target = pattern_capture_target();
            if (target != null) {
                return new Pattern.MatchAs(alternative, target.id(), line(start), col(start), endLine(), endCol());
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_as_pattern();
            mark = start;
        }
        return or_pattern();
    }

    final Pattern or_pattern() {
        int start = mark;
        Pattern first = closed_pattern();
        if (first == null || kind() != VBAR) {
            return first;
        }
        List<Pattern> alternatives = listOf(first);
        while (kind() == VBAR) {
            int before = mark++;
            Pattern next = closed_pattern();
            if (next == null) {
                mark = before;
                break;
            }
            alternatives.add(next);
        }
        return alternatives.size() == 1 ? first
                : new Pattern.MatchOr(alternatives, line(start), col(start), endLine(), endCol());
    }

    private Pattern closed_pattern() {
        int start = mark;
        if (remembered(CLOSED_PATTERN)) {
            return (Pattern) memo;
        }
        enter();
        Pattern result = closed(start);
        leave();
        return remember(CLOSED_PATTERN, start, result);
    }

    private Pattern closed(int start) {
        Pattern result = switch (kind()) {
            case NUMBER, MINUS, PLUS, STRING, FSTRING_START, TSTRING_START, NONE, TRUE, FALSE -> literal_pattern();
            case NAME -> namePattern();
            case LPAR -> parenthesizedPattern();
            case LSQB -> {
                mark++;
                List<Pattern> patterns = maybe_sequence_pattern();
                yield accept(RSQB) ? new Pattern.MatchSequence(patterns, line(start), col(start), endLine(), endCol()) : null;
            }
            case LBRACE -> mapping_pattern();
            default -> null;
        };
        if (result == null) {
            mark = start;
        }
        return result;
    }

    private Pattern literal_pattern() {
        int start = mark;
        switch (kind()) {
            case NONE, TRUE, FALSE: {
                int kind = kind();
                mark++;
                Object value = kind == NONE ? PyConst.NONE : (Object) (kind == TRUE);
                return new Pattern.MatchSingleton(value, line(start), col(start), endLine(), endCol());
            }
            default: {
                Expr value = literalValue();
                return value == null ? fail(start)
                        : new Pattern.MatchValue(value, line(start), col(start), endLine(), endCol());
            }
        }
    }

    /** A number, with sign and imaginary part, or strings. */
    private Expr literalValue() {
        int start = mark;
        int kind = kind();
        if (kind == STRING || kind == FSTRING_START || kind == TSTRING_START) {
            return strings();
        }
        Expr number = signed_number();
        if (number == null) {
            return null;
        }
        if (kind() != PLUS && kind() != MINUS) {
            return number;
        }
        mark = start;
        return complex_number();
    }

    private Expr signed_number() {
        int start = mark;
        if (accept(MINUS)) {
            Expr value = number();
            return value == null ? fail(start)
                    : new Expr.UnaryOp(UnaryOp.USUB, value, line(start), col(start), endLine(), endCol());
        }
        return number();
    }

    private Expr complex_number() {
        int start = mark;
        boolean negative = accept(MINUS);
        Expr real = number();
        if (real == null) {
            return fail(start);
        }
        if (((Expr.Constant) real).value() instanceof ComplexConst) {
            throw errorAt(real, "real number required in complex literal");
        }
        if (negative) {
            real = new Expr.UnaryOp(UnaryOp.USUB, real, line(start), col(start), endLine(), endCol());
        }
        Operator op = accept(PLUS) ? Operator.ADD : accept(MINUS) ? Operator.SUB : null;
        Expr imag = op == null ? null : number();
        if (imag == null) {
            return fail(start);
        }
        if (!(((Expr.Constant) imag).value() instanceof ComplexConst)) {
            throw errorAt(imag, "imaginary number required in complex literal");
        }
        return new Expr.BinOp(real, op, imag, line(start), col(start), endLine(), endCol());
    }

    private static boolean continuesName(int kind) {
        return kind == DOT || kind == LPAR || kind == EQUAL;
    }

    private Pattern namePattern() {
        int start = mark;
        Expr.Name target = pattern_capture_target();
        if (target != null) {
            return new Pattern.MatchAs(null, target.id(), line(start), col(start), endLine(), endCol());
        }
        if (acceptSoft("_")) {
            return new Pattern.MatchAs(null, null, line(start), col(start), endLine(), endCol());
        }
        Expr value = name_or_attr();
        if (value instanceof Expr.Attribute && !continuesName(kind())) {
            return new Pattern.MatchValue(value, line(start), col(start), endLine(), endCol());
        }
        return kind() == LPAR ? class_pattern(value, start) : null;
    }

    /** !"_" NAME !('.' | '(' | '='), in store context. */
    final Expr.Name pattern_capture_target() {
        if (kind() != NAME || atSoft("_") || continuesName(peekSecond())) {
            return null;
        }
        return (Expr.Name) withContext(nameAt(mark++), ExprContext.STORE);
    }

    /** A dotted name. */
    final Expr name_or_attr() {
        int start = mark;
        Expr e = name();
        while (e != null && kind() == DOT) {
            int before = mark++;
            if (kind() != NAME) {
                mark = before;
                break;
            }
            String attr = nameAt(mark++).id();
            e = new Expr.Attribute(e, attr, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
        }
        return e;
    }

    private Pattern parenthesizedPattern() {
        int start = mark++;
        Pattern inner = pattern();
        if (inner != null && accept(RPAR)) {
            return inner;
        }
        mark = start + 1;
        List<Pattern> patterns = open_sequence_pattern();
        return accept(RPAR) ? new Pattern.MatchSequence(patterns == null ? List.of() : patterns, line(start), col(start),
                endLine(), endCol()) : null;
    }

    /** maybe_star_pattern ',' maybe_sequence_pattern?, null when it does not match. */
    private List<Pattern> open_sequence_pattern() {
        int start = mark;
        Pattern first = maybe_star_pattern();
        if (first == null || !accept(COMMA)) {
            return fail(start);
        }
        List<Pattern> patterns = listOf(first);
        patterns.addAll(maybe_sequence_pattern());
        return patterns;
    }

    private List<Pattern> maybe_sequence_pattern() {
        List<Pattern> patterns = new ArrayList<>();
        do {
            Pattern next = maybe_star_pattern();
            if (next == null) {
                break;
            }
            patterns.add(next);
        } while (accept(COMMA));
        return patterns;
    }

    private Pattern maybe_star_pattern() {
        if (kind() != STAR) {
            return pattern();
        }
        int start = mark++;
        Expr.Name target = pattern_capture_target();
        if (target != null) {
            return new Pattern.MatchStar(target.id(), line(start), col(start), endLine(), endCol());
        }
        if (acceptSoft("_")) {
            return new Pattern.MatchStar(null, line(start), col(start), endLine(), endCol());
        }
        return fail(start);
    }

    private Pattern mapping_pattern() {
        int start = mark++;
        List<Expr> keys = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        String rest = null;
        while (kind() != RBRACE) {
            if (accept(DOUBLESTAR)) {
                Expr.Name target = pattern_capture_target();
                if (target == null) {
                    return null;
                }
                rest = target.id();
                accept(COMMA);
                break;
            }
            Expr key = mappingKey();
            if (key == null || !accept(COLON)) {
                return null;
            }
            Pattern value = pattern();
            if (value == null) {
                return null;
            }
            keys.add(key);
            patterns.add(value);
            if (!accept(COMMA)) {
                break;
            }
        }
        return accept(RBRACE)
                ? new Pattern.MatchMapping(keys, patterns, rest, line(start), col(start), endLine(), endCol()) : null;
    }

    private Expr mappingKey() {
        int start = mark;
        switch (kind()) {
            case NUMBER, MINUS, PLUS, STRING, FSTRING_START, TSTRING_START:
                return literalValue();
            case NONE:
                return constant(PyConst.NONE);
            case TRUE:
                return constant(Boolean.TRUE);
            case FALSE:
                return constant(Boolean.FALSE);
            default:
                Expr e = name_or_attr();
                return e instanceof Expr.Attribute ? e : fail(start);
        }
    }

    private Pattern class_pattern(Expr cls, int start) {
        mark++;
        List<Pattern> patterns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Pattern> values = new ArrayList<>();
        while (kind() != RPAR) {
            if (kind() == NAME && peekSecond() == EQUAL) {
                names.add(nameAt(mark).id());
                mark += 2;
                Pattern value = pattern();
                if (value == null) {
                    return classPatternFailed(start);
                }
                values.add(value);
            } else {
                Pattern next = names.isEmpty() ? pattern() : null;
                if (next == null) {
                    return classPatternFailed(start);
                }
                patterns.add(next);
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        if (!accept(RPAR)) {
            return classPatternFailed(start);
        }
        return new Pattern.MatchClass(cls, patterns, names, values, line(start), col(start), endLine(), endCol());
    }

    private Pattern classPatternFailed(int start) {
        mark = start;
        if (invalidPass) {
            invalid_class_pattern();
            mark = start;
        }
        return null;
    }

    /** positional_patterns: ','.pattern+, null when there is none; no trailing comma. */
    final List<Pattern> positional_patterns() {
        Pattern first = pattern();
        if (first == null) {
            return null;
        }
        List<Pattern> list = listOf(first);
        while (kind() == COMMA) {
            int before = mark++;
            Pattern next = pattern();
            if (next == null) {
                mark = before;
                break;
            }
            list.add(next);
        }
        return list;
    }

    /** keyword_patterns: whether there is one; no trailing comma. */
    final boolean keyword_patterns() {
        boolean any = false;
        int before = mark;
        while (kind() == NAME && peekSecond() == EQUAL) {
            mark += 2;
            if (pattern() == null) {
                break;
            }
            any = true;
            before = mark;
            if (!accept(COMMA)) {
                return true;
            }
        }
        mark = before;
        return any;
    }
}
