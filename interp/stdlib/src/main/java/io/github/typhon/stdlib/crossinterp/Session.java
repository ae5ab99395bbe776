// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.contract.MayRunPython;
import java.util.function.Consumer;
import java.util.function.Function;

/** A thread of one interpreter goes into another one and comes back.
 *  <p>Threads: the caller's state is detached meanwhile. Its main thread is the main thread there too; any other gets a state of its own for the time.
 *  <p>Errors: the body must not throw Python's exceptions, whose values stay in there; it hands back {@link ExceptionSnapshot}s. CPython: _PyXI_session. */
public final class Session {
    private Session() {}

    /** Runs the body as what runs in the member's {@code __main__}. InterpreterError if something does already. */
    @MayRunPython
    public static <T> T run(PyThreadState ts, Member m, Function<PyThreadState, T> body) {
        if (!m.tryRun()) {
            throw CrossErrors.INTERPRETER.error(ts, "interpreter already running");
        }
        try (var d = ts.blocking()) {
            boolean main = ts == ts.interpreter.main;
            return enter(ts, main ? m.interp.main : new PyThreadState(m.interp), main, body);
        } finally {
            m.stopRunning();
        }
    }

    /** Runs the body beside whatever else the member runs, if it still lives. */
    @MayRunPython
    static void visit(PyThreadState ts, Member m, Consumer<PyThreadState> body) {
        if (m.interp == ts.interp) {
            body.accept(ts);
            return;
        }
        if (!m.beginVisit()) {
            return;
        }
        try (var d = ts.blocking()) {
            enter(ts, new PyThreadState(m.interp), false, there -> {
                body.accept(there);
                return null;
            });
        } finally {
            m.endVisit();
        }
    }

    private static <T> T enter(PyThreadState ts, PyThreadState there, boolean keep, Function<PyThreadState, T> body) {
        there.enter();
        // Both stand on one Java stack.
        int depth = there.nativeDepth;
        there.nativeDepth += ts.nativeDepth;
        try {
            return body.apply(there);
        } finally {
            there.nativeDepth = depth;
            if (keep) {
                there.leaveMerged(ts);
            } else {
                there.exit(ts);
            }
        }
    }
}
