// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;

/** Slices, in code with a frame: no temporary goes through the frame, lists are taken apart without a mutex where nobody else has them. */
final class SliceLowering {
    private SliceLowering() {}

    static boolean build(Compilation c) {
        int n = Instr.b(c.word);
        int base = Instr.index(Instr.a(c.word));
        for (int i = 0; i < n; i++) c.take(base + i);
        c.asm.ts();
        for (int i = 0; i < n; i++) c.pushSlot(base + i);
        if (n == 2) c.asm.constant(PyNone.NONE, PyObject.class);
        c.asm.invokestatic(SliceOps.class, "newSlice", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
        c.asm.astore(Asm.X);
        for (int i = 0; i < n; i++) c.consume(base + i);
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
        return true;
    }

    /** Items of whatever was no list with an index. */
    static void subscr(Compilation c, Operands.Slot a, Operand b) {
        Asm asm = c.asm;
        c.syncNamed();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), ValueForm.Binary.class);
            a.push();
            b.push();
            Held.push(c, a.slot);
            asm.invokestatic(SliceOps.class, "subscr", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.desc(ValueForm.Binary.class), Asm.OBJECT, Asm.OBJECT, Asm.INT);
            asm.astore(Asm.X);
        });
        ArithmeticLowering.finish(c, a, b);
    }

    static boolean slice(Compilation c) {
        Asm asm = c.asm;
        int x = c.dst();
        c.take(x);
        Operand a = c.a();
        Operand b = c.b();
        c.syncNamed();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), ValueForm.Ternary.class);
            c.pushSlot(x);
            a.push();
            b.push();
            Held.push(c, x);
            asm.invokestatic(SliceOps.class, "slice", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.desc(ValueForm.Ternary.class), Asm.OBJECT, Asm.OBJECT, Asm.OBJECT,
                    Asm.INT);
            asm.astore(Asm.X);
        });
        c.consume(x);
        a.consume();
        b.consume();
        asm.aload(Asm.X);
        c.putObject(x);
        return true;
    }

    static boolean store(Compilation c) {
        Asm asm = c.asm;
        int base = Instr.index(Instr.a(c.word));
        for (int i = 0; i < 4; i++) c.take(base + i);
        // The value's items are moved out of it if the temporary has the only reference.
        c.toObject(base);
        c.syncNamed();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), ValueForm.SliceEffect.class);
            for (int i = 0; i < 4; i++) c.pushSlot(base + i);
            Held.push(c, base + 1);
            asm.invokestatic(SliceOps.class, "store", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.desc(ValueForm.SliceEffect.class), Asm.OBJECT, Asm.OBJECT, Asm.OBJECT,
                    Asm.OBJECT, Asm.INT);
        });
        for (int i = 0; i < 4; i++) c.consume(base + i);
        return true;
    }
}
