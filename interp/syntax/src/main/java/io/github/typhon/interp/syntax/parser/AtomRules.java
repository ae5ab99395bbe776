// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import static io.github.typhon.interp.syntax.token.TokenKind.*;

import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.PyConst;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Primaries, atoms, displays and comprehensions. */
abstract class AtomRules extends ExpressionRules {

    AtomRules(Source source, ParseMode mode, ParseOptions options, Consumer<SyntaxWarning> warnings) {
        super(source, mode, options, warnings);
    }

    @Override
    final Expr await_primary() {
        if (kind() == AWAIT) {
            int start = mark++;
            Expr value = primary();
            if (value == null) {
                return fail(start);
            }
            since(5, "Await expressions are");
            return new Expr.Await(value, line(start), col(start), endLine(), endCol());
        }
        return primary();
    }

    final Expr primary() {
        int start = mark;
        if (secondPass && remembered(PRIMARY)) {
            return (Expr) memo;
        }
        Expr result = atom();
        while (result != null) {
            Expr longer = trailer(result, start);
            if (longer == null) {
                break;
            }
            result = longer;
        }
        return secondPass ? remember(PRIMARY, start, result) : result;
    }

    /** A primary with one more attribute, call or subscript; null when none follows. */
    private Expr trailer(Expr primary, int start) {
        int before = mark;
        switch (kind()) {
            case DOT:
                mark++;
                if (kind() != NAME) {
                    return fail(before);
                }
                String attr = nameAt(mark++).id();
                return new Expr.Attribute(primary, attr, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
            case LPAR: {
                Expr generator = invalidPass || mayStartGenerator() ? genexp() : null;
                if (generator != null) {
                    return new Expr.Call(primary, listOf(generator), List.of(), line(start), col(start), endLine(), endCol());
                }
                return call(primary, start);
            }
            case LSQB: {
                if (invalidPass) {
                    genexp(); // looks for a comprehension in brackets of any kind
                }
                mark++;
                Expr slice = slices();
                if (slice == null || !accept(RSQB)) {
                    return fail(before);
                }
                return new Expr.Subscript(primary, slice, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
            }
            case LBRACE:
                return invalidPass ? genexp() : null;
            default:
                return null;
        }
    }

    /** A quick look behind the parenthesis: most calls are recognised as such by their first argument. */
    private boolean mayStartGenerator() {
        mark++;
        int kind = kind();
        boolean may = kind != RPAR && kind != STAR && kind != DOUBLESTAR && !(kind == NAME && isCallToken(peekSecond()));
        mark--;
        return may;
    }

    private static boolean isCallToken(int kind) {
        return kind == EQUAL || kind == COMMA || kind == RPAR;
    }

    final Expr.Call call(Expr function, int start) {
        int before = mark++;
        CallArguments a = arguments();
        if (!accept(RPAR)) {
            return fail(before);
        }
        return new Expr.Call(function, a == null ? List.of() : a.args(), a == null ? List.of() : a.keywords(), line(start),
                col(start), endLine(), endCol());
    }

    @Override
    final Expr slices() {
        int start = mark;
        Expr first = slice();
        if (first != null && kind() != COMMA) {
            return first;
        }
        mark = start;
        List<Expr> elts = new ArrayList<>();
        while (true) {
            int before = mark;
            Expr next = slice();
            if (next == null) {
                mark = before;
                next = starred_expression();
            }
            if (next == null) {
                break;
            }
            elts.add(next);
            if (!accept(COMMA)) {
                break;
            }
        }
        return elts.isEmpty() ? fail(start)
                : new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol());
    }

    private Expr slice() {
        int start = mark;
        Expr lower = kind() == COLON ? null : expression();
        if (accept(COLON)) {
            Expr upper = expression();
            Expr step = accept(COLON) ? expression() : null;
            return new Expr.Slice(lower, upper, step, line(start), col(start), endLine(), endCol());
        }
        mark = start;
        return named_expression();
    }

    abstract Expr starred_expression();

    final Expr atom() {
        switch (kind()) {
            case NAME:
                return nameAt(mark++);
            case NUMBER:
                return number();
            case STRING, FSTRING_START, TSTRING_START:
                return strings();
            case TRUE:
                return constant(Boolean.TRUE);
            case FALSE:
                return constant(Boolean.FALSE);
            case NONE:
                return constant(PyConst.NONE);
            case ELLIPSIS:
                return constant(PyConst.ELLIPSIS);
            case LPAR, LSQB, LBRACE:
                return secondPass ? bracketedAtom() : rememberedAtom();
            default:
                return null;
        }
    }

    /** The first pass tries a bracket more than once where it fails; nested ones would take exponential time. */
    private Expr rememberedAtom() {
        int start = mark;
        if (remembered(ATOM)) {
            return (Expr) memo;
        }
        return remember(ATOM, start, bracketedAtom());
    }

    private Expr bracketedAtom() {
        enter();
        Expr result = invalidPass ? displayInOrder() : display();
        leave();
        return result;
    }

    /** Brackets, the alternatives tried one by one: the order decides which invalid rule speaks first. */
    private Expr displayInOrder() {
        Expr result;
        switch (kind()) {
            case LPAR:
                result = tuple();
                result = result != null ? result : group();
                return result != null ? result : genexp();
            case LSQB:
                result = list();
                return result != null ? result : listcomp();
            default:
                result = dict();
                result = result != null ? result : set();
                result = result != null ? result : dictcomp();
                return result != null ? result : setcomp();
        }
    }

    /** Brackets, decided by what follows the first element. */
    private Expr display() {
        return switch (kind()) {
            case LPAR -> parenthesized();
            case LSQB -> bracketed();
            default -> braced();
        };
    }

    private Expr parenthesized() {
        int start = mark++;
        if (accept(RPAR)) {
            return new Expr.Tuple(List.of(), ExprContext.LOAD, line(start), col(start), endLine(), endCol());
        }
        boolean yield = kind() == YIELD;
        Expr first = yield ? yield_expr() : star_named_expression();
        if (first == null) {
            return fail(start);
        }
        if (kind() == RPAR && !(first instanceof Expr.Starred)) {
            mark++;
            return first;
        }
        if (yield) {
            return fail(start);
        }
        if (kind() == COMMA) {
            List<Expr> elts = listOf(first);
            moreStarNamed(elts);
            return accept(RPAR) ? new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol())
                    : fail(start);
        }
        if (first instanceof Expr.Starred) {
            return fail(start);
        }
        List<Comprehension> generators = for_if_clauses();
        return generators != null && accept(RPAR)
                ? new Expr.GeneratorExp(first, generators, line(start), col(start), endLine(), endCol())
                : fail(start);
    }

