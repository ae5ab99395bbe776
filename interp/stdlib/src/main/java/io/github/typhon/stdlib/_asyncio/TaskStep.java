// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib._contextvars.PyContext;

/** How a task runs: its coroutine goes on until it awaits something that is not done, whose end wakes the task.
 *  <p>Threads: that of the task's loop, which must be the running one. Arguments are borrowed unless they say otherwise. */
final class TaskStep {
    private static final PyUnicode SEND = PyUnicode.intern("send");
    private static final PyUnicode THROW = PyUnicode.intern("throw");
    private static final PyUnicode BLOCKING = PyUnicode.intern("_asyncio_future_blocking");
    private static final PyUnicode GET_LOOP = PyUnicode.intern("get_loop");
    private static final PyUnicode LOOP = PyUnicode.intern("_loop");
    private static final PyUnicode RESULT = PyUnicode.intern("result");
    private static final PyUnicode ADD_DONE_CALLBACK = PyUnicode.intern("add_done_callback");
    private static final PyUnicode[] CONTEXT = {PyUnicode.intern("context")};

    private TaskStep() {}

    /** Asks the loop for a step, with an exception to raise inside or null. */
    static void stepSoon(ThreadState ts, PyTask t, PyObject exception) {
        TaskStepMethWrapper f = new TaskStepMethWrapper(ts, t, exception);
        PyObject context = t.slotOrNone(ts, PyTask.CONTEXT);
        try {
            t.callSoon(ts, f, null, context);
        } finally {
            Refs.decref(ts, context);
            Refs.decref(ts, f);
        }
    }

    private static void failSoon(ThreadState ts, PyTask t, String format, PyObject... objects) {
        Object[] texts = new Object[objects.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = Objects.reprText(ts, objects[i]);
        }
        PyException e = Raise.runtimeError(format, texts);
        try {
            stepSoon(ts, t, e.value(ts));
        } finally {
            e.discard(ts);
        }
    }

    static void step(ThreadState state, PyTask t, PyObject exception) {
        PyThreadState ts = (PyThreadState) state;
        PyObject loop = t.slotOrNone(ts, PyFuture.LOOP);
        try {
            RunningLoop.enter(ts, loop, t);
            try {
                run(ts, t, exception);
            } catch (PyException e) {
                throw RunningLoop.leaveFailed(ts, loop, t, e);
            }
            RunningLoop.leave(ts, loop, t);
        } finally {
            Refs.decref(ts, loop);
        }
    }

    /** The first step, made at once instead of by the loop. */
    static void startNow(PyThreadState ts, PyTask t) {
        PyObject loop = t.slotOrNone(ts, PyFuture.LOOP);
        PyObject context = t.slotOrNone(ts, PyTask.CONTEXT);
        PyObject before = null;
        try {
            before = RunningLoop.swap(ts, loop, t);
            AsyncioState.of(ts).tasks.add(ts, t);
            try {
                if (!(context instanceof PyContext c)) throw Raise.typeError("an instance of Context was expected");
                c.enter(ts);
                try {
                    run(ts, t, null);
                } finally {
                    c.exit(ts);
                }
            } finally {
                Refs.decref(ts, RunningLoop.swap(ts, loop, before));
            }
            if (t.state != PyFuture.PENDING) t.put(ts, PyTask.CORO, null);
        } finally {
            Refs.xdecref(ts, before);
            Refs.decref(ts, context);
            Refs.decref(ts, loop);
        }
    }

    private static void run(PyThreadState ts, PyTask t, PyObject exception) {
        if (t.state != PyFuture.PENDING) {
            throw AsyncioState.invalidState(ts, "__step(): already done: " + Objects.reprText(ts, t) + " " + (exception == null ? "''" : Objects.reprText(ts, exception)));
        }
        PyObject thrown = Refs.xnewRef(ts, exception);
        PyObject coro = null;
        PyObject v;
        boolean yielded = true;
        try {
            if (t.mustCancel) {
                if (thrown == null || !AsyncioState.cancelledError(ts).isInstance(thrown)) {
                    Refs.xdecref(ts, thrown);
                    thrown = null;
                    thrown = t.takeCancelledError(ts);
                }
                t.mustCancel = false;
            }
            t.put(ts, PyTask.WAITER, null);
            coro = t.slot(ts, PyTask.CORO);
            if (coro == null) throw Raise.runtimeError("uninitialized Task object");
            try {
                if (thrown != null) {
                    v = Calls.callMethod(ts, coro, THROW, thrown);
                } else if (coro instanceof PyCoroutine c) {
                    v = c.resume(ts);
                    yielded = ts.yielded;
                } else {
                    v = Calls.callMethod(ts, coro, SEND, PyNone.NONE);
                }
            } catch (PyException e) {
                raised(ts, t, e);
                return;
            }
        } finally {
            Refs.xdecref(ts, thrown);
            Refs.xdecref(ts, coro);
        }
        if (yielded) met(ts, t, v);
        else returned(ts, t, v);
    }

    // ---- the coroutine ended

    private static void returned(ThreadState ts, PyTask t, @Stolen PyObject v) {
        try {
            if (t.mustCancel) {
                // Cancelled right before it stopped.
                t.mustCancel = false;
                PyObject message = t.slotOrNone(ts, PyFuture.CANCEL_MESSAGE);
                t.cancelFuture(ts, message);
                Refs.decref(ts, message);
            } else {
                t.finish(ts, v);
            }
        } finally {
            Refs.decref(ts, v);
        }
    }

