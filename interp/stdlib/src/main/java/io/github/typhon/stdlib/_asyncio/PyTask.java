// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Weak;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._asyncio.AsyncioState.Part;
import io.github.typhon.stdlib._contextvars.PyContext;

/** {@code asyncio.Task}: a future that a coroutine makes come true, step by step. See {@link TaskStep}.
 *  <p>Threads: as {@link PyFuture}; its steps belong to the thread of its loop. CPython: TaskObj. */
@PyClass(name = "Task", module = "_asyncio", signature = "(coro, *, loop=None, name=None, context=None, eager_start=False)",
        flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "A coroutine wrapped in a Future.")
public class PyTask extends PyFuture {
    public static final PyType TYPE = PyType.builtin(new PyTaskExposed());
    static final int CORO = OWN;
    static final int NAME = OWN + 1;
    static final int CONTEXT = OWN + 2;
    /** The future it waits for. */
    static final int WAITER = OWN + 3;
    private static final PyUnicode CANCEL = PyUnicode.intern("cancel");
    private static final PyUnicode[] MSG = {PyUnicode.intern("msg")};

    volatile boolean mustCancel;
    volatile boolean logDestroyPending = true;
    /** In the name, if nobody gave it one. */
    private volatile long number;
    @GuardedBy("its mutex") private int cancelRequests;
    /** Its place among the live tasks; written under the chain's monitor. */
    volatile TaskRegistry.Chain chain;
    @Weak @GuardedBy("its chain") PyTask nextTask;
    @Weak @GuardedBy("its chain") PyTask previousTask;

    protected PyTask(ThreadState ts) {
        super(ts, OWN + 4);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return new PyTaskSub(ts, type);
    }

    static void tp_init(ThreadState ts, PyTask self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("Task", args, kwnames, 0, 1, 1, "coro", "loop", "name", "context", "eager_start");
        boolean eager = a[4] != null && Objects.isTrue(ts, a[4]);
        self.init(ts, a[1]);
        if (!isCoroutine(ts, a[0])) {
            self.logDestroyPending = false;
            throw Raise.typeError("a coroutine was expected, got %s", Objects.reprText(ts, a[0]));
        }
        self.put(ts, CONTEXT, a[3] == null || a[3] == PyNone.NONE ? PyContext.copyOfCurrent(ts) : Refs.newRef(ts, a[3]));
        self.mustCancel = false;
        self.logDestroyPending = true;
        self.cancelRequests = 0;
        self.put(ts, CORO, Refs.newRef(ts, a[0]));
        if (a[2] == null || a[2] == PyNone.NONE) self.number = AsyncioState.nextName(ts);
        else self.setName(ts, a[2]);
        if (eager && self.loopIsRunning(ts)) {
            TaskStep.startNow((PyThreadState) ts, self);
            return;
        }
        TaskStep.stepSoon(ts, self, null);
        AsyncioState.of(ts).tasks.add(ts, self);
    }

    private static boolean isCoroutine(ThreadState ts, PyObject o) {
        return o instanceof PyCoroutine || Objects.truth(ts, Calls.call1(ts, AsyncioState.part(ts, Part.IS_COROUTINE), o));
    }

    private boolean loopIsRunning(ThreadState ts) {
        PyObject loop = slot(ts, LOOP);
        try {
            return Objects.truth(ts, Calls.callMethod(ts, loop, "is_running"));
        } finally {
            Refs.decref(ts, loop);
        }
    }

    @Override
    void ended(ThreadState ts) {
        AsyncioState.of(ts).tasks.remove(this);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        AsyncioState.of(ts).tasks.remove(this);
        super.deallocated(ts);
    }

    static void tp_finalize(ThreadState ts, PyTask self) {
        if (self.state == PENDING && self.logDestroyPending && self.isInitialized()) self.report(ts, "task", "Task was destroyed but it is pending!", null);
        PyFuture.tp_finalize(ts, self);
    }

    static PyObject tp_repr(ThreadState ts, PyTask self) {
        self.checkInitialized();
        return Calls.call1(ts, AsyncioState.part(ts, Part.TASK_REPR), self);
    }

    /** {@code waiter.cancel(msg=message)}; both borrowed. */
    static boolean cancelOther(ThreadState ts, PyObject waiter, PyObject message) {
        return Objects.truth(ts, Calls.callMethodKw(ts, waiter, CANCEL, new PyObject[] {message}, MSG));
    }

    @PyMethod(value = "($self, /, msg=None)",
            doc = "Request that this task cancel itself.\n\nThis arranges for a CancelledError to be thrown into the\nwrapped coroutine on the next cycle through "
                    + "the event loop.\nThe coroutine then has a chance to clean up or even deny\nthe request using try/except/finally.\n\nUnlike Future.cancel, this "
                    + "does not guarantee that the\ntask will be cancelled: the exception might be caught and\nacted upon, delaying cancellation of the task or "
                    + "preventing\ncancellation completely.  The task may also return a value or\nraise a different exception.\n\nImmediately after this method is "
                    + "called, Task.cancelled() will\nnot return True (unless the task was already cancelled).  A\ntask will be marked as cancelled when the wrapped "
                    + "coroutine\nterminates with a CancelledError exception (even if cancel()\nwas not called).\n\nThis also increases the task's count of "
                    + "cancellation requests.")
    boolean cancel(ThreadState ts, PyObject msg) {
        checkInitialized();
        logTraceback = false;
        if (state != PENDING) return false;
        addRequests(ts, 1);
        PyObject w = slot(ts, WAITER);
        if (w != null) {
            try {
                // It stays the one waited for: it may be a task that denies the request.
                if (cancelOther(ts, w, msg)) return true;
            } finally {
                Refs.decref(ts, w);
            }
        }
        mustCancel = true;
        put(ts, CANCEL_MESSAGE, Refs.newRef(ts, msg));
        return true;
    }

