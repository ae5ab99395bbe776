// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.AfterSpecial;
import io.github.typhon.interp.runtime.eval.insn.Outcome;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;

/**
 * The call of a special method for an instruction, without going through the slot of its type. The operands stay where they are until the method has
 * given its value, so that whatever is to be done then finds them, in this code, or in the frame where it was left.
 * @param operands of the method, self first
 */
record SpecialCall(Method method, Outcome outcome, Operand... operands) {
    /** A function that a class in its present version has. */
    record Method(PyType type, int version, PyFunction function, PyCode code) {
        /** Null if there is none. */
        static Method of(PyType type, PyUnicode name) {
            int version = type.version();
            return type.lookupBorrowed(name) instanceof PyFunction fn && VariableLowering.isHeld(fn) ? new Method(type, version, fn, fn.code) : null;
        }

        /** Null if there is none that takes that many arguments, without more ado. */
        static Method of(PyType type, PyUnicode name, int arguments) {
            Method m = of(type, name);
            return m != null && CallLowering.fits(m.code, arguments) ? m : null;
        }
    }

    /** Guards the class of an operand; numbers in variables are of theirs. */
    static void check(Compilation c, Operand x, PyType type, int version, Label exit) {
        if (x.isInt() || x.isFloat()) return;
        x.push();
        c.asm.constant(type, PyType.class);
        c.asm.integer(version);
        c.asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
        c.asm.ifFalse(exit);
    }

    /** What the method gave, owned, in X; in frameless code it is quiet. Classes have been guarded. */
    void call(Compilation c) {
        c.syncNamed();
        if (Frameless.hasCode(c, method.code)) {
            Frameless.special(c, this, new AfterSpecial(c.node(), outcome));
        } else {
            Frameless.hasCode(c, () -> c.asm.constant(method.function, PyObject.class), method.code);
            CallLowering.framed(c, method, operands);
        }
    }

    /** The call, and the instruction's value in X. {@code x} and {@code y} are its own operands; y may be null. */
    void value(Compilation c, Operand x, Operand y) {
        call(c);
        if (outcome == Outcome.VALUE) return;
        Asm asm = c.asm;
        Label done = asm.label();
        asm.constant(outcome, Outcome.class);
        asm.aload(Asm.X);
        asm.invokevirtual(Outcome.class, "isFinal", Asm.BOOLEAN, Asm.OBJECT);
        asm.ifTrue(done);
        settle(c, x, y, "value", Asm.OBJECT);
        asm.bind(done);
    }

    /** The call, and the instruction's answer in FLAG. */
    void test(Compilation c, Operand x, Operand y) {
        call(c);
        settle(c, x, y, "test", Asm.BOOLEAN);
    }

    /** As the call of an iterator's {@code __next__}: the item, or null at the end, in X. For code with a frame. */
    void next(Compilation c) {
        Asm asm = c.asm;
        c.syncNamed();
        FramelessEntry e = c.frameless(method.code);
        Frameless.hasCode(c, () -> asm.constant(method.function, PyObject.class), method.code);
        if (e != null) Frameless.current(c, e, method.code, c.exit());
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), Insn.class);
            operands[0].push();
            asm.constant(method.function, PyFunction.class);
            if (e != null) asm.aload(Asm.ENTRY);
            else asm.nullValue();
            asm.invokestatic(IteratorOps.class, "next", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN, Asm.OBJECT, Asm.desc(PyFunction.class), Asm.desc(FramelessEntry.class));
            asm.astore(Asm.X);
        });
    }

    private void settle(Compilation c, Operand x, Operand y, String method, ClassDesc result) {
        Asm asm = c.asm;
        if (c.frameless) {
            // It is quiet.
            settling(c, null, null, method, result);
            return;
        }
        c.mayRaise(() -> {
            asm.at(c.node());
            settling(c, x, y, method, result);
        });
    }

    private void settling(Compilation c, Operand x, Operand y, String method, ClassDesc result) {
        Asm asm = c.asm;
        asm.constant(outcome, Outcome.class);
        asm.ts();
        asm.aload(Asm.X);
        push(asm, x);
        push(asm, y);
        asm.invokevirtual(Outcome.class, method, result, Asm.STATE, Asm.OBJECT, Asm.OBJECT, Asm.OBJECT);
        if (result == Asm.OBJECT) asm.astore(Asm.X);
        else if (asm.cb != null) asm.cb.istore(Asm.FLAG);
    }

    private static void push(Asm asm, Operand x) {
        if (x == null) asm.nullValue();
        else x.push();
    }
}
