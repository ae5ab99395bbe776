// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.module;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.gc.Collector;
import io.github.typhon.gc.GcState;
import io.github.typhon.gc.GcStats;
import io.github.typhon.gc.HeapQueries;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** {@code gc}. Two generations show, young and old, as in CPython 3.14. */
@PyModule(name = "gc", doc = "This module provides access to the garbage collector for reference cycles.\n\n"
        + "enable() -- Enable automatic garbage collection.\ndisable() -- Disable automatic garbage collection.\n"
        + "isenabled() -- Returns true if automatic collection is enabled.\ncollect() -- Do a full collection right now.\n"
        + "get_count() -- Return the current collection counts.\nget_stats() -- Return list of dictionaries containing per-generation stats.\n"
        + "set_debug() -- Set debugging flags.\nget_debug() -- Get debugging flags.\nset_threshold() -- Set the collection thresholds.\n"
        + "get_threshold() -- Return the current collection thresholds.\nget_objects() -- Return a list of all objects tracked by the collector.\n"
        + "is_tracked() -- Returns true if a given object is tracked.\nis_finalized() -- Returns true if a given object has been already finalized.\n"
        + "get_referrers() -- Return the list of objects that refer to an object.\nget_referents() -- Return the list of objects that an object refers to.\n"
        + "freeze() -- Freeze all tracked objects and ignore them for future collections.\n"
        + "unfreeze() -- Unfreeze all objects in the permanent generation.\n"
        + "get_freeze_count() -- Return the number of objects in the permanent generation.\n")
