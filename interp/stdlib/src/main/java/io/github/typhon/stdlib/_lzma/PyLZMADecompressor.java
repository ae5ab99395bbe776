// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.streams.DecompressorMethods;
import io.github.typhon.stdlib.streams.PullBridge;
import io.github.typhon.stdlib.streams.PushDecompressor;
import io.github.typhon.stdlib.streams.StreamFailure;
import java.util.List;

/** {@code _lzma.LZMADecompressor}. <p>Threads: as {@link PushDecompressor}. */
@PyClass(name = "LZMADecompressor", signature = "(format=FORMAT_AUTO, memlimit=None, filters=None)", module = "_lzma", methods = DecompressorMethods.class, doc = "Create a decompressor object for decompressing data incrementally.\n\n  format\n"
        + "    Specifies the container format of the input stream.  If this is\n    FORMAT_AUTO (the default), the decompressor will automatically detect\n"
        + "    whether the input is FORMAT_XZ or FORMAT_ALONE.  Streams created with\n    FORMAT_RAW cannot be autodetected.\n  memlimit\n"
        + "    Limit the amount of memory used by the decompressor.  This will cause\n    decompression to fail if the input cannot be decompressed within this\n    limit.\n"
        + "  filters\n    A custom filter chain.  This argument is required for FORMAT_RAW, and\n    not accepted with any other format.  When provided, this should be a\n"
        + "    sequence of dicts, each indicating the ID and options for a single\n    filter.\n\nFor one-shot decompression, use the decompress() function instead.")
final class PyLZMADecompressor extends PushDecompressor {
    public static final PyType TYPE = PyType.builtin(new PyLZMADecompressorExposed());

    private final DecoderSource source;

    PyLZMADecompressor(ThreadState ts, DecoderSource source) {
        super(ts, new PullBridge(source));
        this.source = source;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    protected PyException failure(ThreadState ts, StreamFailure f) {
        return LzmaErrors.ERROR.error(ts, f.getMessage());
    }

    @Override
    protected String endText() {
        return "Already at end of stream";
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("LZMADecompressor", args, kwnames, "format", "memlimit", "filters");
        int format = a[0] == null ? LzmaModule.FORMAT_AUTO : Numbers.asInt(ts, a[0]);
        boolean limited = a[1] != null && a[1] != PyNone.NONE;
        boolean filtered = a[2] != null && a[2] != PyNone.NONE;
        if (limited && format == LzmaModule.FORMAT_RAW) {
            throw Raise.valueError("Cannot specify memory limit with FORMAT_RAW");
        }
        long limit = -1;
        if (limited) {
            long v = Filters.unsigned(ts, a[1], 64);
            limit = v < 0 ? Long.MAX_VALUE : v;
        }
        if (format == LzmaModule.FORMAT_RAW && !filtered) {
            throw Raise.valueError("Must specify filters for FORMAT_RAW");
        }
        if (format != LzmaModule.FORMAT_RAW && filtered) {
            throw Raise.valueError("Cannot specify filters except with FORMAT_RAW");
        }
        if (format < LzmaModule.FORMAT_AUTO || format > LzmaModule.FORMAT_RAW) {
            throw Raise.valueError("Invalid container format: %d", format);
        }
        List<Filters.Filter> chain = null;
        if (filtered) {
            chain = Filters.parse(ts, a[2]);
            Filters.checkChain(ts, chain);
        }
        return new PyLZMADecompressor(ts, new DecoderSource(format, limit, chain));
    }

    @PyGetter(value = "check", member = true, doc = "ID of the integrity check used by the input stream.")
    long check() {
        return source.check();
    }
}
