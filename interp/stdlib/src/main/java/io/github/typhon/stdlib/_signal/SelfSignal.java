// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.stdlib.host.CFunction;

/** Sends the process a signal through the C library, since the JVM only raises those that it handles itself. Threads: any. */
public final class SelfSignal {
    private static final CFunction KILL = CFunction.of("kill");

    private SelfSignal() {}

    /** To the process, not to a thread of it; a number that the system does not know does nothing. */
    public static void send(int signal) {
        KILL.call(ProcessHandle.current().pid(), signal);
    }
}
