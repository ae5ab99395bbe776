// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code asyncio.Future}: a result that is not there yet, and who wants to be told of it.
 *  <p>Threads: meant for the thread of its loop; others find it consistent. The state leaves PENDING once, under the mutex, with the callbacks that
 *  were there; references are exchanged atomically. No Python runs under the mutex.
 *  <p>Re-entry: whatever calls the loop runs Python. CPython: FutureObj. */
@PyClass(name = "Future", module = "_asyncio", signature = "(*, loop=None)", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF},
        methods = FutureFace.class,
        doc = "This class is *almost* compatible with concurrent.futures.Future.\n\n    Differences:\n\n    - result() and exception() do not take a timeout argument and\n"
                + "      raise an exception when the future isn't done yet.\n\n    - Callbacks registered with add_done_callback() are always called\n"
                + "      via the event loop's call_soon_threadsafe().\n\n    - This class is not compatible with the wait() and as_completed()\n"
                + "      methods in the concurrent.futures package.")
public class PyFuture extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyFutureExposed());
    static final int PENDING = 0;
    static final int CANCELLED = 1;
    static final int FINISHED = 2;

    static final int LOOP = 0;
    static final int RESULT = 1;
    static final int EXCEPTION = 2;
    static final int TRACEBACK = 3;
    static final int SOURCE_TRACEBACK = 4;
    static final int CANCEL_MESSAGE = 5;
    static final int CANCELLED_ERROR = 6;
    /** The first slot that belongs to subclasses. */
    static final int OWN = 7;

    private static final PyUnicode CALL_SOON = PyUnicode.intern("call_soon");
    private static final PyUnicode GET_DEBUG = PyUnicode.intern("get_debug");
    private static final PyUnicode CALL_EXCEPTION_HANDLER = PyUnicode.intern("call_exception_handler");
    private static final PyUnicode[] CONTEXT_KEYWORD = {PyUnicode.intern("context")};

    @Owned private final PyObject[] held;
    volatile int state;
    /** Yielded by an await, not by a yield. */
    volatile boolean blocking;
    /** It has an exception that nobody has asked for. */
    volatile boolean logTraceback;
    /** Functions and contexts in turn, or null. */
    @GuardedBy("its mutex") @Owned private PyObject[] callbacks;
    @GuardedBy("its mutex") private int ncallbacks;
    @GuardedBy("its mutex") @Owned private final Awaiters awaiters = new Awaiters();

    protected PyFuture(ThreadState ts) {
        this(ts, OWN);
    }

    protected PyFuture(ThreadState ts, int slots) {
        super(ts);
        held = new PyObject[slots];
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static boolean isExact(PyObject o) {
        if (!(o instanceof PyFuture)) return false;
        PyType t = PyType.of(o);
        return t == TYPE || t == PyTask.TYPE;
    }

    // ---- slots

    final @Owned PyObject slot(ThreadState ts, int i) {
        return HeldRef.fetch(ts, held, i);
    }

    final @Owned PyObject slotOrNone(ThreadState ts, int i) {
        PyObject o = HeldRef.fetch(ts, held, i);
        return o == null ? PyNone.NONE : o;
    }

    final void put(ThreadState ts, int i, @Stolen PyObject o) {
        Refs.xdecref(ts, RefSlots.getAndSet(held, i, o));
    }

    final @Owned PyObject take(int i) {
        return RefSlots.getAndSet(held, i, null);
    }

    /** Whether the slot holds this very object, or null. */
    final boolean holds(int i, PyObject o) {
        return RefSlots.getAcquire(held, i) == o;
    }

    final boolean isInitialized() {
        return RefSlots.getAcquire(held, LOOP) != null;
    }

    final void checkInitialized() {
        if (!isInitialized()) throw Raise.runtimeError("Future object is not initialized.");
    }

    // ---- construction

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return new PyFutureSub(ts, type);
    }

    static void tp_init(ThreadState ts, PyFuture self, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > (kwnames == null ? 0 : kwnames.length)) throw Raise.typeError("Future() takes no positional arguments");
        PyObject[] a = CallArgs.bind("Future", args, kwnames, 0, 0, 0, "loop");
        self.init(ts, a[0]);
    }

    final void init(ThreadState ts, PyObject loopOrNone) {
        reset(ts);
        state = PENDING;
        blocking = false;
        logTraceback = false;
        PyObject loop = loopOrNone == null || loopOrNone == PyNone.NONE ? RunningLoop.eventLoop(ts) : Refs.newRef(ts, loopOrNone);
        put(ts, LOOP, Refs.newRef(ts, loop));
        try {
            if (Objects.truth(ts, Calls.callMethod(ts, loop, GET_DEBUG))) {
                put(ts, SOURCE_TRACEBACK, Calls.call0(ts, AsyncioState.part(ts, AsyncioState.Part.EXTRACT_STACK)));
            }
        } finally {
            Refs.decref(ts, loop);
        }
    }

    // ---- the end of waiting

    /** Calls {@code loop.call_soon(f, arg, context=context)}; all borrowed, {@code arg} may be null. */
    final void callSoon(ThreadState ts, PyObject f, PyObject arg, PyObject context) {
        PyObject loop = slot(ts, LOOP);
        if (loop == null) throw Raise.runtimeError("uninitialized Future object");
        try {
            PyObject[] args = arg == null ? new PyObject[] {f, context} : new PyObject[] {f, arg, context};
            Refs.decref(ts, Calls.callMethodKw(ts, loop, CALL_SOON, args, CONTEXT_KEYWORD));
        } finally {
            Refs.decref(ts, loop);
        }
    }

    /** What ends in either way: the state is left, and the loop is given the callbacks. */
    private boolean end(ThreadState ts, int next, int slot, @Stolen PyObject value) {
        PyObject[] todo;
        int n;
        PyObject drop;
        PyMutex.lock(ts, this);
        boolean ends = state == PENDING;
        if (ends) {
            drop = RefSlots.getAndSet(held, slot, value);
            state = next;
            todo = callbacks;
            n = ncallbacks;
            callbacks = null;
            ncallbacks = 0;
        } else {
            drop = value;
            todo = null;
            n = 0;
        }
        PyMutex.unlock(ts, this);
        Refs.xdecref(ts, drop);
        if (ends) {
            ended(ts);
            schedule(ts, todo, n);
        }
        return ends;
    }

    /** Called once it is done. */
    void ended(ThreadState ts) {}

    private void schedule(ThreadState ts, @Stolen PyObject[] todo, int n) {
        try {
            for (int i = 0; i < n; i += 2) {
                callSoon(ts, todo[i], this, todo[i + 1]);
            }
        } finally {
            if (n > 0) Refs.releaseAll(ts, todo, 0, n);
        }
    }

    /** @param message borrowed, or null */
    final boolean cancelFuture(ThreadState ts, PyObject message) {
        logTraceback = false;
        return end(ts, CANCELLED, CANCEL_MESSAGE, Refs.xnewRef(ts, message));
    }

    final void finish(ThreadState ts, PyObject result) {
        if (!end(ts, FINISHED, RESULT, Refs.newRef(ts, result))) throw AsyncioState.invalidState(ts, "invalid state");
    }

    /** @param exception an exception object, borrowed */
    final void fail(ThreadState ts, PyBaseException exception) {
        if (state != PENDING) throw AsyncioState.invalidState(ts, "invalid state");
        put(ts, TRACEBACK, exception.traceback(ts));
        if (!end(ts, FINISHED, EXCEPTION, Refs.newRef(ts, (PyObject) exception))) throw AsyncioState.invalidState(ts, "invalid state");
        logTraceback = true;
    }

    /** The error to raise for a cancelled future; it is made or, if it was kept, handed over. */
    final @Owned PyObject takeCancelledError(ThreadState ts) {
        PyObject kept = take(CANCELLED_ERROR);
        if (kept != null) return kept;
        PyObject message = slot(ts, CANCEL_MESSAGE);
        try {
            PyType t = AsyncioState.cancelledError(ts);
            return message == null || message == PyNone.NONE ? Calls.call0(ts, t) : Calls.call1(ts, t, message);
        } finally {
            Refs.xdecref(ts, message);
        }
    }

    private void checkDone(ThreadState ts, String pending) {
        if (!isInitialized()) throw AsyncioState.invalidState(ts, "Future object is not initialized.");
        int s = state;
        if (s == CANCELLED) throw PyException.ofValue(takeCancelledError(ts));
        if (s != FINISHED) throw AsyncioState.invalidState(ts, pending);
        logTraceback = false;
    }

    /** The exception, with the traceback it was set with, or null. */
    private @Owned PyObject failure(ThreadState ts) {
        PyObject e = slot(ts, EXCEPTION);
        if (e != null) ((PyBaseException) e).setTraceback(ts, take(TRACEBACK));
        return e;
    }

    final @Owned PyObject resultOrThrow(ThreadState ts) {
        checkDone(ts, "Result is not set.");
        PyObject e = failure(ts);
        if (e != null) throw PyException.ofValue(e);
        return slotOrNone(ts, RESULT);
    }

    /** What {@link #resultOrThrow} would throw, or null if it has a result. */
    final @Owned PyObject failureOrNull(ThreadState ts) {
        try {
            checkDone(ts, "Result is not set.");
            return failure(ts);
        } catch (PyException e) {
            return e.takeValue(ts);
        }
    }

    final @Owned PyObject exceptionOrNone(ThreadState ts) {
        checkDone(ts, "Exception is not set.");
        return slotOrNone(ts, EXCEPTION);
    }

    // ---- callbacks

    /** Both borrowed. */
    final void addCallback(ThreadState ts, PyObject f, PyObject context) {
        if (!isInitialized()) throw Raise.runtimeError("uninitialized Future object");
        PyMutex.lock(ts, this);
        boolean pending = state == PENDING;
        if (pending) {
            if (callbacks == null) callbacks = new PyObject[2];
            else if (ncallbacks == callbacks.length) callbacks = java.util.Arrays.copyOf(callbacks, 2 * ncallbacks);
            callbacks[ncallbacks++] = Refs.newRef(ts, f);
            callbacks[ncallbacks++] = Refs.newRef(ts, context);
        }
        PyMutex.unlockRelease(this);
        if (!pending) callSoon(ts, f, this, context);
    }

    /** Functions and contexts in turn, new references. */
    final @Owned PyObject[] callbacks(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject[] out = new PyObject[ncallbacks];
        for (int i = 0; i < out.length; i++) {
            out[i] = Refs.newRef(ts, callbacks[i]);
        }
        PyMutex.unlockRelease(this);
        return out;
    }

    /** Removes one registration, if it is still there. */
    final boolean removeCallback(ThreadState ts, PyObject f, PyObject context) {
        PyObject[] gone = new PyObject[2];
        PyMutex.lock(ts, this);
        int at = 0;
        while (at < ncallbacks && (callbacks[at] != f || callbacks[at + 1] != context)) {
            at += 2;
        }
        boolean found = at < ncallbacks;
        if (found) {
            gone[0] = callbacks[at];
            gone[1] = callbacks[at + 1];
            ncallbacks -= 2;
            System.arraycopy(callbacks, at + 2, callbacks, at, ncallbacks - at);
            callbacks[ncallbacks] = null;
            callbacks[ncallbacks + 1] = null;
        }
        PyMutex.unlock(ts, this);
        Refs.releaseAll(ts, gone, 0, 2);
        return found;
    }

    // ---- who awaits it

    final void addAwaiter(ThreadState ts, PyFuture waiter) {
        PyMutex.lock(ts, this);
        awaiters.add(ts, waiter);
        PyMutex.unlockRelease(this);
    }

    final void discardAwaiter(ThreadState ts, PyFuture waiter) {
        PyMutex.lock(ts, this);
        boolean had = awaiters.remove(waiter);
        PyMutex.unlock(ts, this);
        if (had) Refs.decref(ts, waiter);
    }

    /** New references, or null if nobody awaits it. */
    final @Owned PyObject[] awaiters(ThreadState ts) {
        PyMutex.lock(ts, this);
        PyObject[] all = awaiters.all(ts);
        PyMutex.unlockRelease(this);
        return all;
    }

    // ---- memory

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : held) {
            v.visit(o);
        }
        for (int i = 0; i < ncallbacks; i++) {
            v.visit(callbacks[i]);
        }
        awaiters.traverse(v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        reset(ts);
    }

    /** Drops what it holds; what Python added to it stays. */
    private void reset(ThreadState ts) {
        for (int i = 0; i < held.length; i++) {
            put(ts, i, null);
        }
        PyMutex.lock(ts, this);
        PyObject[] c = callbacks;
        int n = ncallbacks;
        callbacks = null;
        ncallbacks = 0;
        PyObject[] w = awaiters.takeAll();
        PyMutex.unlock(ts, this);
        if (n > 0) Refs.releaseAll(ts, c, 0, n);
        if (w != null) Refs.releaseAll(ts, w, 0, w.length);
    }

    /** Tells the loop's exception handler of something about this future. {@code exception} is borrowed, or null. */
    final void report(ThreadState ts, String key, String message, PyObject exception) {
        PyObject loop = slot(ts, LOOP);
        PyObject source = slot(ts, SOURCE_TRACEBACK);
        PyDict d = new PyDict(ts);
        PyObject handler = null;
        try {
            d.put(ts, PyUnicode.of("message"), PyUnicode.of(message));
            if (exception != null) d.put(ts, PyUnicode.of("exception"), exception);
            d.put(ts, PyUnicode.of(key), this);
            if (source != null) d.put(ts, PyUnicode.of("source_traceback"), source);
            handler = Objects.getAttr(ts, loop == null ? PyNone.NONE : loop, CALL_EXCEPTION_HANDLER);
            Refs.decref(ts, Calls.call1(ts, handler, d));
        } catch (PyException e) {
            Unraisable.report(ts, e, handler, "Exception ignored while calling asyncio function ");
        } finally {
            Refs.xdecref(ts, handler);
            Refs.decref(ts, (PyObject) d);
            Refs.xdecref(ts, source);
            Refs.xdecref(ts, loop);
        }
    }

    static void tp_finalize(ThreadState ts, PyFuture self) {
        if (!self.logTraceback) return;
        self.logTraceback = false;
        PyObject e = self.slot(ts, EXCEPTION);
        if (e == null) return;
        try {
            self.report(ts, "future", PyType.of(self).shortName() + " exception was never retrieved", e);
        } finally {
            Refs.decref(ts, e);
        }
    }
}
