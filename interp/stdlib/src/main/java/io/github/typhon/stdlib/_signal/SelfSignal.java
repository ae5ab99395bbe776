// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.host.CFunction;

/** Sends the process a signal through the C library, since the JVM only raises those that it handles itself. Threads: any. */
public final class SelfSignal {
    private static final CFunction KILL = CFunction.of("kill");
    private static final CFunction RAISE = CFunction.of("raise");

    private SelfSignal() {}

    /** As {@code signal.raise_signal}: a handler of Python's runs before it returns, if this is the main thread. */
    @MayRunPython
    public static void raise(ThreadState ts, int signal) {
        Signals.of(ts).send(ts, signal);
    }

    /** To the calling thread, which does not go on if the signal ends the process. */
    public static void strike(int signal) {
        RAISE.call(signal);
    }

    /** To the process, not to a thread of it; a number that the system does not know does nothing. */
    public static void send(int signal) {
        KILL.call(ProcessHandle.current().pid(), signal);
    }
}
