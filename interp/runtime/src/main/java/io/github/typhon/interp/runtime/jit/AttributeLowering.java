// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.eval.insn.ModulePlace;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Attributes: of instances by their layout, of modules by their namespace, methods as constants of their class. */
final class AttributeLowering {
    private static final ClassDesc SHAPE = Asm.desc(Shape.class);

    private AttributeLowering() {}

    static boolean lower(Compilation c) {
        return switch (c.op) {
            case LOAD_ATTR -> load(c);
            case STORE_ATTR -> store(c);
            case DELETE_ATTR -> delete(c);
            case LOAD_METHOD -> method(c);
            case LOAD_SUPER_METHOD, LOAD_SUPER_METHOD_2 -> SuperLowering.lower(c);
            default -> false;
        };
    }

    private static boolean load(Compilation c) {
        if (ReadPath.lower(c)) return true;
        Operand a = c.a();
        if (a.known() instanceof PyModule m && moduleAttribute(c, a, m, c.dst())) return true;
        if (a.known() instanceof PyType t && c.isTemp(c.dst()) && ClassAttribute.lower(c, a, t)) return true;
        if (PropertyLowering.lower(c, a)) return true;
        List<AttrCache> entries = usable(c, a, e -> isValue(e) || isInDict(e) || e.kind == AttrCache.INSTANCE && e.shape != null);
        Asm asm = c.asm;
        if (!entries.isEmpty() && entries.stream().noneMatch(AttributeLowering::isInDict) && Seen.suffices(c, a, c.dst())) {
            Dispatch.on(c, a, entries, (e, exit) -> see(c, a, e, exit));
            a.consume();
            c.putSeen(c.dst());
            return true;
        }
        c.ownSeen();
        if (!entries.isEmpty()) {
            Dispatch.on(c, a, entries, (e, exit) -> value(c, e, exit));
        } else {
            c.syncNamed();
            c.mayRaise(() -> {
                asm.constant(c.node(), ValueForm.Unary.class);
                asm.ts();
                asm.frame();
                a.push();
                asm.invokeinterface(ValueForm.Unary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT);
                asm.astore(Asm.X);
            });
        }
        int dst = c.dst();
        if (c.isTemp(dst)) a.consume();
        asm.aload(Asm.X);
        c.putObject(dst);
        if (!c.isTemp(dst)) a.consume();
        return true;
    }

    /** The attribute of the object in Y goes to X. */
    private static void value(Compilation c, AttrCache e, Label exit) {
        Asm asm = c.asm;
        asm.ts();
        if (e.kind == AttrCache.INSTANCE) {
            asm.aload(Asm.Y);
            asm.integer(e.index);
            asm.op("attribute", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.INT);
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
        } else if (e.kind == AttrCache.IN_DICT) {
            asm.aload(Asm.Y);
            asm.constant(name(c), PyUnicode.class);
            if (e.value == null) asm.nullValue();
            else asm.constant(e.value, PyObject.class);
            asm.op("attributeInDict", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.desc(PyUnicode.class), Asm.OBJECT);
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
        } else {
            asm.constant(e.value, PyObject.class);
            asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            asm.astore(Asm.X);
        }
    }

    /** The same, for something that only looks at it. */
    private static void see(Compilation c, Operand a, AttrCache e, Label exit) {
        Asm asm = c.asm;
        if (e.kind != AttrCache.INSTANCE) {
            value(c, e, exit);
            asm.integer(1);
            asm.istore(Asm.OWNED);
            return;
        }
        Seen.look(c, a, exit, () -> {
            asm.aload(Asm.Y);
            asm.integer(e.index);
            asm.invokestatic(ReadPathOps.class, "peekAttribute", Asm.OBJECT, Asm.OBJECT, Asm.INT);
        }, () -> {
            asm.ts();
            asm.aload(Asm.Y);
            asm.integer(e.index);
            asm.op("attribute", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.INT);
        });
    }

