// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The loop that a thread runs and the task it is in.
 *  <p>Threads: a thread writes its own pair only; {@link #currentTask} reads those of others. Ownership: the thread owns both until it exits. */
final class RunningLoop {
    private static final int LOOP = 0;
    private static final int TASK = 1;

    private RunningLoop() {}

    private static PyObject[] pair(ThreadState state) {
        PyThreadState ts = PyThreadState.of(state);
        PyObject[] p = ts.runningLoop;
        if (p == null) {
            p = new PyObject[2];
            ts.runningLoop = p;
            AsyncioState all = AsyncioState.of(ts);
            all.running.add(p);
            ts.atExit(RunningLoop::exit);
        }
        return p;
    }

    private static void exit(PyThreadState ts) {
        PyObject[] p = ts.runningLoop;
        // Arrays are compared by identity here.
        AsyncioState.of(ts).running.remove(p);
        HeldRef.drop(ts, p, TASK);
        HeldRef.drop(ts, p, LOOP);
    }

    /** The loop of the calling thread, or null. */
    static @Borrowed("the thread's") PyObject get(ThreadState ts) {
        PyObject[] p = PyThreadState.of(ts).runningLoop;
        return p == null ? null : p[LOOP];
    }

    static @Borrowed("the thread's") PyObject require(ThreadState ts) {
        PyObject l = get(ts);
        if (l == null) throw Raise.runtimeError("no running event loop");
        return l;
    }

    static void set(ThreadState ts, PyObject loop) {
        Refs.xdecref(ts, RefSlots.getAndSet(pair(ts), LOOP, loop == PyNone.NONE ? null : Refs.newRef(ts, loop)));
    }

    /** The running loop, or the one that the policy gives. */
    static @Owned PyObject eventLoop(ThreadState ts) {
        PyObject l = get(ts);
        if (l != null) return Refs.newRef(ts, l);
        PyObject policy = Calls.call0(ts, AsyncioState.part(ts, AsyncioState.Part.EVENT_LOOP_POLICY));
        try {
            return Calls.callMethod(ts, policy, "get_event_loop");
        } finally {
            Refs.decref(ts, policy);
        }
    }

    private static PyObject[] pairOf(ThreadState ts, PyObject loop) {
        PyObject[] p = pair(ts);
        if (p[LOOP] != loop) throw Raise.runtimeError("loop %s is not the running loop", Objects.reprText(ts, loop));
        return p;
    }

    static void enter(ThreadState ts, PyObject loop, PyObject task) {
        PyObject[] p = pairOf(ts, loop);
        if (p[TASK] != null) {
            throw Raise.runtimeError("Cannot enter into task %s while another task %s is being executed.", Objects.reprText(ts, task), Objects.reprText(ts, p[TASK]));
        }
        RefSlots.setRelease(p, TASK, Refs.newRef(ts, task));
    }

    static void leave(ThreadState ts, PyObject loop, PyObject task) {
        PyObject[] p = pairOf(ts, loop);
        if (p[TASK] != task) {
            throw Raise.runtimeError("Invalid attempt to leave task %s while task %s is entered.", Objects.reprText(ts, task),
                    Objects.reprText(ts, p[TASK] == null ? PyNone.NONE : p[TASK]));
        }
        HeldRef.drop(ts, p, TASK);
    }

    /** Leaves a task because of an exception, which an error of leaving replaces. */
    static PyException leaveFailed(ThreadState ts, PyObject loop, PyObject task, PyException e) {
        try {
            leave(ts, loop, task);
            return e;
        } catch (PyException worse) {
            e.discard(ts);
            return worse;
        }
    }

    /** Makes another task the current one, none if None, and answers the one before, or None. */
    static @Owned PyObject swap(ThreadState ts, PyObject loop, PyObject task) {
        PyObject[] p = pairOf(ts, loop);
        PyObject before = RefSlots.getAndSet(p, TASK, task == PyNone.NONE ? null : Refs.newRef(ts, task));
        return before == null ? PyNone.NONE : before;
    }

    /** The task that a loop is in, whichever thread runs it; None if it is in none. */
    static @Owned PyObject currentTask(ThreadState ts, PyObject loop) {
        PyObject[] mine = PyThreadState.of(ts).runningLoop;
        if (mine != null && mine[LOOP] == loop) return mine[TASK] == null ? PyNone.NONE : Refs.newRef(ts, mine[TASK]);
        for (PyObject[] p : AsyncioState.of(ts).running) {
            if (RefSlots.getAcquire(p, LOOP) == loop) {
                PyObject t = HeldRef.fetch(ts, p, TASK);
                return t == null ? PyNone.NONE : t;
            }
        }
        return PyNone.NONE;
    }
}
