// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** Exceptions that nobody can catch: raised in {@code __del__}, weak reference callbacks, threads. The sys module installs the hook. */
public final class Unraisable {
    /** What to do with an unraisable exception; implemented by the sys module. */
    @FunctionalInterface
    public interface Hook {
        /** @param object borrowed, may be null. The exception is handed over. */
        void report(ThreadState ts, PyException e, PyObject object, String prefix);
    }

    private static final class Holder {
        volatile Hook hook = (ts, e, object, prefix) -> {
            System.err.println(prefix + (object == null ? "" : PyType.of(object).name()) + ": " + e.getMessage());
            e.discard(ts);
        };
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());

    private Unraisable() {}

    public static void install(io.github.typhon.refcount.thread.InterpreterState interp, Hook hook) {
        interp.state(KEY).hook = hook;
    }

    public static void report(ThreadState ts, PyException e, PyObject object, String prefix) {
        ts.interp.state(KEY).hook.report(ts, e, object, prefix);
    }
}
