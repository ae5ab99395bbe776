// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.streams.PushDecoder;
import io.github.typhon.stdlib.streams.StreamFailure;
import java.util.Arrays;
import java.util.zip.Deflater;

/** {@code zlib}. <p>Threads: stateless. */
@PyModule(name = "zlib", doc = "The functions in this module allow compression and decompression using the\nzlib library, which is based on GNU zip.\n\n"
        + "adler32(string[, start]) -- Compute an Adler-32 checksum.\ncompress(data[, level]) -- Compress data, with compression level 0-9 or -1.\n"
        + "compressobj([level[, ...]]) -- Return a compressor object.\ncrc32(string[, start]) -- Compute a CRC-32 checksum.\n"
        + "decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.\ndecompressobj([wbits[, zdict]]) -- Return a decompressor object.\n\n"
        + "'wbits' is window buffer size and container format.\nCompressor objects support compress() and flush() methods; decompressor\nobjects support decompress() and flush().")
public final class ZlibModule {
    static final int MAX_WBITS = 15;
    private static final int FINISH = 4;
    private static final String[] CONSTANTS = {
        "MAX_WBITS", "15", "DEFLATED", "8", "DEF_MEM_LEVEL", "8", "DEF_BUF_SIZE", "16384", "Z_BEST_SPEED", "1", "Z_BEST_COMPRESSION", "9", "Z_DEFAULT_COMPRESSION", "-1",
        "Z_FILTERED", "1", "Z_HUFFMAN_ONLY", "2", "Z_RLE", "3", "Z_FIXED", "4", "Z_DEFAULT_STRATEGY", "0", "Z_NO_COMPRESSION", "0", "Z_NO_FLUSH", "0", "Z_PARTIAL_FLUSH", "1",
        "Z_SYNC_FLUSH", "2", "Z_FULL_FLUSH", "3", "Z_FINISH", "4", "Z_BLOCK", "5", "Z_TREES", "6"};

