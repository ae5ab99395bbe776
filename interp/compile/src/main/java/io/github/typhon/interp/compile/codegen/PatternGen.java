// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.syntax.ast.ComplexConst;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.MatchCase;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;

/**
 * match statements. A pattern looks at a temporary without consuming it and leaves what it needs (captured values, unpacked
 * items) in further temporaries; a failed test jumps to the label for its depth, behind which the temporaries are released one
 * by one. Names are bound only when the whole pattern has matched.
 */
final class PatternGen {

    private final CodeGenerator g;
    private Context context;

    PatternGen(CodeGenerator generator) {
        this.g = generator;
    }

    /** State of one case: which temporary holds what each name captures, and where failure at each depth goes. */
    private static final class Context {
        final int base;
        final boolean allowIrrefutable;
        Map<String, Integer> captures = new LinkedHashMap<>();
        final List<Label> fail = new ArrayList<>();

        Context(int base, boolean allowIrrefutable) {
            this.base = base;
            this.allowIrrefutable = allowIrrefutable;
        }

        Label fail(int depth) {
            while (fail.size() <= depth - base) {
                fail.add(new Label());
            }
            return fail.get(depth - base);
        }
    }

    void match(Stmt.Match s) {
        int base = g.u.depth;
        int subject = g.expressions.gen(s.subject(), TEMP);
        Label end = new Label();
        List<MatchCase> cases = s.cases();
        MatchCase last = cases.getLast();
        boolean hasDefault = isWildcard(last.pattern()) && cases.size() > 1;
        int refutable = cases.size() - (hasDefault ? 1 : 0);
        for (int i = 0; i < refutable; i++) {
            MatchCase c = cases.get(i);
            Loc loc = Loc.of(c.pattern());
            Context outer = context;
            context = new Context(base + 1, c.guard() != null || i == cases.size() - 1);
            pattern(c.pattern(), subject, false);
            bind(loc);
            if (c.guard() != null) {
                g.conditions.jumpIf(c.guard(), context.fail(base + 1), false, loc);
            }
            g.u.emit(Opcode.RELEASE, 0, subject, 0, loc);
            g.u.depth = base;
            Context own = context;
            context = outer;
            g.statements.all(c.body());
            g.u.jump(end, Loc.NONE);
            emitFail(own, loc);
            g.u.depth = base + 1;
        }
        if (hasDefault) {
            Loc loc = Loc.of(last.pattern());
            g.u.emit(Opcode.RELEASE, 0, subject, 0, loc);
            g.u.depth = base;
            if (last.guard() != null) {
                g.conditions.jumpIf(last.guard(), end, false, loc);
            }
            g.statements.all(last.body());
        } else {
            g.u.emit(Opcode.RELEASE, 0, subject, 0, Loc.NONE);
        }
        g.u.mark(end);
        g.u.depth = base;
    }

    /** The whole pattern has matched: binds the names, drops everything else. */
    private void bind(Loc loc) {
        Context c = context;
        Set<Integer> captured = new HashSet<>(c.captures.values());
        int depth = g.u.depth;
        for (int i = depth - 1; i >= c.base; i--) {
            if (!captured.contains(Unit.temp(i))) {
                g.u.emit(Opcode.RELEASE, 0, Unit.temp(i), 0, loc);
            }
        }
        c.captures.forEach((name, temp) -> {
            g.u.depth = depth + 1;
            g.store(name, temp, loc);
        });
        g.u.depth = c.base;
    }

    private void emitFail(Context c, Loc loc) {
        for (int i = c.fail.size() - 1; i >= 0; i--) {
            g.u.mark(c.fail.get(i));
            if (i > 0) {
                g.u.emit(Opcode.RELEASE, 0, Unit.temp(c.base + i - 1), 0, Loc.NONE);
            }
        }
    }

    private Label fail() {
        return context.fail(g.u.depth);
    }

    private static boolean isWildcard(Pattern p) {
        return p instanceof Pattern.MatchAs a && a.pattern() == null && a.name() == null;
    }

    private static boolean isWildcardStar(Pattern p) {
        return p instanceof Pattern.MatchStar s && s.name() == null;
    }

