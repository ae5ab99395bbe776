// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of one pause of all of an interpreter's threads. */
@Name("io.github.typhon.GcPause")
@Label("Python GC pause")
@Category({"Typhon", "Garbage collector"})
@Description("The cycle collector held all threads of an interpreter")
@StackTrace(false)
final class PauseEvent extends Event {
    @Label("Interpreter")
    long interpreter;
    @Label("Generation")
    int generation;
    @Label("Phase")
    String phase;
    @Label("Objects examined")
    int examined;
    @Label("Unreachable objects")
    int unreachable;

    /** Ends the event and records it, unless it is turned off or was too short. */
    void commit(long interpreter, int generation, String phase, int examined, int unreachable) {
        end();
        if (!shouldCommit()) return;
        this.interpreter = interpreter;
        this.generation = generation;
        this.phase = phase;
        this.examined = examined;
        this.unreachable = unreachable;
        commit();
    }
}
