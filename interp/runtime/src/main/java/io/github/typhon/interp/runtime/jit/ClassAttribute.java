// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;

/**
 * An attribute of a class that is known: a constant as long as the class has this version.
 * @param wrapper the static or class method that gives the value, asked at every use; else null
 * @param self    what is to be the first argument of a call; else null
 */
record ClassAttribute(int version, PyObject value, PyObject wrapper, PyType self) {
    /** For LOAD_ATTR and LOAD_METHOD. False, and nothing done, if the metaclass has a say or the value is no constant. */
    static boolean lower(Compilation c, Operand a, PyType type) {
        if (c.isUnstable()) return false;
        boolean method = c.op == Opcode.LOAD_METHOD;
        PyUnicode name = c.code.names()[Instr.index(Instr.b(c.word))];
        ClassAttribute k = c.once(Snapshot.Fact.CLASS_VALUE, () -> find(type, name));
        if (k == null || k.self != null && !method) return false;
        Asm asm = c.asm;
        if (asm.cb != null) {
            Label exit = c.exit();
            asm.hasVersion(type, k.version);
            asm.ifFalse(exit);
            if (k.wrapper != null) wraps(asm, k.wrapper, k.value, exit);
        }
        a.consume();
        int dst = c.dst();
        c.s.setConstant(dst, k.value);
        if (k.self != null) c.s.setConstant(dst + 1, k.self);
        else if (method) c.s.set(dst + 1, FrameState.EMPTY);
        return true;
    }

    /** Guards that a static or class method, which its class has, gives that function: it can be initialized anew. */
    static void wraps(Asm asm, PyObject wrapper, PyObject function, Label otherwise) {
        asm.constant(wrapper, PyObject.class);
        asm.constant(function, PyObject.class);
        asm.quiet("wraps", Asm.BOOLEAN, Asm.OBJECT, Asm.OBJECT);
        asm.ifFalse(otherwise);
    }

    private static ClassAttribute find(PyType type, PyUnicode name) {
        int version = type.version();
        PyObject v = AttrCache.inClass(type, name);
        if (v == null) return null;
        int wrapping = AttrCache.wrapping(v);
        if (wrapping >= 0) {
            PyFunction fn = AttrCache.wrapped(v);
            return fn == null || !VariableLowering.isHeld(fn) ? null : new ClassAttribute(version, fn, v, wrapping == AttrCache.CLASS ? type : null);
        }
        if (AttrCache.isUnboundBuiltin(v)) return VariableLowering.isHeld(v) ? new ClassAttribute(version, v, null, null) : null;
        if (!VariableLowering.isSteady(v) && (Compilation.isCounted(v) || PyType.of(v).slots().has(Slot.TP_DESCR_GET))) return null;
        return new ClassAttribute(version, v, null, null);
    }
}
