// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.refcount.count.PyObject;

/**
 * What compiled code answers instead of throwing what none of its handlers wants: that is in {@code ts.raised}, and the frame is as it is when an
 * instruction throws. A Java exception costs 50 to 100 ns for each Java frame that it leaves, an answer nothing. Who knows of this looks for it; whoever takes it
 * for the instruction to go on with gets the exception thrown.
 * <p>Invariant: between the answer and its use by the caller nothing of this thread's Python code runs.
 */
public final class Raised extends Insn {
    public static final Raised INSN = new Raised();

    private Raised() {
        pc = -1;
    }

    @Override
    public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
        throw thrown(ts.takeRaised());
    }

    /** Throws it, whatever it is: {@code throw thrown(t)} tells the compiler that this is the end. */
    public static RuntimeException thrown(Throwable t) {
        throw Raised.<RuntimeException>unchecked(t);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable t) throws T {
        throw (T) t;
    }
}
