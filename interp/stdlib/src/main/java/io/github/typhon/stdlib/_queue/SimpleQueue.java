// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._queue;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.Event;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.time.Durations;
import java.util.ArrayDeque;

/** {@code queue.SimpleQueue}: a waiting getter is handed its item, the longest waiting first.
 *  <p>Threads: any. The monitor is held for a few instructions, never across Python, a wait or a safepoint, so finalisers and signal handlers may
 *  put while the thread they run on gets. */
@PyClass(name = "SimpleQueue", signature = "()", module = "_queue", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Simple, unbounded, reentrant FIFO queue.")
public class SimpleQueue extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new SimpleQueueExposed());

    /** Only one of the two is ever not empty. */
    @GuardedBy("this") @Owned private final ArrayDeque<PyObject> items = new ArrayDeque<>();
    @GuardedBy("this") private final ArrayDeque<Getter> getters = new ArrayDeque<>();

    private static final class Getter {
        final Event arrival = new Event();
        /** Guarded by the queue's monitor. */
        @Owned PyObject item;
    }

    SimpleQueue(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : items) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (PyObject o; (o = poll()) != null; ) {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (type == TYPE && args.length > 0) {
            throw Raise.typeError("SimpleQueue() takes no arguments");
        }
        return SimpleQueueExposed.newInstance(ts, type);
    }

    private synchronized @Owned PyObject poll() {
        return items.poll();
    }

    private void add(@Stolen PyObject item) {
        Getter g;
        synchronized (this) {
            g = getters.poll();
            if (g == null) {
                items.add(item);
                return;
            }
            g.item = item;
        }
        g.arrival.set();
    }

    /** What a getter that gives up was handed meanwhile, or null. */
    private synchronized @Owned PyObject withdraw(Getter g) {
        getters.remove(g);
        return g.item;
    }

    /** Gives an item back that its getter cannot take: it is the next to be got. */
    private void putBack(@Stolen PyObject item) {
        Getter g;
        synchronized (this) {
            g = getters.poll();
            if (g == null) {
                items.addFirst(item);
                return;
            }
            g.item = item;
        }
        g.arrival.set();
    }

    private @Owned PyObject take(ThreadState ts, long nanos) {
        Getter g;
        synchronized (this) {
            PyObject o = items.poll();
            if (o != null || nanos == 0) {
                return o;
            }
            g = new Getter();
            getters.add(g);
        }
        long start = System.nanoTime();
        long left = nanos;
        try {
            for (;;) {
                TimedMutex.Acquired end = g.arrival.await(ts, left, true);
                if (end == TimedMutex.Acquired.INTERRUPTED) {
                    ts.poll();
                    left = nanos < 0 ? -1 : Math.max(0, nanos - (System.nanoTime() - start));
                } else {
                    return withdraw(g);
                }
            }
        } catch (RuntimeException e) {
            PyObject o = withdraw(g);
            if (o != null) {
                putBack(o);
            }
            throw e;
        }
    }

    @PyMethod(value = "($self, /, item, block=True, timeout=None)",
            doc = "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class.")
    void put(ThreadState ts, PyObject item, boolean block, PyObject timeout) {
        add(Refs.newRef(ts, item));
    }

    @PyMethod(value = "($self, /, item)",
            doc = "Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class.")
    void put_nowait(ThreadState ts, PyObject item) {
        add(Refs.newRef(ts, item));
    }

    @PyMethod(value = "($self, /, block=True, timeout=None)",
            doc = "Remove and return an item from the queue.\n\nIf optional args 'block' is true and 'timeout' is None (the default),\nblock if necessary until an item is available. "
                    + "If 'timeout' is\na non-negative number, it blocks at most 'timeout' seconds and raises\nthe Empty exception if no item was available within that time.\n"
                    + "Otherwise ('block' is false), return an item if one is immediately\navailable, else raise the Empty exception ('timeout' is ignored\nin that case).\n")
    PyObject get(ThreadState ts, boolean block, PyObject timeout) {
        long nanos = block ? -1 : 0;
        if (block && timeout != PyNone.NONE) {
            nanos = Durations.nanos(ts, timeout);
            if (nanos < 0) {
                throw Raise.valueError("'timeout' must be a non-negative number");
            }
        }
        PyObject o = take(ts, nanos);
        if (o == null) {
            throw PyException.ofArgs(QueueModule.EMPTY.of(ts));
        }
        return o;
    }

    @PyMethod(value = "($self, /)",
            doc = "Remove and return an item from the queue without blocking.\n\nOnly get an item if one is immediately available. Otherwise\nraise the Empty exception.")
    PyObject get_nowait(ThreadState ts) {
        return get(ts, false, PyNone.NONE);
    }

    @PyMethod(value = "($self, /)", doc = "Return True if the queue is empty, False otherwise (not reliable!).")
    synchronized boolean empty() {
        return items.isEmpty();
    }

    @PyMethod(value = "($self, /)", doc = "Return the approximate size of the queue (not reliable!).")
    synchronized long qsize() {
        return items.size();
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Returns size in memory, in bytes.")
    synchronized long sizeof() {
        return 64 + 8L * items.size();
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
