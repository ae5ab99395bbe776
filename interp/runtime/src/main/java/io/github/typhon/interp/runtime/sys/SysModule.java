// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.NativeModules;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.ModuleExposure;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.IntStrLimit;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code sys}: functions; the attributes are filled by {@link SysAttributes}. CPython: Python/sysmodule.c. */
@PyModule(name = "sys", doc = "This module provides access to some objects used or maintained by the\ninterpreter and to functions that interact strongly with the interpreter.")
public final class SysModule {
    private SysModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        SysAttributes.fill(PyThreadState.of(ts), m);
        // Modules inside sys are attributes, not modules to import.
        m.add("_jit", inner(ts, "sys._jit"));
        m.add("monitoring", inner(ts, "sys.monitoring"));
        PyObject[] names = NativeModules.names().stream().filter(n -> !n.startsWith("sys.")).map(PyUnicode::intern).toArray(PyObject[]::new);
        m.add("builtin_module_names", PyTuple.of(ts, names));
        m.add("stdlib_module_names", StdlibNames.get(ts));
    }

    private static PyObject inner(ThreadState ts, String name) {
        ModuleExposure x = NativeModules.find(name);
        io.github.typhon.interp.runtime.function.PyModule m = NativeModules.create(ts, x);
        NativeModules.execute(ts, x, m);
        return m;
    }

    private static PyInterpreterState interp(ThreadState ts) {
        return (PyInterpreterState) ts.interp;
    }

    @PyFunction("($module, /)")
    static PyObject exc_info(ThreadState ts) {
        PyObject e = PyThreadState.of(ts).handledException();
        if (e == null) {
            return PyTuple.ofImmortals(PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        PyObject tb = Objects.lookupAttr(ts, e, Names.__traceback__);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(e)), Refs.newRef(ts, e), tb == null ? PyNone.NONE : tb);
    }

    @PyFunction("($module, /)")
    static PyObject exception(ThreadState ts) {
        PyObject e = PyThreadState.of(ts).handledException();
        return e == null ? PyNone.NONE : Refs.newRef(ts, e);
    }

    @PyFunction("($module, status=None, /)")
    static PyObject exit(ThreadState ts, PyObject status) {
        throw status == PyNone.NONE
                ? PyException.ofArgs(Exc.SystemExit)
                : status instanceof PyTuple t
                        ? PyException.ofArgs(Exc.SystemExit, items(ts, t))
                        : PyException.ofArgs(Exc.SystemExit, Refs.newRef(ts, status));
    }

    private static PyObject[] items(ThreadState ts, PyTuple t) {
        PyObject[] a = new PyObject[t.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = Refs.newRef(ts, t.get(i));
        }
        return a;
    }

    @PyFunction("($module, function, /)")
    static void settrace(ThreadState ts, PyObject function) {
        io.github.typhon.interp.runtime.eval.Tracer.setTrace(PyThreadState.of(ts), function == PyNone.NONE ? null : function);
    }

    @PyFunction(value = "($module, func, args, /)", name = "call_tracing", doc = "Call func(*args), while tracing is enabled.\n\n"
            + "The tracing state is saved, and restored afterwards.  This is intended\nto be called from a debugger from a checkpoint, to recursively debug\n"
            + "some other code.")
    static PyObject callTracing(ThreadState ts, PyObject func, PyTuple args) {
        return io.github.typhon.interp.runtime.eval.Tracer.callTracing(PyThreadState.of(ts), func, args);
    }

    @PyFunction("($module, function, /)")
    static void setprofile(ThreadState ts, PyObject function) {
        io.github.typhon.interp.runtime.eval.Tracer.setProfile(PyThreadState.of(ts), function == PyNone.NONE ? null : function);
    }

    @PyFunction("($module, function, /)")
    static void _settraceallthreads(ThreadState ts, PyObject function) {
        io.github.typhon.interp.runtime.eval.Tracer.setAll(PyThreadState.of(ts), function == PyNone.NONE ? null : function, false);
    }

    @PyFunction("($module, function, /)")
    static void _setprofileallthreads(ThreadState ts, PyObject function) {
        io.github.typhon.interp.runtime.eval.Tracer.setAll(PyThreadState.of(ts), function == PyNone.NONE ? null : function, true);
    }

    @PyFunction("($module, depth=0, /)")
    static PyObject _getframe(ThreadState ts, int depth) {
        Frame f = PyThreadState.of(ts).currentFrame();
        for (int i = 0; f != null && i < depth; i++) {
            f = f.back();
        }
        if (f == null) {
            throw Raise.valueError("call stack is not deep enough");
        }
        PyObject frame = f.pyFrame(ts);
        Auditing.audit(ts, "sys._getframe", frame);
        return Refs.newRef(ts, frame);
    }

    @PyFunction("($module, depth=0)")
    static PyObject _getframemodulename(ThreadState ts, int depth) {
        if (Auditing.isOn(ts)) Auditing.audit(ts, "sys._getframemodulename", PyLong.of(depth));
        Frame f = PyThreadState.of(ts).currentFrame();
        for (int i = 0; f != null && i < depth; i++) {
            f = f.back();
        }
        PyObject n = f == null ? null : f.globals.get(ts, Names.__name__);
        return n == null ? PyNone.NONE : n;
    }

    @PyFunction("($module, /)")
    static PyObject _current_frames(ThreadState ts) {
        return ofThreads(ts, p -> {
            Frame f = p.currentFrame();
            // Those below are made now too, while nothing can end.
            for (Frame b = f; b != null; b = b.back()) {
                b.pyFrame(ts);
            }
            return f == null ? null : f.pyFrame(ts);
        });
    }

    @PyFunction("($module, /)")
    static PyObject _current_exceptions(ThreadState ts) {
        return ofThreads(ts, p -> {
            PyObject e = p.handledException();
            return e == null ? PyNone.NONE : e;
        });
    }

    /** A dict of what threads have, by their identifiers; asked, and owned, while the world is stopped. */
    private static PyObject ofThreads(ThreadState ts, Function<PyThreadState, PyObject> ask) {
        TreeMap<Integer, PyObject> all = new TreeMap<>();
        ts.interp.world().run(ts, () -> {
            for (ThreadState t : ts.interp.threads()) {
                PyObject o = t instanceof PyThreadState p && p.thread() != null ? ask.apply(p) : null;
                if (o != null) {
                    all.put(t.id, Refs.newRef(ts, o));
                }
            }
        });
        PyObject d = Containers.factory().newDict(ts);
        all.forEach((id, o) -> {
            Containers.factory().dictSet(ts, d, PyLong.of(id), o);
            Refs.decref(ts, o);
        });
        return d;
    }

    @PyFunction("($module, /)")
    static long getrecursionlimit(ThreadState ts) {
        return interp(ts).recursionLimit;
    }

    @PyFunction("($module, limit, /)")
    static void setrecursionlimit(ThreadState ts, int limit) {
        if (limit < 1) {
            throw Raise.valueError("recursion limit must be greater or equal than 1");
        }
        Frame f = PyThreadState.of(ts).currentFrame();
        int depth = f == null ? 0 : f.depth;
        if (depth >= limit) {
            throw Raise.recursionError("cannot set the recursion limit to %s at the recursion depth %s: the limit is too low", limit, depth);
        }
        interp(ts).setRecursionLimit(limit);
    }

    @PyFunction("($module, object, /)")
    static long getrefcount(ThreadState ts, PyObject object) {
        if (!(object instanceof RefCounted r) || !GcHeader.isDeferred(r)) return Refs.refcount(object);
        long[] n = new long[1];
        ts.interp.world().run(ts, () -> n[0] = GcHeader.countForWalk(r, uid -> ts.interp.deferred().sum(uid, ts.interp.threads())));
        return n[0];
    }

    @PyFunction("($module, object, default=<unrepresentable>)")
    static PyObject getsizeof(ThreadState ts, PyObject object, PyObject fallback) {
        PyObject r = SlotCalls.callSpecial(ts, object, Names.__sizeof__);
        if (r == null) {
            if (fallback != null) {
                return Refs.newRef(ts, fallback);
            }
            throw Raise.typeError("Type %s doesn't define __sizeof__", PyType.of(object).name());
        }
        long n;
        try {
            n = Numbers.ssizeOfInt(r);
        } finally {
            Refs.decref(ts, r);
        }
        if (n < 0) {
            throw Raise.valueError("__sizeof__() should return >= 0");
        }
        return PyLong.of(n);
    }

    @PyFunction("($module, string, /)")
    static PyObject intern(PyObject string) {
        if (!(string instanceof PyUnicode u)) {
            throw Raise.typeError(
                    PyUnicode.unwrapOrNull(string) != null ? "can't intern %s" : "intern() argument must be str, not %s", Raise.given(string));
        }
        return PyUnicode.intern(u);
    }

    @PyFunction("($module, string, /)")
    static boolean _is_interned(PyObject string) {
        if (PyUnicode.unwrapOrNull(string) == null) {
            throw Raise.typeError("_is_interned() argument must be str, not %s", PyType.of(string).name());
        }
        return string instanceof PyUnicode u && u.isInterned();
    }

    @PyFunction("($module, op, /)")
    static boolean _is_immortal(PyObject op) {
        return !(op instanceof RefCounted r) || GcHeader.isImmortal(r);
    }

    @PyFunction("($module, /)")
    static boolean _is_gil_enabled() {
        return false;
    }

    @PyFunction("($module, /)")
    static void _clear_type_cache() {}

    @PyFunction("($module, /)")
    static void _clear_internal_caches() {}

    /** For dataclasses: takes the descriptors of instance storage out of a class that is about to be made again. */
    @PyFunction("($module, type, /)")
    static void _clear_type_descriptors(ThreadState ts, PyType type) {
        if (!type.isHeapType()) {
            throw Raise.typeError("argument is immutable");
        }
        for (PyUnicode name : new PyUnicode[] {Names.__dict__, Names.__weakref__}) {
            Refs.xdecref(ts, type.dict().remove(name));
        }
        type.modified(ts);
    }

    /** What -X cpu_count says; -1 if nothing. */
    @PyFunction("($module, /)")
    static int _get_cpu_count_config(ThreadState ts) {
        int n = ts.interp.state(SysState.KEY).config.cpuCount;
        return n == 0 ? -1 : n;
    }

    @PyFunction("($module, /)")
    static String getdefaultencoding() {
        return "utf-8";
    }

    @PyFunction("($module, /)")
    static String getfilesystemencoding() {
        return "utf-8";
    }

    @PyFunction("($module, /)")
    static String getfilesystemencodeerrors() {
        return "surrogateescape";
    }

    @PyFunction("($module, /)")
    static double getswitchinterval(ThreadState ts) {
        return ts.interp.state(SysState.KEY).switchInterval;
    }

    @PyFunction("($module, interval, /)")
    static void setswitchinterval(ThreadState ts, double interval) {
        if (interval <= 0) {
            throw Raise.valueError("switch interval must be strictly positive");
        }
        ts.interp.state(SysState.KEY).switchInterval = interval;
    }

    @PyFunction("($module, /)")
    static long get_int_max_str_digits(ThreadState ts) {
        return IntStrLimit.get(ts);
    }

    @PyFunction("($module, /, maxdigits)")
    static void set_int_max_str_digits(ThreadState ts, int maxdigits) {
        if (maxdigits != 0 && maxdigits < 640) {
            throw Raise.valueError("maxdigits must be >= 640 or 0 for unlimited");
        }
        IntStrLimit.set(ts, maxdigits);
    }

    @PyFunction("($module, /)")
    static PyObject gettrace(ThreadState ts) {
        PyObject f = PyThreadState.of(ts).traceFunction;
        return f == null ? PyNone.NONE : Refs.newRef(ts, f);
    }

    @PyFunction("($module, /)")
    static PyObject getprofile(ThreadState ts) {
        PyObject f = PyThreadState.of(ts).profileFunction;
        return f == null ? PyNone.NONE : Refs.newRef(ts, f);
    }

    @PyFunction("($module, depth)")
    static void set_coroutine_origin_tracking_depth(ThreadState ts, int depth) {
        if (depth < 0) {
            throw Raise.valueError("depth must be >= 0");
        }
        PyThreadState.of(ts).coroutineOriginDepth = depth;
    }

    @PyFunction("($module, /)")
    static long get_coroutine_origin_tracking_depth(ThreadState ts) {
        return PyThreadState.of(ts).coroutineOriginDepth;
    }

    @PyFunction(value = "($module, /, *args, **kwargs)", textSignature = false)
    static void set_asyncgen_hooks(ThreadState ts, PyObject[] args, PyObject kwargs) {
        AsyncGenHooks.set(PyThreadState.of(ts), args, kwargs);
    }

    @PyFunction("($module, /)")
    static PyObject get_asyncgen_hooks(ThreadState ts) {
        return AsyncGenHooks.get(PyThreadState.of(ts));
    }

    @PyFunction("($module, object, /)")
    static void displayhook(ThreadState ts, PyObject object) {
        DisplayHook.display(PyThreadState.of(ts), object);
    }

    @PyFunction("($module, exctype, value, traceback, /)")
    static void excepthook(ThreadState ts, PyObject type, PyObject value, PyObject traceback) {
        ErrorDisplay.display(PyThreadState.of(ts), value, traceback);
    }

    @PyFunction("($module, unraisable, /)")
    static void unraisablehook(ThreadState ts, PyObject unraisable) {
        UnraisableHook.display(PyThreadState.of(ts), unraisable);
    }

    @PyFunction(value = "($module, /, *args, **kws)", textSignature = false)
    static PyObject breakpointhook(ThreadState ts, PyObject[] args, PyObject kws) {
        return BreakpointHook.call(PyThreadState.of(ts), args, kws);
    }

    @PyFunction(value = "($module, event, /, *args)", textSignature = false)
    static void audit(ThreadState ts, String event, PyObject[] args) {
        Auditing.audit(ts, event, args);
    }

    @PyFunction("($module, hook)")
    static void addaudithook(ThreadState ts, PyObject hook) {
        Auditing.add(ts, hook);
    }

    @PyFunction("($module, flag, /)")
    static void setdlopenflags(ThreadState ts, int flag) {
        ts.interp.state(SysState.KEY).dlopenFlags = flag;
    }

    @PyFunction("($module, /)")
    static long getdlopenflags(ThreadState ts) {
        return ts.interp.state(SysState.KEY).dlopenFlags;
    }

    @PyFunction("($module, /)")
    static boolean is_finalizing(ThreadState ts) {
        return ts.interp.state(SysState.KEY).finalizing;
    }

    @PyFunction("($module, /)")
    static boolean is_stack_trampoline_active() {
        return false;
    }

    @PyFunction("($module, /)")
    static boolean is_remote_debug_enabled() {
        return false;
    }

    @PyFunction("($module, /)")
    static long getallocatedblocks(ThreadState ts) {
        return ts.interp.tracking().young(ts);
    }

    @PyFunction("($module, /, *, _only_immortal=False)")
    static long getunicodeinternedsize(boolean onlyImmortal) {
        return 0;
    }

    @PyFunction("($module, /)")
    static void _debugmallocstats() {}

}
