// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.streams.DecompressorMethods;
import io.github.typhon.stdlib.streams.PushDecompressor;
import io.github.typhon.stdlib.streams.StreamFailure;

/** {@code _bz2.BZ2Decompressor}. <p>Threads: as {@link PushDecompressor}. */
@PyClass(name = "BZ2Decompressor", signature = "()", module = "_bz2", methods = DecompressorMethods.class,
        doc = "Create a decompressor object for decompressing data incrementally.\n\nFor one-shot decompression, use the decompress() function instead.")
final class PyBZ2Decompressor extends PushDecompressor {
    public static final PyType TYPE = PyType.builtin(new PyBZ2DecompressorExposed());

    PyBZ2Decompressor(ThreadState ts) {
        super(ts, new Bzip2Decoder());
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected PyException failure(ThreadState ts, StreamFailure f) {
        return PyException.of(Exc.OSError, f.getMessage());
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("BZ2Decompressor() takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Raise.typeError("BZ2Decompressor() takes no positional arguments");
        }
        return new PyBZ2Decompressor(ts);
    }
}
