// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.streams;

import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face of decompressor objects. */
public final class DecompressorMethods {
    private DecompressorMethods() {}

    @PyMethod(value = "($self, /, data, max_length=-1)", doc = "Decompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is nonnegative, returns at most *max_length* bytes of\n"
            + "decompressed data. If this limit is reached and further output can be\nproduced, *self.needs_input* will be set to ``False``. In this case, the next\n"
            + "call to *decompress()* may provide *data* as b'' to obtain more of the output.\n\nIf all of the input data was decompressed and returned (either because this\n"
            + "was less than *max_length* bytes, or because *max_length* was negative),\n*self.needs_input* will be set to True.\n\n"
            + "Attempting to decompress data after the end of stream is reached raises an\nEOFError.  Any data found after the end of the stream is ignored and saved in\nthe unused_data attribute.")
    public static PyObject decompress(ThreadState ts, PushDecompressor self, PyObject data, PyObject maxLength) {
        long max = maxLength == null ? -1 : Args.toLong(ts, maxLength);
        return self.decompress(ts, Buffers.bytes(ts, data), max);
    }

    @PyGetter(value = "eof", member = true, doc = "True if the end-of-stream marker has been reached.")
    public static boolean eof(ThreadState ts, PushDecompressor self) {
        return self.isAtEnd(ts);
    }

    @PyGetter(value = "needs_input", member = true, doc = "True if more input is needed before more decompressed data can be produced.")
    public static boolean needsInput(ThreadState ts, PushDecompressor self) {
        return self.needsInput(ts);
    }

    @PyGetter(value = "unused_data", member = true, doc = "Data found after the end of the compressed stream.")
    public static PyObject unusedData(ThreadState ts, PushDecompressor self) {
        return self.unusedData(ts);
    }
}
