// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.compile.codegen.ConstantFolder;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.ExprContext;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Operator;
import io.github.typhon.interp.syntax.ast.Pattern;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.StrConst;
import java.util.ArrayList;
import java.util.List;

/** The tree that {@code ast.parse(optimize=n)} shows: {@code __debug__}, docstrings, literal patterns and simple formats resolved. Confined to one
 *  conversion. CPython: Python/ast_preprocess.c. */
final class TreeOptimizer {
    private final int optimize;
    private final ConstantFolder folder;

    private TreeOptimizer(int optimize) {
        this.optimize = optimize;
        this.folder = new ConstantFolder(optimize);
    }

    static Mod optimize(Mod tree, int level) {
        return (Mod) new TreeOptimizer(level).node(tree);
    }

    /** The same node, or a new one if anything below it changed. */
    private Object node(Object n) {
        if (n instanceof Expr.Name name && name.ctx() == ExprContext.LOAD && name.id().equals("__debug__")) {
            return constant(name, optimize == 0);
        }
        if (n instanceof Pattern.MatchValue m) {
            Object v = m.value() instanceof Expr.UnaryOp || m.value() instanceof Expr.BinOp ? folder.constant(m.value()) : null;
            return v == null ? m
                    : new Pattern.MatchValue(constant(m.value(), v), m.lineno(), m.colOffset(), m.endLineno(), m.endColOffset());
        }
        Object out = rebuilt(n);
        if (out instanceof Expr.BinOp b && b.op() == Operator.MOD) {
            return FormatFolding.fold(b);
        }
        return optimize >= 2 ? withoutDocstring(out) : out;
    }

    private Object rebuilt(Object n) {
        RecordShape shape = NodeType.of(n).shape();
        Object[] parts = null;
        for (int i = 0; i < shape.size(); i++) {
            Object old = shape.get(n, i);
            Object now = n instanceof Pattern.MatchMapping && i == 0 ? keys((List<?>) old) : part(old);
            if (now != old) {
                parts = parts == null ? all(shape, n) : parts;
                parts[i] = now;
            }
        }
        return parts == null ? n : shape.make(parts);
    }

    private static Object[] all(RecordShape shape, Object n) {
        Object[] parts = new Object[shape.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = shape.get(n, i);
        }
        return parts;
    }

    private Object part(Object v) {
        if (v instanceof List<?> list) {
            List<Object> out = null;
            for (int i = 0; i < list.size(); i++) {
                Object now = part(list.get(i));
                if (now != list.get(i)) {
                    out = out == null ? new ArrayList<>(list) : out;
                    out.set(i, now);
                }
            }
            return out == null ? list : out;
        }
        return v instanceof io.github.typhon.interp.syntax.ast.Node ? node(v) : v;
    }

    private List<Object> keys(List<?> list) {
        List<Object> out = new ArrayList<>();
        for (Object k : list) {
            Expr e = (Expr) k;
            Object v = e instanceof Expr.UnaryOp || e instanceof Expr.BinOp ? folder.constant(e) : null;
            out.add(v == null ? e : constant(e, v));
        }
        return out;
    }

    private static Expr constant(Expr at, Object value) {
        return new Expr.Constant(value, null, at.lineno(), at.colOffset(), at.endLineno(), at.endColOffset());
    }

    private static Object withoutDocstring(Object n) {
        int body = switch (n) {
            case Mod.Module m -> 0;
            case Stmt.FunctionDef f -> 2;
            case Stmt.AsyncFunctionDef f -> 2;
            case Stmt.ClassDef c -> 3;
            default -> -1;
        };
        if (body < 0) {
            return n;
        }
        RecordShape shape = NodeType.of(n).shape();
        List<?> list = (List<?>) shape.get(n, body);
        if (list.isEmpty() || !(list.getFirst() instanceof Stmt.ExprStmt s && s.value() instanceof Expr.Constant c && c.value() instanceof StrConst)) {
            return n;
        }
        List<Object> rest = new ArrayList<>(list.subList(1, list.size()));
        if (rest.isEmpty()) {
            rest.add(new Stmt.Pass(s.lineno(), s.colOffset(), s.lineno(), s.colOffset() + "pass".length()));
        }
        Object[] parts = all(shape, n);
        parts[body] = rest;
        return shape.make(parts);
    }
}
