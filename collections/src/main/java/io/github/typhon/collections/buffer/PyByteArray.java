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
        byte[] b = Arrays.copyOf(data, size);
        PyMutex.unlockRelease(this);
        return b;
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
        checkResizable(ts);
        if (size == data.length) {
            data = Arrays.copyOf(data, size + (size >> 1) + 8);
        }
        data[size++] = v;
        PyMutex.unlockRelease(this);
    }

    private void checkResizable(ThreadState ts) {
        if (exports > 0) {
            PyMutex.unlockRelease(this);
            throw Raise.bufferError("Existing exports of data: object cannot be re-sized");
        }
    }

    /** {@code self[from:to] = b}, bounds cut to the size. In place if the length stays. */
    public final void replace(ThreadState ts, long from, long to, byte[] b) {
        PyMutex.lock(ts, this);
        int lo = (int) Math.max(0, Math.min(from, size));
        int hi = (int) Math.max(lo, Math.min(to, size));
        if (b.length != hi - lo) {
            checkResizable(ts);
            long n = (long) size - (hi - lo) + b.length;
            if (n > Integer.MAX_VALUE - 8) {
                PyMutex.unlockRelease(this);
                throw Raise.memoryError();
            }
            byte[] a = n <= data.length && n >= data.length >> 2 ? data : new byte[(int) Math.min(Integer.MAX_VALUE - 8, n + (n >> 3) + 8)];
            System.arraycopy(data, hi, a, lo + b.length, size - hi);
            if (a != data) {
                System.arraycopy(data, 0, a, 0, lo);
            }
            data = a;
            size = (int) n;
        }
        System.arraycopy(b, 0, data, lo, b.length);
        PyMutex.unlockRelease(this);
    }

    /** Computes new content from the old one in one step. Runs no Python. */
    @FunctionalInterface
    interface Edit {
        byte[] apply(byte[] now);
    }

    final void edit(ThreadState ts, Edit e) {
        PyMutex.lock(ts, this);
        byte[] b;
        try {
            b = e.apply(Arrays.copyOf(data, size));
        } catch (RuntimeException x) {
            PyMutex.unlockRelease(this);
            throw x;
        }
        if (b.length == size) {
            System.arraycopy(b, 0, data, 0, size);
        } else {
            checkResizable(ts);
            data = b;
            size = b.length;
        }
        PyMutex.unlockRelease(this);
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
