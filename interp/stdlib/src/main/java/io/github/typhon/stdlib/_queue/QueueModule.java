// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._queue;

import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;

/** {@code _queue}. */
@PyModule(name = "_queue", doc = "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.")
public final class QueueModule {
    static final ErrorType EMPTY = new ErrorType("_queue", "Empty", () -> Exc.Exception);

    private QueueModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("Empty", Refs.newRef(ts, (PyObject) EMPTY.of(ts)));
        m.addType(SimpleQueue.TYPE);
    }
}
