// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.eval.SuperCalls;
import io.github.typhon.interp.runtime.eval.insn.SuperTarget;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;

/** {@code super().method(...)}: the method that a class has for instances of one other class is a constant. */
final class SuperLowering {
    private SuperLowering() {}

    /** False, and nothing done, if the site has met several, or none. */
    static boolean lower(Compilation c) {
        int base = Instr.index(Instr.a(c.word));
        int dst = c.dst();
        SuperTarget t = c.once(Snapshot.Fact.SUPER, () -> SuperTarget.of(c.node()));
        if (t == null || !c.once(Snapshot.Fact.HELD, () -> VariableLowering.isHeld(t.method())) || c.isUnstable() || !(c.s.constant(base) instanceof PyObject sup) || !SuperCalls.isBuiltin(sup)) return false;
        c.take(base + 1);
        c.take(base + 2);
        byte self = c.s.kind[base + 2];
        if (self != FrameState.OBJECT && self != FrameState.BORROWED) return false;
        Asm asm = c.asm;
        if (asm.cb != null) {
            Label exit = c.exit();
            c.pushSlot(base + 1);
            asm.constant(t.start(), PyType.class);
            asm.cb.if_acmpne(exit);
            c.pushSlot(base + 2);
            asm.constant(t.self(), PyType.class);
            asm.integer(t.version());
            asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
            asm.ifFalse(exit);
        }
        c.slot(base + 2).pushOwned();
        asm.astore(Asm.X);
        c.forget(base + 2);
        c.consume(base + 1);
        c.forget(base);
        asm.aload(Asm.X);
        c.putObject(dst + 1);
        c.s.setConstant(dst, t.method());
        return true;
    }
}
