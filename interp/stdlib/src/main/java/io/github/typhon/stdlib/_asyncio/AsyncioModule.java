// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _asyncio}. */
@PyModule(name = "_asyncio", doc = "Accelerator module for asyncio")
public final class AsyncioModule {
    private AsyncioModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyFuture.TYPE);
        m.addType(PyTask.TYPE);
    }

    @PyFunction(value = "($module, /)", name = "_get_running_loop",
            doc = "Return the running event loop or None.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.")
    static PyObject runningLoopOrNone(ThreadState ts) {
        PyObject l = RunningLoop.get(ts);
        return l == null ? PyNone.NONE : Refs.newRef(ts, l);
    }

    @PyFunction(value = "($module, loop, /)", name = "_set_running_loop",
            doc = "Set the running event loop.\n\nThis is a low-level function intended to be used by event loops.\nThis function is thread-specific.")
    static void setRunningLoop(ThreadState ts, PyObject loop) {
        RunningLoop.set(ts, loop);
    }

    @PyFunction(value = "($module, /)", name = "get_running_loop",
            doc = "Return the running event loop.  Raise a RuntimeError if there is none.\n\nThis function is thread-specific.")
    static PyObject getRunningLoop(ThreadState ts) {
        return Refs.newRef(ts, RunningLoop.require(ts));
    }

    @PyFunction(value = "($module, /)", name = "get_event_loop",
            doc = "Return an asyncio event loop.\n\nWhen called from a coroutine or a callback (e.g. scheduled with\ncall_soon or similar API), this function will "
                    + "always return the\nrunning event loop.\n\nIf there is no running event loop set, the function will return\nthe result of "
                    + "`get_event_loop_policy().get_event_loop()` call.")
    static PyObject getEventLoop(ThreadState ts) {
        return RunningLoop.eventLoop(ts);
    }

    @PyFunction(value = "($module, /, loop, task)", name = "_enter_task",
            doc = "Enter into task execution or resume suspended task.\n\nTask belongs to loop.\n\nReturns None.")
    static void enterTask(ThreadState ts, PyObject loop, PyObject task) {
        RunningLoop.enter(ts, loop, task);
    }

    @PyFunction(value = "($module, /, loop, task)", name = "_leave_task", doc = "Leave task execution or suspend a task.\n\nTask belongs to loop.\n\nReturns None.")
    static void leaveTask(ThreadState ts, PyObject loop, PyObject task) {
        RunningLoop.leave(ts, loop, task);
    }

    @PyFunction(value = "($module, /, loop, task)", name = "_swap_current_task",
            doc = "Temporarily swap in the supplied task and return the original one (or None).\n\nThis is intended for use during eager coroutine execution.")
    static PyObject swapCurrentTask(ThreadState ts, PyObject loop, PyObject task) {
        return RunningLoop.swap(ts, loop, task);
    }

    @PyFunction(value = "($module, /, task)", name = "_register_task", doc = "Register a new task in asyncio as executed by loop.\n\nReturns None.")
    static void registerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) AsyncioState.of(ts).tasks.add(ts, t);
        else ForeignTasks.of(ts).addScheduled(ts, task);
    }

    @PyFunction(value = "($module, /, task)", name = "_register_eager_task", doc = "Register a new task in asyncio as executed by loop.\n\nReturns None.")
    static void registerEagerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) AsyncioState.of(ts).tasks.add(ts, t);
        else ForeignTasks.of(ts).addEager(ts, task);
    }

    @PyFunction(value = "($module, /, task)", name = "_unregister_task", doc = "Unregister a task.\n\nReturns None.")
    static void unregisterTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) AsyncioState.of(ts).tasks.remove(t);
        else ForeignTasks.of(ts).removeScheduled(ts, task);
    }

    @PyFunction(value = "($module, /, task)", name = "_unregister_eager_task", doc = "Unregister a task.\n\nReturns None.")
    static void unregisterEagerTask(ThreadState ts, PyObject task) {
        if (task instanceof PyTask t) AsyncioState.of(ts).tasks.remove(t);
        else ForeignTasks.of(ts).removeEager(ts, task);
    }

    @PyFunction(value = "($module, /, loop=None)", name = "current_task", doc = "Return a currently executed task.")
    static PyObject currentTask(ThreadState ts, PyObject loop) {
        return RunningLoop.currentTask(ts, loop == PyNone.NONE ? RunningLoop.require(ts) : loop);
    }

    @PyFunction(value = "($module, /, loop=None)", name = "all_tasks", doc = "Return a set of all tasks for the loop.")
    static PyObject allTasks(ThreadState ts, PyObject loop) {
        return ForeignTasks.allOf(ts, loop == PyNone.NONE ? RunningLoop.require(ts) : loop);
    }

    @PyFunction(value = "($module, fut, waiter, /)", name = "future_add_to_awaited_by", doc = "Record that `fut` is awaited on by `waiter`.")
    static void addToAwaitedBy(ThreadState ts, PyObject fut, PyObject waiter) {
        if (fut instanceof PyFuture f && waiter instanceof PyFuture w) f.addAwaiter(ts, w);
    }

    @PyFunction(value = "($module, fut, waiter, /)", name = "future_discard_from_awaited_by")
    static void discardFromAwaitedBy(ThreadState ts, PyObject fut, PyObject waiter) {
        if (fut instanceof PyFuture f && waiter instanceof PyFuture w) f.discardAwaiter(ts, w);
    }
}
