// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Keyword;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Calls. The callable sits in a temporary, the next one is for self, the arguments follow. */
final class CallGen {

    private static final Set<String> DRAINS = Set.of("all", "any", "tuple");

    private final CodeGenerator g;

    CallGen(CodeGenerator generator) {
        this.g = generator;
    }

    int call(Expr.Call e, int want) {
        checkKeywords(e.keywords());
        Loc loc = Loc.of(e);
        int base = g.u.depth;
        if (e.func() instanceof Expr.Attribute method && isPlain(e)) {
            return methodCall(e, method, base, want);
        }
        g.literals.checkCaller(e.func());
        g.expressions.gen(e.func(), TEMP);
        return arguments(base, 0, e.args(), e.keywords(), null, want, drains(e) ? Loc.of(e.func()) : loc);
    }

    /** Whether this is a loop over a generator expression in CPython, which shows the name alone where the loop fails. */
    private boolean drains(Expr.Call e) {
        return e.func() instanceof Expr.Name f && DRAINS.contains(f.id()) && e.keywords().isEmpty() && e.args().size() == 1
                && e.args().getFirst() instanceof Expr.GeneratorExp && g.expressions.isBuiltin(f.id());
    }

    /** The same keyword twice is an error: that of the first keyword that comes again. */
    void checkKeywords(List<Keyword> keywords) {
        Map<String, Integer> first = new HashMap<>();
        int worst = keywords.size();
        Keyword again = null;
        for (int i = 0; i < keywords.size(); i++) {
            Keyword k = keywords.get(i);
            Integer before = k.arg() == null ? null : first.putIfAbsent(k.arg(), i);
            if (before != null && before < worst) {
                worst = before;
                again = k;
            }
        }
        if (again != null) {
            throw g.error("keyword argument repeated: " + again.arg(), Loc.of(again));
        }
    }

    /** Neither stars nor so many arguments that they are collected first. */
    private static boolean isPlain(Expr.Call e) {
        int k = e.keywords().size();
        return e.args().size() + k + (k != 0 ? 1 : 0) < DisplayGen.MAX_ROW
                && e.args().stream().noneMatch(a -> a instanceof Expr.Starred)
                && e.keywords().stream().noneMatch(a -> a.arg() == null);
    }

    private int methodCall(Expr.Call e, Expr.Attribute method, int base, int want) {
        Loc methodLoc = ExpressionGen.attributeLoc(Loc.of(method), method);
        int name = g.expressions.name(method.attr());
        int callable = Unit.temp(base);
        if (g.expressions.isSuper(method)) {
            boolean explicit = g.expressions.loadSuper((Expr.Call) method.value());
            g.u.emit(explicit ? Opcode.LOAD_SUPER_METHOD_2 : Opcode.LOAD_SUPER_METHOD, callable, callable, name, methodLoc);
        } else {
            int object = g.expressions.gen(method.value(), LAST);
            g.u.emit(Opcode.LOAD_METHOD, callable, object, name, methodLoc);
        }
        g.u.depth = base;
        g.u.push();
        g.u.push();
        Loc loc = ExpressionGen.attributeLoc(Loc.of(e), method);
        return plain(base, 0, e.args(), e.keywords(), null, want, loc);
    }

    /**
     * Evaluates arguments and calls what is in temporary base (depth is base + 1, or with {@code pushed} arguments already in
     * place base + 2 + pushed). {@code extra} names one more positional argument, a variable, or is null.
     */
    int arguments(int base, int pushed, List<Expr> args, List<Keyword> keywords, String extra, int want, Loc loc) {
        boolean star = args.stream().anyMatch(a -> a instanceof Expr.Starred)
                || keywords.stream().anyMatch(k -> k.arg() == null);
        if (star || args.size() + keywords.size() * 2 > DisplayGen.MAX_ROW) {
            return extended(base, pushed, args, keywords, extra, want, loc);
        }
        if (pushed == 0) {
            g.u.depth = base + 1;
            g.u.push();
        }
        return plain(base, pushed, args, keywords, extra, want, loc);
    }

    private int plain(int base, int pushed, List<Expr> args, List<Keyword> keywords, String extra, int want, Loc loc) {
        g.expressions.all(args);
        int argc = pushed + args.size();
        if (extra != null) {
            g.load(extra, TEMP, loc);
            argc++;
        }
        int callable = Unit.temp(base);
        if (keywords.isEmpty()) {
            g.u.depth = base;
            int dst = g.result(want);
            g.u.emit(Opcode.CALL, dst, callable, argc, loc);
            return dst;
        }
        List<Object> names = new ArrayList<>();
        for (Keyword k : keywords) {
            g.expressions.gen(k.value(), TEMP);
            names.add(StrConst.of(k.arg()));
        }
        g.u.depth = base + 1;
        g.u.emit(Opcode.CALL_KW, callable, argc + keywords.size(), g.u.constant(new TupleConst(names)), loc);
        return g.deliver(callable, want, loc);
    }

