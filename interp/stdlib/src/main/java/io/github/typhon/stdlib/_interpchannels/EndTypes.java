// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpchannels;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.CrossErrors;
import io.github.typhon.stdlib.crossinterp.Sharing;

/** The Python classes of channel ends in one interpreter, registered by the module that has them. Ownership: owns them. Threads: any. */
final class EndTypes {
    private static final StateKey<EndTypes> KEY = StateKey.of(() -> new EndTypes());
    /** Whose import registers them where they are needed first. */
    private static final String HOME = "test.support.channels";

    /** Published together; null before. */
    private record Registered(@Owned PyType send, @Owned PyType recv) {}

    private volatile Registered registered;

    static void register(ThreadState ts, PyType send, PyType recv) {
        EndTypes t = ts.interp.state(KEY);
        Registered old = t.registered;
        t.registered = new Registered(Refs.newRef(ts, send), Refs.newRef(ts, recv));
        if (old != null) {
            Sharing.unregister(ts, old.send);
            Sharing.unregister(ts, old.recv);
            Refs.decref(ts, (PyObject) old.send);
            Refs.decref(ts, (PyObject) old.recv);
        }
        Sharing.register(ts, send, EndTypes::toData);
        Sharing.register(ts, recv, EndTypes::toData);
    }

    private static PyType of(PyThreadState ts, int end) {
        EndTypes t = ts.interp.state(KEY);
        if (t.registered == null) {
            Refs.decref(ts, Importer.importModule(ts, HOME));
        }
        Registered r = t.registered;
        if (r == null) {
            throw Raise.runtimeError("%s did not register its types", HOME);
        }
        return end == SharedChannel.SEND ? r.send : r.recv;
    }

    private static CrossData toData(PyThreadState ts, PyObject o) {
        PyObject id = Objects.getAttr(ts, o, "_id");
        try {
            if (!(id instanceof ChannelId c)) {
                throw CrossErrors.notShareable(ts, Objects.reprText(ts, o) + " does not support cross-interpreter data", null);
            }
            return new Passing(c.toData(), c.end);
        } finally {
            Refs.decref(ts, id);
        }
    }

    private record Passing(CrossData id, int end) implements CrossData {
        @Override
        public PyObject toObject(PyThreadState ts) {
            PyObject i = id.toObject(ts);
            try {
                return Calls.call1(ts, of(ts, end), i);
            } finally {
                Refs.decref(ts, i);
            }
        }

        @Override
        public void release(PyThreadState ts) {
            id.release(ts);
        }
    }
}
