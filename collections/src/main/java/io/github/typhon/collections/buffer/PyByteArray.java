// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.objects.bytes.PyBytes;
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

/** The Python bytearray.
 *  <p>Threads: every access holds the object's mutex; whole-content methods work on a snapshot. Exported bytes are shared memory.
 *  <p>Invariant: while {@code exports} is positive, {@code data} and {@code size} stay: resizing raises BufferError. */
@PyClass(name = "bytearray", flags = PyType.BASETYPE, methods = {ByteArraySlots.class, ByteArrayMethods.class},
        doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of "
                + "bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\n"
                + "Construct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n"
                + "  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer")
public class PyByteArray extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyByteArrayExposed());
    /** What a Java array holds at most. */
    private static final int MAX = Integer.MAX_VALUE - 8;

    @GuardedBy("ob_mutex") private byte[] data;
    @GuardedBy("ob_mutex") private int size;
    @GuardedBy("ob_mutex") private int exports;

    public PyByteArray(ThreadState ts, byte[] data) {
        super(ts);
        this.data = data;
        size = data.length;
    }

    /** A bytearray that takes over the Java array. */
    public static @Owned PyByteArray of(ThreadState ts, byte[] data) {
        return new PyByteArray(ts, data);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public final int size(ThreadState ts) {
        PyMutex.lock(ts, this);
        int n = size;
        PyMutex.unlockRelease(this);
        return n;
    }

    /** The bytes now, copied. */
    public final byte[] toByteArray(ThreadState ts) {
        PyMutex.lock(ts, this);
        try {
            return Arrays.copyOf(data, size);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    final PyBytes snapshot(ThreadState ts) {
        return PyBytes.ofOwned(toByteArray(ts));
    }

    /** The byte at an index, or -1. */
    final int get(ThreadState ts, long i) {
        PyMutex.lock(ts, this);
        int v = i >= 0 && i < size ? data[(int) i] & 255 : -1;
        PyMutex.unlockRelease(this);
        return v;
    }

    final boolean set(ThreadState ts, long i, byte v) {
        PyMutex.lock(ts, this);
        boolean there = i >= 0 && i < size;
        if (there) {
            data[(int) i] = v;
        }
        PyMutex.unlockRelease(this);
        return there;
    }

    public final void append(ThreadState ts, byte v) {
        PyMutex.lock(ts, this);
        try {
            checkResizable();
            if (size == data.length) {
                if (size >= MAX) {
                    throw Raise.memoryError();
                }
                data = Arrays.copyOf(data, (int) Math.min(MAX, size + (size >> 1) + 8L));
            }
            data[size++] = v;
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    private void checkResizable() {
        if (exports > 0) throw exportedError();
    }

    /** What a change of size meets while somebody has the buffer. */
    static RuntimeException exportedError() {
        return Raise.bufferError("Existing exports of data: object cannot be re-sized");
    }

    /** {@code self[from:to] = b}, bounds cut to the size. In place if the length stays. */
    public final void replace(ThreadState ts, long from, long to, byte[] b) {
        PyMutex.lock(ts, this);
        try {
            int lo = (int) Math.max(0, Math.min(from, size));
            int hi = (int) Math.max(lo, Math.min(to, size));
            if (b.length != hi - lo) {
                checkResizable();
                resizeLockHeld(lo, hi, b.length);
            }
            System.arraycopy(b, 0, data, lo, b.length);
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    /** Makes the bytes from {@code lo} to {@code hi} so many. */
    private void resizeLockHeld(int lo, int hi, int length) {
        long n = (long) size - (hi - lo) + length;
        if (n > MAX) {
            throw Raise.memoryError();
        }
        byte[] a = n <= data.length && n >= data.length >> 2 ? data : new byte[(int) Math.min(MAX, n + (n >> 3) + 8)];
        System.arraycopy(data, hi, a, lo + length, size - hi);
        if (a != data) {
            System.arraycopy(data, 0, a, 0, lo);
        }
        data = a;
        size = (int) n;
    }

    /** Computes new content from the old one in one step. Runs no Python. */
    @FunctionalInterface
    interface Edit {
        byte[] apply(byte[] now);
    }

    final void edit(ThreadState ts, Edit e) {
        PyMutex.lock(ts, this);
        try {
            byte[] b = e.apply(Arrays.copyOf(data, size));
            if (b.length == size) {
                System.arraycopy(b, 0, data, 0, size);
            } else {
                checkResizable();
                data = b;
                size = b.length;
            }
        } finally {
            PyMutex.unlockRelease(this);
        }
    }

    final @Owned PyBuffer export(ThreadState ts) {
        PyMutex.lock(ts, this);
        exports++;
        PyBuffer b = PyBuffer.ofBytes(Refs.newRef(ts, this), data, 0, size, false);
        PyMutex.unlockRelease(this);
        return b;
    }

    final void unexport(ThreadState ts) {
        PyMutex.lock(ts, this);
        exports--;
        PyMutex.unlockRelease(this);
    }
}