    private Expr bracketed() {
        int start = mark++;
        if (accept(RSQB)) {
            return new Expr.List(List.of(), ExprContext.LOAD, line(start), col(start), endLine(), endCol());
        }
        Expr first = star_named_expression();
        if (first == null) {
            return fail(start);
        }
        if ((kind() == FOR || kind() == ASYNC) && !(first instanceof Expr.Starred)) {
            List<Comprehension> generators = for_if_clauses();
            return generators != null && accept(RSQB)
                    ? new Expr.ListComp(first, generators, line(start), col(start), endLine(), endCol())
                    : fail(start);
        }
        List<Expr> elts = listOf(first);
        moreStarNamed(elts);
        return accept(RSQB) ? new Expr.List(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol()) : fail(start);
    }

    private Expr braced() {
        int start = mark++;
        if (kind() == RBRACE || kind() == DOUBLESTAR) {
            mark = start;
            return dict();
        }
        boolean walrus = kind() == NAME && peekSecond() == COLONEQUAL;
        Expr first = star_named_expression();
        if (first == null) {
            return fail(start);
        }
        if (first instanceof Expr.Starred || walrus || kind() != COLON) {
            if (kind() == FOR || kind() == ASYNC) {
                mark = start;
                return setcomp();
            }
            List<Expr> elts = listOf(first);
            moreStarNamed(elts);
            return accept(RBRACE) ? new Expr.Set(elts, line(start), col(start), endLine(), endCol()) : fail(start);
        }
        mark++;
        expression();
        boolean comprehension = kind() == FOR || kind() == ASYNC;
        mark = start;
        return comprehension ? dictcomp() : dict();
    }

    // the alternatives one by one

    final Expr tuple() {
        int start = mark;
        if (!accept(LPAR)) {
            return null;
        }
        Expr first = star_named_expression();
        List<Expr> elts = List.of();
        if (first != null && kind() == COMMA) {
            elts = listOf(first);
            moreStarNamed(elts);
        } else {
            mark = start + 1;
        }
        return accept(RPAR) ? new Expr.Tuple(elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol()) : fail(start);
    }

