// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code zlib.Compress}. <p>Threads: the stream is guarded by the object's mutex; compressing runs detached. */
@PyClass(name = "Compress", module = "zlib", flags = PyType.DISALLOW_INSTANTIATION)
final class PyCompress extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyCompressExposed());
    private static final int NO_FLUSH = 0;
    private static final int FINISH = 4;
    private static final int BLOCK = 5;

    @GuardedBy("ob_mutex") private final DeflateStream stream;

    PyCompress(ThreadState ts, DeflateStream stream) {
        super(ts);
        this.stream = stream;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected void deallocated(ThreadState ts) {
        stream.end();
        super.deallocated(ts);
    }

    private PyObject run(ThreadState ts, byte[] in, int mode, String doing) {
        PyMutex.lock(ts, this);
        byte[] out;
        try {
            if (stream.isFinished() || mode < 0 || mode > BLOCK) {
                throw ZlibErrors.of(ts, ZlibErrors.STREAM_ERROR, null, doing);
            }
            ts.detach();
            try {
                out = stream.deflate(in, mode);
            } finally {
                ts.attach();
            }
        } finally {
            PyMutex.unlock(ts, this);
        }
        return PyBytes.ofOwned(out);
    }

    @PyMethod(value = "($self, data, /)", doc = "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n\nAfter calling this "
            + "function, some of the input data may still\nbe stored in internal buffers for later processing.\nCall the flush() method to clear these buffers.")
    PyObject compress(ThreadState ts, PyObject data) {
        return run(ts, Buffers.bytes(ts, data), NO_FLUSH, "while compressing data");
    }

    @PyMethod(value = "($self, mode=4, /)", doc = "Return a bytes object containing any remaining compressed data.\n\n  mode\n    One of the constants Z_SYNC_FLUSH, Z_FULL_FLUSH, "
            + "Z_FINISH.\n    If mode == Z_FINISH, the compressor object can no longer be\n    used after calling the flush() method.  Otherwise, more data\n    can still be compressed.")
    PyObject flush(ThreadState ts, int mode) {
        return mode == NO_FLUSH ? PyBytes.EMPTY : run(ts, new byte[0], mode, "while flushing");
    }

    @PyMethod(value = "($self, /)", doc = "Return a copy of the compression object.")
    PyObject copy(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            if (stream.isFinished()) {
                throw Raise.valueError("Inconsistent stream state");
            }
            return new PyCompress(ts, stream.copy());
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    @PyMethod(value = "($self, /)", name = "__copy__")
    PyObject shallowCopy(ThreadState ts) {
        return copy(ts);
    }

    @PyMethod(value = "($self, memo, /)", name = "__deepcopy__")
    PyObject deepCopy(ThreadState ts, PyObject memo) {
        return copy(ts);
    }
}
