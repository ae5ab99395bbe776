// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Weak;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** The tasks that are not done, which it does not own: chains through the tasks themselves.
 *  <p>Threads: any. There are several chains, so that loops of different threads rarely meet; each has a monitor, held for a few stores.
 *  A task is marked as weakly referenced before it is linked, so that owning one that is found in a chain either succeeds or finds it dead. */
final class TaskRegistry {
    private static final int CHAINS = 16;

    /** One chain. */
    static final class Chain {
        @Weak @GuardedBy("this") private PyTask first;

        private synchronized void add(PyTask t) {
            if (t.chain != null) return;
            t.chain = this;
            t.nextTask = first;
            if (first != null) first.previousTask = t;
            first = t;
        }

        private synchronized void remove(PyTask t) {
            if (t.chain != this) return;
            if (t.previousTask == null) first = t.nextTask;
            else t.previousTask.nextTask = t.nextTask;
            if (t.nextTask != null) t.nextTask.previousTask = t.previousTask;
            t.previousTask = null;
            t.nextTask = null;
            t.chain = null;
        }

        private synchronized void collect(ThreadState ts, List<PyObject> into) {
            for (PyTask t = first; t != null; t = t.nextTask) {
                if (Refs.tryIncref(ts, t)) into.add(t);
            }
        }
    }

    private final Chain[] chains = new Chain[CHAINS];

    TaskRegistry() {
        for (int i = 0; i < CHAINS; i++) {
            chains[i] = new Chain();
        }
    }

    /** Harmless if it is there already. */
    void add(ThreadState ts, PyTask t) {
        if (t.chain != null) return;
        Refs.enableWeakrefs(ts, t);
        chains[ts.id & CHAINS - 1].add(t);
    }

    /** Harmless if it is not there. */
    void remove(PyTask t) {
        Chain c = t.chain;
        if (c != null) c.remove(t);
    }

    /** Adds a new reference to each live task. */
    void collect(ThreadState ts, @Owned List<PyObject> into) {
        for (Chain c : chains) {
            c.collect(ts, into);
        }
    }
}
