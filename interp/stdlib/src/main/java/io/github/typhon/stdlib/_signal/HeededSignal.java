// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._signal;

import io.github.typhon.stdlib.host.CFunction;
import java.util.Set;

/** Ends the ignoring of a signal. HotSpot takes no handler for the three signals that could end it while the process ignores them, so that a program
 *  under {@code nohup} lives on: it says that it did and does nothing. Threads: any. */
final class HeededSignal {
    private static final Set<String> KEPT = Set.of("HUP", "INT", "TERM");
    private static final CFunction SIGNAL = CFunction.of("signal");

    private HeededSignal() {}

    /** Gives the signal its default action, whereupon the JVM takes a handler for it. What arrives in between has that action. */
    static void heed(String name, int signal) {
        if (KEPT.contains(name)) SIGNAL.raw(signal, 0);
    }
}
