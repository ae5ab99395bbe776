// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.interp.runtime.code.PyCode;

/**
 * Compiled code of one code object from one pc on. It is entered with an ordinary frame whose slots are filled, and leaves in one of
 * three ways: it returned (result stored in the frame, null answered), it wants a callee run (f.callee set, f.next set, null
 * answered), or a guard failed and it rebuilt the frame's slots: the plain instruction to go on with is answered.
 * <p>Threads: any number at once. {@code retired}, {@code outdated} and the number of exits are racy on purpose: a late reader runs slower code,
 * not wrong code.
 */
public abstract class CompiledEntry extends Insn {
    /** Told when compiled code fails its guards. */
    public interface ExitListener {
        void exited(CompiledEntry e, int pc);
    }

    public final PyCode code;
    private final ExitListener listener;
    /** No longer linked: callers that still hold it should ask the code object again. */
    public boolean retired;
    /** It failed so often that better code is being made; it is run until that is there. */
    public boolean outdated;

    protected CompiledEntry(PyCode code, int pc, ExitListener listener) {
        this.code = code;
        this.pc = pc;
        this.listener = listener;
    }

    /** Calls the code without a thread: it returns at once. */
    public void idle() {
        exec(null, null, null);
    }

    /** A guard of the instruction {@code to} failed: the interpreter goes on with it. */
    public final Insn exit(Insn to) {
        if (!outdated) listener.exited(this, to.pc);
        return to;
    }
}