    /** A value of the class that lives as long as the class has it, and whose class cannot lose it unseen. */
    private static boolean isValue(AttrCache e) {
        return e.kind == AttrCache.VALUE && isLasting(e.value);
    }

    private static boolean isInDict(AttrCache e) {
        return e.kind == AttrCache.IN_DICT && (e.value == null || isLasting(e.value));
    }

    private static boolean isLasting(PyObject v) {
        return VariableLowering.isSteady(v) || !Compilation.isCounted(v);
    }

    /** What the site learnt, if compiled code can use all of it; else nothing. */
    static List<AttrCache> usable(Compilation c, Operand a, Predicate<AttrCache> kind) {
        return a.known() != null ? List.of() : learnt(c, a, kind);
    }

    private static List<AttrCache> learnt(Compilation c, Operand a, Predicate<AttrCache> kind) {
        return c.isUnstable() || a.isInt() || a.isFloat() ? List.of() : learnt(c, kind);
    }

    /** An attribute that is often missing is read the general way, which raises where it is handled. */
    static boolean isOftenUnset(Compilation c) {
        return c.once(Fact.UNSET, () -> AttrCache.isOftenUnset(c.node()));
    }

    static List<AttrCache> learnt(Compilation c, Predicate<AttrCache> kind) {
        List<AttrCache> out = new ArrayList<>();
        if (isOftenUnset(c)) return out;
        for (AttrCache e = c.once(Fact.ATTRIBUTES, () -> AttrCache.of(c.node())); e != null; e = e.next) {
            if (!kind.test(e)) return List.of();
            out.add(e);
        }
        return out;
    }

    private static boolean moduleAttribute(Compilation c, Operand a, PyModule m, int dst) {
        ModulePlace p = c.once(Fact.MODULE, () -> ModulePlace.of(c.node()));
        if (p == null || c.isUnstable() || !c.isTemp(dst)) return false;
        PyObject now = c.once(Fact.MODULE_VALUE, () -> m.dictBorrowed().keysAcquire() != p.keys() ? null : p.keys().valueAt(p.index()));
        if (now == null || !VariableLowering.isSteady(now)) return false;
        Asm asm = c.asm;
        if (asm.cb != null) {
            asm.constant(m, PyModule.class);
            asm.constant(p.keys(), DictKeys.class);
            asm.integer(p.index());
            asm.constant(now, PyObject.class);
            asm.op("isModuleAttribute", Asm.BOOLEAN, Asm.desc(PyModule.class), Asm.desc(DictKeys.class), Asm.INT, Asm.OBJECT);
            asm.ifFalse(c.exit());
        }
        // The module's own temporary is often the destination.
        a.consume();
        c.s.setConstant(dst, now);
        return true;
    }

