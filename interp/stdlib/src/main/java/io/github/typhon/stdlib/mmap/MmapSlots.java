// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.mmap;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Lengths, items and slices of a mapping. */
final class MmapSlots {
    private MmapSlots() {}

    static long mp_length(ThreadState ts, PyMmap self) {
        synchronized (self) {
            return self.open().byteSize();
        }
    }

    static long sq_length(ThreadState ts, PyMmap self) {
        return mp_length(ts, self);
    }

    private static long index(ThreadState ts, PyMmap self, PyObject key) {
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("mmap indices must be integers");
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        long n = mp_length(ts, self);
        i += i < 0 ? n : 0;
        if (i < 0 || i >= n) {
            throw Raise.indexError("mmap index out of range");
        }
        return i;
    }

    static PyObject mp_subscript(ThreadState ts, PyMmap self, PyObject key) {
        if (!(key instanceof PySlice s)) {
            long i = index(ts, self, key);
            synchronized (self) {
                MemorySegment m = self.open();
                if (i >= m.byteSize()) {
                    throw Raise.indexError("mmap index out of range");
                }
                return PyLong.of(m.get(ValueLayout.JAVA_BYTE, i) & 0xff);
            }
        }
        SliceRange r = SliceRange.unpack(ts, s);
        synchronized (self) {
            MemorySegment m = self.open();
            r.adjust(m.byteSize());
            if (r.step == 1) {
                return PyBytes.of(m.asSlice(Math.min(r.start, m.byteSize()), r.count).toArray(ValueLayout.JAVA_BYTE));
            }
            byte[] out = new byte[r.count];
            for (int i = 0; i < out.length; i++) {
                out[i] = m.get(ValueLayout.JAVA_BYTE, r.start + i * r.step);
            }
            return PyBytes.of(out);
        }
    }

    static void mp_ass_subscript(ThreadState ts, PyMmap self, PyObject key, PyObject value) {
        synchronized (self) {
            self.writable();
        }
        if (key instanceof PySlice s) {
            if (value == null) {
                throw Raise.typeError("mmap object doesn't support slice deletion");
            }
            SliceRange r = SliceRange.unpack(ts, s);
            byte[] b = Buffers.bytes(ts, value);
            synchronized (self) {
                MemorySegment m = self.writable();
                r.adjust(m.byteSize());
                if (b.length != r.count) {
                    throw Raise.indexError("mmap slice assignment is wrong size");
                }
                for (int i = 0; i < b.length; i++) {
                    m.set(ValueLayout.JAVA_BYTE, r.start + i * r.step, b[i]);
                }
                self.synchronise();
            }
            return;
        }
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("mmap indices must be integer");
        }
        long i = index(ts, self, key);
        if (value == null) {
            throw Raise.typeError("mmap doesn't support item deletion");
        }
        if (!Numbers.isIndex(value)) {
            throw Raise.typeError("mmap item value must be an int");
        }
        long v = Numbers.asSsize(ts, value, Exc.TypeError);
        if (v < 0 || v > 255) {
            throw Raise.valueError("mmap item value must be in range(0, 256)");
        }
        synchronized (self) {
            MemorySegment m = self.writable();
            if (i >= m.byteSize()) {
                throw Raise.indexError("mmap index out of range");
            }
            m.set(ValueLayout.JAVA_BYTE, i, (byte) v);
            self.synchronise();
        }
    }

    static PyObject sq_item(ThreadState ts, PyMmap self, long i) {
        synchronized (self) {
            MemorySegment m = self.open();
            if (i < 0 || i >= m.byteSize()) {
                throw Raise.indexError("mmap index out of range");
            }
            return PyBytes.ofByte(m.get(ValueLayout.JAVA_BYTE, i) & 0xff);
        }
    }

}
