// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._zoneinfo;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** What {@code zoneinfo._common.load_data} reads of a file: moments in UTC and the kind of offset that each begins; of each kind the
 *  seconds east of UTC, whether they save daylight, and the abbreviation. <p>Threads: immutable. */
record ZoneFileData(long[] utc, int[] kinds, long[] offsets, boolean[] daylight, PyUnicode[] names) {
    private static final int PARTS = 6;

    static Transitions read(ThreadState ts, PyObject file) {
        PyObject common = Importer.importModule((PyThreadState) ts, "zoneinfo._common");
        PyObject[] parts;
        try {
            PyObject data = Calls.callMethod(ts, common, "load_data", file);
            try {
                parts = Sequences.toArray(ts, data);
            } finally {
                Refs.decref(ts, data);
            }
        } finally {
            Refs.decref(ts, common);
        }
        try {
            if (parts.length != PARTS) {
                throw Raise.typeError("Invalid data result type: expected %d items, got %d", PARTS, parts.length);
            }
            return Transitions.of(of(ts, parts), rule(ts, parts[5]));
        } finally {
            Refs.releaseAll(ts, parts, 0, parts.length);
        }
    }

    private static ZoneFileData of(ThreadState ts, PyObject[] parts) {
        long[] kinds = longs(ts, parts[0]);
        long[] utc = longs(ts, parts[1]);
        long[] offsets = longs(ts, parts[2]);
        long[] daylight = longs(ts, parts[3]);
        PyObject[] names = Sequences.toArray(ts, parts[4]);
        try {
            int[] k = new int[utc.length];
            for (int i = 0; i < k.length; i++) {
                if (kinds[i] >= offsets.length) {
                    throw Raise.valueError("Invalid transition index found while reading TZif: %d", kinds[i]);
                }
                k[i] = (int) kinds[i];
            }
            boolean[] d = new boolean[offsets.length];
            PyUnicode[] n = new PyUnicode[offsets.length];
            for (int i = 0; i < d.length; i++) {
                d[i] = daylight[i] != 0;
                n[i] = PyUnicode.unwrap(names[i]);
            }
            return new ZoneFileData(utc, k, offsets, d, n);
        } finally {
            Refs.releaseAll(ts, names, 0, names.length);
        }
    }

    private static long[] longs(ThreadState ts, PyObject o) {
        PyObject[] items = Sequences.toArray(ts, o);
        try {
            long[] out = new long[items.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = Numbers.asLong(ts, items[i]);
            }
            return out;
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    private static PosixRule rule(ThreadState ts, PyObject text) {
        if (text == PyNone.NONE || !Objects.isTrue(ts, text)) {
            return null;
        }
        PyBytes b = PyBytes.unwrapOrNull(text);
        if (b == null) {
            throw Raise.typeError("expected bytes, %s found", PyType.of(text).name());
        }
        return PosixParser.parse(ts, text, new String(b.shared(), StandardCharsets.ISO_8859_1));
    }
}
