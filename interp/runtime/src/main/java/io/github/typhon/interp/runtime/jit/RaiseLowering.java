// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import java.lang.classfile.Label;

/** Making, raising and matching exceptions. */
final class RaiseLowering {
    private RaiseLowering() {}

    /** Without a frame nothing is handled: the interpreter goes on. */
    static boolean lower(Compilation c) {
        boolean raises = c.node() instanceof ValueForm.Raising;
        if (!c.frameless) return raises ? raise(c) : c.op == Opcode.JUMP_IF_NO_EXC_MATCH && match(c);
        if (raises) raiseLeaving(c);
        else c.leave(c.pc);
        return true;
    }

    /** What the node answers goes to the handler, which is a jump away if it is part of this code, or to the caller. */
    private static boolean raise(Compilation c) {
        c.syncTemps();
        c.syncNamed();
        Asm asm = c.asm;
        asm.at(c.node());
        asm.constant(c.node(), ValueForm.Raising.class);
        asm.ts();
        asm.frame();
        asm.slots();
        asm.invokeinterface(ValueForm.Raising.class, "raised", Asm.desc(PyException.class), Asm.STATE, Asm.FRAME, Asm.SLOTS);
        asm.astore(Asm.THROWN);
        c.throwStored();
        c.s = null;
        return true;
    }

    /** The frame that is made for the traceback raises. */
    private static void raiseLeaving(Compilation c) {
        c.fillFrame();
        Asm asm = c.asm;
        asm.constant(c.node(), ValueForm.Raising.class);
        asm.ts();
        asm.frame();
        asm.quiet("raise", Asm.OBJECT, Asm.desc(ValueForm.Raising.class), Asm.STATE, Asm.FRAME);
        asm.frameless = true;
        if (asm.cb != null) asm.cb.areturn();
        c.s = null;
    }

    /** Whether an exception is of a known class. */
    private static boolean match(Compilation c) {
        Operands.Operand b = c.b();
        if (!(b.known() instanceof PyType t) || !t.isSubtype(Exc.BaseException)) return false;
        Asm asm = c.asm;
        c.pushSlot(Instr.a(c.word));
        asm.constant(t, PyType.class);
        asm.op("isOfClass", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class));
        b.consume();
        JumpLowering.branch(c, false);
        return true;
    }

    /** An exception that only keeps its arguments, so that no Python code runs; false, and nothing done, if the class is another. */
    static boolean make(Compilation c, int base, int from, int n, PyType type) {
        Integer version = c.once(Snapshot.Fact.EXCEPTION, () -> plainVersion(type));
        if (version == null || c.isUnstable()) return false;
        Asm asm = c.asm;
        if (type.isHeapType()) {
            Label exit = c.exit();
            asm.hasVersion(type, version);
            asm.ifFalse(exit);
        }
        for (int i = from; i < from + n; i++) c.take(i);
        CallLowering.makeQuietly(c, base, from, n, type);
        return true;
    }

    /** The version in which a class makes instances as BaseException does; null if it does not. */
    private static Integer plainVersion(PyType t) {
        if (!t.isSubtype(Exc.BaseException) || t.ob_type() != PyType.TYPE || t.hasFlag(PyType.ABSTRACT)) return null;
        int version = t.version();
        boolean plain = SlotCalls.sameSource(t.slots(), Exc.BaseException.slots(), Slot.TP_NEW) && SlotCalls.sameSource(t.slots(), Exc.BaseException.slots(), Slot.TP_INIT);
        return plain ? version : null;
    }
}
