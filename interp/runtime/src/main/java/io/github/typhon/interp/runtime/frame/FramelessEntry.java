// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;

/**
 * Compiled code of a function that runs no Python code but that of other frameless functions, so that nobody can look at its frame: it
 * has none. Arguments are borrowed, the result is owned.
 * <p>Leaving: if a guard fails, something raises or a depth limit is reached, the frame is made after all, as it is before the instruction
 * at hand, and null is answered: {@code ts.leftInner} is that frame. A frameless caller then makes its own frame, as it is while it waits,
 * and answers null too; a caller with a frame runs the chain ({@code Interpreter.runLeft}). So everything still happens once.
 * <p>Finalizers that a released value sets off do not see the frameless functions below them on the stack.
 * <p>Threads: any number at once.
 */
public abstract class FramelessEntry extends CompiledEntry {
    public static final int MAX_ARGS = 6;

    /** It may call itself or functions unknown to it: whoever enters it with a frame says how deep it may go. */
    public final boolean isDeep;

    protected FramelessEntry(PyCode code, ExitListener listener, boolean isDeep) {
        super(code, 0, listener);
        this.isDeep = isDeep;
    }

    @Override
    public final Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        throw new AssertionError("frameless code was entered with a frame");
    }

    @Override
    public final void idle() {
        switch (code.argcount) {
            case 0 -> call0(null, null);
            case 1 -> call1(null, null, null);
            case 2 -> call2(null, null, null, null);
            case 3 -> call3(null, null, null, null, null);
            case 4 -> call4(null, null, null, null, null, null);
            case 5 -> call5(null, null, null, null, null, null, null);
            default -> call6(null, null, null, null, null, null, null, null);
        }
    }

    private PyObject wrong(int n) {
        throw new AssertionError(n + " arguments for " + code.unit.qualname);
    }

    public @Owned PyObject call0(PyThreadState ts, PyFunction fn) {
        return wrong(0);
    }

    public @Owned PyObject call1(PyThreadState ts, PyFunction fn, PyObject a) {
        return wrong(1);
    }

    public @Owned PyObject call2(PyThreadState ts, PyFunction fn, PyObject a, PyObject b) {
        return wrong(2);
    }

    public @Owned PyObject call3(PyThreadState ts, PyFunction fn, PyObject a, PyObject b, PyObject c) {
        return wrong(3);
    }

    public @Owned PyObject call4(PyThreadState ts, PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d) {
        return wrong(4);
    }

    public @Owned PyObject call5(PyThreadState ts, PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e) {
        return wrong(5);
    }

    public @Owned PyObject call6(PyThreadState ts, PyFunction fn, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject f) {
        return wrong(6);
    }
}
