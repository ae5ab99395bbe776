// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code bf_getbuffer} hands out: a byte array that its exporter keeps in place until {@link #release}, with the layout of items in it.
 *  Never visible to Python; memoryview wraps it.
 *  <p>Ownership: owns the exporter. Threads: release once, by whoever got it; the bytes are shared memory.
 *  <p>CPython: Py_buffer. */
public final class PyBuffer extends PyObject implements AutoCloseable {
    public static final int SIMPLE = 0;
    public static final int WRITABLE = 1;
    public static final int FORMAT = 4;
    public static final int ND = 8;
    public static final int STRIDES = 0x10 | ND;
    public static final int C_CONTIGUOUS = 0x20 | STRIDES;
    public static final int F_CONTIGUOUS = 0x40 | STRIDES;
    public static final int ANY_CONTIGUOUS = 0x80 | STRIDES;
    public static final int INDIRECT = 0x100 | STRIDES;
    public static final int FULL_RO = INDIRECT | FORMAT;
    public static final int FULL = FULL_RO | WRITABLE;

    /** The exporter, to be told of the release; null once released or if nobody cares. */
    @Owned private PyObject exporter;
    private ThreadState owner;
    public final byte[] data;
    /** Index of the first item's first byte. */
    public final int offset;
    /** Bytes of all items together. */
    public final int length;
    public final boolean readonly;
    public final int itemSize;
    /** struct-module syntax; "B" for plain bytes. */
    public final String format;
    /** Items per dimension; empty for a scalar. */
    public final int[] shape;
    /** Bytes from item to item per dimension. */
    public final int[] strides;

    public PyBuffer(@Stolen PyObject exporter, byte[] data, int offset, boolean readonly, String format, int itemSize, int[] shape, int[] strides) {
        this.exporter = exporter;
        this.data = data;
        this.offset = offset;
        this.readonly = readonly;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
        int n = itemSize;
        for (int s : shape) {
            n *= s;
        }
        this.length = n;
    }

    /** One dimension of unsigned bytes. */
    public static PyBuffer ofBytes(@Stolen PyObject exporter, byte[] data, int offset, int length, boolean readonly) {
        return new PyBuffer(exporter, data, offset, readonly, "B", 1, new int[] {length}, new int[] {1});
    }

    @Override
    public PyType ob_type() {
        return PyBaseObject.TYPE;
    }

    /** Borrowed. */
    public PyObject exporter() {
        return exporter;
    }

    /** True if the items lie one after the other in C order. */
    public boolean isContiguous() {
        int want = itemSize;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (shape[d] > 1 && strides[d] != want) {
                return length == 0;
            }
            want *= shape[d];
        }
        return true;
    }

    /** The same export as one row of bytes, in the order they lie in memory; this view is used up. */
    public PyBuffer asBytes() {
        PyBuffer b = ofBytes(exporter, data, offset, length, readonly);
        b.owner = owner;
        exporter = null;
        return b;
    }

    /** A copy of the items in C order. */
    public byte[] toByteArray() {
        byte[] out = new byte[length];
        if (isContiguous()) {
            System.arraycopy(data, offset, out, 0, length);
        } else {
            copy(0, offset, out, 0);
        }
        return out;
    }

    private int copy(int d, int at, byte[] out, int to) {
        if (d == shape.length) {
            System.arraycopy(data, at, out, to, itemSize);
            return to + itemSize;
        }
        for (int i = 0; i < shape[d]; i++) {
            to = copy(d + 1, at + i * strides[d], out, to);
        }
        return to;
    }

    /** For try-with-resources: the thread that will release. */
    PyBuffer on(ThreadState ts) {
        owner = ts;
        return this;
    }

    /** Tells the exporter and drops it; a second call does nothing. */
    public void release(ThreadState ts) {
        PyObject e = exporter;
        exporter = null;
        if (e != null) {
            if (PyType.of(e).slots().has(Slot.BF_RELEASEBUFFER)) {
                PyType.of(e).slots().bf_releasebuffer(ts, e, this);
            }
            Refs.decref(ts, e);
        }
    }

    @Override
    public void close() {
        release(owner);
    }
}
