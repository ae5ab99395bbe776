// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._contextvars.PyContext;

/** The Python face of {@link PyFuture}. <p>Threads: as there. */
final class FutureFace {
    private static final PyUnicode[] STATES = {PyUnicode.intern("PENDING"), PyUnicode.intern("CANCELLED"), PyUnicode.intern("FINISHED")};

    private FutureFace() {}

    static PyObject tp_repr(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return Calls.call1(ts, AsyncioState.part(ts, AsyncioState.Part.FUTURE_REPR), self);
    }

    static PyObject tp_iter(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return new PyFutureIter(ts, self);
    }

    static PyObject am_await(ThreadState ts, PyFuture self) {
        return tp_iter(ts, self);
    }

    @PyMethod(value = "($self, /)",
            doc = "Return the result this future represents.\n\nIf the future has been cancelled, raises CancelledError.  If the\nfuture's result isn't yet "
                    + "available, raises InvalidStateError.  If\nthe future is done and has an exception set, this exception is raised.")
    static PyObject result(ThreadState ts, PyFuture self) {
        return self.resultOrThrow(ts);
    }

    @PyMethod(value = "($self, /)",
            doc = "Return the exception that was set on this future.\n\nThe exception (or None if no exception was set) is returned only if\nthe future is "
                    + "done.  If the future has been cancelled, raises\nCancelledError.  If the future isn't done yet, raises\nInvalidStateError.")
    static PyObject exception(ThreadState ts, PyFuture self) {
        return self.exceptionOrNone(ts);
    }

    @PyMethod(value = "($self, result, /)", name = "set_result",
            doc = "Mark the future done and set its result.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.")
    static void setResult(ThreadState ts, PyFuture self, PyObject result) {
        self.checkInitialized();
        self.finish(ts, result);
    }

    @PyMethod(value = "($self, exception, /)", name = "set_exception",
            doc = "Mark the future done and set an exception.\n\nIf the future is already done when this method is called, raises\nInvalidStateError.")
    static void setException(ThreadState ts, PyFuture self, PyObject exception) {
        self.checkInitialized();
        if (self.state != PyFuture.PENDING) throw AsyncioState.invalidState(ts, "invalid state");
        PyObject e = exception instanceof PyType t && t.isSubtype(Exc.BaseException) ? Calls.call0(ts, t) : Refs.newRef(ts, exception);
        try {
            if (!(e instanceof PyBaseException b)) throw Raise.typeError("invalid exception object");
            if (Exc.StopIteration.isInstance(e)) {
                PyBaseException instead = stopInstead(ts, b);
                Refs.decref(ts, e);
                e = instead;
                b = instead;
            }
            self.fail(ts, b);
        } finally {
            Refs.decref(ts, e);
        }
    }

    private static @Owned PyBaseException stopInstead(ThreadState ts, PyBaseException stop) {
        PyBaseException e = (PyBaseException) Calls.call1(ts, Exc.RuntimeError,
                PyUnicode.of("StopIteration interacts badly with generators and cannot be raised into a Future"));
        e.setCause(ts, Refs.newRef(ts, (PyObject) stop));
        e.setContext(ts, Refs.newRef(ts, (PyObject) stop));
        return e;
    }

    @PyMethod(value = "($self, fn, /, *, context=<unrepresentable>)", name = "add_done_callback",
            doc = "Add a callback to be run when the future becomes done.\n\nThe callback is called with a single argument - the future object. If\nthe future "
                    + "is already done when this is called, the callback is\nscheduled with call_soon.")
    static void addDoneCallback(ThreadState ts, PyFuture self, PyObject fn, PyObject context) {
        PyObject c = context == null ? PyContext.copyOfCurrent(ts) : Refs.newRef(ts, context);
        try {
            self.addCallback(ts, fn, c);
        } finally {
            Refs.decref(ts, c);
        }
    }

