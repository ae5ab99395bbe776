// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpqueues;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Sharing;

/** The classes of {@code concurrent.interpreters._queues} in one interpreter, which that module registers when it is imported; whoever needs them
 *  first imports it. Ownership: owns the classes. Threads: any. */
final class QueueTypes {
    private static final StateKey<QueueTypes> KEY = StateKey.of(() -> new QueueTypes());

    /** Published together; null before. */
    private record Registered(@Owned PyType queue, @Owned PyType empty, @Owned PyType full) {}

    private volatile Registered registered;

    static void register(ThreadState ts, PyType queue, PyType empty, PyType full) {
        QueueTypes t = ts.interp.state(KEY);
        Registered old = t.registered;
        t.registered = new Registered(Refs.newRef(ts, queue), Refs.newRef(ts, empty), Refs.newRef(ts, full));
        if (old != null) {
            Sharing.unregister(ts, old.queue);
            Refs.decref(ts, (PyObject) old.queue);
            Refs.decref(ts, (PyObject) old.empty);
            Refs.decref(ts, (PyObject) old.full);
        }
        Sharing.register(ts, queue, QueueTypes::toData);
    }

    private static Registered of(PyThreadState ts) {
        QueueTypes t = ts.interp.state(KEY);
        if (t.registered == null) {
            Refs.decref(ts, Importer.importModule(ts, "concurrent.interpreters._queues"));
        }
        if (t.registered == null) {
            throw Raise.runtimeError("concurrent.interpreters._queues did not register its types");
        }
        return t.registered;
    }

    static PyException empty(PyThreadState ts, long id) {
        return PyException.of(of(ts).empty, "queue " + id + " is empty");
    }

    static PyException full(PyThreadState ts, long id) {
        return PyException.of(of(ts).full, "queue " + id + " is full");
    }

    /** A queue on its way keeps the shared queue alive. */
    private record Passing(long id, SharedQueues all, SharedQueue queue) implements CrossData {
        @Override
        public PyObject toObject(PyThreadState ts) {
            return Calls.call1(ts, of(ts).queue, PyLong.of(id));
        }

        @Override
        public void release(PyThreadState ts) {
            if (queue.unbind() == 0) {
                all.destroy(ts, queue);
            }
        }
    }

    private static CrossData toData(PyThreadState ts, PyObject o) {
        PyObject id = Objects.getAttr(ts, o, "_id");
        try {
            long n = InterpqueuesModule.id(ts, id);
            SharedQueues all = SharedQueues.of(ts);
            SharedQueue q = all.find(ts, n);
            q.bind();
            return new Passing(n, all, q);
        } finally {
            Refs.decref(ts, id);
        }
    }
}
