// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.gc.phase.Garbage;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Locale;

/** What {@code gc.set_debug} asks to be written to {@code sys.stderr}. */
final class DebugOutput {
    private final int flags;
    private final long start = System.nanoTime();

    private DebugOutput(int flags) {
        this.flags = flags;
    }

    @MayRunPython
    static DebugOutput start(ThreadState ts, int flags, int generation) {
        DebugOutput d = new DebugOutput(flags);
        if (d.has(GcState.DEBUG_STATS)) {
            write(ts, "gc: collecting generation " + generation + "...\n");
            long[] counts = HeapQueries.counts(ts);
            write(ts, "gc: objects in each generation: " + counts[0] + " " + counts[1] + " 0\ngc: objects in permanent generation: " + counts[2] + "\n");
        }
        return d;
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    @MayRunPython
    void found(ThreadState ts, Garbage garbage) {
        if (!has(GcState.DEBUG_COLLECTABLE)) return;
        for (RefCounted o : garbage.objects()) {
            write(ts, "gc: collectable <" + PyType.of(o).name() + " " + Hashing.address(o) + ">\n");
        }
    }

    @MayRunPython
    void done(ThreadState ts, long collected) {
        if (!has(GcState.DEBUG_STATS)) return;
        double seconds = (System.nanoTime() - start) / 1e9;
        write(ts, String.format(Locale.ROOT, "gc: done, %d unreachable, 0 uncollectable, %.4fs elapsed\n", collected, seconds));
    }

    private static void write(ThreadState ts, String text) {
        PyObject sys = Reflection.module(ts, PyUnicode.intern("sys"));
        if (sys == null) return;
        PyObject err = null;
        try {
            err = Objects.lookupAttr(ts, sys, PyUnicode.intern("stderr"));
            if (err != null && err != PyNone.NONE) Refs.decref(ts, Calls.callMethod(ts, err, Names.write, PyUnicode.of(text)));
        } catch (PyException e) {
            // Like PySys_WriteStderr: a message that cannot be written is lost.
            e.discard(ts);
        } finally {
            Refs.xdecref(ts, err);
            Refs.decref(ts, sys);
        }
    }
}
