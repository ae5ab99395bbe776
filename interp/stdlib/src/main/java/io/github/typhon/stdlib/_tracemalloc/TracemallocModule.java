// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._tracemalloc;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _tracemalloc}: memory is the JVM's and is not traced, so tracing is never on and cannot be started. */
@PyModule(name = "_tracemalloc", doc = "Debug module to trace memory blocks allocated by Python.")
public final class TracemallocModule {
    private TracemallocModule() {}

    @PyFunction(value = "($module, /)", name = "is_tracing", doc = "Return True if the tracemalloc module is tracing Python memory allocations.")
    static boolean isTracing() {
        return false;
    }

    @PyFunction(value = "($module, /)", name = "clear_traces", doc = "Clear traces of memory blocks allocated by Python.")
    static void clearTraces() {}

    @PyFunction(value = "($module, /)", name = "_get_traces", doc = "Get traces of all memory blocks allocated by Python.")
    static PyObject getTraces(ThreadState ts) {
        return Containers.factory().newList(ts, new PyObject[0], 0);
    }

    @PyFunction(value = "($module, obj, /)", name = "_get_object_traceback", doc = "Get the traceback where the Python object obj was allocated.")
    static PyObject getObjectTraceback(PyObject obj) {
        return PyNone.NONE;
    }

    @PyFunction(value = "($module, nframe=1, /)", doc = "Start tracing Python memory allocations.")
    static void start(long nframe) {
        if (nframe < 1 || nframe > 65535) {
            throw Raise.valueError("the number of frames must be in range [1; 65535]");
        }
        throw Raise.runtimeError("the Java virtual machine allocates memory: tracemalloc cannot trace it");
    }

    @PyFunction(value = "($module, /)", doc = "Stop tracing Python memory allocations.\n\nAlso clear traces of memory blocks allocated by Python.")
    static void stop() {}

    @PyFunction(value = "($module, /)", name = "get_traceback_limit", doc = "Get the maximum number of frames stored in the traceback of a trace.")
    static long getTracebackLimit() {
        return 1;
    }

    @PyFunction(value = "($module, /)", name = "get_tracemalloc_memory", doc = "Get the memory usage in bytes of the tracemalloc module.")
    static long getTracemallocMemory() {
        return 0;
    }

    @PyFunction(value = "($module, /)", name = "get_traced_memory", doc = "Get the current size and peak size of memory blocks traced by tracemalloc.")
    static PyObject getTracedMemory(ThreadState ts) {
        return PyTuple.of(ts, PyLong.of(0), PyLong.of(0));
    }

    @PyFunction(value = "($module, /)", name = "reset_peak", doc = "Set the peak size of memory blocks traced by tracemalloc to the current size.")
    static void resetPeak() {}
}
