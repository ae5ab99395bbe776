// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Arguments of calls, and the targets of assignments and deletions. */
abstract class CallRules extends AtomRules {

    CallRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    abstract void invalid_starred_expression();

    @Override
    final CallArguments arguments() {
        int start = mark;
        if (kind() == RPAR) {
            return null;
        }
        if (remembered(ARGUMENTS)) {
            return (CallArguments) memo;
        }
        CallArguments result = args();
        if (result != null) {
            accept(COMMA);
            if (kind() != RPAR) {
                result = null;
            }
        }
        if (result == null) {
            mark = start;
            if (invalidPass) {
                invalid_arguments();
                mark = start;
            }
        }
        return remember(ARGUMENTS, start, result);
    }

    /** args: positional ones, then keywords; null when there is none. */
    final CallArguments args() {
        List<Expr> args = new ArrayList<>(4);
        List<Keyword> keywords = new ArrayList<>(2);
        int before = mark;
        for (Expr next = positional(); next != null; next = positional()) {
            args.add(next);
            before = mark;
            if (!accept(COMMA)) {
                return new CallArguments(args, List.of());
            }
        }
        boolean any = !args.isEmpty();
        if (!kwargs(args, keywords)) {
            mark = before;
            return any ? new CallArguments(args, List.of()) : null;
        }
        return new CallArguments(args, keywords);
    }

    /** starred_expression | (assignment_expression | expression !':=') !'=' */
    final Expr positional() {
        int start = mark;
        if (kind() == STAR || invalidPass) {
            Expr starred = starred_expression();
            if (starred != null) {
                return starred;
            }
        }
        if (!invalidPass && kind() == NAME && peekSecond() == EQUAL) {
            return null;
        }
        Expr e = assignment_or_expression();
        return e != null && kind() == EQUAL ? fail(start) : e;
    }

    /** kwargs: adds what it finds to both lists; false when there is nothing. */
    final boolean kwargs(List<Expr> args, List<Keyword> keywords) {
        boolean any = false;
        int before = mark;
        while (kwarg_or_starred(args, keywords)) {
            any = true;
            before = mark;
            if (!accept(COMMA)) {
                return true;
            }
        }
        boolean second = false;
        while (kwarg_or_double_starred(keywords)) {
            second = true;
            before = mark;
            if (!accept(COMMA)) {
                return true;
            }
        }
        mark = before;
        return any || second;
    }

    private boolean kwarg_or_starred(List<Expr> args, List<Keyword> keywords) {
        int start = mark;
        if (invalidPass) {
            invalid_kwarg();
            mark = start;
        }
        if (namedArgument(keywords)) {
            return true;
        }
        Expr starred = kind() == STAR || invalidPass ? starred_expression() : null;
        if (starred == null) {
            return false;
        }
        args.add(starred);
        return true;
    }

    private boolean namedArgument(List<Keyword> keywords) {
        if (kind() != NAME || peekSecond() != EQUAL) {
            return false;
        }
        int start = mark;
        mark += 2;
        Expr value = expression();
        if (value == null) {
            mark = start;
            return false;
        }
        keywords.add(new Keyword(nameAt(start).id(), value, line(start), col(start), endLine(), endCol()));
        return true;
    }

    private boolean kwarg_or_double_starred(List<Keyword> keywords) {
        int start = mark;
        if (invalidPass) {
            invalid_kwarg();
            mark = start;
        }
        if (namedArgument(keywords)) {
            return true;
        }
        if (accept(DOUBLESTAR)) {
            Expr value = expression();
            if (value != null) {
                keywords.add(new Keyword(null, value, line(start), col(start), endLine(), endCol()));
                return true;
            }
        }
        mark = start;
        return false;
    }

