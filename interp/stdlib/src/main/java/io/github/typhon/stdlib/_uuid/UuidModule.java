// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._uuid;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _uuid}. CPython asks libuuid; here the Java platform knows the node and the time. */
@PyModule(name = "_uuid")
public final class UuidModule {
    /** What libuuid answers without its daemon: other processes may make the same. */
    private static final int UNSAFE = -1;

    private UuidModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("has_uuid_generate_time_safe", PyLong.of(1));
        m.add("has_stable_extractable_node", PyLong.of(0));
    }

    @PyFunction(value = "($self, /)", name = "generate_time_safe")
    static PyObject generateTimeSafe(ThreadState ts) {
        return PyTuple.of(ts, PyBytes.ofOwned(ts.interp.state(TimeUuids.KEY).next()), PyLong.of(UNSAFE));
    }
}