    private ZlibModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("error", Refs.newRef(ts, ZlibErrors.ERROR.of(ts)));
        m.addType(PyZlibDecompressor.TYPE);
        for (int i = 0; i < CONSTANTS.length; i += 2) {
            m.add(CONSTANTS[i], Long.parseLong(CONSTANTS[i + 1]));
        }
        m.add("ZLIB_VERSION", "1.2.13");
        m.add("ZLIB_RUNTIME_VERSION", "1.2.13");
        m.add("__version__", "1.0");
    }

    static byte[] dictionary(ThreadState ts, PyObject zdict) {
        if (zdict == null) {
            return null;
        }
        if (!Buffers.check(zdict)) {
            throw Raise.typeError("zdict argument must support the buffer protocol");
        }
        return Buffers.bytes(ts, zdict);
    }

    private static boolean isInflateWindow(int wbits) {
        int w = wbits < 0 ? -wbits : wbits & 15;
        return wbits >= -15 && wbits < 48 && (w >= 8 || wbits >= 0 && w == 0);
    }

    private static boolean isDeflateWindow(int wbits) {
        return wbits >= -15 && wbits <= -9 || wbits >= 8 && wbits <= 15 || wbits >= 25 && wbits <= 31;
    }

    static Inflate inflater(int wbits, byte[] dict) {
        if (!isInflateWindow(wbits)) {
            throw Raise.valueError("Invalid initialization option");
        }
        Inflate i = new Inflate(wbits);
        if (dict != null && wbits < 0) {
            i.setDictionary(dict);
        }
        return i;
    }

    @PyFunction(value = "($module, data, /, level=-1, wbits=15)", doc = "Returns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n"
            + "  level\n    Compression level, in 0-9 or -1.\n  wbits\n    The window buffer size and container format.")
    static PyObject compress(ThreadState ts, PyObject data, PyObject levelArgument, PyObject wbitsArgument) {
        byte[] in = Buffers.bytes(ts, data);
        int level = levelArgument == null ? -1 : Args.toInt(ts, levelArgument);
        int wbits = wbitsArgument == null ? MAX_WBITS : Args.toInt(ts, wbitsArgument);
        if (level < -1 || level > 9 || !isDeflateWindow(wbits)) {
            throw ZlibErrors.ERROR.error(ts, "Bad compression level");
        }
        byte[] out;
        ts.detach();
        try {
            out = wbits == MAX_WBITS || wbits == -MAX_WBITS ? oneShot(in, level, wbits < 0) : new DeflateStream(level, wbits, 8, 0, null).deflate(in, FINISH);
        } finally {
            ts.attach();
        }
        return PyBytes.ofOwned(out);
    }

    private static byte[] oneShot(byte[] in, int level, boolean raw) {
        Deflater d = new Deflater(level, raw);
        try {
            d.setInput(in);
            d.finish();
            byte[] out = new byte[Math.max(64, in.length / 3)];
            int n = d.deflate(out);
            while (!d.finished()) {
                out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 16, out.length * 2L));
                n += d.deflate(out, n, out.length - n);
            }
            return n == out.length ? out : Arrays.copyOf(out, n);
        } finally {
            d.end();
        }
    }

    @PyFunction(value = "($module, data, /, wbits=15, bufsize=16384)", doc = "Returns a bytes object containing the uncompressed data.\n\n  data\n    Compressed data.\n"
            + "  wbits\n    The window buffer size and container format.\n  bufsize\n    The initial output buffer size.")
    static PyObject decompress(ThreadState ts, PyObject data, PyObject wbitsArgument, PyObject bufsize) {
        byte[] in = Buffers.bytes(ts, data);
        int wbits = wbitsArgument == null ? MAX_WBITS : Args.toInt(ts, wbitsArgument);
        if (bufsize != null && Args.toLong(ts, bufsize) < 0) {
            throw Raise.valueError("bufsize must be non-negative");
        }
        if (!isInflateWindow(wbits)) {
            throw ZlibErrors.of(ts, ZlibErrors.STREAM_ERROR, null, "while preparing to decompress data");
        }
        PushDecoder.Result r = decode(ts, new InflateDecoder(new Inflate(wbits), null), in, Integer.MAX_VALUE);
        if (!r.eof()) {
            throw ZlibErrors.of(ts, ZlibErrors.BUFFER_ERROR, null, "while decompressing data");
        }
        return PyBytes.ofOwned(r.output());
    }

    /** Decodes while detached. */
    static PushDecoder.Result decode(ThreadState ts, PushDecoder decoder, byte[] in, int max) {
        StreamFailure f;
        ts.detach();
        try {
            return decoder.decode(in, max);
        } catch (StreamFailure e) {
            f = e;
        } finally {
            ts.attach();
        }
        throw ZlibErrors.decompressing(ts, f);
    }

    @PyFunction(value = "($module, /, level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=<unrepresentable>)", doc = "Return a compressor object.\n\n  level\n"
            + "    The compression level (an integer in the range 0-9 or -1; default is\n    currently equivalent to 6).  Higher compression levels are slower,\n    but produce smaller results.\n"
            + "  method\n    The compression algorithm.  If given, this must be DEFLATED.\n  wbits\n    +9 to +15: The base-two logarithm of the window size.  Include a zlib\n"
            + "        container.\n    -9 to -15: Generate a raw stream.\n    +25 to +31: Include a gzip container.\n  memLevel\n    Controls the amount of memory used for internal compression state.\n"
            + "    Valid values range from 1 to 9.  Higher values result in higher memory\n    usage, faster compression, and smaller output.\n  strategy\n"
            + "    Used to tune the compression algorithm.  Possible values are\n    Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.\n"
            + "  zdict\n    The predefined compression dictionary - a sequence of bytes\n    containing subsequences that are likely to occur in the input data.")
    static PyObject compressobj(ThreadState ts, int level, int method, int wbits, int memLevel, int strategy, PyObject zdict) {
        byte[] dict = zdict == null ? null : Buffers.bytes(ts, zdict);
        if (level < -1 || level > 9 || method != 8 || !isDeflateWindow(wbits) || memLevel < 1 || memLevel > 9 || strategy < 0 || strategy > 4) {
            throw Raise.valueError("Invalid initialization option");
        }
        if (dict != null && wbits > 15) {
            throw Raise.valueError("Invalid dictionary");
        }
        return new PyCompress(ts, new DeflateStream(level, wbits, memLevel, strategy, dict));
    }

    @PyFunction(value = "($module, /, wbits=15, zdict=<unrepresentable>)", doc = "Return a decompressor object.\n\n  wbits\n    The window buffer size and container format.\n"
            + "  zdict\n    The predefined compression dictionary.  This must be the same\n    dictionary as used by the compressor that produced the input data.")
    static PyObject decompressobj(ThreadState ts, int wbits, PyObject zdict) {
        byte[] dict = dictionary(ts, zdict);
        return new PyDecompress(ts, new InflateDecoder(inflater(wbits, dict), dict));
    }

    /** An unsigned 32-bit argument taken modulo 2**32. */
    private static int mask(ThreadState ts, PyObject v) {
        return Numbers.index(ts, v).bigValue().intValue();
    }

    @PyFunction(value = "($module, data, value=1, /)", doc = "Compute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.")
    static PyObject adler32(ThreadState ts, PyObject data, PyObject value) {
        byte[] b = Buffers.bytes(ts, data);
        int start = value == null ? 1 : mask(ts, value);
        return PyLong.of(Checksums.adler32(start, b, 0, b.length) & 0xFFFF_FFFFL);
    }

    @PyFunction(value = "($module, data, value=0, /)", doc = "Compute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.")
    static PyObject crc32(ThreadState ts, PyObject data, PyObject value) {
        byte[] b = Buffers.bytes(ts, data);
        int start = value == null ? 0 : mask(ts, value);
        return PyLong.of(Checksums.crc32(start, b, 0, b.length) & 0xFFFF_FFFFL);
    }
}