    @PyMethod(value = "($self, fn, /)", name = "remove_done_callback",
            doc = "Remove all instances of a callback from the \"call when done\" list.\n\nReturns the number of callbacks removed.")
    static long removeDoneCallback(ThreadState ts, PyFuture self, PyObject fn) {
        self.checkInitialized();
        PyObject[] all = self.callbacks(ts);
        long removed = 0;
        try {
            for (int i = 0; i < all.length; i += 2) {
                if (Objects.richCompareBool(ts, all[i], fn, CompareOp.EQ) && self.removeCallback(ts, all[i], all[i + 1])) removed++;
            }
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
        return removed;
    }

    @PyMethod(value = "($self, /, msg=None)",
            doc = "Cancel the future and schedule callbacks.\n\nIf the future is already done or cancelled, return False.  Otherwise,\nchange the future's state "
                    + "to cancelled, schedule the callbacks and\nreturn True.")
    static boolean cancel(ThreadState ts, PyFuture self, PyObject msg) {
        self.checkInitialized();
        return self.cancelFuture(ts, msg);
    }

    @PyMethod(value = "($self, /)", doc = "Return True if the future was cancelled.")
    static boolean cancelled(ThreadState ts, PyFuture self) {
        return self.state == PyFuture.CANCELLED;
    }

    @PyMethod(value = "($self, /)",
            doc = "Return True if the future is done.\n\nDone means either that a result / exception are available, or that the\nfuture was cancelled.")
    static boolean done(ThreadState ts, PyFuture self) {
        return self.isInitialized() && self.state != PyFuture.PENDING;
    }

    @PyMethod(value = "($self, /)", name = "get_loop", doc = "Return the event loop the Future is bound to.")
    static PyObject getLoop(ThreadState ts, PyFuture self) {
        PyObject l = self.slot(ts, PyFuture.LOOP);
        if (l == null) throw Raise.runtimeError("Future object is not initialized.");
        return l;
    }

    @PyMethod(value = "($self, /)", name = "_make_cancelled_error",
            doc = "Create the CancelledError to raise if the Future is cancelled.\n\nThis should only be called once when handling a cancellation since\nit erases "
                    + "the context exception value.")
    static PyObject makeCancelledError(ThreadState ts, PyFuture self) {
        return self.takeCancelledError(ts);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }

    // ---- attributes

    static boolean isTrue(ThreadState ts, PyObject value) {
        if (value == null) throw PyException.of(Exc.AttributeError, "cannot delete attribute");
        return Objects.isTrue(ts, value);
    }

    @PyGetter("_state")
    static PyObject getState(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return STATES[self.state];
    }

    @PyGetter("_asyncio_future_blocking")
    static boolean getBlocking(ThreadState ts, PyFuture self) {
        return self.isInitialized() && self.blocking;
    }

    @PySetter("_asyncio_future_blocking")
    static void setBlocking(ThreadState ts, PyFuture self, PyObject value) {
        boolean on = isTrue(ts, value);
        self.checkInitialized();
        self.blocking = on;
    }

    @PyGetter("_asyncio_awaited_by")
    static PyObject getAwaitedBy(ThreadState ts, PyFuture self) {
        PyObject[] all = self.awaiters(ts);
        if (all == null) return PyNone.NONE;
        try {
            return PyFrozenSet.of(ts, all);
        } finally {
            Refs.releaseAll(ts, all, 0, all.length);
        }
    }

    @PyGetter("_loop")
    static PyObject getLoopOrNone(ThreadState ts, PyFuture self) {
        return self.slotOrNone(ts, PyFuture.LOOP);
    }

    @PyGetter("_callbacks")
    static PyObject getCallbacks(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        PyObject[] all = self.callbacks(ts);
        if (all.length == 0) return PyNone.NONE;
        PyList l = new PyList(ts);
        for (int i = 0; i < all.length; i += 2) {
            l.appendStolen(ts, PyTuple.of(ts, all[i], all[i + 1]));
        }
        return l;
    }

    @PyGetter("_result")
    static PyObject getResult(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return self.slotOrNone(ts, PyFuture.RESULT);
    }

    @PyGetter("_exception")
    static PyObject getException(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return self.slotOrNone(ts, PyFuture.EXCEPTION);
    }

    @PyGetter("_log_traceback")
    static boolean getLogTraceback(ThreadState ts, PyFuture self) {
        self.checkInitialized();
        return self.logTraceback;
    }

    @PySetter("_log_traceback")
    static void setLogTraceback(ThreadState ts, PyFuture self, PyObject value) {
        if (isTrue(ts, value)) throw Raise.valueError("_log_traceback can only be set to False");
        self.logTraceback = false;
    }

    @PyGetter("_source_traceback")
    static PyObject getSourceTraceback(ThreadState ts, PyFuture self) {
        return self.slotOrNone(ts, PyFuture.SOURCE_TRACEBACK);
    }

    @PyGetter("_cancel_message")
    static PyObject getCancelMessage(ThreadState ts, PyFuture self) {
        return self.slotOrNone(ts, PyFuture.CANCEL_MESSAGE);
    }

    @PySetter("_cancel_message")
    static void setCancelMessage(ThreadState ts, PyFuture self, PyObject value) {
        if (value == null) throw PyException.of(Exc.AttributeError, "cannot delete attribute");
        self.put(ts, PyFuture.CANCEL_MESSAGE, Refs.newRef(ts, value));
    }
}
