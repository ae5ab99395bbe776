// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.frame.CompiledEntry;
import jdk.jfr.FlightRecorder;

/** The way to this package's JFR events, which are touched only while something may be recording: the mere initialisation of an event's class
 *  brings JFR up with all its types.
 *  <p>Threads: any. */
final class JitEvents {
    private JitEvents() {}

    /** A compilation that begins now; null if nothing is recorded. */
    static CompilationEvent compilation() {
        return FlightRecorder.isInitialized() ? CompilationEvent.begun() : null;
    }

    static void outdated(CompiledEntry e, ExitProfile exits) {
        if (FlightRecorder.isInitialized()) OutdatedEvent.record(e, exits);
    }
}
