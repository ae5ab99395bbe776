// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** {@code _bz2.BZ2Compressor}. <p>Threads: guarded by the object's mutex; compressing runs detached. */
@PyClass(name = "BZ2Compressor", signature = "(compresslevel=9, /)", module = "_bz2", doc = "Create a compressor object for compressing data incrementally.\n\n  compresslevel\n"
        + "    Compression level, as a number between 1 and 9.\n\nFor one-shot compression, use the compress() function instead.")
final class PyBZ2Compressor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyBZ2CompressorExposed());

    private final int level;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    /** Made on first use: its header is output. */
    @GuardedBy("ob_mutex") private BZip2CompressorOutputStream stream;
    @GuardedBy("ob_mutex") private boolean flushed;

    PyBZ2Compressor(ThreadState ts, int level) {
        super(ts);
        this.level = level;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("BZ2Compressor() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Raise.typeError("BZ2Compressor expected at most 1 argument, got %d", args.length);
        }
        int level = args.length == 0 ? 9 : Args.toInt(ts, args[0]);
        if (level < 1 || level > 9) {
            throw Raise.valueError("compresslevel must be between 1 and 9");
        }
        return new PyBZ2Compressor(ts, level);
    }

    /** With the mutex held; touches no Python object. */
    private byte[] run(byte[] in, boolean finish) {
        try {
            if (stream == null) {
                stream = new BZip2CompressorOutputStream(out, level);
            }
            stream.write(in, 0, in.length);
            if (finish) {
                stream.finish();
                stream = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] b = out.toByteArray();
        out.reset();
        return b;
    }

    private PyObject locked(ThreadState ts, byte[] in, boolean finish, String repeated) {
        PyMutex.lock(ts, this);
        try {
            if (flushed) {
                throw Raise.valueError(repeated);
            }
            flushed = finish;
            if (in.length == 0 && !finish) {
                return PyBytes.EMPTY;
            }
            ts.detach();
            try {
                return PyBytes.ofOwned(run(in, finish));
            } finally {
                ts.attach();
            }
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    @PyMethod(value = "($self, data, /)", doc = "Provide data to the compressor object.\n\nReturns a chunk of compressed data if possible, or b'' otherwise.\n\n"
            + "When you have finished providing data to the compressor, call the\nflush() method to finish the compression process.")
    PyObject compress(ThreadState ts, PyObject data) {
        return locked(ts, Buffers.bytes(ts, data), false, "Compressor has been flushed");
    }

    @PyMethod(value = "($self, /)", doc = "Finish the compression process.\n\nReturns the compressed data left in internal buffers.\n\nThe compressor object may not be used after this method is called.")
    PyObject flush(ThreadState ts) {
        return locked(ts, new byte[0], true, "Repeated call to flush()");
    }
}
