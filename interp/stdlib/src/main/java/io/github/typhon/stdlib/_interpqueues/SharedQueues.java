// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpqueues;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The queues of a family, kept by its main interpreter's state. Threads: any. CPython: _queues. */
final class SharedQueues {
    private static final StateKey<SharedQueues> KEY = StateKey.of(() -> new SharedQueues());

    private final ConcurrentSkipListMap<Long, SharedQueue> queues = new ConcurrentSkipListMap<>();
    private final AtomicLong nextId = new AtomicLong(1);
    private final AtomicBoolean listening = new AtomicBoolean();

    static SharedQueues of(ThreadState ts) {
        Family family = Family.of(ts);
        SharedQueues all = family.shared(KEY);
        if (!all.listening.get() && all.listening.compareAndSet(false, true)) {
            family.onEnd(all::unbind);
        }
        return all;
    }

    SharedQueue create(long maxsize, int unboundOp, int fallback) {
        SharedQueue q = new SharedQueue(nextId.getAndIncrement(), maxsize, unboundOp, fallback);
        queues.put(q.id, q);
        return q;
    }

    SharedQueue find(ThreadState ts, long id) {
        SharedQueue q = queues.get(id);
        if (q == null) {
            throw InterpqueuesModule.NOT_FOUND.error(ts, "queue %s not found", id);
        }
        return q;
    }

    /** Newest first. */
    List<SharedQueue> all() {
        return new ArrayList<>(queues.descendingMap().values());
    }

    void destroy(PyThreadState ts, SharedQueue q) {
        queues.remove(q.id);
        for (SharedQueue.Item item : q.drain()) {
            if (item.data() != null) {
                item.data().release(ts);
            }
        }
    }

    private void unbind(PyThreadState ts, Member gone) {
        for (SharedQueue q : queues.values()) {
            for (CrossData d : q.unbind(gone)) {
                d.release(ts);
            }
        }
    }
}
