// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._thread;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.sys.SysState;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.Event;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code _thread._ThreadHandle}: a thread to start, or one that runs, for others to join.
 *  <p>Threads: any; what outlives the handle is in {@link Thread}, which the running thread shares with it.
 *  <p>Each Python thread is a Java daemon thread, virtual if the interpreter wants that, with a thread state of its own that exits before joiners go on.
 *  CPython: PyThreadHandleObject. */
@PyClass(name = "_ThreadHandle", module = "_thread", flags = PyType.HAS_WEAKREF, doc = "")
public final class ThreadHandle extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new ThreadHandleExposed());

    private static final int NOT_STARTED = 0;
    private static final int STARTED = 1;
    /** What deep native recursion needs before it ends in RecursionError; reserved, not used. Smaller wishes get it too. */
    private static final long MIN_STACK_BYTES = 256L << 20;

    /** What the handle and the running thread share. */
    static final class Thread {
        final AtomicInteger state = new AtomicInteger();
        final Event end = new Event();
        volatile long ident;
    }

    final Thread thread = new Thread();

    ThreadHandle(ThreadState ts) {
        super(ts);
    }

    /** The handle of a thread that already runs. */
    static ThreadHandle of(ThreadState ts, long ident) {
        ThreadHandle h = new ThreadHandle(ts);
        h.thread.state.set(STARTED);
        h.thread.ident = ident;
        return h;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("_ThreadHandle() takes no arguments");
        }
        return new ThreadHandle(ts);
    }

    static String tp_repr(ThreadState ts, ThreadHandle self) {
        return "<_thread._ThreadHandle object: ident=" + self.thread.ident + ">";
    }

    @PyGetter("ident")
    long ident() {
        return thread.ident;
    }

    @PyMethod("($self, timeout=None, /)")
    void join(ThreadState ts, PyObject timeout) {
        long nanos = Waiting.timeoutOrNone(ts, timeout);
        if (thread.state.get() == NOT_STARTED) {
            throw Raise.runtimeError("thread not started");
        }
        if (!thread.end.isSet() && thread.ident == ts.id) {
            throw Raise.runtimeError("Cannot join current thread");
        }
        // What is left by now are daemons: nobody waits for them.
        if (!thread.end.isSet() && ts.interp.state(SysState.KEY).finalizing) {
            throw PyException.of(Exc.PythonFinalizationError, "cannot join thread at interpreter shutdown");
        }
        Waiting.until(ts, nanos, left -> thread.end.await(ts, left, true));
        // What the thread let go of has been queued here if it was ours: it dies before the caller goes on, also if there was nothing to wait for.
        ts.mergeBeforeBlocking();
    }

    @PyMethod(value = "($self, /)", name = "is_done")
    boolean isDone() {
        return thread.end.isSet();
    }

    @PyMethod(value = "($self, /)", name = "_set_done")
    void setDone() {
        if (thread.state.get() == NOT_STARTED) {
            throw Raise.runtimeError("thread not started");
        }
        thread.end.set();
    }

    /** Starts the thread. {@code kwargs} may be null; all arguments are borrowed. */
    void start(ThreadState ts, PyObject function, PyTuple args, PyObject kwargs, boolean daemon) {
        if (!PyThreadState.of(ts).interpreter.features.threads()) {
            throw Raise.runtimeError("thread is not supported for isolated subinterpreters");
        }
        if (ts.interp.state(SysState.KEY).finalizing) {
            throw PyException.of(Exc.PythonFinalizationError, "can't create new thread at interpreter shutdown");
        }
        if (!thread.state.compareAndSet(NOT_STARTED, STARTED)) {
            throw Raise.runtimeError("thread already started");
        }
        Threads threads = ts.interp.state(Threads.KEY);
        PyThreadState child = new PyThreadState(((PyThreadState) ts).interpreter);
        thread.ident = child.id;
        Refs.incref(ts, function);
        Refs.incref(ts, (PyObject) args);
        Refs.xincref(ts, kwargs);
        Thread shared = thread;
        if (!daemon) {
            threads.joinable.add(shared);
        }
        threads.running.incrementAndGet();
        try {
            newThread(child, threads.stackSize, () -> run(child, threads, shared, function, args, kwargs)).start();
        } catch (OutOfMemoryError e) {
            threads.running.decrementAndGet();
            threads.joinable.remove(shared);
            thread.state.set(NOT_STARTED);
            thread.ident = 0;
            Refs.decref(ts, function);
            Refs.decref(ts, (PyObject) args);
            Refs.xdecref(ts, kwargs);
            throw Raise.runtimeError("can't start new thread");
        }
    }

    private static java.lang.Thread newThread(PyThreadState child, long stackSize, Runnable body) {
        String name = "Thread-" + child.id;
        String wish = child.interpreter.xoptions.get("virtual_threads");
        if (child.interp.state(SysState.KEY).config.virtualThreads || wish != null && !wish.equals("0")) {
            return java.lang.Thread.ofVirtual().name(name).unstarted(body);
        }
        java.lang.Thread t = new java.lang.Thread(null, body, name, Math.max(stackSize, MIN_STACK_BYTES));
        t.setDaemon(true);
        return t;
    }

    private static void run(PyThreadState ts, Threads threads, Thread shared, @Stolen PyObject function, @Stolen PyTuple args, @Stolen PyObject kwargs) {
        ts.enter();
        try {
            call(ts, function, args, kwargs);
        } finally {
            threads.running.decrementAndGet();
            try {
                ts.exit();
            } finally {
                threads.joinable.remove(shared);
                shared.end.set();
            }
        }
    }

    private static void call(PyThreadState ts, PyObject function, PyTuple args, PyObject kwargs) {
        try {
            Refs.decref(ts, Calls.callDict(ts, function, args, kwargs));
        } catch (PyException e) {
            if (e.matches(Exc.SystemExit)) {
                e.discard(ts);
            } else {
                Unraisable.report(ts, e, null, "Exception ignored in thread started by " + repr(ts, function));
            }
        } catch (StackOverflowError | OutOfMemoryError | RuntimeException e) {
            PyException shown = e instanceof OutOfMemoryError ? Raise.outOfMemory() : Raise.systemError("%s", e);
            Unraisable.report(ts, shown, null, "Exception ignored in thread started by " + repr(ts, function));
        } finally {
            Refs.decref(ts, function);
            Refs.decref(ts, (PyObject) args);
            Refs.xdecref(ts, kwargs);
        }
    }

    private static String repr(ThreadState ts, PyObject o) {
        try {
            return Objects.reprText(ts, o);
        } catch (PyException e) {
            e.discard(ts);
            return "<object repr() failed>";
        }
    }

    /** Waits for every thread that is no daemon. */
    static void shutdown(ThreadState ts) {
        Threads threads = ts.interp.state(Threads.KEY);
        for (;;) {
            Thread next = null;
            for (Thread t : threads.joinable) {
                if (t.ident != ts.id) {
                    next = t;
                    break;
                }
            }
            if (next == null) {
                return;
            }
            Event end = next.end;
            Waiting.until(ts, -1, left -> end.await(ts, left, true));
        }
    }
}
