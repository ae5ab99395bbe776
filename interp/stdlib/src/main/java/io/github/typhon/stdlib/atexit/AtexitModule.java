// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.atexit;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code atexit}: functions that run when the interpreter ends, last registered first.
 *  <p>Threads: any; a function runs once, by whoever takes it off the list. CPython: Modules/atexitmodule.c. */
@PyModule(name = "atexit", doc = "allow programmer to define multiple exit functions to be executed\nupon normal program termination.\n\n"
        + "Two public functions, register and unregister, are defined.\n")
public final class AtexitModule {
    private static final StateKey<List<Callback>> CALLBACKS = StateKey.of(() -> new CopyOnWriteArrayList<Callback>());

    private AtexitModule() {}

    /** Owns function, arguments and keyword dict (or null) until taken. */
    private static final class Callback {
        @Owned final PyObject function;
        @Owned final PyTuple args;
        @Owned final PyObject kwargs;
        private final AtomicBoolean taken = new AtomicBoolean();

        Callback(PyObject function, PyTuple args, PyObject kwargs) {
            this.function = function;
            this.args = args;
            this.kwargs = kwargs;
        }

        /** Whether the caller is the one that takes it over. */
        boolean take() {
            return taken.compareAndSet(false, true);
        }

        boolean isTaken() {
            return taken.get();
        }

        void release(ThreadState ts) {
            Refs.decref(ts, function);
            Refs.decref(ts, args);
            Refs.xdecref(ts, kwargs);
        }
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        // The interpreter keeps them, not the module: sys.modules may have lost it.
        PyThreadState.of(ts).interpreter.exitFunctions = AtexitModule::runExitFunctions;
    }

    private static List<Callback> callbacks(ThreadState ts) {
        return ts.interp.state(CALLBACKS);
    }

    @PyFunction(value = "($module, func, /, *args, **kwargs)",
            doc = "Register a function to be executed upon normal program termination\n\n    func - function to be called at exit\n"
                    + "    args - optional arguments to pass to func\n    kwargs - optional keyword arguments to pass to func\n\n"
                    + "    func is returned to facilitate usage as a decorator.")
    static PyObject register(ThreadState ts, PyObject func, PyObject[] args, PyObject kwargs) {
        if (!Objects.isCallable(func)) {
            throw Raise.typeError("the first argument must be callable");
        }
        callbacks(ts).add(new Callback(Refs.newRef(ts, func), PyTuple.copyOf(ts, args, 0, args.length), Refs.xnewRef(ts, kwargs)));
        return Refs.newRef(ts, func);
    }

    @PyFunction(value = "($module, func, /)",
            doc = "Unregister an exit function which was previously registered using\natexit.register\n\n    func - function to be unregistered")
    static void unregister(ThreadState ts, PyObject func) {
        List<Callback> all = callbacks(ts);
        for (Callback c : all) {
            PyObject f = c.function;
            if (!Refs.tryIncref(ts, f)) {
                continue;
            }
            if (c.isTaken()) {
                Refs.undoIncref(ts, f);
                continue;
            }
            try {
                // Comparison may run Python, which may unregister too.
                if (Objects.richCompareBool(ts, func, f, CompareOp.EQ) && c.take()) {
                    all.remove(c);
                    c.release(ts);
                }
            } finally {
                Refs.decref(ts, f);
            }
        }
    }

    @PyFunction(value = "($module, /)", name = "_clear", doc = "Clear the list of previously registered exit functions.")
    static void clear(ThreadState ts) {
        List<Callback> all = callbacks(ts);
        for (Callback c : all) {
            if (c.take()) {
                all.remove(c);
                c.release(ts);
            }
        }
    }

    @PyFunction(value = "($module, /)", name = "_ncallbacks", doc = "Return the number of registered exit functions.")
    static long count(ThreadState ts) {
        return callbacks(ts).size();
    }

    @PyFunction(value = "($module, /)", name = "_run_exitfuncs",
            doc = "Run all registered exit functions.\n\nIf a callback raises an exception, it is logged with sys.unraisablehook.")
    static void runExitFunctions(ThreadState ts) {
        List<Callback> all = callbacks(ts);
        for (int i; (i = all.size() - 1) >= 0; ) {
            Callback c;
            try {
                c = all.get(i);
            } catch (IndexOutOfBoundsException e) {
                // Another thread unregistered one.
                continue;
            }
            if (!c.take()) {
                continue;
            }
            all.remove(c);
            try {
                Refs.decref(ts, Calls.callDict(ts, c.function, c.args, c.kwargs));
            } catch (PyException e) {
                Unraisable.report(ts, e, null, "Exception ignored in atexit callback " + text(ts, c.function));
            } finally {
                c.release(ts);
            }
        }
    }

    private static String text(ThreadState ts, PyObject o) {
        try {
            return Objects.reprText(ts, o);
        } catch (PyException e) {
            e.discard(ts);
            return "<object repr() failed>";
        }
    }
}
