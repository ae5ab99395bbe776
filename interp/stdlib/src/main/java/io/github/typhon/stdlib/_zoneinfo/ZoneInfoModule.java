// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _zoneinfo}. <p>Threads: what it keeps is {@link ZoneCaches}. */
@PyModule(name = "_zoneinfo", doc = "C implementation of the zoneinfo module")
public final class ZoneInfoModule {
    private ZoneInfoModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        // Where that is kept out, datetimes are not the native ones that this needs.
        Refs.decref(ts, Importer.importModule((PyThreadState) ts, "_datetime"));
        m.addType(PyZoneInfo.TYPE);
        ZoneCaches.fill(ts, m);
    }
}