    private int extended(int base, int pushed, List<Expr> args, List<Keyword> keywords, String extra, int want, Loc loc) {
        int callable = Unit.temp(base);
        positional(base, pushed, args, extra, loc);
        g.u.depth = base + 2;
        g.u.push();
        if (!keywords.isEmpty()) {
            g.u.depth = base + 2;
            keywordDict(callable, keywords, loc);
        }
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.CALL_EX, dst, callable, 0, loc);
        return dst;
    }

    /** Leaves the positional arguments as one iterable in temporary base + 1. */
    private void positional(int base, int pushed, List<Expr> args, String extra, Loc loc) {
        int list = Unit.temp(base + 1);
        if (pushed == 0 && extra == null && args.size() == 1 && args.getFirst() instanceof Expr.Starred s) {
            g.u.depth = base + 1;
            g.expressions.gen(s.value(), TEMP);
            return;
        }
        if (pushed == 0 && extra == null) {
            g.u.depth = base + 1;
            boolean starred = args.stream().anyMatch(a -> a instanceof Expr.Starred);
            if (!starred) {
                g.displays.tuple(args, TEMP, loc);
                return;
            }
            g.displays.collect(Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, args, loc);
        } else {
            if (pushed == 0) {
                g.u.depth = base + 1;
                g.u.push();
            }
            g.u.emit(Opcode.BUILD_LIST, list, Unit.temp(base + 2), pushed, loc);
            for (Expr a : args) {
                g.u.depth = base + 2;
                boolean star = a instanceof Expr.Starred;
                int value = g.expressions.gen(a instanceof Expr.Starred s ? s.value() : a, LAST);
                g.u.emit(star ? Opcode.LIST_EXTEND : Opcode.LIST_APPEND, 0, list, value, loc);
            }
            if (extra != null) {
                g.u.depth = base + 2;
                g.u.emit(Opcode.LIST_APPEND, 0, list, g.load(extra, LAST, loc), loc);
            }
        }
        g.u.emit(Opcode.LIST_TO_TUPLE, list, list, 0, loc);
    }

    /** Builds the dict of keyword arguments in the temporary at depth. */
    private void keywordDict(int callable, List<Keyword> keywords, Loc loc) {
        int at = g.u.depth;
        int dict = -1;
        int pending = 0;
        for (int i = 0; i < keywords.size(); i++) {
            Keyword k = keywords.get(i);
            if (k.arg() != null) {
                pending++;
                continue;
            }
            if (pending > 0) {
                dict = named(callable, keywords.subList(i - pending, i), dict, loc);
                pending = 0;
            }
            if (dict < 0) {
                dict = g.u.push();
                g.u.emit(Opcode.BUILD_MAP, dict, dict, 0, loc);
            }
            int value = g.expressions.gen(k.value(), LAST);
            g.u.depth = at + 1;
            g.u.emit(Opcode.DICT_MERGE, callable, dict, value, loc);
        }
        if (pending > 0) {
            named(callable, keywords.subList(keywords.size() - pending, keywords.size()), dict, loc);
        }
    }

    private int named(int callable, List<Keyword> keywords, int dict, Loc loc) {
        int at = g.u.depth;
        int built;
        if (keywords.size() <= DisplayGen.MAX_ROW / 2) {
            for (Keyword k : keywords) {
                g.deliver(g.u.constant(StrConst.of(k.arg())), TEMP, loc);
                g.expressions.gen(k.value(), TEMP);
            }
            g.u.depth = at;
            built = g.u.push();
            g.u.emit(Opcode.BUILD_MAP, built, built, keywords.size(), loc);
        } else {
            built = g.u.push();
            g.u.emit(Opcode.BUILD_MAP, built, built, 0, loc);
            for (Keyword k : keywords) {
                int value = g.expressions.gen(k.value(), LAST);
                g.u.depth = at + 1;
                int key = g.expressions.cSource(g.u.constant(StrConst.of(k.arg())), loc);
                g.u.emit(Opcode.MAP_ADD, key, built, value, loc);
                g.u.depth = at + 1;
            }
        }
        if (dict < 0) {
            return built;
        }
        g.u.depth = at;
        g.u.emit(Opcode.DICT_MERGE, callable, dict, built, loc);
        return dict;
    }
}
