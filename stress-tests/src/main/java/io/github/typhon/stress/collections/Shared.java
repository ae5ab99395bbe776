// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.collections;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;

/** An interpreter with a writer, a reader, and values that count their deaths. */
class Shared {
    final InterpreterState interp = new InterpreterState();
    final ThreadState writer = attached();
    final ThreadState reader = attached();

    static final class Value extends RefCounted {
        volatile int deaths;

        Value(ThreadState ts) {
            super(ts);
        }

        @Override
        public PyObject ob_type() {
            throw new AssertionError("never asked");
        }

        @Override
        protected void deallocated(ThreadState ts) {
            deaths++;
        }
    }

    final ThreadState attached() {
        ThreadState ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    /** 0: nothing found; 1: a live value; 2: a dead one. Drops it. */
    final int look(PyObject o) {
        if (o == null) {
            return 0;
        }
        int seen = ((Value) o).deaths == 0 ? 1 : 2;
        Refs.decref(reader, o);
        return seen;
    }

    final void settle() {
        for (ThreadState ts : interp.threads()) {
            ts.poll();
        }
    }
}
