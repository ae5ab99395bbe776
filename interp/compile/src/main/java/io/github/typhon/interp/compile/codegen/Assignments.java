// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.TupleConst;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;

/** Assignment to targets of all kinds, augmented assignment, deletion. */
final class Assignments {

    private static final int MAX_AFTER_STAR = 1 << 10;

    private final CodeGenerator g;

    Assignments(CodeGenerator generator) {
        this.g = generator;
    }

    void assign(Stmt.Assign s) {
        int base = g.u.depth;
        List<Expr> targets = s.targets();
        Expr first = targets.getFirst();
        if (targets.size() == 1) {
            if (pairwise(first, s.value())) {
                return;
            }
            if (first instanceof Expr.Name n && g.target(n.id()) >= 0) {
                g.expressions.gen(s.value(), g.target(n.id()));
                g.statements.lineOf(n);
            } else {
                store(first, g.expressions.gen(s.value(), ANY));
            }
            g.u.depth = base;
            return;
        }
        int value = g.expressions.gen(s.value(), ANY);
        if (Operands.isLocal(value)) {
            value = g.deliver(value, TEMP, Loc.of(s.value()));
        }
        for (int i = 0; i < targets.size(); i++) {
            if (i == targets.size() - 1 || Operands.isConst(value)) {
                store(targets.get(i), value);
            } else {
                int copy = g.u.push();
                g.u.emit(Opcode.COPY, copy, value, 0, Loc.of(s));
                store(targets.get(i), copy);
            }
        }
        g.u.depth = base;
    }

