// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.array;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** array.array: numbers of one native format in a byte array.
 *  <p>Threads: every access holds the object's mutex. <p>Invariant: while {@code exports} is positive the bytes stay where they are. */
@PyClass(name = "array", module = "array", flags = {PyType.BASETYPE, PyType.SEQUENCE, PyType.HAS_WEAKREF}, methods = {ArraySlots.class, ArrayMethods.class},
        doc = "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional "
                + "initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.")
public class PyArray extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyArrayExposed());
    static final String CODES = "bBuwhHiIlLqQfd";

    final char code;
    final int itemSize;
    @GuardedBy("ob_mutex") private byte[] data = {};
    /** In bytes. */
    @GuardedBy("ob_mutex") private int size;
    @GuardedBy("ob_mutex") private int exports;

    public PyArray(ThreadState ts, char code) {
        super(ts);
        this.code = code;
        itemSize = ArrayItem.size(code);
    }

    static @Owned PyArray of(ThreadState ts, char code, byte[] data) {
        PyArray a = new PyArray(ts, code);
        a.data = data;
        a.size = data.length;
        return a;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    final int length(ThreadState ts) {
        PyMutex.lock(ts, this);
        int n = size / itemSize;
        PyMutex.unlockRelease(this);
        return n;
    }

    final byte[] bytes(ThreadState ts) {
        PyMutex.lock(ts, this);
        byte[] b = Arrays.copyOf(data, size);
        PyMutex.unlockRelease(this);
        return b;
    }

    /** The bytes of one item, or null if there is none. */
    final byte[] item(ThreadState ts, long i) {
        PyMutex.lock(ts, this);
        byte[] b = i >= 0 && i < size / itemSize ? Arrays.copyOfRange(data, (int) i * itemSize, ((int) i + 1) * itemSize) : null;
        PyMutex.unlockRelease(this);
        return b;
    }

    /** Overwrites one item; false if there is none. */
    final boolean set(ThreadState ts, long i, byte[] item) {
        PyMutex.lock(ts, this);
        boolean there = i >= 0 && i < size / itemSize;
        if (there) {
            System.arraycopy(item, 0, data, (int) i * itemSize, itemSize);
        }
        PyMutex.unlockRelease(this);
        return there;
    }

    /** Replaces the items of a range, cut to the length. */
    final void replace(ThreadState ts, long from, long to, byte[] b) {
        PyMutex.lock(ts, this);
        int n = size / itemSize;
        int lo = (int) Math.max(0, Math.min(from, n)) * itemSize;
        int hi = Math.max(lo, (int) Math.max(0, Math.min(to, n)) * itemSize);
        if (b.length != hi - lo) {
            if (exports > 0) {
                PyMutex.unlockRelease(this);
                throw Raise.bufferError("cannot resize an array that is exporting buffers");
            }
            long total = (long) size - (hi - lo) + b.length;
            if (total > Integer.MAX_VALUE - 16) {
                PyMutex.unlockRelease(this);
                throw Raise.memoryError();
            }
            byte[] a = total <= data.length ? data : new byte[(int) Math.min(Integer.MAX_VALUE - 16, total + (total >> 2) + 16)];
            System.arraycopy(data, hi, a, lo + b.length, size - hi);
            if (a != data) {
                System.arraycopy(data, 0, a, 0, lo);
            }
            data = a;
            size = (int) total;
        }
        System.arraycopy(b, 0, data, lo, b.length);
        PyMutex.unlockRelease(this);
    }

    final void append(ThreadState ts, byte[] b) {
        replace(ts, Integer.MAX_VALUE, Integer.MAX_VALUE, b);
    }

    final @Owned PyBuffer export(ThreadState ts) {
        PyMutex.lock(ts, this);
        exports++;
        String format = code == 'u' ? "w" : String.valueOf(code);
        PyBuffer b = new PyBuffer(Refs.newRef(ts, this), data, 0, false, format, itemSize, new int[] {size / itemSize}, new int[] {itemSize});
        PyMutex.unlockRelease(this);
        return b;
    }

    final void unexport(ThreadState ts) {
        PyMutex.lock(ts, this);
        exports--;
        PyMutex.unlockRelease(this);
    }
}
