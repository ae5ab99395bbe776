// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;

/** The second half of an operator that a Python method of the left operand's class computes: nobody else is asked if that declines. */
public final class AfterOperator extends AfterMethod {
    private final String symbol;
    private final PyType left;
    private final PyType right;

    /** @param operator the instruction */
    public AfterOperator(Insn operator, int dst, String symbol, PyType left, PyType right) {
        super(operator, dst);
        this.symbol = symbol;
        this.left = left;
        this.right = right;
    }

    /** TypeError for NotImplemented. */
    @Override
    public void check(PyThreadState ts, @Stolen PyObject v) {
        if (v == PyNotImplemented.NOT_IMPLEMENTED) {
            throw Raise.typeError("unsupported operand type(s) for %s: '%s' and '%s'", symbol, left.name(), right.name());
        }
    }
}