    private static boolean store(Compilation c) {
        Operand a = c.a();
        Operand v = c.c();
        Asm asm = c.asm;
        List<AttrCache> entries = usable(c, a, e -> e.shape != null && (e.kind == AttrCache.INSTANCE || e.kind == AttrCache.ADD));
        if (!entries.isEmpty()) {
            // The number that a variable holds is boxed once.
            v.push();
            asm.astore(Asm.X);
            Dispatch.on(c, a, entries, (e, exit) -> put(c, e, exit));
            AttrCache e = entries.getFirst();
            if (e.kind == AttrCache.ADD && a instanceof Operands.Slot s) {
                Shape next = next(c, e);
                c.s.setLayout(s.slot, entries.size() > 1 || next == null ? null : e.onShape(next));
            }
        } else {
            c.syncNamed();
            c.mayRaise(() -> {
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.ts();
                asm.frame();
                a.push();
                asm.nullValue();
                v.push();
                asm.invokeinterface(ValueForm.Effect.class, "effect", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
            });
        }
        a.consume();
        v.consume();
        return true;
    }

    private static boolean delete(Compilation c) {
        if (c.frameless) return false;
        Operand a = c.a();
        Asm asm = c.asm;
        c.syncNamed();
        c.mayRaise(() -> {
            asm.constant(c.node(), ValueForm.Effect.class);
            asm.ts();
            asm.frame();
            a.push();
            asm.nullValue();
            asm.nullValue();
            asm.invokeinterface(ValueForm.Effect.class, "effect", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
        });
        a.consume();
        return true;
    }

    /** The layout of an instance that got the attribute; null where it moves to a dict. */
    private static Shape next(Compilation c, AttrCache e) {
        return e.shape.with(name(c));
    }

    private static PyUnicode name(Compilation c) {
        return c.code.names()[Instr.index(Instr.b(c.word))];
    }

    /** X becomes the attribute of the object in Y. */
    private static void put(Compilation c, AttrCache e, Label exit) {
        Asm asm = c.asm;
        if (!c.frameless) asm.at(c.node());
        asm.ts();
        asm.aload(Asm.Y);
        asm.aload(Asm.X);
        if (e.kind == AttrCache.ADD) {
            Shape next = next(c, e);
            asm.constant(name(c), PyUnicode.class);
            if (next == null) {
                asm.op("setAttribute", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.desc(PyUnicode.class));
                return;
            }
            asm.constant(e.shape, Shape.class);
            asm.constant(next, Shape.class);
            asm.integer(next.type().slotCount() + e.shape.size());
            asm.op("addAttribute", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.desc(PyUnicode.class), SHAPE, SHAPE, Asm.INT);
        } else {
            asm.integer(e.index);
            asm.op("setAttribute", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.INT);
            asm.ifFalse(exit);
        }
    }

    /**
     * A method that the class of the receiver has is a constant from here to the call, or one of a few functions in a variable; the
     * receiver follows it.
     */
    private static boolean method(Compilation c) {
        Operand a = c.a();
        int dst = c.dst();
        if (a.known() instanceof PyModule m && moduleAttribute(c, a, m, dst)) {
            c.s.set(dst + 1, FrameState.EMPTY);
            return true;
        }
        if (a.known() instanceof PyType t && ClassAttribute.lower(c, a, t) || wrapped(c, a)) return true;
        List<AttrCache> entries = learnt(c, a, e -> e.kind == AttrCache.METHOD || e.kind == AttrCache.DICT_METHOD);
        if (entries.isEmpty()) return methodOfMany(c, a);
        Asm asm = c.asm;
        // A function that another thread may let die is owned until the call.
        boolean held = c.once(Fact.HELD, () -> entries.stream().allMatch(e -> !(e.value instanceof PyFunction) || VariableLowering.isHeld(e.value)));
        if (!held || entries.stream().anyMatch(e -> e.kind == AttrCache.DICT_METHOD)) c.ownSeen();
        boolean same = entries.stream().allMatch(e -> e.value == entries.getFirst().value);
        boolean one = same && held;
        if (!same && !entries.stream().allMatch(e -> e.value instanceof PyFunction fn && (!c.frameless || c.frameless(fn.code) != null))) return false;
        Dispatch.on(c, a, entries, (e, exit) -> {
            if (e.kind == AttrCache.DICT_METHOD) lacks(c, exit);
            if (one) return;
            boolean owned = !held;
            if (owned) asm.ts();
            asm.constant(e.value, PyObject.class);
            if (owned) {
                asm.constant(e.type, PyType.class);
                asm.integer(e.version);
                asm.op("refIfCurrent", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
            }
            if (owned) asm.cb.dup();
            asm.astore(Asm.X);
            if (owned) asm.ifNull(exit);
        });
        receiver(c, a, one ? entries.getFirst().value : null);
        if (one) c.s.setConstant(dst, entries.getFirst().value);
        else found(c, held);
        return true;
    }

    /** Exits if the object in Y, whose attributes are in a dict, has one by the name. */
    private static void lacks(Compilation c, Label exit) {
        c.asm.ts();
        c.asm.aload(Asm.Y);
        c.asm.constant(name(c), PyUnicode.class);
        c.asm.op("lacks", Asm.BOOLEAN, Asm.STATE, Asm.OBJECT, Asm.desc(PyUnicode.class));
        c.asm.ifFalse(exit);
    }

    /** A function in a static or class method: a constant that does not need the receiver. */
    private static boolean wrapped(Compilation c, Operand a) {
        List<AttrCache> entries = usable(c, a, e -> e.kind == AttrCache.STATIC || e.kind == AttrCache.CLASS);
        if (entries.isEmpty()) return false;
        AttrCache first = entries.getFirst();
        boolean ofClass = first.kind == AttrCache.CLASS;
        if (!entries.stream().allMatch(e -> e.value == first.value && (!ofClass || e.type == first.type))) return false;
        PyFunction fn = c.once(Fact.WRAPPED, () -> AttrCache.wrapped(first.value));
        if (fn == null || !c.once(Fact.HELD, () -> VariableLowering.isHeld(fn))) return false;
        // A receiver that dies here could take the class, and with it the function, along.
        if (!first.onClass && !(a instanceof Operands.Slot s && (!c.isTemp(s.slot) || c.s.isLent(s.slot)))) return false;
        Dispatch.on(c, a, entries, (e, exit) -> ClassAttribute.wraps(c.asm, e.value, fn, exit));
        a.consume();
        c.s.setConstant(c.dst(), fn);
        if (ofClass) c.s.setConstant(c.dst() + 1, first.type);
        else c.s.set(c.dst() + 1, FrameState.EMPTY);
        return true;
    }

    /** Whether the call that takes the method is the one of a builtin that need not own its receiver. */
    private static boolean mayLook(Compilation c, PyObject method) {
        for (int at = c.pc + 1; method instanceof PyMethodDescriptor && at < c.unit.code().length; at++) {
            long w = c.wordAt(at);
            if (Instr.opcode(w) == Opcode.CALL && Instr.index(Instr.a(w)) == c.dst()) return QuietBuiltins.looksAtReceiver(method, Instr.b(w));
        }
        return false;
    }

    /** The receiver goes behind the method. */
    private static void receiver(Compilation c, Operand a, PyObject one) {
        int to = c.dst() + 1;
        if (a instanceof Operands.Slot s && MoveLowering.borrows(c, s.slot, to)) return;
        if (a instanceof Operands.Slot s && c.s.kind[s.slot] == FrameState.SEEN && mayLook(c, one)) {
            a.push();
            c.asm.astore(Asm.X);
            c.asm.iload(c.asm.flagVar(s.slot));
            c.asm.istore(Asm.OWNED);
            c.forget(s.slot);
            c.putSeen(to);
            return;
        }
        a.pushOwned();
        c.putObject(to);
    }

    /** The method is in X. */
    private static void found(Compilation c, boolean held) {
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        // The class has it, and nothing that could change the class runs before the call.
        if (held) c.s.set(c.dst(), c.frameless ? FrameState.BORROWED : FrameState.HELD);
    }

    /** More kinds of receivers than code tells apart, or too fast a change of them: the instruction finds what it knows of each. */
    private static boolean methodOfMany(Compilation c, Operand a) {
        if (a.known() != null || a.isInt() || a.isFloat() || !c.isUnstable() && !c.once(Fact.MANY, () -> AttrCache.isOfMany(c.node()))) return false;
        if (!c.once(Fact.METHOD_ONLY, () -> AttrCache.isMethodOnly(c.node()))) return false;
        Asm asm = c.asm;
        c.ownSeen();
        if (asm.cb != null) {
            asm.constant(c.node(), ValueForm.Method.class);
            asm.ts();
            a.push();
            asm.invokeinterface(ValueForm.Method.class, "method", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(c.exit());
        }
        receiver(c, a, null);
        found(c, true);
        return true;
    }
}
