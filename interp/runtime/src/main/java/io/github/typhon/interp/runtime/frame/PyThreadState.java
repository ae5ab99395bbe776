// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.Breaker;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A thread state that runs Python frames.
 * <p>Threads: as {@link ThreadState}; {@code asyncException} is set by others, everything else belongs to the thread.
 */
public final class PyThreadState extends ThreadState {
    public final PyInterpreterState interpreter;
    /** Entry frame of the innermost driver loop; null outside Python code. */
    public Frame entry;
    /** The lock that the thread is waiting for, or null. */
    public volatile HeldLock waitsFor;
    /** Driver loops running inside each other. */
    public int nativeDepth;
    /** Innermost handled-exception record: a generator's while it runs. */
    public ExcInfo excInfo = new ExcInfo();
    /** contextvars.Context of this thread, or null. */
    @Owned public PyObject context;
    @Owned public PyObject asyncGenFirstIter;
    @Owned public PyObject asyncGenFinalizer;
    /** The event loop that this thread runs and the task it is in, either null; kept by the asyncio module, which drops them at the thread's exit. */
    @Owned public PyObject[] runningLoop;
    public int coroutineOriginDepth;
    /** sys.settrace / sys.setprofile functions, or null. */
    @Owned public PyObject traceFunction;
    @Owned public PyObject profileFunction;
    /** Above zero while a trace function runs. */
    public int tracing;
    /** What a callback of sys.monitoring is told of, null outside of callbacks. */
    public MonitoredPoint monitored;
    /** Whether new frames run instrumented nodes. */
    public boolean instrumented;
    /** The exception about to be thrown continues an earlier one: no new traceback entry, no new context. Read and cleared by the unwinder. */
    public boolean reraising;
    /** With reraising: the pc of the original raise, or -1. */
    public int reraisedPc = -1;
    /** sys.getrecursionlimit(), copied here. */
    public int recursionLimit;
    /** How deep compiled code calls compiled code on this thread's Java stack. */
    public int compiledDepthLimit;
    /** Depth of the recursion of frameless code, and how deep it may go: meaningful while such code runs. */
    public int framelessDepth;
    public int framelessLimit;
    /** With -X jitexits: how many instructions of compiled code until the next forced exit. */
    public int exitCountdown;
    /** Stands in for the frame of frameless code where an operation wants one that it will not look at. */
    public final Frame noFrame = new Frame();
    /** The frames of frameless code that has just been left, and what was thrown in the innermost, or null: to be read at once. */
    public Frame leftOuter;
    public Frame leftInner;
    public Throwable leftThrown;
    /** What compiled code raised, having answered {@link Raised}, or null from a call: to be taken at once. */
    public Throwable raised;
    /** Whether the generator frame that was left last yielded (else it returned); to be read at once. */
    public boolean yielded;
    /** What native modules keep for this thread is dropped by these when it exits. */
    private final java.util.ArrayList<Consumer<PyThreadState>> exitActions = new java.util.ArrayList<>();
    private final AtomicReference<PyType> asyncException = new AtomicReference<>();

    /** What was raised; null if nothing was. */
    public Throwable takeRaised() {
        Throwable t = raised;
        raised = null;
        return t;
    }

    public PyThreadState(PyInterpreterState interp) {
        super(interp);
        interpreter = interp;
        recursionLimit = interp.recursionLimit;
        compiledDepthLimit = interp.compiledDepthLimit;
        if (interp.monitored) {
            instrumented = true;
            signal(Breaker.AWAKE);
        }
    }

    public static PyThreadState of(ThreadState ts) {
        return (PyThreadState) ts;
    }

    /** The frame that is running Python code now, or whose instruction called the native code that asks; null if none. */
    public @Borrowed Frame currentFrame() {
        Frame f = innermostFrame();
        return f == null ? null : f.running();
    }

    /** As {@link #currentFrame}, or the frame that has ended and is letting go of what it owned. */
    public @Borrowed Frame innermostFrame() {
        Frame f = entry;
        return f == null ? null : Frame.innermost(f);
    }

    /** The exception being handled (sys.exception()), or null. */
    public @Borrowed PyObject handledException() {
        for (ExcInfo e = excInfo; e != null; e = e.previous) {
            if (e.value != null) return e.value;
        }
        return null;
    }

    /** Raises an exception of this type in the thread at its next poll; null cancels. PyThreadState_SetAsyncExc. */
    public void setAsyncException(PyType type) {
        asyncException.set(type);
        if (type != null) signal(Breaker.ASYNC_EXCEPTION);
    }

    @Override
    protected void handlePending(int bits) {
        // Who polled need not be the start of a frame. First, as the others may raise.
        if ((bits & Breaker.AWAKE) != 0 && instrumented) signal(Breaker.AWAKE);
        if ((bits & (Breaker.PENDING | Breaker.INTERRUPTED)) != 0) {
            if ((bits & Breaker.ASYNC_EXCEPTION) != 0) signal(Breaker.ASYNC_EXCEPTION);
            runPendingCalls();
        }
        if ((bits & Breaker.ASYNC_EXCEPTION) != 0) {
            PyType t = asyncException.getAndSet(null);
            if (t != null) throw PyException.ofArgs(t);
        }
    }

    private void runPendingCalls() {
        if (interpreter.main != this) return;
        try {
            for (Consumer<PyThreadState> c; (c = interpreter.pendingCalls.poll()) != null; ) c.accept(this);
        } finally {
            // One that raised leaves the others to the next poll.
            if (!interpreter.pendingCalls.isEmpty()) signal(Breaker.PENDING);
        }
    }

    /** By the thread itself: run once when it exits, still attached. */
    public void atExit(Consumer<PyThreadState> action) {
        exitActions.add(action);
    }

    @Override
    protected void releaseOwned() {
        while (!exitActions.isEmpty()) exitActions.removeLast().accept(this);
        PyObject[] owned = {context, asyncGenFirstIter, asyncGenFinalizer, traceFunction, profileFunction, excInfo.value};
        context = asyncGenFirstIter = asyncGenFinalizer = traceFunction = profileFunction = null;
        excInfo.value = null;
        Refs.releaseAll(this, owned, 0, owned.length);
    }
}