public final class GcModule {
    private GcModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        GcState s = GcState.of(ts);
        m.add("garbage", Refs.newRef(ts, (PyObject) s.garbage(ts)));
        m.add("callbacks", Refs.newRef(ts, (PyObject) s.callbacks(ts)));
        m.add("DEBUG_STATS", GcState.DEBUG_STATS);
        m.add("DEBUG_COLLECTABLE", GcState.DEBUG_COLLECTABLE);
        m.add("DEBUG_UNCOLLECTABLE", GcState.DEBUG_UNCOLLECTABLE);
        m.add("DEBUG_SAVEALL", GcState.DEBUG_SAVEALL);
        m.add("DEBUG_LEAK", GcState.DEBUG_LEAK);
    }

    @PyFunction(value = "($module, /)", doc = "Enable automatic garbage collection.")
    static void enable(ThreadState ts) {
        GcState.of(ts).enable(true);
    }

    @PyFunction(value = "($module, /)", doc = "Disable automatic garbage collection.")
    static void disable(ThreadState ts) {
        GcState.of(ts).enable(false);
    }

    @PyFunction(value = "($module, /)", doc = "Returns true if automatic garbage collection is enabled.")
    static boolean isenabled(ThreadState ts) {
        return GcState.of(ts).isEnabled();
    }

    @PyFunction(value = "($module, /, generation=2)",
            doc = "Run the garbage collector.\n\nWith no arguments, run a full collection.  The optional argument\nmay be an integer specifying which generation to collect.  A ValueError\n"
                    + "is raised if the generation number is invalid.\n\nThe number of unreachable objects is returned.")
    static long collect(ThreadState ts, int generation) {
        if (generation < 0 || generation >= GcStats.GENERATIONS) throw Raise.valueError("invalid generation");
        return Collector.collect(ts, generation);
    }

    @PyFunction(value = "($module, flags, /)", name = "set_debug",
            doc = "Set the garbage collection debugging flags.\n\n  flags\n    An integer that can have the following bits turned on:\n"
                    + "      DEBUG_STATS - Print statistics during collection.\n      DEBUG_COLLECTABLE - Print collectable objects found.\n"
                    + "      DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects\n        found.\n"
                    + "      DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.\n      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\n"
                    + "Debugging information is written to sys.stderr.")
    static void setDebug(ThreadState ts, int flags) {
        GcState.of(ts).setDebug(flags);
    }

    @PyFunction(value = "($module, /)", name = "get_debug", doc = "Get the garbage collection debugging flags.")
    static long getDebug(ThreadState ts) {
        return GcState.of(ts).debug();
    }

    @PyFunction(value = "($module, /, *args)", name = "set_threshold", textSignature = false,
            doc = "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection.")
    static void setThreshold(ThreadState ts, PyObject[] args) {
        if (args.length < 1 || args.length > 3) throw Raise.typeError("gc.set_threshold requires 1 to 3 arguments");
        int[] n = new int[args.length];
        for (int i = 0; i < n.length; i++) n[i] = Numbers.asInt(ts, args[i]);
        GcState.of(ts).setThresholds(n[0], n.length > 1 ? n[1] : null);
    }

    @PyFunction(value = "($module, /)", name = "get_threshold", doc = "Return the current collection thresholds.")
    static PyObject getThreshold(ThreadState ts) {
        GcState s = GcState.of(ts);
        return PyTuple.of(ts, PyLong.of(s.threshold(0)), PyLong.of(s.threshold(1)), PyLong.of(s.threshold(2)));
    }

    @PyFunction(value = "($module, /)", name = "get_count", doc = "Return a three-tuple of the current collection counts.")
    static PyObject getCount(ThreadState ts) {
        GcState s = GcState.of(ts);
        return PyTuple.of(ts, PyLong.of(ts.interp.tracking().young(ts)), PyLong.of(s.count(1)), PyLong.of(s.count(2)));
    }

    @PyFunction(value = "($module, /)", name = "get_stats", doc = "Return a list of dictionaries containing per-generation statistics.")
    static PyObject getStats(ThreadState ts) {
        GcStats stats = GcState.of(ts).stats();
        PyList out = new PyList(ts);
        for (int g = 0; g < GcStats.GENERATIONS; g++) {
            PyDict d = new PyDict(ts);
            d.put(ts, PyUnicode.intern("collections"), PyLong.of(stats.collections(g)));
            d.put(ts, PyUnicode.intern("collected"), PyLong.of(stats.collected(g)));
            d.put(ts, PyUnicode.intern("uncollectable"), PyLong.of(0));
            out.appendStolen(ts, d);
        }
        return out;
    }

    @PyFunction(value = "($module, /, generation=None)", name = "get_objects",
            doc = "Return a list of objects tracked by the collector (excluding the list returned).\n\n  generation\n    Generation to extract the objects from.\n\n"
                    + "If generation is not None, return only the objects tracked by the collector\nthat are in that generation.")
    static PyObject getObjects(ThreadState ts, PyObject generation) {
        if (generation != PyNone.NONE) {
            if (PyLong.unwrapOrNull(generation) == null && !Numbers.isIndex(generation)) {
                throw Raise.typeError("argument should be integer or None, not '%s'", PyType.of(generation).name());
            }
            long g = Numbers.asLong(ts, generation);
            if (g >= GcStats.GENERATIONS) {
                throw Raise.valueError("generation parameter must be less than the number of available generations (%s)", GcStats.GENERATIONS);
            }
            if (g < -1) throw Raise.valueError("generation parameter cannot be negative");
            if (g >= 0) return list(ts, HeapQueries.objects(ts, (int) g));
        }
        return list(ts, HeapQueries.objects(ts));
    }

    private static PyObject list(ThreadState ts, @Owned List<PyObject> objects) {
        PyObject[] a = objects.toArray(new PyObject[0]);
        return PyList.of(ts, a, a.length);
    }

    @PyFunction(value = "($module, /, *objs)", name = "get_referrers", doc = "Return the list of objects that directly refer to any of 'objs'.")
    static PyObject getReferrers(ThreadState ts, PyObject[] objs) {
        return list(ts, HeapQueries.referrers(ts, objs));
    }

    @PyFunction(value = "($module, /, *objs)", name = "get_referents", doc = "Return the list of objects that are directly referred to by 'objs'.")
    static PyObject getReferents(ThreadState ts, PyObject[] objs) {
        return list(ts, HeapQueries.referents(ts, objs));
    }

    @PyFunction(value = "($module, obj, /)", name = "is_tracked",
            doc = "Returns true if the object is tracked by the garbage collector.\n\nSimple atomic objects will return false.")
    static boolean isTracked(PyObject obj) {
        return obj instanceof RefCounted r && r.isTracked();
    }

    @PyFunction(value = "($module, obj, /)", name = "is_finalized", doc = "Returns true if the object has been already finalized by the GC.")
    static boolean isFinalized(PyObject obj) {
        return obj instanceof RefCounted r && GcHeader.has(r, GcHeader.FINALIZED);
    }

    @PyFunction(value = "($module, /)",
            doc = "Freeze all current tracked objects and ignore them for future collections.\n\nThis can be used before a POSIX fork() call to make the gc copy-on-write friendly.\n"
                    + "Note: collection before a POSIX fork() call may free pages for future allocation\nwhich can cause copy-on-write.")
    static void freeze(ThreadState ts) {
        HeapQueries.freeze(ts);
    }

    @PyFunction(value = "($module, /)", doc = "Unfreeze all objects in the permanent generation.\n\nPut all objects in the permanent generation back into oldest generation.")
    static void unfreeze(ThreadState ts) {
        HeapQueries.unfreeze(ts);
    }

    @PyFunction(value = "($module, /)", name = "get_freeze_count", doc = "Return the number of objects in the permanent generation.")
    static long getFreezeCount(ThreadState ts) {
        return HeapQueries.counts(ts)[2];
    }
}