    /** {@code a, b = x, y}: no tuple is made. */
    private boolean pairwise(Expr target, Expr value) {
        List<Expr> targets = target instanceof Expr.Tuple t ? t.elts() : target instanceof Expr.List l ? l.elts() : null;
        if (targets == null || !(value instanceof Expr.Tuple v) || v.elts().size() != targets.size()
                || targets.size() > DisplayGen.MAX_ROW || targets.isEmpty()) {
            return false;
        }
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof Expr.Starred || v.elts().get(i) instanceof Expr.Starred) {
                return false;
            }
        }
        int base = g.u.depth;
        if (g.folder.constant(value) instanceof TupleConst c) {
            for (int i = 0; i < targets.size(); i++) {
                store(targets.get(i), g.u.constant(c.items().get(i)));
            }
        } else {
            int values = g.expressions.all(v.elts());
            int depth = g.u.depth;
            for (int i = 0; i < targets.size(); i++) {
                g.u.depth = depth;
                store(targets.get(i), values + i);
            }
        }
        g.u.depth = base;
        return true;
    }

    /** Stores an operand; a temporary is consumed, and popped if it was the topmost. */
    void store(Expr target, int value) {
        Loc loc = Loc.of(target);
        int entry = g.u.depth;
        switch (target) {
            case Expr.Name t -> g.store(t.id(), value, loc);
            case Expr.Attribute t -> {
                noteStaticAttribute(t);
                int object = g.expressions.gen(t.value(), LAST);
                g.u.emit(Opcode.STORE_ATTR, source(value, loc), object, g.expressions.name(t.attr()),
                        ExpressionGen.attributeLoc(loc, t));
            }
            case Expr.Subscript t -> storeSubscript(t, value, loc);
            case Expr.Tuple t -> unpack(t.elts(), value, loc);
            case Expr.List t -> unpack(t.elts(), value, loc);
            case Expr.Starred t -> throw g.error("starred assignment target must be in a list or tuple", loc);
            default -> throw new IllegalStateException("not an assignment target: " + target.getClass().getSimpleName());
        }
        g.u.depth = Operands.isTemp(value) && Operands.index(value) == entry - 1 ? entry - 1 : entry;
    }

    private int source(int value, Loc loc) {
        return g.expressions.cSource(value, loc);
    }

    private void storeSubscript(Expr.Subscript t, int value, Loc loc) {
        if (g.expressions.isPlainSlice(t.slice())) {
            Expr.Slice s = (Expr.Slice) t.slice();
            int base = value;
            if (!Operands.isTemp(value) || Operands.index(value) != g.u.depth - 1) {
                base = g.u.push();
                g.u.emit(Opcode.MOVE, base, value, 0, loc);
            }
            g.expressions.gen(t.value(), TEMP);
            g.expressions.bound(s.lower(), TEMP);
            g.expressions.bound(s.upper(), TEMP);
            g.u.emit(Opcode.STORE_SLICE, 0, base, 0, loc);
            return;
        }
        int container = g.expressions.gen(t.value(), ANY);
        int index = g.expressions.gen(t.slice(), LAST);
        g.u.emit(Opcode.STORE_SUBSCR, source(value, loc), container, index, loc);
    }

    private void unpack(List<Expr> elts, int value, Loc loc) {
        int base = Operands.isTemp(value) && Operands.index(value) == g.u.depth - 1 ? g.u.depth - 1 : g.u.depth;
        int star = -1;
        for (int i = 0; i < elts.size(); i++) {
            if (elts.get(i) instanceof Expr.Starred) {
                if (star >= 0) {
                    throw g.error("multiple starred expressions in assignment", loc);
                }
                star = i;
            }
        }
        int after = elts.size() - star - 1;
        if (star >= 256 || star >= 0 && after >= MAX_AFTER_STAR) {
            throw g.error("too many expressions in star-unpacking assignment", loc);
        }
        g.u.depth = base;
        int first = Unit.temp(base);
        if (star >= 0) {
            g.u.emit(Opcode.UNPACK_EX, first, value, star | after << 8, loc);
        } else {
            g.u.emit(Opcode.UNPACK_SEQUENCE, first, value, elts.size(), loc);
        }
        for (int i = 0; i < elts.size(); i++) {
            g.u.push();
        }
        int depth = g.u.depth;
        for (int i = 0; i < elts.size(); i++) {
            Expr e = elts.get(i);
            g.u.depth = depth;
            store(e instanceof Expr.Starred s ? s.value() : e, first + i);
        }
    }

    /** Remembers {@code self.x = ...} in methods for the class's __static_attributes__. */
    private void noteStaticAttribute(Expr.Attribute t) {
        if (!(t.value() instanceof Expr.Name n && n.id().equals("self"))) {
            return;
        }
        for (Unit unit = g.u.parent; unit != null; unit = unit.parent) {
            if (unit.kind == Unit.Kind.CLASS) {
                unit.staticAttributes.add(t.attr());
                return;
            }
        }
    }

    // ---- augmented assignment

    void augAssign(Stmt.AugAssign s) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        Opcode op = ExpressionGen.inplace(s.op());
        switch (s.target()) {
            case Expr.Name t -> {
                Loc at = Loc.of(t);
                int old = g.load(t.id(), ANY, at);
                int right = g.expressions.gen(s.value(), LAST);
                g.u.depth = base;
                int local = g.target(t.id());
                int dst = local >= 0 ? local : g.u.push();
                g.u.emit(op, dst, old, right, loc);
                if (local < 0) {
                    g.store(t.id(), dst, at);
                }
            }
            case Expr.Attribute t -> {
                noteStaticAttribute(t);
                Loc at = ExpressionGen.attributeLoc(Loc.of(t), t);
                int name = g.expressions.name(t.attr());
                int object = g.expressions.gen(t.value(), ANY);
                int old = g.u.push();
                g.u.emit(Opcode.LOAD_ATTR, old, again(object, at), name, at);
                int right = g.expressions.gen(s.value(), LAST);
                g.u.emit(op, old, old, right, loc);
                g.u.emit(Opcode.STORE_ATTR, old, object, name, at);
            }
            case Expr.Subscript t when g.expressions.isPlainSlice(t.slice()) -> augSlice(t, op, s.value(), loc);
            case Expr.Subscript t -> {
                Loc at = Loc.of(t);
                int container = g.expressions.gen(t.value(), ANY);
                int index = g.expressions.gen(t.slice(), ANY);
                int old = g.u.push();
                int first = again(container, at);
                int second = index;
                if (Operands.isTemp(index)) {
                    second = Operands.isTemp(container) ? g.u.push() : old;
                    g.u.emit(Opcode.COPY, second, index, 0, at);
                }
                g.u.emit(Opcode.SUBSCR, old, first, second, at);
                g.u.depth = Operands.index(old) + 1;
                int right = g.expressions.gen(s.value(), LAST);
                g.u.emit(op, old, old, right, loc);
                g.u.emit(Opcode.STORE_SUBSCR, old, container, index, at);
            }
            default -> throw new IllegalStateException("invalid node type for augmented assignment: " + s.target());
        }
        g.u.depth = base;
    }

    /** The operand for a first use while a second follows: a temporary is copied into the topmost one. */
    private int again(int operand, Loc loc) {
        if (!Operands.isTemp(operand)) {
            return operand;
        }
        int copy = Unit.temp(g.u.depth - 1);
        g.u.emit(Opcode.COPY, copy, operand, 0, loc);
        return copy;
    }

    private void augSlice(Expr.Subscript t, Opcode op, Expr value, Loc loc) {
        Loc at = Loc.of(t);
        Expr.Slice s = (Expr.Slice) t.slice();
        int result = g.u.push();
        int container = g.expressions.gen(t.value(), TEMP);
        int start = g.expressions.bound(s.lower(), TEMP);
        int stop = g.expressions.bound(s.upper(), TEMP);
        int old = g.u.push();
        int startCopy = g.u.push();
        int stopCopy = g.u.push();
        g.u.emit(Opcode.COPY, old, container, 0, at);
        g.u.emit(Opcode.COPY, startCopy, start, 0, at);
        g.u.emit(Opcode.COPY, stopCopy, stop, 0, at);
        g.u.emit(Opcode.BINARY_SLICE, old, startCopy, stopCopy, at);
        g.u.depth = Operands.index(old) + 1;
        int right = g.expressions.gen(value, LAST);
        g.u.emit(op, result, old, right, loc);
        g.u.emit(Opcode.STORE_SLICE, 0, result, 0, at);
    }

    // ---- deletion

    void delete(Expr target) {
        Loc loc = Loc.of(target);
        int base = g.u.depth;
        switch (target) {
            case Expr.Name t -> g.delete(t.id(), loc);
            case Expr.Attribute t -> {
                int object = g.expressions.gen(t.value(), LAST);
                g.u.emit(Opcode.DELETE_ATTR, 0, object, g.expressions.name(t.attr()), ExpressionGen.attributeLoc(loc, t));
            }
            case Expr.Subscript t -> {
                int container = g.expressions.gen(t.value(), ANY);
                int index = g.expressions.gen(t.slice(), LAST);
                g.u.emit(Opcode.DELETE_SUBSCR, 0, container, index, loc);
            }
            case Expr.Tuple t -> t.elts().forEach(this::delete);
            case Expr.List t -> t.elts().forEach(this::delete);
            default -> throw new IllegalStateException("not a deletion target: " + target.getClass().getSimpleName());
        }
        g.u.depth = base;
    }
}
