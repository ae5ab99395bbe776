// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.streams.DecompressorMethods;
import io.github.typhon.stdlib.streams.PushDecompressor;
import io.github.typhon.stdlib.streams.StreamFailure;

/** {@code zlib._ZlibDecompressor}, which gzip reads with. <p>Threads: as {@link PushDecompressor}. */
@PyClass(name = "_ZlibDecompressor", module = "zlib", methods = DecompressorMethods.class, doc = "Create a decompressor object for decompressing data incrementally.\n\n  wbits = 15\n  zdict\n"
        + "     The predefined compression dictionary. This is a sequence of bytes\n     (such as a bytes object) containing subsequences that are expected\n"
        + "     to occur frequently in the data that is to be compressed. Those\n     subsequences that are expected to be most common should come at the\n"
        + "     end of the dictionary. This must be the same dictionary as used by the\n     compressor that produced the input data.\n\n")
final class PyZlibDecompressor extends PushDecompressor {
    public static final PyType TYPE = PyType.builtin(new PyZlibDecompressorExposed());

    PyZlibDecompressor(ThreadState ts, InflateDecoder decoder) {
        super(ts, decoder);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected PyException failure(ThreadState ts, StreamFailure f) {
        return ZlibErrors.decompressing(ts, f);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("_ZlibDecompressor", args, kwnames, "wbits", "zdict");
        int wbits = a[0] == null ? ZlibModule.MAX_WBITS : Numbers.asInt(ts, a[0]);
        byte[] dict = ZlibModule.dictionary(ts, a[1]);
        return new PyZlibDecompressor(ts, new InflateDecoder(ZlibModule.inflater(wbits, dict), dict));
    }
}
