// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._lzma;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _lzma}. <p>Threads: stateless. */
@PyModule(name = "_lzma")
public final class LzmaModule {
    static final int FORMAT_AUTO = 0;
    static final int FORMAT_XZ = 1;
    static final int FORMAT_ALONE = 2;
    static final int FORMAT_RAW = 3;
    static final int CHECK_NONE = 0;
    static final int CHECK_UNKNOWN = 16;
    private static final String[] NAMES = {
        "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW", "CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX", "CHECK_UNKNOWN",
        "FILTER_DELTA", "FILTER_X86", "FILTER_POWERPC", "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB", "FILTER_SPARC", "FILTER_LZMA1", "FILTER_LZMA2",
        "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4", "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME"};
    private static final long[] VALUES = {0, 1, 2, 3, 0, 1, 4, 10, 15, 16, 3, 4, 5, 6, 7, 8, 9, Filters.LZMA1, Filters.LZMA2, 3, 4, 0x12, 0x13, 0x14, 1, 2, 6, Filters.EXTREME};

    private LzmaModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        for (int i = 0; i < NAMES.length; i++) {
            m.add(NAMES[i], PyLong.of(VALUES[i]));
        }
        m.add("LZMAError", Refs.newRef(ts, LzmaErrors.ERROR.of(ts)));
        m.addType(PyLZMACompressor.TYPE);
        m.addType(PyLZMADecompressor.TYPE);
    }

    static boolean isSupported(int check) {
        return check == 0 || check == 1 || check == 4 || check == 10;
    }

    @PyFunction(value = "($module, check_id, /)", doc = "Test whether the given integrity check is supported.\n\nAlways returns True for CHECK_NONE and CHECK_CRC32.")
    static boolean is_check_supported(int check) {
        return isSupported(check);
    }

    @PyFunction(value = "($module, filter, /)", doc = "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).\n\n"
            + "The result does not include the filter ID itself, only the options.")
    static PyObject _encode_filter_properties(ThreadState ts, PyObject filter) {
        return PyBytes.ofOwned(Filters.encode(Filters.one(ts, filter)));
    }

    @PyFunction(value = "($module, filter_id, encoded_props, /)", doc = "Return a bytes object encoding the options (properties) of the filter specified by *filter* (a dict).\n\n"
            + "The result does not include the filter ID itself, only the options.")
    static PyObject _decode_filter_properties(ThreadState ts, PyObject id, PyObject props) {
        long v = Filters.unsigned(ts, id, 64);
        return Filters.decode(ts, v, Buffers.bytes(ts, props));
    }
}
