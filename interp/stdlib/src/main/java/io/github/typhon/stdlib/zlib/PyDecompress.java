// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.streams.PushDecoder;
import java.util.Arrays;

/** {@code zlib.Decompress}. <p>Threads: guarded by the object's mutex; decompressing runs detached. */
@PyClass(name = "Decompress", module = "zlib", flags = PyType.DISALLOW_INSTANTIATION)
final class PyDecompress extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyDecompressExposed());

    /** Null once the stream was ended by {@code flush}. */
    @GuardedBy("ob_mutex") private InflateDecoder decoder;
    @GuardedBy("ob_mutex") private byte[] unused = {};
    @GuardedBy("ob_mutex") private byte[] tail = {};
    @GuardedBy("ob_mutex") private boolean eof;

    PyDecompress(ThreadState ts, InflateDecoder decoder) {
        super(ts);
        this.decoder = decoder;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyMethod(value = "($self, data, /, max_length=0)", doc = "Return a bytes object containing the decompressed version of the data.\n\n  data\n    The binary data to decompress.\n  max_length\n"
            + "    The maximum allowable length of the decompressed data.\n    Unconsumed input data will be stored in\n    the unconsumed_tail attribute.\n\n"
            + "After calling this function, some of the input data may still be stored in\ninternal buffers for later processing.\nCall the flush() method to clear these buffers.")
    PyObject decompress(ThreadState ts, PyObject data, PyObject maxLength) {
        long max = maxLength == null ? 0 : Args.toLong(ts, maxLength);
        if (max < 0) {
            throw Raise.valueError("max_length must be non-negative");
        }
        byte[] in = Buffers.bytes(ts, data);
        PyMutex.lock(ts, this);
        try {
            return PyBytes.ofOwned(run(ts, in, max == 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE)));
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    /** With the mutex held. */
    private byte[] run(ThreadState ts, byte[] in, int max) {
        if (decoder == null) {
            throw ZlibErrors.of(ts, ZlibErrors.STREAM_ERROR, null, "while decompressing data");
        }
        if (eof) {
            keep(in, 0);
            tail = new byte[0];
            return new byte[0];
        }
        PushDecoder.Result r = ZlibModule.decode(ts, decoder, in, max);
        eof = r.eof();
        tail = eof ? new byte[0] : Arrays.copyOfRange(in, r.consumed(), in.length);
        if (eof) {
            keep(in, r.consumed());
        }
        return r.output();
    }

    private void keep(byte[] in, int from) {
        int old = unused.length;
        unused = Arrays.copyOf(unused, old + in.length - from);
        System.arraycopy(in, from, unused, old, in.length - from);
    }

    @PyMethod(value = "($self, length=16384, /)", doc = "Return a bytes object containing any remaining decompressed data.\n\n  length\n    the initial size of the output buffer.")
    PyObject flush(ThreadState ts, PyObject length) {
        if (length != null && Args.toLong(ts, length) <= 0) {
            throw Raise.valueError("length must be greater than zero");
        }
        PyMutex.lock(ts, this);
        try {
            if (decoder == null) {
                return PyBytes.EMPTY;
            }
            byte[] out = eof ? new byte[0] : run(ts, tail, Integer.MAX_VALUE);
            if (eof) {
                decoder = null;
            }
            return PyBytes.ofOwned(out);
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    @PyMethod(value = "($self, /)", doc = "Return a copy of the decompression object.")
    PyObject copy(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            if (decoder == null) {
                throw Raise.valueError("Inconsistent stream state");
            }
            PyDecompress d = new PyDecompress(ts, decoder.copy());
            d.unused = unused;
            d.tail = tail;
            d.eof = eof;
            return d;
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

    @PyGetter(value = "unused_data", member = true)
    PyObject unusedData(ThreadState ts) {
        PyMutex.lock(ts, this);
        byte[] b = unused;
        PyMutex.unlock(ts, this);
        return PyBytes.of(b);
    }

    @PyGetter(value = "unconsumed_tail", member = true)
    PyObject unconsumedTail(ThreadState ts) {
        PyMutex.lock(ts, this);
        byte[] b = tail;
        PyMutex.unlock(ts, this);
        return PyBytes.of(b);
    }

    @PyGetter(value = "eof", member = true)
    boolean eof(ThreadState ts) {
        PyMutex.lock(ts, this);
        boolean b = eof;
        PyMutex.unlock(ts, this);
        return b;
    }
}