    /** Matches the temporary; owned means that it belongs to this pattern alone and may become a capture. */
    private void pattern(Pattern p, int subject, boolean owned) {
        Loc loc = Loc.of(p);
        switch (p) {
            case Pattern.MatchValue v -> value(v, subject, loc);
            case Pattern.MatchSingleton s -> {
                int copy = copy(subject, loc);
                g.u.depth--;
                if (s.value() == PyConst.NONE) {
                    g.u.jump(Opcode.JUMP_IF_NOT_NONE, fail(), copy, 0, loc);
                } else {
                    g.u.jump(Opcode.JUMP_IF_IS_NOT, fail(), copy, g.u.constant(s.value()), loc);
                }
            }
            case Pattern.MatchSequence s -> sequence(s, subject, loc);
            case Pattern.MatchMapping m -> mapping(m, subject, loc);
            case Pattern.MatchClass c -> classPattern(c, subject, loc);
            case Pattern.MatchStar s -> capture(s.name(), subject, owned, loc);
            case Pattern.MatchAs a -> as(a, subject, owned, loc);
            case Pattern.MatchOr o -> or(o, subject, loc);
        }
    }

    private int copy(int temp, Loc loc) {
        int t = g.u.push();
        g.u.emit(Opcode.COPY, t, temp, 0, loc);
        return t;
    }

    private void capture(String name, int subject, boolean owned, Loc loc) {
        if (name == null) {
            return;
        }
        if (context.captures.containsKey(name)) {
            throw g.error("multiple assignments to name '" + name + "' in pattern", loc);
        }
        context.captures.put(name, owned ? subject : copy(subject, loc));
    }

    private void as(Pattern.MatchAs a, int subject, boolean owned, Loc loc) {
        if (a.pattern() == null) {
            if (!context.allowIrrefutable && g.u.depth == context.base && !nested) {
                throw g.error(a.name() != null ? "name capture '" + a.name() + "' makes remaining patterns unreachable"
                        : "wildcard makes remaining patterns unreachable", loc);
            }
            capture(a.name(), subject, owned, loc);
            return;
        }
        boolean outer = nested;
        pattern(a.pattern(), subject, false);
        nested = outer;
        capture(a.name(), subject, false, loc);
    }

    /** Inside a sequence, mapping or class pattern everything may be irrefutable. */
    private boolean nested;

    private void sub(Pattern p, int subject, boolean owned) {
        boolean outer = nested;
        nested = true;
        pattern(p, subject, owned);
        nested = outer;
    }

    private void value(Pattern.MatchValue v, int subject, Loc loc) {
        boolean allowed = v.value() instanceof Expr.Attribute || g.folder.constant(v.value()) != null;
        if (!allowed) {
            throw g.error("patterns may only match literals and attribute lookups", loc);
        }
        int copy = copy(subject, loc);
        int value = g.expressions.gen(v.value(), LAST);
        g.u.depth = Operands.index(copy);
        g.u.jump(Opcode.JUMP_IF_NOT_EQ, fail(), copy, value, loc);
    }

    private void test(Opcode op, int subject, Loc loc) {
        int t = g.u.push();
        g.u.emit(op, t, subject, 0, loc);
        g.u.depth--;
        g.u.jump(Opcode.JUMP_IF_FALSE, fail(), t, 0, loc);
    }

    private void length(int subject, Opcode failJump, long n, Loc loc) {
        int t = g.u.push();
        g.u.emit(Opcode.GET_LEN, t, subject, 0, loc);
        g.u.depth--;
        g.u.jump(failJump, fail(), t, g.u.constant(n), loc);
    }

    // ---- sequences

