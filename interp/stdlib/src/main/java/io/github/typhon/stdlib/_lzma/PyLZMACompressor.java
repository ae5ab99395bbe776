// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** {@code _lzma.LZMACompressor}. <p>Threads: guarded by the object's mutex; compressing runs detached. */
@PyClass(name = "LZMACompressor", module = "_lzma", doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCreate a compressor object for compressing data incrementally.\n\n"
        + "format specifies the container format to use for the output. This can\nbe FORMAT_XZ (default), FORMAT_ALONE, or FORMAT_RAW.\n\n"
        + "check specifies the integrity check to use. For FORMAT_XZ, the default\nis CHECK_CRC64. FORMAT_ALONE and FORMAT_RAW do not support integrity\n"
        + "checks; for these formats, check must be omitted, or be CHECK_NONE.\n\nThe settings used by the compressor can be specified either as a\n"
        + "preset compression level (with the 'preset' argument), or in detail\nas a custom filter chain (with the 'filters' argument). For FORMAT_XZ\n"
        + "and FORMAT_ALONE, the default is to use the PRESET_DEFAULT preset\nlevel. For FORMAT_RAW, the caller must always specify a filter chain;\nthe raw compressor does not support preset compression levels.\n\n"
        + "preset (if provided) should be an integer in the range 0-9, optionally\nOR-ed with the constant PRESET_EXTREME.\n\nfilters (if provided) should be a sequence of dicts. Each dict should\n"
        + "have an entry for \"id\" indicating the ID of the filter, plus\nadditional entries for options to the filter.\n\nFor one-shot compression, use the compress() function instead.\n")
final class PyLZMACompressor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyLZMACompressorExposed());

    private final ByteArrayOutputStream out;
    private final FinishableOutputStream stream;
    @GuardedBy("ob_mutex") private boolean flushed;

    PyLZMACompressor(ThreadState ts, ByteArrayOutputStream out, FinishableOutputStream stream) {
        super(ts);
        this.out = out;
        this.stream = stream;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("LZMACompressor", args, kwnames, "format", "check", "preset", "filters");
        int format = a[0] == null ? LzmaModule.FORMAT_XZ : Numbers.asInt(ts, a[0]);
        int check = a[1] == null ? -1 : Numbers.asInt(ts, a[1]);
        boolean preset = a[2] != null && a[2] != PyNone.NONE;
        boolean filtered = a[3] != null && a[3] != PyNone.NONE;
        if (preset && filtered) {
            throw Raise.valueError("Cannot specify both preset and filter chain");
        }
        long level = preset ? Filters.unsigned(ts, a[2], 32) : Filters.DEFAULT_PRESET;
        if (format != LzmaModule.FORMAT_XZ && check != -1 && check != LzmaModule.CHECK_NONE) {
            throw Raise.valueError("Integrity checks are only supported by FORMAT_XZ");
        }
        if ((level & ~Filters.EXTREME) > 9) {
            throw LzmaErrors.options(ts);
        }
        List<Filters.Filter> chain = filtered ? Filters.parse(ts, a[3]) : null;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FinishableOutputStream s = switch (format) {
                case LzmaModule.FORMAT_XZ -> xz(ts, out, check, level, chain);
                case LzmaModule.FORMAT_ALONE -> alone(ts, out, level, chain);
                case LzmaModule.FORMAT_RAW -> raw(ts, out, chain);
                default -> throw Raise.valueError("Invalid container format: %d", format);
            };
            return new PyLZMACompressor(ts, out, s);
        } catch (UnsupportedOptionsException e) {
            throw LzmaErrors.options(ts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FinishableOutputStream xz(ThreadState ts, ByteArrayOutputStream out, int check, long level, List<Filters.Filter> chain) throws IOException {
        int kind = check == -1 ? XZ.CHECK_CRC64 : check;
        if (!LzmaModule.isSupported(kind)) {
            throw LzmaErrors.ERROR.error(ts, kind < 0 || kind >= LzmaModule.CHECK_UNKNOWN ? LzmaErrors.INTERNAL : "Unsupported integrity check");
        }
        if (chain == null) {
            return new XZOutputStream(out, Filters.preset(ts, level), kind);
        }
        Filters.checkChain(ts, chain);
        if (chain.getLast().id() != Filters.LZMA2) {
            throw LzmaErrors.options(ts);
        }
        return new XZOutputStream(out, chain.stream().map(Filters.Filter::options).toArray(FilterOptions[]::new), kind);
    }

    private static FinishableOutputStream alone(ThreadState ts, ByteArrayOutputStream out, long level, List<Filters.Filter> chain) throws IOException {
        if (chain == null) {
            return new LZMAOutputStream(out, Filters.preset(ts, level), -1);
        }
        if (chain.size() != 1 || chain.getFirst().id() != Filters.LZMA1) {
            throw Raise.valueError("Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
        }
        return new LZMAOutputStream(out, chain.getFirst().lzma(), -1);
    }

    private static FinishableOutputStream raw(ThreadState ts, ByteArrayOutputStream out, List<Filters.Filter> chain) throws IOException {
        if (chain == null) {
            throw Raise.valueError("Must specify filters for FORMAT_RAW");
        }
        Filters.checkChain(ts, chain);
        FinishableOutputStream s = new FinishableWrapperOutputStream(out);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Filters.Filter f = chain.get(i);
            s = f.id() == Filters.LZMA1 ? new LZMAOutputStream(s, f.lzma(), true) : f.options().getOutputStream(s);
        }
        return s;
    }

    /** With the mutex held; touches no Python object. */
    private byte[] run(byte[] in, boolean finish) {
        try {
            stream.write(in, 0, in.length);
            if (finish) {
                stream.finish();
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
