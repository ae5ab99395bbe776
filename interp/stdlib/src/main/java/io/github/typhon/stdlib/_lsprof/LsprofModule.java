// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lsprof;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _lsprof}. <p>Threads: stateless. */
@PyModule(name = "_lsprof", doc = "Fast profiler")
public final class LsprofModule {
    private LsprofModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyProfiler.TYPE);
        m.addType(ProfileEntry.ENTRY.type());
        m.addType(ProfileEntry.SUBENTRY.type());
    }
}