    private void sequence(Pattern.MatchSequence s, int subject, Loc loc) {
        List<Pattern> patterns = s.patterns();
        int n = patterns.size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < n; i++) {
            Pattern p = patterns.get(i);
            if (p instanceof Pattern.MatchStar) {
                if (star >= 0) {
                    throw g.error("multiple starred names in sequence pattern", loc);
                }
                starWildcard = isWildcardStar(p);
                onlyWildcards &= starWildcard;
                star = i;
            } else {
                onlyWildcards &= isWildcard(p);
            }
        }
        test(Opcode.MATCH_SEQUENCE, subject, loc);
        if (star < 0) {
            length(subject, Opcode.JUMP_IF_NOT_EQ, n, loc);
        } else if (n > 1) {
            length(subject, Opcode.JUMP_IF_NOT_GE, n - 1, loc);
        }
        if (onlyWildcards) {
            return;
        }
        if (starWildcard) {
            items(patterns, star, subject, loc);
        } else {
            unpack(patterns, star, subject, loc);
        }
    }

    /** [a, *_, b]: only the items that are looked at are fetched. */
    private void items(List<Pattern> patterns, int star, int subject, Loc loc) {
        int n = patterns.size();
        for (int i = 0; i < n; i++) {
            Pattern p = patterns.get(i);
            if (i == star || isWildcard(p)) {
                continue;
            }
            int item = g.u.push();
            g.u.emit(Opcode.COPY, item, subject, 0, loc);
            int index;
            if (i < star) {
                index = g.u.constant((long) i);
            } else {
                index = g.u.push();
                g.u.depth--;
                g.u.emit(Opcode.GET_LEN, index, subject, 0, loc);
                g.u.emit(Opcode.BINARY_SUB, index, index, g.u.constant((long) (n - i)), loc);
            }
            g.u.emit(Opcode.SUBSCR, item, item, index, loc);
            sub(p, item, true);
        }
    }

    private void unpack(List<Pattern> patterns, int star, int subject, Loc loc) {
        int n = patterns.size();
        int after = n - star - 1;
        if (star >= 256 || star >= 0 && after >= 1 << 10) {
            throw g.error("too many expressions in star-unpacking sequence pattern", loc);
        }
        int first = copy(subject, loc);
        if (star >= 0) {
            g.u.emit(Opcode.UNPACK_EX, first, first, star | after << 8, loc);
        } else {
            g.u.emit(Opcode.UNPACK_SEQUENCE, first, first, n, loc);
        }
        for (int i = 1; i < n; i++) {
            g.u.push();
        }
        for (int i = 0; i < n; i++) {
            sub(patterns.get(i), first + i, true);
        }
    }

    // ---- mappings

    private void mapping(Pattern.MatchMapping m, int subject, Loc loc) {
        int n = m.keys().size();
        test(Opcode.MATCH_MAPPING, subject, loc);
        if (n == 0 && m.rest() == null) {
            return;
        }
        if (n > 0) {
            length(subject, Opcode.JUMP_IF_NOT_GE, n, loc);
        }
        Set<Object> seen = new HashSet<>();
        List<Object> constants = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            Expr key = m.keys().get(i);
            Object c = g.folder.constant(key);
            if (c != null) {
                if (!seen.add(equalityKey(c))) {
                    throw g.error("mapping pattern checks duplicate key (" + Unparser.constantRepr(c) + ")", loc);
                }
                constants.add(c);
            } else if (!(key instanceof Expr.Attribute)) {
                throw g.error("mapping pattern keys may only match literals and attribute lookups", Loc.of(m.patterns().get(i)));
            }
        }
        int keys = constants.size() == n ? g.u.constant(new TupleConst(constants)) : g.displays.tuple(m.keys(), TEMP, loc);
        int values = g.u.push();
        g.u.emit(Opcode.MATCH_KEYS, values, subject, keys, loc);
        unpackOrFail(values, n, loc);
        for (int i = 0; i < n; i++) {
            if (!isWildcard(m.patterns().get(i))) {
                sub(m.patterns().get(i), values + i, true);
            }
        }
        if (m.rest() != null) {
            rest(m, subject, keys, constants, loc);
        }
    }

    /** Constants that are equal in Python have equal keys: 1, 1.0 and True are one. */
    private static Object equalityKey(Object c) {
        return switch (c) {
            case Boolean b -> BigDecimal.valueOf(b ? 1 : 0);
            case Long l -> BigDecimal.valueOf(l).stripTrailingZeros();
            case BigInteger b -> new BigDecimal(b).stripTrailingZeros();
            case Double d when Double.isFinite(d) -> new BigDecimal(d).stripTrailingZeros();
            case ComplexConst z when z.imag() == 0 -> equalityKey(z.real());
            default -> c;
        };
    }

    /** Temporary t = a tuple of n values or None: unpacks it into t, t + 1, ..., or fails. */
    private void unpackOrFail(int t, int n, Loc loc) {
        int copy = copy(t, loc);
        g.u.depth--;
        g.u.jump(Opcode.JUMP_IF_NONE, fail(), copy, 0, loc);
        g.u.depth = Operands.index(t);
        g.u.emit(Opcode.UNPACK_SEQUENCE, t, t, n, loc);
        for (int i = 0; i < n; i++) {
            g.u.push();
        }
    }

    private void rest(Pattern.MatchMapping m, int subject, int keys, List<Object> constants, Loc loc) {
        int rest = g.u.push();
        int n = m.keys().size();
        g.u.emit(Opcode.BUILD_MAP, rest, rest, 0, loc);
        int copy = copy(subject, loc);
        g.u.depth--;
        g.u.emit(Opcode.DICT_UPDATE, 0, rest, copy, loc);
        int first = -1;
        if (Operands.isTemp(keys)) {
            first = copy(keys, loc);
            g.u.emit(Opcode.UNPACK_SEQUENCE, first, first, n, loc);
            for (int i = 1; i < n; i++) {
                g.u.push();
            }
        }
        for (int i = 0; i < n; i++) {
            int dict = copy(rest, loc);
            g.u.depth--;
            g.u.emit(Opcode.DELETE_SUBSCR, 0, dict, first >= 0 ? first + i : g.u.constant(constants.get(i)), loc);
        }
        g.u.depth = Operands.index(rest) + 1;
        capture(m.rest(), rest, true, loc);
    }

    // ---- classes

    private void classPattern(Pattern.MatchClass c, int subject, Loc loc) {
        List<String> names = c.kwdAttrs();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                throw g.error("attribute name repeated in class pattern: " + names.get(i), Loc.of(c.kwdPatterns().get(i)));
            }
        }
        int values = copy(subject, loc);
        g.expressions.gen(c.cls(), TEMP);
        g.u.depth--;
        List<Object> spec = new ArrayList<>();
        spec.add((long) c.patterns().size());
        spec.add(ExpressionGen.names(names));
        g.u.emit(Opcode.MATCH_CLASS, values, values, g.u.constant(new TupleConst(spec)), loc);
        List<Pattern> all = new ArrayList<>(c.patterns());
        all.addAll(c.kwdPatterns());
        unpackOrFail(values, all.size(), loc);
        for (int i = 0; i < all.size(); i++) {
            if (!isWildcard(all.get(i))) {
                sub(all.get(i), values + i, true);
            }
        }
    }

    // ---- alternatives

    /** Every alternative binds the same names; each leaves them in the order of the first one, from the depth of entry on. */
    private void or(Pattern.MatchOr o, int subject, Loc loc) {
        int depth = g.u.depth;
        Context outer = context;
        Label end = new Label();
        List<String> order = null;
        int n = o.patterns().size();
        for (int i = 0; i < n; i++) {
            Pattern alternative = o.patterns().get(i);
            Loc at = Loc.of(alternative);
            g.u.depth = depth;
            context = new Context(depth, i == n - 1 && (outer.allowIrrefutable || nested));
            boolean wasNested = nested;
            nested = false;
            pattern(alternative, subject, false);
            nested = wasNested;
            if (order == null) {
                order = new ArrayList<>(context.captures.keySet());
            } else if (!new HashSet<>(order).equals(context.captures.keySet())) {
                throw g.error("alternative patterns bind different names", loc);
            }
            arrange(order, depth, at);
            g.u.jump(end, at);
            emitFail(context, at);
        }
        context = outer;
        g.u.depth = depth;
        g.u.jump(fail(), loc);
        g.u.mark(end);
        for (int i = 0; i < order.size(); i++) {
            capture(order.get(i), g.u.push(), true, loc);
        }
    }

    private void arrange(List<String> order, int depth, Loc loc) {
        Map<String, Integer> captures = context.captures;
        int top = g.u.depth;
        boolean inPlace = top == depth + order.size();
        for (int i = 0; i < order.size() && inPlace; i++) {
            inPlace = captures.get(order.get(i)) == Unit.temp(depth + i);
        }
        if (inPlace) {
            return;
        }
        for (String name : order) {
            g.u.emit(Opcode.MOVE, g.u.push(), captures.get(name), 0, loc);
        }
        Set<Integer> captured = new HashSet<>(captures.values());
        for (int i = top - 1; i >= depth; i--) {
            if (!captured.contains(Unit.temp(i))) {
                g.u.emit(Opcode.RELEASE, 0, Unit.temp(i), 0, loc);
            }
        }
        for (int i = 0; i < order.size(); i++) {
            g.u.emit(Opcode.MOVE, Unit.temp(depth + i), Unit.temp(top + i), 0, loc);
        }
    }
}
