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
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.time.Durations;
import java.util.ArrayDeque;

/** {@code queue.SimpleQueue}: a waiting getter is handed its item, the longest waiting first.
 *  <p>Threads: any. The mutex is held for a few instructions, never across Python, so finalisers and signal handlers may
 *  put while the thread they run on gets. */
@PyClass(name = "SimpleQueue", signature = "()", module = "_queue", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Simple, unbounded, reentrant FIFO queue.")
public class SimpleQueue extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new SimpleQueueExposed());

    /** Only one of the two is ever not empty. */
    @GuardedBy("its mutex") @Owned private final ArrayDeque<PyObject> items = new ArrayDeque<>();
    @GuardedBy("its mutex") private final ArrayDeque<Getter> getters = new ArrayDeque<>();

    private static final class Getter {
        final Event arrival = new Event();
        /** Guarded by the queue's mutex. */
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
        for (PyObject o; (o = poll(ts)) != null; ) {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (type == TYPE && args.length > 0) {
            throw Raise.typeError("SimpleQueue() takes no %s arguments", kwnames != null && kwnames.length == args.length ? "keyword" : "positional");
        }
        return SimpleQueueExposed.newInstance(ts, type);
    }

    private @Owned PyObject poll(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject o = items.poll();
        PyMutex.unlockRelease(this);
        return o;
    }

    /** Adds the item at one end, or hands it to the getter that has waited for longest. */
    private void add(ThreadState ts, @Stolen PyObject item, boolean first) {
        PyMutex.lock(ts, this);
        Getter g;
        try {
            g = getters.poll();
            if (g != null) g.item = item;
            else if (first) items.addFirst(item);
            else items.addLast(item);
        } finally {
            PyMutex.unlockRelease(this);
        }
        if (g != null) g.arrival.set();
    }

    /** What a getter that gives up was handed meanwhile, or null. */
    private @Owned PyObject withdraw(ThreadState ts, Getter g) {
        PyMutex.lock(ts, this);
        getters.remove(g);
        PyObject o = g.item;
        PyMutex.unlockRelease(this);
        return o;
    }

    private @Owned PyObject take(ThreadState ts, long nanos) {
        Getter g = null;
        PyMutex.lock(ts, this);
        try {
            PyObject o = items.poll();
            if (o != null || nanos == 0) return o;
            getters.add(g = new Getter());
        } finally {
            PyMutex.unlockRelease(this);
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
                    return withdraw(ts, g);
                }
            }
        } catch (RuntimeException e) {
            PyObject o = withdraw(ts, g);
            if (o != null) {
                // Its getter cannot take it: it is the next to be got.
                add(ts, o, true);
            }
            throw e;
        }
    }

    @PyMethod(value = "($self, /, item, block=True, timeout=None)",
            doc = "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.  They are provided for compatibility with the Queue class.")
    void put(ThreadState ts, PyObject item, boolean block, PyObject timeout) {
        add(ts, Refs.newRef(ts, item), false);
    }

    @PyMethod(value = "($self, /, item)",
            doc = "Put an item into the queue without blocking.\n\nThis is exactly equivalent to `put(item)` and is only provided\nfor compatibility with the Queue class.")
    void put_nowait(ThreadState ts, PyObject item) {
        add(ts, Refs.newRef(ts, item), false);
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
    boolean empty(ThreadState ts) {
        return size(ts) == 0;
    }

    private int size(ThreadState ts) {
        PyMutex.lock(ts, this);
        int n = items.size();
        PyMutex.unlockRelease(this);
        return n;
    }

    @PyMethod(value = "($self, /)", doc = "Return the approximate size of the queue (not reliable!).")
    long qsize(ThreadState ts) {
        return size(ts);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Returns size in memory, in bytes.")
    long sizeof(ThreadState ts) {
        return 64 + 8L * size(ts);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
