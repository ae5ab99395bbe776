// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;

/** An attribute of a class that is known: a constant as long as the class has this version. */
record ClassAttribute(int version, PyObject value) {
    /** False, and nothing done, if the metaclass has a say or the value is no constant. */
    static boolean lower(Compilation c, Operand a, PyType type) {
        if (c.isUnstable()) return false;
        PyUnicode name = c.code.names()[Instr.index(Instr.b(c.word))];
        ClassAttribute k = c.once(Snapshot.Fact.CLASS_VALUE, () -> find(type, name));
        if (k == null) return false;
        Asm asm = c.asm;
        if (asm.cb != null) {
            asm.constant(type, PyType.class);
            asm.integer(k.version);
            asm.op("hasVersion", Asm.BOOLEAN, Asm.desc(PyType.class), Asm.INT);
            asm.ifFalse(c.exit());
        }
        a.consume();
        c.s.setConstant(c.dst(), k.value);
        return true;
    }

    private static ClassAttribute find(PyType type, PyUnicode name) {
        int version = type.version();
        if (type.ob_type() != PyType.TYPE || PyType.TYPE.lookupBorrowed(name) != null) return null;
        PyObject v = type.lookupBorrowed(name);
        if (v == null || !VariableLowering.isSteady(v) && (Compilation.isCounted(v) || PyType.of(v).slots().has(Slot.TP_DESCR_GET))) return null;
        return new ClassAttribute(version, v);
    }
}
