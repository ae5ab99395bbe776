// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.ContextMethods;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;
import java.util.Arrays;
import java.util.Collections;

/** With statements on instances of classes whose methods are known. */
final class WithLowering {
    /** What an exit function gets when nothing was raised. */
    private static final int NONES = 3;

    private WithLowering() {}

    static boolean lower(Compilation c) {
        if (c.frameless || c.isUnstable()) return false;
        return switch (c.op) {
            case BEFORE_WITH -> before(c);
            case WITH_EXIT -> exit(c);
            default -> false;
        };
    }

    /** The function that enters is known from here to its call; the one that exits is owned until then. */
    private static boolean before(Compilation c) {
        ContextMethods m = c.once(Fact.CONTEXT, () -> ContextMethods.of(c.node()));
        Operand a = c.a();
        if (m == null || a.isInt() || a.isFloat() || !c.once(Fact.HELD, () -> VariableLowering.isHeld(m.enter()))) return false;
        Asm asm = c.asm;
        int dst = c.dst();
        if (asm.cb != null) {
            Label exit = c.exit();
            a.push();
            asm.constant(m.type(), PyType.class);
            asm.integer(m.version());
            asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
            asm.ifFalse(exit);
            asm.ts();
            asm.constant(m.exit(), PyObject.class);
            asm.constant(m.type(), PyType.class);
            asm.integer(m.version());
            asm.op("refIfCurrent", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
        }
        a.pushOwned();
        asm.astore(Asm.Y);
        asm.aload(Asm.X);
        c.putObject(dst);
        asm.ts();
        asm.aload(Asm.Y);
        asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
        c.putObject(dst + 1);
        c.s.setConstant(dst + 2, m.enter());
        asm.aload(Asm.Y);
        c.putObject(dst + 3);
        return true;
    }

    /** A call with three Nones. */
    private static boolean exit(Compilation c) {
        int base = Instr.index(Instr.a(c.word));
        if (!(c.once(Fact.CALL_TARGET, () -> ContextMethods.exitCode(c.node())) instanceof PyCode code)) return false;
        Arguments args = nones(code, base + 1);
        if (args == null) return false;
        if (c.s.kind[base + 1] == FrameState.MEMORY && c.asm.cb != null) {
            c.pushSlot(base + 1);
            c.asm.ifNull(c.exit());
        }
        return CallLowering.call(c, base, code, args);
    }

    /** For code that takes them all, one by one or in its *args. */
    private static Arguments nones(PyCode code, int self) {
        boolean star = code.hasFlag(CodeUnit.CO_VARARGS);
        int n = code.argcount;
        if (code.kwonlyargcount > 0 || code.hasFlag(CodeUnit.CO_VARKEYWORDS) || n == 0 || (star ? n > NONES : n != NONES + 1)) return null;
        PyObject[] values = new PyObject[star ? n + 1 : n];
        Arrays.fill(values, PyNone.NONE);
        if (star) values[n] = PyTuple.ofImmortals(Collections.nCopies(NONES + 1 - n, (PyObject) PyNone.NONE).toArray(PyObject[]::new));
        return Arguments.values(self, values);
    }
}