    @Override
    final Expr starred_expression() {
        int start = mark;
        if (kind() != STAR) {
            return null;
        }
        if (invalidPass) {
            invalid_starred_expression_unpacking();
            mark = start;
        }
        mark++;
        Expr value = expression();
        if (value != null) {
            return new Expr.Starred(value, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
        }
        mark = start;
        if (invalidPass) {
            invalid_starred_expression();
        }
        return null;
    }

    // targets

    @Override
    final Expr star_targets() {
        int start = mark;
        Expr first = star_target();
        if (first == null || kind() != COMMA) {
            return first;
        }
        List<Expr> elts = listOf(first);
        moreStarTargets(elts);
        return new Expr.Tuple(elts, ExprContext.STORE, line(start), col(start), endLine(), endCol());
    }

    private void moreStarTargets(List<Expr> elts) {
        while (accept(COMMA)) {
            Expr next = star_target();
            if (next == null) {
                return;
            }
            elts.add(next);
        }
    }

    private static boolean t_lookahead(int kind) {
        return kind == LPAR || kind == LSQB || kind == DOT;
    }

    @Override
    final Expr star_target() {
        int start = mark;
        if (kind() == NAME && !t_lookahead(peekSecond())) {
            return withContext(nameAt(mark++), ExprContext.STORE);
        }
        if (remembered(STAR_TARGET)) {
            return (Expr) memo;
        }
        Expr result = null;
        if (accept(STAR)) {
            Expr value = kind() == STAR ? null : star_target();
            if (value != null) {
                result = new Expr.Starred(withContext(value, ExprContext.STORE), ExprContext.STORE, line(start), col(start),
                        endLine(), endCol());
            } else {
                mark = start;
            }
        }
        if (result == null) {
            result = target_with_star_atom();
        }
        return remember(STAR_TARGET, start, result);
    }

    private Expr target_with_star_atom() {
        int start = mark;
        if (remembered(TARGET_WITH_STAR_ATOM)) {
            return (Expr) memo;
        }
        Expr result = attributeOrSubscript(ExprContext.STORE);
        if (result == null) {
            result = star_atom();
        }
        return remember(TARGET_WITH_STAR_ATOM, start, result);
    }

    /** t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead */
    final Expr attributeOrSubscript(ExprContext ctx) {
        int start = mark;
        Expr value = t_primary();
        if (value == null) {
            return null;
        }
        Expr result = null;
        if (accept(DOT)) {
            if (kind() == NAME) {
                String attr = nameAt(mark++).id();
                result = new Expr.Attribute(value, attr, ctx, line(start), col(start), endLine(), endCol());
            }
        } else if (accept(LSQB)) {
            Expr slice = slices();
            if (slice != null && accept(RSQB)) {
                result = new Expr.Subscript(value, slice, ctx, line(start), col(start), endLine(), endCol());
            }
        }
        return result == null || t_lookahead(kind()) ? fail(start) : result;
    }

    /** The longest primary that another trailer follows. */
    private Expr t_primary() {
        int start = mark;
        if (remembered(T_PRIMARY)) {
            return (Expr) memo;
        }
        Expr result = atom();
        if (result == null || !t_lookahead(kind())) {
            mark = start;
            return remember(T_PRIMARY, start, null);
        }
        while (true) {
            int before = mark;
            Expr longer = targetTrailer(result, start);
            if (longer == null || !t_lookahead(kind())) {
                mark = before;
                return remember(T_PRIMARY, start, result);
            }
            result = longer;
        }
    }

    private Expr targetTrailer(Expr value, int start) {
        switch (kind()) {
            case DOT: {
                mark++;
                if (kind() != NAME) {
                    return null;
                }
                String attr = nameAt(mark++).id();
                return new Expr.Attribute(value, attr, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
            }
            case LSQB: {
                int before = mark++;
                Expr slice = slices();
                if (slice != null && accept(RSQB)) {
                    return new Expr.Subscript(value, slice, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
                }
                mark = before;
                return invalidPass ? genexp() : null;
            }
            default: {
                Expr generator = genexp();
                if (generator != null) {
                    return new Expr.Call(value, listOf(generator), List.of(), line(start), col(start), endLine(), endCol());
                }
                return call(value, start);
            }
        }
    }

    private Expr star_atom() {
        int start = mark;
        switch (kind()) {
            case NAME:
                return withContext(nameAt(mark++), ExprContext.STORE);
            case LPAR: {
                mark++;
                Expr inner = target_with_star_atom();
                if (inner != null && accept(RPAR)) {
                    return withContext(inner, ExprContext.STORE);
                }
                mark = start + 1;
                List<Expr> elts = star_targets_tuple_seq();
                return accept(RPAR) ? new Expr.Tuple(elts, ExprContext.STORE, line(start), col(start), endLine(), endCol())
                        : fail(start);
            }
            case LSQB: {
                mark++;
                List<Expr> elts = List.of();
                Expr first = star_target();
                if (first != null) {
                    elts = listOf(first);
                    moreStarTargets(elts);
                }
                return accept(RSQB) ? new Expr.List(elts, ExprContext.STORE, line(start), col(start), endLine(), endCol())
                        : fail(start);
            }
            default:
                return null;
        }
    }

    /** At least one target and a comma; matches nothing otherwise. */
    private List<Expr> star_targets_tuple_seq() {
        int start = mark;
        Expr first = star_target();
        if (first == null || kind() != COMMA) {
            mark = start;
            return List.of();
        }
        List<Expr> elts = listOf(first);
        moreStarTargets(elts);
        return elts;
    }

    final Expr single_target() {
        int start = mark;
        Expr e = single_subscript_attribute_target();
        if (e != null) {
            return e;
        }
        if (kind() == NAME) {
            return withContext(nameAt(mark++), ExprContext.STORE);
        }
        if (accept(LPAR)) {
            e = single_target();
            if (e != null && accept(RPAR)) {
                return e;
            }
        }
        return fail(start);
    }

    final Expr single_subscript_attribute_target() {
        return attributeOrSubscript(ExprContext.STORE);
    }

    /** del_targets, null when there is none. */
    final List<Expr> del_targets() {
        Expr first = del_target();
        if (first == null) {
            return null;
        }
        List<Expr> targets = listOf(first);
        while (accept(COMMA)) {
            Expr next = del_target();
            if (next == null) {
                break;
            }
            targets.add(next);
        }
        return targets;
    }

    private Expr del_target() {
        int start = mark;
        if (remembered(DEL_TARGET)) {
            return (Expr) memo;
        }
        Expr result = attributeOrSubscript(ExprContext.DEL);
        if (result == null) {
            result = del_t_atom();
        }
        return remember(DEL_TARGET, start, result);
    }

    private Expr del_t_atom() {
        int start = mark;
        switch (kind()) {
            case NAME:
                return withContext(nameAt(mark++), ExprContext.DEL);
            case LPAR: {
                mark++;
                Expr inner = del_target();
                if (inner != null && accept(RPAR)) {
                    return withContext(inner, ExprContext.DEL);
                }
                mark = start + 1;
                List<Expr> elts = del_targets();
                return accept(RPAR) ? new Expr.Tuple(elts == null ? List.of() : elts, ExprContext.DEL, line(start), col(start),
                        endLine(), endCol()) : fail(start);
            }
            case LSQB: {
                mark++;
                List<Expr> elts = del_targets();
                return accept(RSQB) ? new Expr.List(elts == null ? List.of() : elts, ExprContext.DEL, line(start), col(start),
                        endLine(), endCol()) : fail(start);
            }
            default:
                return null;
        }
    }
}
