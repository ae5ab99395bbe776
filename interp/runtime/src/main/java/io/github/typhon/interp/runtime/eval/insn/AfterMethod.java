// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;

/** The second half of an instruction whose value a Python function computes: it goes to the instruction's slot. */
public class AfterMethod extends Insn {
    private final int dst;

    /** @param first the instruction */
    public AfterMethod(Insn first, int dst) {
        this.pc = first.pc;
        this.next = first.next;
        this.dst = dst;
    }

    @Override
    public final boolean isContinuation() {
        return true;
    }

    @Override
    public final Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        PyObject v = f.result;
        f.result = null;
        check(ts, v);
        set(ts, r, dst, v);
        return next;
    }

    /** Raises, having taken over the value, if it is none. */
    public void check(PyThreadState ts, @Stolen PyObject v) {}
}
