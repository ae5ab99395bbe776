// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.bytes;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** Warnings of option {@code -b}: bytes compared with text or numbers, and {@code str()} of bytes.
 *  <p>Threads: any; switched on before the interpreter's first thread runs Python.
 *  <p>Re-entry: a warning runs Python and may be turned into an exception. */
public final class BytesWarnings {
    private static final StateKey<BytesWarnings> KEY = StateKey.of(interp -> new BytesWarnings());

    private volatile boolean enabled;

    private BytesWarnings() {}

    public static void enable(ThreadState ts) {
        ts.interp.state(KEY).enabled = true;
    }

    /** Before bytes or a bytearray ({@code kind}) answer NotImplemented to a comparison. */
    public static void compared(ThreadState ts, String kind, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !ts.interp.state(KEY).enabled) {
            return;
        }
        if (PyType.of(other).isSubtype(PyUnicode.TYPE)) {
            Warnings.warn(ts, Exc.BytesWarning, "Comparison between " + kind + " and string", 1);
        } else if (kind.equals("bytes") && PyType.of(other).isSubtype(PyLong.TYPE)) {
            Warnings.warn(ts, Exc.BytesWarning, "Comparison between bytes and int", 1);
        }
    }

    /** Before {@code str()} answers the repr of bytes or a bytearray. */
    public static void shown(ThreadState ts, String kind) {
        if (ts.interp.state(KEY).enabled) {
            Warnings.warn(ts, Exc.BytesWarning, "str() on a " + kind + " instance", 1);
        }
    }
}
