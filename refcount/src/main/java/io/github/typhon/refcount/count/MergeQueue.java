// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.OwnerThread;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jctools.queues.atomic.unpadded.MpscLinkedAtomicUnpaddedQueue;

/** Objects whose last foreign reference was dropped before their owner merged, waiting for that owner.
 *  <p>Threads: {@code enqueue} by anyone, {@code drain} by the owner, the one that holds it suspended, or, once closed, by any.
 *  <p>Ownership: enqueue steals one reference; draining gives it up by merging with -1.
 *  <p>Ordering: push is an atomic exchange followed by a volatile read of {@code closed}; closing writes {@code closed} before it
 *  looks at the queue: no object falls between.
 *  <p>Re-entry: {@code drain} may run finalisers, in which it may be called again: an object leaves the queue only when its turn has come, so that none waits for a
 *  finaliser of another, or is lost when one cannot go on.
 *  <p>CPython: Python/brc.c; there locked buckets hashed by thread id. */
public final class MergeQueue {
    private final Owner owner;
    private final MpscLinkedAtomicUnpaddedQueue<RefCounted> queue = new MpscLinkedAtomicUnpaddedQueue<>();
    private volatile boolean closed;

    MergeQueue(Owner owner) {
        this.owner = owner;
    }

    /** {@code o} is QUEUED by the caller, whose reference comes along. */
    @MayRunPython
    static void enqueue(ThreadState ts, RefCounted o) {
        int ownerId = o.ownerVolatile();
        if (ownerId == 0) {
            // Merged since: the word is MERGED now or in a moment, so our reference is subtracted like any other.
            Refs.decref(ts, o);
            return;
        }
        ThreadState t = ts.interp.thread(ownerId);
        if (t == null) {
            dropOwnerGone(ts, o, ownerId);
            return;
        }
        MergeQueue q = t.mergeQueue;
        q.queue.offer(o);
        if (q.closed) q.drainClosed(ts);
        else t.mergeRequested(ts);
    }

    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** By the owner, attached: merges what is queued now; pushers that go on pushing do not keep it here. */
    @OwnerThread
    @MayRunPython
    public void drain(ThreadState ts) {
        RefCounted o;
        for (int n = queue.size(); n > 0 && (o = queue.poll()) != null; n--) {
            if (o.owner != owner.id) Refs.decref(ts, o);
            else if (SharedRefs.mergeDropping(o)) Dealloc.dealloc(ts, o);
        }
    }

    /** By a thread that holds the owner suspended: merges now, and hands over what died or must still be dropped. Runs no Python. */
    public void drainHeld(Consumer<RefCounted> dead, Consumer<RefCounted> dropLater) {
        for (RefCounted o : take()) mergeHeld(o, owner.id, dead, dropLater);
    }

    /** Merges without running Python; the owner is held, or gone. */
    public static void mergeHeld(RefCounted o, int ownerId, Consumer<RefCounted> dead, Consumer<RefCounted> dropLater) {
        if (o.ownerVolatile() != ownerId) dropLater.accept(o);
        else if (SharedRefs.mergeDropping(o)) dead.accept(o);
    }

    /** The owner is about to be gone: from now on pushers drain themselves. What is left goes to {@code orphans}. */
    @OwnerThread
    public void close(Consumer<RefCounted> orphans) {
        closed = true;
        synchronized (this) {
            for (RefCounted o : take()) orphans.accept(o);
        }
    }

    @MayRunPython
    private void drainClosed(ThreadState ts) {
        List<RefCounted> batch;
        synchronized (this) {
            batch = take();
        }
        for (RefCounted o : batch) dropOwnerGone(ts, o, owner.id);
    }

    /** Drops the queue's reference to {@code o}, whose owner {@code ownerId} was closed: its local count is frozen. */
    @MayRunPython
    public static void dropOwnerGone(ThreadState ts, RefCounted o, int ownerId) {
        if (o.ownerVolatile() != ownerId) Refs.decref(ts, o);
        else if (SharedRefs.mergeDropping(o)) Dealloc.dealloc(ts, o);
    }

    private List<RefCounted> take() {
        List<RefCounted> batch = new ArrayList<>();
        for (RefCounted o; (o = queue.poll()) != null; ) batch.add(o);
        return batch;
    }
}
