// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.eval.insn.ModulePlace;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.refcount.count.PyObject;
import java.lang.constant.ClassDesc;

/** Attributes: of instances by their layout, of modules by their namespace, methods as constants of their class. */
final class AttributeLowering {
    private static final ClassDesc SHAPE = Asm.desc(Shape.class);
    private static final ClassDesc TYPE = Asm.desc(PyType.class);

    private AttributeLowering() {}

    static boolean lower(Compilation c) {
        return switch (c.op) {
            case LOAD_ATTR -> load(c);
            case STORE_ATTR -> store(c);
            case LOAD_METHOD -> method(c);
            default -> false;
        };
    }

    private static boolean load(Compilation c) {
        Operand a = c.a();
        if (a.known() instanceof PyModule m && moduleAttribute(c, a, m, c.dst())) return true;
        AttrCache e = AttrCache.of(c.node());
        Asm asm = c.asm;
        boolean instance = e != null && e.next == null && e.kind == AttrCache.INSTANCE && e.shape != null;
        c.syncNamed();
        c.mayRaise(() -> {
            if (instance) {
                asm.ts();
                asm.frame();
                a.push();
                layout(asm, e);
                asm.integer(e.index);
                asm.constant(c.node(), ValueForm.Unary.class);
                asm.op("loadAttr", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT, SHAPE, TYPE, Asm.INT, Asm.INT, Asm.desc(ValueForm.Unary.class));
            } else {
                asm.constant(c.node(), ValueForm.Unary.class);
                asm.ts();
                asm.frame();
                a.push();
                asm.invokeinterface(ValueForm.Unary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT);
            }
            asm.astore(Asm.X);
        });
        int dst = c.dst();
        if (c.isTemp(dst)) a.consume();
        asm.aload(Asm.X);
        c.putObject(dst);
        if (!c.isTemp(dst)) a.consume();
        return true;
    }

    private static void layout(Asm asm, AttrCache e) {
        asm.constant(e.shape, Shape.class);
        asm.constant(e.type, PyType.class);
        asm.integer(e.version);
    }

    private static boolean moduleAttribute(Compilation c, Operand a, PyModule m, int dst) {
        ModulePlace p = ModulePlace.of(c.node());
        if (p == null || c.isUnstable() || !c.isTemp(dst)) return false;
        PyObject now = p.keys().valueAt(p.index());
        if (now == null || !VariableLowering.isSteady(now) || m.dictBorrowed().keysAcquire() != p.keys()) return false;
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
        AttrCache e = AttrCache.of(c.node());
        Asm asm = c.asm;
        boolean instance = e != null && e.next == null && e.kind == AttrCache.INSTANCE;
        c.syncNamed();
        c.mayRaise(() -> {
            if (instance) {
                asm.ts();
                asm.frame();
                a.push();
                v.push();
                layout(asm, e);
                asm.integer(e.index);
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.op("storeAttr", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, SHAPE, TYPE, Asm.INT, Asm.INT, Asm.desc(ValueForm.Effect.class));
            } else {
                asm.constant(c.node(), ValueForm.Effect.class);
                asm.ts();
                asm.frame();
                a.push();
                asm.nullValue();
                v.push();
                asm.invokeinterface(ValueForm.Effect.class, "effect", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
            }
        });
        a.consume();
        v.consume();
        return true;
    }

    /** A method that the class of the receiver has is a constant from here to the call; the receiver follows it. */
    private static boolean method(Compilation c) {
        Operand a = c.a();
        int dst = c.dst();
        if (a.known() instanceof PyModule m && moduleAttribute(c, a, m, dst)) {
            c.s.set(dst + 1, FrameState.EMPTY);
            return true;
        }
        AttrCache e = AttrCache.of(c.node());
        if (e == null || e.next != null || e.kind != AttrCache.METHOD || c.isUnstable() || a.known() != null || a.isInt() || a.isFloat()) return false;
        Asm asm = c.asm;
        if (asm.cb != null) {
            var exit = c.exit();
            a.push();
            if (e.shape != null) {
                layout(asm, e);
                asm.op("hasShape", Asm.BOOLEAN, Asm.OBJECT, SHAPE, TYPE, Asm.INT);
            } else {
                asm.constant(e.type, PyType.class);
                asm.integer(e.version);
                asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, TYPE, Asm.INT);
            }
            asm.ifFalse(exit);
        }
        a.pushOwned();
        c.putObject(dst + 1);
        c.s.setConstant(dst, e.value);
        return true;
    }
}
