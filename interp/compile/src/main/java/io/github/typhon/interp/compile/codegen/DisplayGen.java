// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.FrozenSetConst;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.StrConst;

/** Displays of tuples, lists, sets and dicts, and formatted strings: everything that is built from a row of values. */
final class DisplayGen {

    /** More values than this are added one by one instead of being collected in temporaries. */
    static final int MAX_ROW = 30;

    private final CodeGenerator g;

    DisplayGen(CodeGenerator generator) {
        this.g = generator;
    }

    int tuple(List<Expr> elts, int want, Loc loc) {
        if (isRow(elts)) {
            return row(Opcode.BUILD_TUPLE, elts, want, loc);
        }
        int base = g.u.depth;
        int list = collect(Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, elts, loc);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.LIST_TO_TUPLE, dst, list, 0, loc);
        return dst;
    }

    int list(Expr.List e, int want, Loc loc) {
        List<Object> constants = constants(e.elts());
        if (constants != null) {
            int list = empty(Opcode.BUILD_LIST, loc);
            g.u.emit(Opcode.LIST_EXTEND, 0, list, g.u.constant(new TupleConst(constants)), loc);
            return g.deliver(list, want, loc);
        }
        if (isRow(e.elts())) {
            return row(Opcode.BUILD_LIST, e.elts(), want, loc);
        }
        return g.deliver(collect(Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, e.elts(), loc), want, loc);
    }

    int set(Expr.Set e, int want, Loc loc) {
        List<Object> constants = constants(e.elts());
        if (constants != null) {
            int set = empty(Opcode.BUILD_SET, loc);
            g.u.emit(Opcode.SET_UPDATE, 0, set, g.u.constant(new FrozenSetConst(constants)), loc);
            return g.deliver(set, want, loc);
        }
        if (isRow(e.elts())) {
            return row(Opcode.BUILD_SET, e.elts(), want, loc);
        }
        return g.deliver(collect(Opcode.BUILD_SET, Opcode.SET_ADD, Opcode.SET_UPDATE, e.elts(), loc), want, loc);
    }

    private List<Object> constants(List<Expr> elts) {
        if (elts.size() < 3) {
            return null;
        }
        List<Object> items = new ArrayList<>();
        for (Expr e : elts) {
            Object c = g.folder.constant(e);
            if (c == null) {
                return null;
            }
            items.add(c);
        }
        return items;
    }

    private static boolean isRow(List<Expr> elts) {
        return elts.size() <= MAX_ROW && elts.stream().noneMatch(e -> e instanceof Expr.Starred);
    }

    private int row(Opcode build, List<Expr> elts, int want, Loc loc) {
        int base = g.u.depth;
        int first = g.expressions.all(elts);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(build, dst, first, elts.size(), loc);
        return dst;
    }

    private int empty(Opcode build, Loc loc) {
        int t = g.u.push();
        g.u.emit(build, t, t, 0, loc);
        return t;
    }

    /** Builds a list or set in a new temporary, element by element once a starred one was met or when there are many. */
    int collect(Opcode build, Opcode add, Opcode extend, List<Expr> elts, Loc loc) {
        int base = g.u.depth;
        int target = -1;
        if (elts.size() > MAX_ROW) {
            target = empty(build, loc);
        }
        for (int i = 0; i < elts.size(); i++) {
            Expr e = elts.get(i);
            if (e instanceof Expr.Starred s) {
                if (target < 0) {
                    g.u.depth = base;
                    target = g.u.push();
                    g.u.emit(build, target, target, i, loc);
                }
                int value = g.expressions.gen(s.value(), LAST);
                g.u.depth = base + 1;
                g.u.emit(extend, 0, target, value, loc);
            } else if (target >= 0) {
                int value = g.expressions.gen(e, LAST);
                g.u.depth = base + 1;
                g.u.emit(add, 0, target, value, loc);
            } else {
                g.expressions.gen(e, TEMP);
            }
        }
        if (target < 0) {
            g.u.depth = base;
            target = g.u.push();
            g.u.emit(build, target, target, elts.size(), loc);
        }
        return target;
    }

    int dict(Expr.Dict e, int want, Loc loc) {
        int base = g.u.depth;
        List<Expr> keys = e.keys();
        int dict = -1;
        int pending = 0;
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i) == null) {
                if (pending > 0) {
                    dict = part(e, i - pending, i, dict, loc);
                    pending = 0;
                }
                if (dict < 0) {
                    dict = empty(Opcode.BUILD_MAP, loc);
                }
                int value = g.expressions.gen(e.values().get(i), LAST);
                g.u.depth = base + 1;
                g.u.emit(Opcode.DICT_UPDATE, 0, dict, value, loc);
            } else {
                pending++;
            }
        }
        if (pending > 0) {
            dict = part(e, keys.size() - pending, keys.size(), dict, loc);
        }
        if (dict < 0) {
            dict = empty(Opcode.BUILD_MAP, loc);
        }
        return g.deliver(dict, want, loc);
    }

    private int part(Expr.Dict e, int begin, int end, int dict, Loc loc) {
        int base = g.u.depth;
        if (dict < 0 && end - begin <= MAX_ROW / 2) {
            for (int i = begin; i < end; i++) {
                g.expressions.gen(e.keys().get(i), TEMP);
                g.expressions.gen(e.values().get(i), TEMP);
            }
            g.u.depth = base;
            int t = g.u.push();
            g.u.emit(Opcode.BUILD_MAP, t, t, end - begin, loc);
            return t;
        }
        int target = dict >= 0 ? dict : empty(Opcode.BUILD_MAP, loc);
        int depth = g.u.depth;
        for (int i = begin; i < end; i++) {
            int key = g.expressions.cSource(g.expressions.gen(e.keys().get(i), ANY), loc);
            int value = g.expressions.gen(e.values().get(i), LAST);
            g.u.depth = depth;
            g.u.emit(Opcode.MAP_ADD, key, target, value, loc);
        }
        return target;
    }

    // ---- strings

    int joinedStr(Expr.JoinedStr e, int want, Loc loc) {
        int base = g.u.depth;
        int n = e.values().size();
        if (n == 0) {
            return g.deliver(g.u.constant(StrConst.EMPTY), want, loc);
        }
        if (n == 1) {
            return g.expressions.gen(e.values().getFirst(), want);
        }
        if (n <= MAX_ROW) {
            return row(Opcode.BUILD_STRING, e.values(), want, loc);
        }
        // ''.join([...])
        int callable = g.u.push();
        g.u.push();
        g.u.emit(Opcode.LOAD_METHOD, callable, g.u.constant(StrConst.EMPTY), g.u.nameIndex("join"), loc);
        collect(Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, e.values(), loc);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.CALL, dst, callable, 1, loc);
        return dst;
    }

    int formattedValue(Expr.FormattedValue e, int want, Loc loc) {
        int base = g.u.depth;
        int value = g.expressions.gen(e.value(), e.formatSpec() == null ? LAST : ANY);
        if (e.conversion() != -1) {
            g.u.depth = base;
            int t = g.u.push();
            g.u.emit(Opcode.CONVERT_VALUE, t, value, conversion(e.conversion()), loc);
            value = t;
        }
        if (e.formatSpec() == null) {
            g.u.depth = base;
            int dst = g.result(want);
            g.u.emit(Opcode.FORMAT_SIMPLE, dst, value, 0, loc);
            return dst;
        }
        int spec = g.expressions.gen(e.formatSpec(), LAST);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.FORMAT_WITH_SPEC, dst, value, spec, loc);
        return dst;
    }

    private static int conversion(int c) {
        return switch (c) {
            case -1 -> 0;
            case 's' -> 1;
            case 'r' -> 2;
            case 'a' -> 3;
            default -> throw new IllegalStateException("Unrecognized conversion character " + c);
        };
    }

    int interpolation(Expr.Interpolation e, int want, Loc loc) {
        int base = g.u.depth;
        g.expressions.gen(e.value(), TEMP);
        g.deliver(g.u.constant(e.str()), TEMP, loc);
        if (e.formatSpec() != null) {
            g.expressions.gen(e.formatSpec(), TEMP);
        }
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.BUILD_INTERPOLATION, dst, Unit.temp(base),
                conversion(e.conversion()) << 2 | (e.formatSpec() != null ? 1 : 0), loc);
        return dst;
    }

    int templateStr(Expr.TemplateStr e, int want, Loc loc) {
        int base = g.u.depth;
        List<Object> strings = new ArrayList<>();
        List<Expr> interpolations = new ArrayList<>();
        boolean afterInterpolation = true;
        for (Expr v : e.values()) {
            if (v instanceof Expr.Interpolation) {
                if (afterInterpolation) {
                    strings.add(StrConst.EMPTY);
                }
                interpolations.add(v);
                afterInterpolation = true;
            } else {
                strings.add(((Expr.Constant) v).value());
                afterInterpolation = false;
            }
        }
        if (afterInterpolation) {
            strings.add(StrConst.EMPTY);
        }
        int items = interpolations.isEmpty() ? g.u.constant(new TupleConst(List.of())) : tuple(interpolations, TEMP, loc);
        g.u.depth = base;
        int dst = g.result(want);
        g.u.emit(Opcode.BUILD_TEMPLATE, dst, g.u.constant(new TupleConst(strings)), items, loc);
        return dst;
    }
}
