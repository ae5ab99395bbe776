// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.count.PyObject;

/** The second half of an instruction for which a special method of an operand was called: the operands are still in their places. */
public final class AfterSpecial extends Insn {
    private final Op.Op0 first;
    private final Outcome outcome;

    /** @param first the instruction */
    public AfterSpecial(Insn first, Outcome outcome) {
        this.first = (Op.Op0) first;
        this.outcome = outcome;
        pc = first.pc;
        next = first.next;
    }

    @Override
    public boolean isContinuation() {
        return true;
    }

    @Override
    public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        PyObject v = f.result;
        f.result = null;
        f.at = this;
        return first.finish(ts, f, r, v, outcome);
    }
}