    private int addRequests(ThreadState ts, int n) {
        io.github.typhon.refcount.lock.PyMutex.lock(ts, this);
        cancelRequests = Math.max(0, cancelRequests + n);
        int now = cancelRequests;
        io.github.typhon.refcount.lock.PyMutex.unlockRelease(this);
        return now;
    }

    @PyMethod(value = "($self, /)",
            doc = "Return the count of the task's cancellation requests.\n\nThis count is incremented when .cancel() is called\nand may be decremented using "
                    + ".uncancel().")
    long cancelling(ThreadState ts) {
        return addRequests(ts, 0);
    }

    @PyMethod(value = "($self, /)",
            doc = "Decrement the task's count of cancellation requests.\n\nThis should be used by tasks that catch CancelledError\nand wish to continue "
                    + "indefinitely until they are cancelled again.\n\nReturns the remaining number of cancellation requests.")
    long uncancel(ThreadState ts) {
        boolean had = addRequests(ts, 0) > 0;
        int left = addRequests(ts, -1);
        if (had && left == 0) mustCancel = false;
        return left;
    }

    @PyMethod(value = "($self, result, /)", name = "set_result")
    void setResult(ThreadState ts, PyObject result) {
        throw Raise.runtimeError("Task does not support set_result operation");
    }

    @PyMethod(value = "($self, exception, /)", name = "set_exception")
    void setException(ThreadState ts, PyObject exception) {
        throw Raise.runtimeError("Task does not support set_exception operation");
    }

    @PyMethod(value = "($self, /, *, limit=None)", name = "get_stack",
            doc = "Return the list of stack frames for this task's coroutine.\n\nIf the coroutine is not done, this returns the stack where it is\nsuspended.  If the "
                    + "coroutine has completed successfully or was\ncancelled, this returns an empty list.  If the coroutine was\nterminated by an exception, this "
                    + "returns the list of traceback\nframes.\n\nThe frames are always ordered from oldest to newest.\n\nThe optional limit gives the maximum number "
                    + "of frames to\nreturn; by default all available frames are returned.  Its\nmeaning differs depending on whether a stack or a traceback is\n"
                    + "returned: the newest frames of a stack are returned, but the\noldest frames of a traceback are returned.  (This matches the\nbehavior of the "
                    + "traceback module.)\n\nFor reasons beyond our control, only one stack frame is\nreturned for a suspended coroutine.")
    PyObject getStack(ThreadState ts, PyObject limit) {
        return Calls.call2(ts, AsyncioState.part(ts, Part.TASK_GET_STACK), this, limit);
    }

    @PyMethod(value = "($self, /, *, limit=None, file=None)", name = "print_stack",
            doc = "Print the stack or traceback for this task's coroutine.\n\nThis produces output similar to that of the traceback module,\nfor the frames retrieved "
                    + "by get_stack().  The limit argument\nis passed to get_stack().  The file argument is an I/O stream\nto which the output is written; by default "
                    + "output is written\nto sys.stderr.")
    PyObject printStack(ThreadState ts, PyObject limit, PyObject file) {
        return Calls.call3(ts, AsyncioState.part(ts, Part.TASK_PRINT_STACK), this, limit, file);
    }

    @PyMethod(value = "($self, /)", name = "get_coro")
    PyObject getCoro(ThreadState ts) {
        return slotOrNone(ts, CORO);
    }

    @PyMethod(value = "($self, /)", name = "get_context")
    PyObject getContext(ThreadState ts) {
        return slotOrNone(ts, CONTEXT);
    }

    @PyMethod(value = "($self, /)", name = "get_name")
    PyObject getName(ThreadState ts) {
        PyObject n = slot(ts, NAME);
        return n != null ? n : number != 0 ? PyUnicode.of("Task-" + number) : PyNone.NONE;
    }

    @PyMethod(value = "($self, value, /)", name = "set_name")
    void setName(ThreadState ts, PyObject value) {
        put(ts, NAME, value.getClass() == PyUnicode.class ? value : Objects.str(ts, value));
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }

    @PyGetter("_log_destroy_pending")
    boolean getLogDestroyPending() {
        return logDestroyPending;
    }

    @PySetter("_log_destroy_pending")
    void setLogDestroyPending(ThreadState ts, PyObject value) {
        logDestroyPending = FutureFace.isTrue(ts, value);
    }

    @PyGetter("_must_cancel")
    boolean getMustCancel() {
        return mustCancel;
    }

    @PyGetter("_coro")
    PyObject coroOrNone(ThreadState ts) {
        return slotOrNone(ts, CORO);
    }

    @PyGetter("_fut_waiter")
    PyObject waiterOrNone(ThreadState ts) {
        return slotOrNone(ts, WAITER);
    }
}
