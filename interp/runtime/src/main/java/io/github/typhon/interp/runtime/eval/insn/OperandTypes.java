// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.objects.core.PyType;

/** The classes of the operands that an operator met, the one that is asked first on the left, if one was an instance of a Python class and they never changed. */
public record OperandTypes(PyType left, PyType right) {
    private static final OperandTypes VARIOUS = new OperandTypes(null, null);

    static OperandTypes with(OperandTypes old, PyType left, PyType right) {
        if (old == null) return new OperandTypes(left, right);
        return old.left == left && old.right == right ? old : VARIOUS;
    }

    /** Null if there are none, or several. */
    public static OperandTypes of(Insn operator) {
        OperandTypes t = operator instanceof Op.Op1 o ? o.types() : operator instanceof CallInsns.Call k ? k.types() : null;
        return t == VARIOUS ? null : t;
    }
}
