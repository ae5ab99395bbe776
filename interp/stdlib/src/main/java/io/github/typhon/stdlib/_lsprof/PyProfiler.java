// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lsprof;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code _lsprof.Profiler}; held: the timer, or null for the clock of the machine.
 *  <p>Threads: watches all threads of the interpreter, by sys.monitoring; each has a stack of running calls of its own. Entries and stacks
 *  are guarded by the monitor; Python (the timer) is never called with it held. <p>CPython: Modules/_lsprof.c, which has one stack for all. */
@PyClass(name = "Profiler", module = "_lsprof", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF},
        doc = "Build a profiler object using the specified timer function.\n\nThe default timer is a fast built-in one based on real time.\n"
                + "For custom timer functions returning integers, 'timeunit' can\nbe a float specifying a scale (that is, how long each integer unit\nis, in seconds).")
public class PyProfiler extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyProfilerExposed());

    /** One running call. */
    private static final class Call {
        final ProfileEntry entry;
        final Call caller;
        final ProfileEntry asCallee;
        double start;
        double below;

        Call(ProfileEntry entry, Call caller, ProfileEntry asCallee) {
            this.entry = entry;
            this.caller = caller;
            this.asCallee = asCallee;
        }
    }

    /** By code object, or by description of a built-in callable. */
    private final Map<Object, ProfileEntry> entries = new LinkedHashMap<>();
    /** The descriptions of built-in callables, by what identifies them. */
    private final Map<Object, PyUnicode> names = new IdentityHashMap<>();
    /** The innermost running call of each thread. */
    private final Map<ThreadState, Call> current = new IdentityHashMap<>();
    private volatile double unit;
    private volatile boolean subcalls;
    private volatile boolean enabled;
    private volatile boolean inTimer;

    protected PyProfiler(ThreadState ts) {
        super(ts, new PyObject[1]);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyProfilerExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyProfiler self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("Profiler", args, kwnames, "timer", "timeunit", "subcalls", "builtins");
        double unit = a[1] == null ? 0 : Args.toDouble(ts, a[1]);
        boolean sub = a[2] == null || Objects.isTrue(ts, a[2]);
        self.put(ts, 0, a[0] == null || a[0] == PyNone.NONE ? null : Refs.newRef(ts, a[0]));
        self.unit = unit;
        self.subcalls = sub;
    }

    // ---- time

    private double now(ThreadState ts) {
        PyObject timer = held(ts, 0);
        if (timer == null) {
            return System.nanoTime();
        }
        inTimer = true;
        PyObject r = null;
        try {
            r = Calls.call0(ts, timer);
            return unit > 0 ? Numbers.asSsize(ts, r, Exc.OverflowError) : Numbers.asDouble(ts, r);
        } catch (PyException e) {
            Unraisable.report(ts, e, timer, "Exception ignored while calling _lsprof timer " + Objects.reprText(ts, timer));
            return 0;
        } finally {
            inTimer = false;
            Refs.xdecref(ts, r);
            Refs.decref(ts, timer);
        }
    }

    private double scale() {
        return peek(0) == null ? 1e-9 : unit > 0 ? unit : 1;
    }

    // ---- events

    private static boolean isBuiltin(PyObject callable) {
        return callable instanceof PyBuiltinFunction || callable instanceof PyMethodDescriptor;
    }

    private void begin(ThreadState ts, Object key, PyObject code) {
        Call c;
        synchronized (this) {
            ProfileEntry e = entries.get(key);
            if (e == null) {
                e = new ProfileEntry(Refs.newRef(ts, code));
                entries.put(key, e);
            }
            e.begin();
            Call caller = current.get(ts);
            ProfileEntry callee = subcalls && caller != null ? caller.entry.callee(e) : null;
            if (callee != null) {
                callee.begin();
            }
            c = new Call(e, caller, callee);
            current.put(ts, c);
        }
        c.start = now(ts);
    }

    private void end(ThreadState ts, Object key) {
        synchronized (this) {
            Call c = current.get(ts);
            if (c == null) {
                return;
            }
            if (!entries.containsKey(key)) {
                pop(ts, c);
                return;
            }
        }
        double t = now(ts);
        synchronized (this) {
            Call c = current.get(ts);
            if (c != null) {
                finish(ts, c, t);
            }
        }
    }

    private void pop(ThreadState thread, Call c) {
        if (c.caller == null) {
            current.remove(thread);
        } else {
            current.put(thread, c.caller);
        }
    }

    private void finish(ThreadState thread, Call c, double now) {
        double all = now - c.start;
        double own = all - c.below;
        if (c.caller != null) {
            c.caller.below += all;
        }
        pop(thread, c);
        c.entry.end(all, own);
        if (c.asCallee != null) {
            c.asCallee.end(all, own);
        }
    }

    /** How the statistics name a built-in callable. */
    private PyUnicode name(ThreadState ts, PyObject callable) {
        Object key = callable instanceof PyBuiltinFunction b && b.newOf() == null ? b.call() : callable;
        synchronized (this) {
            PyUnicode known = names.get(key);
            if (known != null) {
                return known;
            }
        }
        PyUnicode n = describe(ts, callable);
        synchronized (this) {
            PyUnicode first = names.putIfAbsent(key, n);
            return first != null ? first : n;
        }
    }

    private static PyUnicode describe(ThreadState ts, PyObject callable) {
        if (callable instanceof PyBuiltinFunction b && b.newOf() == null) {
            PyUnicode name = PyUnicode.intern(b.call().spec().name());
            if (b.self() == null) {
                PyObject module = Objects.lookupAttr(ts, b, "__module__");
                try {
                    return PyUnicode.of(module == null || module == PyNone.NONE ? "<" + name + ">" : "<built-in method " + Objects.strText(ts, module) + "." + name + ">");
                } finally {
                    Refs.xdecref(ts, module);
                }
            }
            PyObject descr = PyType.of(b.self()).lookupBorrowed(name);
            if (descr instanceof PyMethodDescriptor) {
                return PyUnicode.of(Objects.reprText(ts, descr));
            }
        }
        return PyUnicode.of(Objects.reprText(ts, callable));
    }

    // ---- methods

    private static PyObject monitoring(ThreadState ts, String method, PyObject... args) {
        PyObject sys = Importer.importModule((PyThreadState) ts, "sys");
        PyObject m = null;
        try {
            m = Objects.getAttr(ts, sys, "monitoring");
            return Calls.callMethod(ts, m, method, args);
        } finally {
            Refs.xdecref(ts, m);
            Refs.decref(ts, sys);
        }
    }

    private static final PyLong TOOL = PyLong.of(2);
    private static final String[] CALLBACKS = {"_pystart_callback", "_pystart_callback", "_pythrow_callback", "_pyreturn_callback", "_pyreturn_callback",
        "_pyreturn_callback", "_ccall_callback", "_creturn_callback", "_creturn_callback"};
    /** PY_START, PY_RESUME, PY_THROW, PY_RETURN, PY_YIELD, PY_UNWIND, CALL, C_RETURN, C_RAISE. */
    private static final int[] EVENTS = {1, 1 << 1, 1 << 14, 1 << 2, 1 << 3, 1 << 13, 1 << 4, 1 << 16, 1 << 17};
    private static final int PYTHON_EVENTS = 1 | 1 << 1 | 1 << 14 | 1 << 2 | 1 << 3 | 1 << 13;
    private static final int BUILTIN_EVENTS = 1 << 4 | 1 << 16 | 1 << 17;

    @PyMethod(value = "($self, /, subcalls=True, builtins=True)", doc = "Start collecting profiling information.\n\n  subcalls\n    If True, also records for each function\n"
            + "    statistics separated according to its current caller.\n  builtins\n    If True, records the time spent in\n    built-in functions separately from their caller.")
    void enable(ThreadState ts, boolean subcalls, boolean builtins) {
        PyObject user = monitoring(ts, "get_tool", TOOL);
        Refs.decref(ts, user);
        if (user != PyNone.NONE) {
            throw Raise.valueError("Another profiling tool is already active");
        }
        this.subcalls = subcalls;
        Refs.decref(ts, monitoring(ts, "use_tool_id", TOOL, PyUnicode.of("cProfile")));
        enabled = true;
        for (int i = 0; i < CALLBACKS.length; i++) {
            PyObject f = Objects.getAttr(ts, this, CALLBACKS[i]);
            try {
                Refs.decref(ts, monitoring(ts, "register_callback", TOOL, PyLong.of(EVENTS[i]), f));
            } finally {
                Refs.decref(ts, f);
            }
        }
        Refs.decref(ts, monitoring(ts, "set_events", TOOL, PyLong.of(builtins ? PYTHON_EVENTS | BUILTIN_EVENTS : PYTHON_EVENTS)));
    }

    @PyMethod(value = "($self, /)", doc = "Stop collecting profiling information.")
    void disable(ThreadState ts) {
        if (inTimer) {
            throw Raise.runtimeError("cannot disable profiler in external timer");
        }
        if (!enabled) {
            return;
        }
        enabled = false;
        Refs.decref(ts, monitoring(ts, "set_events", TOOL, PyLong.of(0)));
        for (int e : EVENTS) {
            Refs.decref(ts, monitoring(ts, "register_callback", TOOL, PyLong.of(e), PyNone.NONE));
        }
        Refs.decref(ts, monitoring(ts, "free_tool_id", TOOL));
        flush(ts);
    }

    /** Ends the calls that are still running. */
    private void flush(ThreadState ts) {
        double t = now(ts);
        synchronized (this) {
            for (ThreadState thread : current.keySet().toArray(new ThreadState[0])) {
                for (Call c; (c = current.get(thread)) != null;) {
                    finish(thread, c, t);
                }
            }
        }
    }

    @PyMethod(value = "($self, /)", doc = "Clear all profiling information collected so far.")
    void clear(ThreadState ts) {
        if (inTimer) {
            throw Raise.runtimeError("cannot clear profiler in external timer");
        }
        ProfileEntry[] old;
        synchronized (this) {
            old = entries.values().toArray(new ProfileEntry[0]);
            entries.clear();
            names.clear();
            current.clear();
        }
        for (ProfileEntry e : old) {
            Refs.decref(ts, e.code);
        }
    }

    @PyMethod(value = "($self, /)", doc = "list of profiler_entry objects.\n\nReturn all information collected by the profiler.")
    PyObject getstats(ThreadState ts) {
        if (enabled) {
            disable(ts);
        }
        PyList l = new PyList(ts);
        synchronized (this) {
            double s = scale();
            for (ProfileEntry e : entries.values()) {
                if (e.wasCalled()) {
                    l.appendStolen(ts, e.toStruct(ts, s));
                }
            }
        }
        return l;
    }

    // ---- the callbacks, as sys.monitoring would call them

    @PyMethod(value = "($self, code, instruction_offset, /)", name = "_pystart_callback")
    void pyStart(ThreadState ts, PyObject code, PyObject instruction_offset) {
        begin(ts, code, code);
    }

    @PyMethod(value = "($self, code, instruction_offset, exception, /)", name = "_pythrow_callback")
    void pyThrow(ThreadState ts, PyObject code, PyObject instruction_offset, PyObject exception) {
        begin(ts, code, code);
    }

    @PyMethod(value = "($self, code, instruction_offset, retval, /)", name = "_pyreturn_callback")
    void pyReturn(ThreadState ts, PyObject code, PyObject instruction_offset, PyObject retval) {
        end(ts, code);
    }

    @PyMethod(value = "($self, code, instruction_offset, callable, self_arg, /)", name = "_ccall_callback")
    void cCall(ThreadState ts, PyObject code, PyObject instruction_offset, PyObject callable, PyObject self_arg) {
        if (isBuiltin(callable)) {
            PyUnicode n = name(ts, callable);
            begin(ts, n.toString(), n);
        }
    }

    @PyMethod(value = "($self, code, instruction_offset, callable, self_arg, /)", name = "_creturn_callback")
    void cReturn(ThreadState ts, PyObject code, PyObject instruction_offset, PyObject callable, PyObject self_arg) {
        if (isBuiltin(callable)) {
            end(ts, name(ts, callable).toString());
        }
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        for (ProfileEntry e : entries.values()) {
            v.visit(e.code);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        ProfileEntry[] old;
        synchronized (this) {
            old = entries.values().toArray(new ProfileEntry[0]);
            entries.clear();
            current.clear();
        }
        super.clearReferences(ts);
        for (ProfileEntry e : old) {
            Refs.decref(ts, e.code);
        }
    }
}
