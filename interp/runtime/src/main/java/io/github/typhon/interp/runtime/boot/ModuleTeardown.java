// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.boot;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.gc.Collector;
import io.github.typhon.gc.GcState;
import io.github.typhon.gc.HeapQueries;
import io.github.typhon.interp.runtime.frame.PyInterpreterState;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.weak.WeakRefs;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The end of an interpreter's modules: what their globals hold dies, and its finalisers run.
 *  <p>Order: collect; forget what {@code sys} keeps for tracebacks and imports; empty {@code sys.modules} and collect, so that whatever is
 *  reachable from modules only dies whole; what survives is cleared name by name, last imported first; collect again.
 *  <p>Threads: the main thread, while all others stand still: a daemon thread never comes back from the call it is in.
 *  <p>{@code sys} and {@code builtins} keep their contents, streams included: what runs last may still print.
 *  CPython: finalize_modules (Python/pylifecycle.c). */
final class ModuleTeardown {
    private static final String[] SYS_NAMES = {"path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value", "last_traceback", "path_hooks",
        "path_importer_cache", "meta_path", "__interactivehook__"};
    private static final String[] STREAMS = {"stdin", "stdout", "stderr"};

    private record Module(@Owned PyObject weak) {}

    private final PyThreadState ts;
    private final PyInterpreterState interp;

    private ModuleTeardown(PyThreadState ts) {
        this.ts = ts;
        interp = ts.interpreter;
    }

    /** The world stays stopped afterwards. */
    @MayRunPython
    static void run(PyThreadState ts) {
        ts.interp.world().stop(ts);
        ModuleTeardown t = new ModuleTeardown(ts);
        if (!t.isObservable()) return;
        if (GcState.of(ts).isEnabled()) Collector.collect(ts, 2);
        t.clearSys();
        List<Module> modules = t.removeModules();
        Collector.collectQuietly(ts);
        for (Module m : modules.reversed()) t.clear(m);
        Collector.collectQuietly(ts);
    }

    /** Whether anything could run: a finaliser, other than those of the standard streams, or a weak reference's callback. Most programs leave
     *  nothing of the kind, and need not wait for the work. */
    private boolean isObservable() {
        Set<PyObject> streams = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String n : STREAMS) {
            PyObject o = interp.sysDict.get(ts, PyUnicode.intern("__" + n + "__"));
            addFinalizable(o, streams);
            Refs.xdecref(ts, o);
        }
        return HeapQueries.any(ts, o -> GcHeader.needsFinalizer(o) && !streams.contains(o) || WeakRefs.hasCallback(o));
    }

    private static void addFinalizable(PyObject o, Set<PyObject> to) {
        if (o instanceof RefCounted r && GcHeader.needsFinalizer(r) && to.add(r)) r.traverse(x -> addFinalizable(x, to));
    }

    private void clearSys() {
        PyDict d = interp.sysDict;
        for (String n : SYS_NAMES) d.put(ts, PyUnicode.intern(n), PyNone.NONE);
        for (String n : STREAMS) {
            PyObject original = d.get(ts, PyUnicode.intern("__" + n + "__"));
            d.putStolen(ts, PyUnicode.intern(n), original == null ? PyNone.NONE : original);
        }
        interp.builtins.put(ts, PyUnicode.intern("_"), PyNone.NONE);
    }

    /** Empties {@code sys.modules}. */
    private List<Module> removeModules() {
        List<Module> found = new ArrayList<>();
        PyDict modules = interp.modules;
        PyObject[] items = modules.itemsNow(ts);
        for (int i = 0; i < items.length; i += 2) {
            if (items[i] instanceof PyUnicode name && items[i + 1] instanceof PyModule m) {
                if (m.dictBorrowed() != interp.sysDict && m.dictBorrowed() != interp.builtins) {
                    found.add(new Module(WeakRefs.newRef(ts, m, null)));
                }
                // None first: an import that a finaliser starts finds the module gone, not to be loaded again.
                modules.put(ts, name, PyNone.NONE);
            }
        }
        Refs.releaseAll(ts, items, 0, items.length);
        modules.clear(ts);
        PyObject importlib = interp.importlib;
        interp.importlib = null;
        Refs.xdecref(ts, importlib);
        return found;
    }

    /** Names with one underscore in front go first: they are nobody's interface. CPython: _PyModule_ClearDict. */
    private void clear(Module module) {
        PyObject m = WeakRefs.get(ts, module.weak);
        Refs.decref(ts, module.weak);
        if (m == null) return;
        PyDict d = ((PyModule) m).dictBorrowed();
        setToNone(d, n -> n.startsWith("_") && !n.startsWith("__"));
        setToNone(d, n -> !n.equals("__builtins__"));
        Refs.decref(ts, m);
    }

    private void setToNone(PyDict d, Predicate<String> which) {
        PyObject[] keys = d.keysNow(ts);
        for (PyObject k : keys) {
            if (!(k instanceof PyUnicode name) || !which.test(name.toString())) continue;
            PyObject v = d.get(ts, name);
            if (v != null && v != PyNone.NONE) d.put(ts, name, PyNone.NONE);
            Refs.xdecref(ts, v);
        }
        Refs.releaseAll(ts, keys, 0, keys.length);
    }
}
