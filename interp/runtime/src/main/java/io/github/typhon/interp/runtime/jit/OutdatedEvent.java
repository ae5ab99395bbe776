// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.frame.CompiledEntry;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** The JFR event of a compiled form that was left so often that it is compiled anew. Its stack is that of the thread that left it last. */
@Name("io.github.typhon.JitOutdated")
@Label("Python JIT code outdated")
@Category({"Typhon", "JIT"})
@Description("Compiled code failed its guards too often and is to be compiled with what was learnt")
final class OutdatedEvent extends Event {
    @Label("Function")
    String function;
    @Label("Entry")
    int entry;
    @Label("Failed sites")
    @Description("Entry, instruction and line of each, and how many compiled forms failed there")
    String sites;

    static void record(CompiledEntry e, ExitProfile exits) {
        OutdatedEvent event = new OutdatedEvent();
        if (!event.shouldCommit()) return;
        event.function = e.code.qualname.toString();
        event.entry = e.pc;
        event.sites = exits.describe(e.code);
        event.commit();
    }
}