    final Expr group() {
        int start = mark;
        if (accept(LPAR)) {
            Expr e = kind() == YIELD ? yield_expr() : named_expression();
            if (e != null && accept(RPAR)) {
                return e;
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_group();
            mark = start;
        }
        return null;
    }

    @Override
    final Expr genexp() {
        int start = mark;
        if (accept(LPAR)) {
            Expr elt = assignment_or_expression();
            if (elt != null) {
                List<Comprehension> generators = for_if_clauses();
                if (generators != null && accept(RPAR)) {
                    return new Expr.GeneratorExp(elt, generators, line(start), col(start), endLine(), endCol());
                }
            }
        }
        return comprehensionFailed(start);
    }

    private Expr comprehensionFailed(int start) {
        mark = start;
        if (invalidPass) {
            invalid_comprehension();
            mark = start;
        }
        return null;
    }

    final Expr list() {
        int start = mark;
        if (!accept(LSQB)) {
            return null;
        }
        List<Expr> elts = star_named_expressions();
        return accept(RSQB)
                ? new Expr.List(elts == null ? List.of() : elts, ExprContext.LOAD, line(start), col(start), endLine(), endCol())
                : fail(start);
    }

    final Expr listcomp() {
        int start = mark;
        if (accept(LSQB)) {
            Expr elt = named_expression();
            if (elt != null) {
                List<Comprehension> generators = for_if_clauses();
                if (generators != null && accept(RSQB)) {
                    return new Expr.ListComp(elt, generators, line(start), col(start), endLine(), endCol());
                }
            }
        }
        return comprehensionFailed(start);
    }

    final Expr set() {
        int start = mark++;
        List<Expr> elts = star_named_expressions();
        return elts != null && accept(RBRACE) ? new Expr.Set(elts, line(start), col(start), endLine(), endCol()) : fail(start);
    }

    final Expr setcomp() {
        int start = mark++;
        Expr elt = named_expression();
        if (elt != null) {
            List<Comprehension> generators = for_if_clauses();
            if (generators != null && accept(RBRACE)) {
                return new Expr.SetComp(elt, generators, line(start), col(start), endLine(), endCol());
            }
        }
        return comprehensionFailed(start);
    }

    final Expr dict() {
        int start = mark++;
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (double_starred_kvpair(keys, values)) {
            if (!accept(COMMA)) {
                break;
            }
        }
        if (accept(RBRACE)) {
            return new Expr.Dict(keys, values, line(start), col(start), endLine(), endCol());
        }
        // CPython's generator guards only alternatives that are nothing but an invalid rule: this one runs in both passes
        mark = start + 1;
        invalid_double_starred_kvpairs();
        return fail(start);
    }

    /** Adds a pair and returns true, or matches nothing. */
    final boolean double_starred_kvpair(List<Expr> keys, List<Expr> values) {
        int start = mark;
        if (accept(DOUBLESTAR)) {
            Expr mapping = starOperand();
            if (mapping != null) {
                keys.add(null);
                values.add(mapping);
                return true;
            }
            mark = start;
        }
        Expr key = expression();
        if (key != null && accept(COLON)) {
            Expr value = expression();
            if (value != null) {
                keys.add(key);
                values.add(value);
                return true;
            }
        }
        mark = start;
        return false;
    }

    final Expr dictcomp() {
        int start = mark++;
        Expr key = expression();
        if (key != null && accept(COLON)) {
            Expr value = expression();
            if (value != null) {
                List<Comprehension> generators = for_if_clauses();
                if (generators != null && accept(RBRACE)) {
                    return new Expr.DictComp(key, value, generators, line(start), col(start), endLine(), endCol());
                }
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_dict_comprehension();
            mark = start;
        }
        return null;
    }

    // comprehensions

    /** for_if_clauses, null when there is none. */
    final List<Comprehension> for_if_clauses() {
        List<Comprehension> clauses = null;
        while (true) {
            Comprehension clause = for_if_clause();
            if (clause == null) {
                return clauses;
            }
            if (clauses == null) {
                clauses = listOf(clause);
            } else {
                clauses.add(clause);
            }
        }
    }

    private Comprehension for_if_clause() {
        int start = mark;
        if (!invalidPass && kind() != FOR && kind() != ASYNC) {
            return null;
        }
        boolean async = accept(ASYNC);
        if (accept(FOR)) {
            Expr target = star_targets();
            if (target != null && accept(IN)) {
                Expr iter = disjunction();
                if (iter != null) {
                    List<Expr> ifs = conditions();
                    if (async) {
                        since(6, "Async comprehensions are");
                    }
                    return new Comprehension(target, iter, ifs, async ? 1 : 0);
                }
                return fail(start); // behind a cut
            }
        }
        mark = start;
        if (invalidPass) {
            invalid_for_if_clause();
            mark = start;
            invalid_for_target();
            mark = start;
        }
        return null;
    }

    private List<Expr> conditions() {
        List<Expr> ifs = List.of();
        while (kind() == IF) {
            int before = mark++;
            Expr condition = disjunction();
            if (condition == null) {
                mark = before;
                break;
            }
            if (ifs.isEmpty()) {
                ifs = new ArrayList<>(1);
            }
            ifs.add(condition);
        }
        return ifs;
    }
}
