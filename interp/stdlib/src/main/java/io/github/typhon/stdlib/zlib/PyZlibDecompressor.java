// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** {@code zlib._ZlibDecompressor}, which gzip reads with: input it does not need yet it keeps.
 *  <p>Threads: guarded by the object's mutex; decompressing runs detached. */
@PyClass(name = "_ZlibDecompressor", module = "zlib", doc = "Create a decompressor object for decompressing data incrementally.")
final class PyZlibDecompressor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyZlibDecompressorExposed());

    private final Inflate inflate;
    private final byte[] dictionary;
    @GuardedBy("ob_mutex") private byte[] pending = {};
    @GuardedBy("ob_mutex") private byte[] unused = {};
    @GuardedBy("ob_mutex") private boolean needsInput = true;
    @GuardedBy("ob_mutex") private boolean eof;

    PyZlibDecompressor(ThreadState ts, Inflate inflate, byte[] dictionary) {
        super(ts);
        this.inflate = inflate;
        this.dictionary = dictionary;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("_ZlibDecompressor", args, kwnames, "wbits", "zdict");
        int wbits = a[0] == null ? ZlibModule.MAX_WBITS : Numbers.asInt(ts, a[0]);
        byte[] dict = ZlibModule.dictionary(ts, a[1]);
        return new PyZlibDecompressor(ts, ZlibModule.inflater(wbits, dict), dict);
    }

    @PyMethod(value = "($self, /, data, max_length=-1)", doc = "Decompress *data*, returning uncompressed data as bytes.")
    PyObject decompress(ThreadState ts, PyObject data, PyObject maxLength) {
        long max = maxLength == null ? -1 : Numbers.asSsize(ts, maxLength, Exc.OverflowError);
        byte[] in = Buffers.bytes(ts, data);
        PyMutex.lock(ts, this);
        try {
            if (eof) {
                throw PyException.of(Exc.EOFError, "End of stream already reached");
            }
            if (pending.length > 0) {
                byte[] all = Arrays.copyOf(pending, pending.length + in.length);
                System.arraycopy(in, 0, all, pending.length, in.length);
                in = all;
            }
            return PyBytes.ofOwned(run(ts, in, max < 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE)));
        } finally {
            PyMutex.unlock(ts, this);
        }
    }

    private byte[] run(ThreadState ts, byte[] in, int max) {
        Decoding d = new Decoding(inflate, dictionary);
        ts.detach();
        try {
            d.run(in, 0, in.length, max);
        } finally {
            ts.attach();
        }
        d.rethrow(ts);
        byte[] rest = Arrays.copyOfRange(in, d.stoppedAt, in.length);
        eof = d.state == Inflate.State.END;
        if (eof) {
            unused = rest;
            pending = new byte[0];
            needsInput = false;
        } else {
            pending = rest;
            needsInput = rest.length == 0 && d.output.length < max;
        }
        return d.output;
    }

    @PyGetter(value = "unused_data", doc = "Data found after the end of the compressed stream.")
    PyObject unusedData(ThreadState ts) {
        PyMutex.lock(ts, this);
        byte[] b = unused;
        PyMutex.unlock(ts, this);
        return PyBytes.of(b);
    }

    @PyGetter(value = "eof", doc = "True if the end-of-stream marker has been reached.")
    boolean eof(ThreadState ts) {
        PyMutex.lock(ts, this);
        boolean b = eof;
        PyMutex.unlock(ts, this);
        return b;
    }

    @PyGetter(value = "needs_input", doc = "True if more input is needed before more decompressed data can be produced.")
    boolean needsInput(ThreadState ts) {
        PyMutex.lock(ts, this);
        boolean b = needsInput;
        PyMutex.unlock(ts, this);
        return b;
    }
}
