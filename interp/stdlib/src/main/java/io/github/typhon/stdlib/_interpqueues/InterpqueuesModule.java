// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._interpqueues;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.crossinterp.CrossData;
import io.github.typhon.stdlib.crossinterp.Family;
import io.github.typhon.stdlib.crossinterp.IdArg;
import io.github.typhon.stdlib.crossinterp.Sharing;
import io.github.typhon.stdlib.crossinterp.UnboundOp;

/** {@code _interpqueues}. CPython: Modules/_interpqueuesmodule.c. */
@PyModule(name = "_interpqueues", doc = "This module provides primitive operations to manage Python interpreters.\nThe 'interpreters' module provides a more convenient interface.")
public final class InterpqueuesModule {
    static final ErrorType ERROR = new ErrorType("concurrent.interpreters", "QueueError", () -> Exc.RuntimeError);
    static final ErrorType NOT_FOUND = new ErrorType("concurrent.interpreters", "QueueNotFoundError", ERROR);
    private static final int SHARED_ONLY = 0;
    private static final int FULL_FALLBACK = 1;

    private InterpqueuesModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("QueueError", Refs.newRef(ts, (PyObject) ERROR.of(ts)));
        m.add("QueueNotFoundError", Refs.newRef(ts, (PyObject) NOT_FOUND.of(ts)));
    }

    static long id(ThreadState ts, PyObject o) {
        return IdArg.of(ts, o, "queue");
    }

    private static SharedQueue find(ThreadState ts, PyObject qid) {
        return SharedQueues.of(ts).find(ts, id(ts, qid));
    }

    private static int fallback(int fallback, int orDefault) {
        if (fallback == -1) {
            return orDefault;
        }
        if (fallback != SHARED_ONLY && fallback != FULL_FALLBACK) {
            throw Raise.valueError("unsupported fallback %s", fallback);
        }
        return fallback;
    }

    @PyFunction(value = "($module, /, maxsize, unboundop=-1, fallback=-1)",
            doc = "Create a new cross-interpreter queue and return its unique generated ID.\nIt is a new reference as though bind() had been called on the queue.\n\n"
                    + "The caller is responsible for calling destroy() for the new queue\nbefore the runtime is finalized.")
    static long create(ThreadState ts, long maxsize, int unboundop, int fallback) {
        return SharedQueues.of(ts).create(maxsize, UnboundOp.check(unboundop, UnboundOp.REPLACE), fallback(fallback, FULL_FALLBACK)).id;
    }

    @PyFunction(value = "($module, /, qid)",
            doc = "Clear and destroy the queue.  Afterward attempts to use the queue\nwill behave as though it never existed.")
    static void destroy(ThreadState ts, PyObject qid) {
        SharedQueues.of(ts).destroy(PyThreadState.of(ts), find(ts, qid));
    }

    @PyFunction(value = "($module, /)", name = "list_all",
            doc = "list_all() -> [(qid, unboundop, fallback)]\n\nReturn the list of IDs for all queues.\nEach corresponding default unbound op and fallback is also included.")
    static PyObject listAll(ThreadState ts) {
        PyList out = new PyList(ts);
        for (SharedQueue q : SharedQueues.of(ts).all()) {
            out.appendStolen(ts, PyTuple.of(ts, PyLong.of(q.id), PyLong.of(q.unboundOp), PyLong.of(q.fallback)));
        }
        return out;
    }

    @PyFunction(value = "($module, /, qid, obj, unboundop=-1, fallback=-1)", doc = "Add the object's data to the queue.")
    static void put(ThreadState ts, PyObject qid, PyObject obj, int unboundop, int fallback) {
        long id = id(ts, qid);
        PyThreadState here = PyThreadState.of(ts);
        SharedQueue q = SharedQueues.of(ts).find(ts, id);
        int op = UnboundOp.check(unboundop, q.unboundOp);
        boolean full = fallback(fallback, q.fallback) == FULL_FALLBACK;
        if (q.isFull()) {
            throw QueueTypes.full(here, id);
        }
        CrossData d = Sharing.toData(here, obj, full);
        if (!q.offer(new SharedQueue.Item(d, Family.of(ts).current(ts), op))) {
            d.release(here);
            throw QueueTypes.full(here, id);
        }
    }

    @PyFunction(value = "($module, /, qid)",
            doc = "get(qid) -> (obj, unboundop)\n\nReturn a new object from the data at the front of the queue.\nThe unbound op is also returned.\n\n"
                    + "If there is nothing to receive then raise QueueEmpty.")
    static PyObject get(ThreadState ts, PyObject qid) {
        SharedQueue q = find(ts, qid);
        PyThreadState here = PyThreadState.of(ts);
        SharedQueue.Item item = q.poll();
        if (item == null) {
            throw QueueTypes.empty(here, q.id);
        }
        if (item.data() == null) {
            return PyTuple.of(ts, PyNone.NONE, PyLong.of(item.unboundOp()));
        }
        try {
            return PyTuple.of(ts, item.data().toObject(here), PyNone.NONE);
        } finally {
            item.data().release(here);
        }
    }

    @PyFunction(value = "($module, /, qid)", doc = "Take a reference to the identified queue.\nThe queue is not destroyed until there are no references left.")
    static void bind(ThreadState ts, PyObject qid) {
        find(ts, qid).bind();
    }

    @PyFunction(value = "($module, /, qid)", doc = "Release a reference to the queue.\nThe queue is destroyed once there are no references left.")
    static void release(ThreadState ts, PyObject qid) {
        SharedQueue q = find(ts, qid);
        long left = q.unbind();
        if (left < 0) {
            throw ERROR.error(ts, "queue %s never bound", q.id);
        }
        if (left == 0) {
            SharedQueues.of(ts).destroy(PyThreadState.of(ts), q);
        }
    }

    @PyFunction(value = "($module, /, qid)", name = "get_maxsize", doc = "Return the maximum number of items in the queue.")
    static long maxsize(ThreadState ts, PyObject qid) {
        return find(ts, qid).maxsize;
    }

    @PyFunction(value = "($module, /, qid)", name = "get_queue_defaults", doc = "Return the queue's default values, set when it was created.")
    static PyObject defaults(ThreadState ts, PyObject qid) {
        SharedQueue q = find(ts, qid);
        return PyTuple.of(ts, PyLong.of(q.unboundOp), PyLong.of(q.fallback));
    }

    @PyFunction(value = "($module, /, qid)", name = "is_full", doc = "Return true if the queue has a maxsize and has reached it.")
    static boolean isFull(ThreadState ts, PyObject qid) {
        return find(ts, qid).isFull();
    }

    @PyFunction(value = "($module, /, qid)", name = "get_count", doc = "Return the number of items in the queue.")
    static long count(ThreadState ts, PyObject qid) {
        return find(ts, qid).count();
    }

    @PyFunction(value = "($module, /, queuetype, emptyerror, fullerror)", name = "_register_heap_types")
    static void registerHeapTypes(ThreadState ts, PyObject queuetype, PyObject emptyerror, PyObject fullerror) {
        for (PyObject o : new PyObject[] {queuetype, emptyerror, fullerror}) {
            if (!(o instanceof PyType)) {
                throw Raise.typeError("expected a type, got %s", PyType.of(o).name());
            }
        }
        QueueTypes.register(ts, (PyType) queuetype, (PyType) emptyerror, (PyType) fullerror);
    }
}
