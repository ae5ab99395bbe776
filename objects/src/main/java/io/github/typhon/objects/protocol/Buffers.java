// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The buffer protocol. CPython: PyObject_GetBuffer and friends. */
public final class Buffers {
    private Buffers() {}

    public static boolean check(PyObject o) {
        return PyBytes.unwrapOrNull(o) != null || PyType.of(o).slots().has(Slot.BF_GETBUFFER);
    }

    /** A view to be closed by the caller (try-with-resources on this thread, or {@link PyBuffer#release}). */
    public static @Owned PyBuffer getBuffer(ThreadState ts, PyObject o, int flags) {
        if (!check(o)) {
            throw Raise.typeError("a bytes-like object is required, not '%s'", PyType.of(o).name());
        }
        return ((PyBuffer) PyType.of(o).slots().bf_getbuffer(ts, o, flags)).on(ts);
    }

    /** The bytes of any bytes-like object in C order: shared if it is bytes (do not write), else a copy. */
    public static byte[] bytes(ThreadState ts, PyObject o) {
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b != null) {
            return b.shared();
        }
        try (PyBuffer v = getBuffer(ts, o, PyBuffer.FULL_RO)) {
            return v.toByteArray();
        }
    }

    /** As {@link #bytes}, but BufferError if they do not lie one after the other. CPython: the format unit y*. */
    public static byte[] contiguous(ThreadState ts, PyObject o) {
        PyBytes b = PyBytes.unwrapOrNull(o);
        if (b != null) {
            return b.shared();
        }
        try (PyBuffer v = getBuffer(ts, o, PyBuffer.SIMPLE)) {
            return v.toByteArray();
        }
    }
}
