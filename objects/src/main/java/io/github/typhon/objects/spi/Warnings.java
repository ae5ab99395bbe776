// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.spi;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** Issues warnings from code that cannot see module {@code warnings}. CPython: PyErr_WarnEx.
 *  <p>Threads: any. Before the interpreter installs a sink, and while it has none, warnings are dropped as CPython drops them during start-up.
 *  <p>Re-entry: runs Python; a filter may turn the warning into an exception. */
public final class Warnings {
    /** What issues warnings in one interpreter. */
    public interface Sink {
        /** {@code source} is the object that a ResourceWarning is about, or null. */
        void warn(ThreadState ts, PyType category, PyObject message, int stackLevel, PyObject source);

        void warnExplicit(ThreadState ts, PyType category, PyObject message, PyUnicode filename, int line);
    }

    private static final class Holder {
        private volatile Sink sink;
    }

    private static final StateKey<Holder> KEY = StateKey.of(interp -> new Holder());
    private static final String STRICT = "%s (type %s).  The ability to return an instance of a strict subclass of %s is deprecated, "
            + "and may be removed in a future version of Python.";

    private Warnings() {}

    public static void install(ThreadState ts, Sink sink) {
        ts.interp.state(KEY).sink = sink;
    }

    public static void warn(ThreadState ts, PyType category, String message, int stackLevel) {
        warn(ts, category, message, stackLevel, null);
    }

    private static void warn(ThreadState ts, PyType category, String message, int stackLevel, PyObject source) {
        Sink s = ts.interp.state(KEY).sink;
        if (s != null) {
            s.warn(ts, category, PyUnicode.of(message), stackLevel, source);
        }
    }

    /** About something that dies without having been closed. CPython: PyErr_ResourceWarning. */
    public static void resource(ThreadState ts, PyObject source, String message) {
        warn(ts, Exc.ResourceWarning, message, 1, source);
    }

    /** For a place in source that is not running. CPython: PyErr_WarnExplicitObject. */
    public static void warnExplicit(ThreadState ts, PyType category, String message, String filename, int line) {
        Sink s = ts.interp.state(KEY).sink;
        if (s != null) {
            s.warnExplicit(ts, category, PyUnicode.of(message), PyUnicode.of(filename), line);
        }
    }

    public static void deprecated(ThreadState ts, String message) {
        warn(ts, Exc.DeprecationWarning, message, 1);
    }

    /** A conversion method answered an instance of a subclass of the type it should have answered. */
    public static void strictSubclass(ThreadState ts, String what, PyObject result, String wanted) {
        deprecated(ts, String.format(STRICT, what, PyType.of(result).name(), wanted));
    }
}
