// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.count.PyObject;

/** The second half of an instruction whose value a Python function computes, which got the operand: it goes to the instruction's slot. */
final class AfterMethod extends Insn {
    private final int dst;

    /** @param first the instruction */
    AfterMethod(Insn first, int dst) {
        this.pc = first.pc;
        this.next = first.next;
        this.dst = dst;
    }

    @Override
    public boolean isContinuation() {
        return true;
    }

    @Override
    public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        PyObject v = f.result;
        f.result = null;
        set(ts, r, dst, v);
        return next;
    }
}
