// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.stdlib.host.CFunction;

/** Sends the process a signal through the C library, since the JVM only raises those that it handles itself. Threads: any. */
public final class SelfSignal {
    private static final CFunction KILL = CFunction.of("kill");

    private SelfSignal() {}

    /** To the process, not to a thread of it. Failure is the operating system's EINVAL for a number it does not know: nothing happens. */
    public static void send(int signal) {
        int failed = KILL.call(ProcessHandle.current().pid(), signal);
        assert failed == 0 : "kill: signal " + signal;
    }
}