    private static void raised(PyThreadState ts, PyTask t, @Stolen PyException e) {
        if (e.matches(Exc.StopIteration)) {
            PyObject v = Exceptions.stopValue(ts, e);
            e.discard(ts);
            returned(ts, t, v);
            return;
        }
        if (e.matches(AsyncioState.cancelledError(ts))) {
            t.put(ts, PyFuture.CANCELLED_ERROR, e.takeValue(ts));
            t.cancelFuture(ts, null);
            return;
        }
        t.fail(ts, (PyBaseException) e.value(ts));
        if (e.matches(Exc.KeyboardInterrupt) || e.matches(Exc.SystemExit)) throw e;
        e.discard(ts);
    }

    // ---- the coroutine yielded

    private static void met(PyThreadState ts, PyTask t, @Stolen PyObject v) {
        try {
            if (v == t) failSoon(ts, t, "Task cannot await on itself: %s", t);
            else if (PyFuture.isExact(v)) wait(ts, t, (PyFuture) v);
            else if (v == PyNone.NONE) stepSoon(ts, t, null);
            else waitForeign(ts, t, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    private static void wait(ThreadState ts, PyTask t, PyFuture f) {
        PyObject loop = f.slot(ts, PyFuture.LOOP);
        boolean same = loop != null && t.holds(PyFuture.LOOP, loop);
        Refs.xdecref(ts, loop);
        if (!same) {
            failSoon(ts, t, "Task %s got Future %s attached to a different loop", t, f);
            return;
        }
        if (!f.blocking) {
            failSoon(ts, t, "yield was used instead of yield from in task %s with %s", t, f);
            return;
        }
        f.addAwaiter(ts, t);
        f.blocking = false;
        TaskWakeup wakeup = new TaskWakeup(ts, t);
        PyObject context = t.slotOrNone(ts, PyTask.CONTEXT);
        try {
            f.addCallback(ts, wakeup, context);
        } finally {
            Refs.decref(ts, context);
            Refs.decref(ts, wakeup);
        }
        waiting(ts, t, f);
    }

    private static void waiting(ThreadState ts, PyTask t, PyObject f) {
        t.put(ts, PyTask.WAITER, Refs.newRef(ts, f));
        if (!t.mustCancel) return;
        PyObject message = t.slotOrNone(ts, PyFuture.CANCEL_MESSAGE);
        try {
            if (PyTask.cancelOther(ts, f, message)) t.mustCancel = false;
        } finally {
            Refs.decref(ts, message);
        }
    }

    /** The loop of something that acts like a future. */
    static @Owned PyObject loopOf(ThreadState ts, PyObject f) {
        if (PyFuture.isExact(f)) return FutureFace.getLoop(ts, (PyFuture) f);
        PyObject m = Objects.lookupAttr(ts, f, GET_LOOP);
        if (m == null) return Objects.getAttr(ts, f, LOOP);
        try {
            return Calls.call0(ts, m);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static void waitForeign(ThreadState ts, PyTask t, PyObject v) {
        PyObject b = Objects.lookupAttr(ts, v, BLOCKING);
        if (b == null || b == PyNone.NONE) {
            if (v instanceof PyGenerator) failSoon(ts, t, "yield was used instead of yield from for generator in task %s with %s", t, v);
            else failSoon(ts, t, "Task got bad yield: %s", v);
            return;
        }
        boolean blocking = Objects.truth(ts, b);
        PyObject loop = loopOf(ts, v);
        boolean same = t.holds(PyFuture.LOOP, loop);
        Refs.decref(ts, loop);
        if (!same) {
            failSoon(ts, t, "Task %s got Future %s attached to a different loop", t, v);
            return;
        }
        if (!blocking) {
            failSoon(ts, t, "yield was used instead of yield from in task %s with %s", t, v);
            return;
        }
        if (v instanceof PyFuture f) f.addAwaiter(ts, t);
        Objects.setAttr(ts, v, BLOCKING, io.github.typhon.objects.number.PyBool.of(false));
        TaskWakeup wakeup = new TaskWakeup(ts, t);
        PyObject context = t.slotOrNone(ts, PyTask.CONTEXT);
        try {
            Refs.decref(ts, Calls.callMethodKw(ts, v, ADD_DONE_CALLBACK, new PyObject[] {wakeup, context}, CONTEXT));
        } finally {
            Refs.decref(ts, context);
            Refs.decref(ts, wakeup);
        }
        waiting(ts, t, v);
    }

    // ---- what was awaited is done

    static void wakeup(ThreadState ts, PyTask t, PyObject awaited) {
        if (awaited instanceof PyFuture f) f.discardAwaiter(ts, t);
        PyObject e = PyFuture.isExact(awaited) ? ((PyFuture) awaited).failureOrNull(ts) : foreignFailure(ts, awaited);
        try {
            step(ts, t, e);
        } finally {
            Refs.xdecref(ts, e);
        }
    }

    private static @Owned PyObject foreignFailure(ThreadState ts, PyObject awaited) {
        try {
            Refs.decref(ts, Calls.callMethod(ts, awaited, RESULT));
            return null;
        } catch (PyException e) {
            return e.takeValue(ts);
        }
    }
}
