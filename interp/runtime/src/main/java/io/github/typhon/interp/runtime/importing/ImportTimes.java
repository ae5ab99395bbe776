// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import java.util.function.Supplier;

/** {@code -X importtime}: a line on stderr for each import, children before parents.
 *  <p>Threads: one set of sums for an interpreter, as in CPython; lines of imports that overlap in several threads mix their times. */
final class ImportTimes {
    private static final StateKey<ImportTimes> KEY = StateKey.of(interp -> new ImportTimes());
    private static final String HEAD = "import time: self [us] | cumulative | imported package\n";

    private boolean started;
    private int depth;
    private long nested;

    private ImportTimes() {}

    static PyObject measured(PyThreadState ts, PyUnicode name, Supplier<PyObject> load) {
        ImportTimes t = ts.interp.state(KEY);
        long outer = t.enter();
        long start = System.nanoTime();
        try {
            return load.get();
        } finally {
            long took = System.nanoTime() - start;
            print(t.leave(name.toString(), outer, took));
        }
    }

    /** A module that was there already ({@code -X importtime=2}). */
    static void cached(PyThreadState ts, PyUnicode name) {
        ImportTimes t = ts.interp.state(KEY);
        print(t.head() + String.format("import time: %-9s | %-10s | %s%s%n", "cached", "cached", "  ".repeat(t.depth()), name));
    }

    private synchronized String head() {
        String h = started ? "" : HEAD;
        started = true;
        return h;
    }

    private synchronized int depth() {
        return depth;
    }

    private synchronized long enter() {
        depth++;
        long outer = nested;
        nested = 0;
        return outer;
    }

    private synchronized String leave(String name, long outer, long took) {
        depth--;
        String line = head() + String.format("import time: %9d | %10d | %s%s%n", (took - nested + 500) / 1000, (took + 500) / 1000, "  ".repeat(depth), name);
        nested = outer + took;
        return line;
    }

    private static void print(String text) {
        System.err.print(text);
    }
}
