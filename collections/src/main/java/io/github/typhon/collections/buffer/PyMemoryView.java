// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.buffer;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;

/** The Python memoryview: a window with a layout on the bytes of an exporter.
 *  <p>Threads: layout is immutable; items are shared memory; {@code released} and {@code exports} are guarded by the mutex.
 *  <p>Ownership: all views of one exported buffer share a {@link Managed}; the last one releases it. */
@PyClass(name = "memoryview", signature = "(object)", flags = {PyType.SEQUENCE, PyType.HAS_WEAKREF}, methods = {MemoryViewSlots.class, MemoryViewMethods.class},
        doc = "Create a new memoryview object which references the given object.")
public final class PyMemoryView extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMemoryViewExposed());

    /** An exported buffer and how many views use it. */
    static final class Managed {
        final PyBuffer buffer;
        final AtomicInteger users = new AtomicInteger(1);

        Managed(PyBuffer buffer) {
            this.buffer = buffer;
        }
    }

    private final Managed managed;
    final byte[] data;
    final int offset;
    final boolean readonly;
    final String format;
    final int itemSize;
    final int[] shape;
    final int[] strides;
    @GuardedBy("ob_mutex") private volatile boolean released;
    @GuardedBy("ob_mutex") private int exports;
    /** Known from the first question on, released or not; the mark is stored last. */
    long hash;
    volatile boolean hashed;

    /** Gives no further views: shown to a __release_buffer__ while the memory goes. Set before others see it. */
    private boolean restricted;

    private PyMemoryView(ThreadState ts, Managed m, int offset, boolean readonly, String format, int itemSize, int[] shape, int[] strides) {
        super(ts);
        managed = m;
        data = m.buffer.data;
        this.offset = offset;
        this.readonly = readonly;
        this.format = format;
        this.itemSize = itemSize;
        this.shape = shape;
        this.strides = strides;
        track(ts);
    }

    public static @Owned PyMemoryView of(ThreadState ts, PyObject o) {
        return of(ts, o, PyBuffer.FULL_RO);
    }

    /** @param flags what is asked of an exporter that is no memoryview, {@code PyBUF_*} */
    static @Owned PyMemoryView of(ThreadState ts, PyObject o, int flags) {
        if (o instanceof PyMemoryView m) {
            m.check();
            return m.derive(ts, m.offset, m.readonly, m.format, m.itemSize, m.shape, m.strides);
        }
        if (!Buffers.check(o)) {
            throw Raise.typeError("memoryview: a bytes-like object is required, not '%s'", PyType.of(o).name());
        }
        return over(ts, Buffers.getBuffer(ts, o, flags));
    }

    /** A view of a buffer that was exported already; it is released with the last view. */
    public static @Owned PyMemoryView over(ThreadState ts, @Stolen PyBuffer b) {
        return new PyMemoryView(ts, new Managed(b), b.offset, b.readonly, b.format, b.itemSize, b.shape, b.strides);
    }

    /** A view of the same bytes as a buffer, that gives no other views and releases nothing. */
    public static @Owned PyMemoryView restricted(ThreadState ts, PyBuffer b) {
        PyMemoryView m = over(ts, new PyBuffer(null, b.data, b.offset, b.readonly, b.format, b.itemSize, b.shape, b.strides));
        m.restricted = true;
        return m;
    }

    public boolean isRestricted() {
        return restricted;
    }

    private void checkRestricted() {
        if (restricted) {
            throw Raise.valueError("cannot create new view on restricted memoryview");
        }
    }

    /** Another view of the same buffer. */
    @Owned PyMemoryView derive(ThreadState ts, int offset, boolean readonly, String format, int itemSize, int[] shape, int[] strides) {
        checkRestricted();
        managed.users.incrementAndGet();
        return new PyMemoryView(ts, managed, offset, readonly, format, itemSize, shape, strides);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyObject exporter() {
        return managed.buffer.exporter();
    }

    public boolean isReleased() {
        return released;
    }

    void check() {
        if (released) {
            throw Raise.valueError("operation forbidden on released memoryview object");
        }
    }

    int nbytes() {
        int n = itemSize;
        for (int s : shape) {
            n *= s;
        }
        return n;
    }

    boolean isContiguous(boolean fortran) {
        int want = itemSize;
        for (int k = 0; k < shape.length; k++) {
            int d = fortran ? k : shape.length - 1 - k;
            if (shape[d] > 1 && strides[d] != want) {
                return nbytes() == 0;
            }
            want *= shape[d];
        }
        return true;
    }

    @Owned PyBuffer export(ThreadState ts) {
        checkRestricted();
        PyMutex.lock(ts, this);
        if (released) {
            PyMutex.unlock(ts, this);
            throw Raise.valueError("operation forbidden on released memoryview object");
        }
        exports++;
        PyMutex.unlock(ts, this);
        return new PyBuffer(Refs.newRef(ts, this), data, offset, readonly, format, itemSize, shape, strides);
    }

    void unexport(ThreadState ts) {
        PyMutex.lock(ts, this);
        exports--;
        PyMutex.unlock(ts, this);
    }

    /** Ends the view; with exports left it raises BufferError. */
    public void release(ThreadState ts) {
        PyMutex.lock(ts, this);
        int n = exports;
        boolean now = n == 0 && !released;
        if (now) {
            released = true;
        }
        PyMutex.unlock(ts, this);
        if (n > 0) {
            throw Raise.bufferError("memoryview has %d exported buffer%s", n, n == 1 ? "" : "s");
        }
        if (now && managed.users.decrementAndGet() == 0) {
            managed.buffer.release(ts);
        }
    }

    /** The items in C order, copied. */
    byte[] toByteArray(boolean fortran) {
        byte[] out = new byte[nbytes()];
        if (!fortran || shape.length < 2) {
            copy(0, offset, out, 0);
            return out;
        }
        int[] index = new int[shape.length];
        for (int to = 0; to < out.length; to += itemSize) {
            int at = offset;
            for (int d = 0; d < shape.length; d++) {
                at += index[d] * strides[d];
            }
            System.arraycopy(data, at, out, to, itemSize);
            for (int d = 0; d < shape.length && ++index[d] == shape[d]; d++) {
                index[d] = 0;
            }
        }
        return out;
    }

    private int copy(int d, int at, byte[] out, int to) {
        if (d == shape.length) {
            System.arraycopy(data, at, out, to, itemSize);
            return to + itemSize;
        }
        if (d == shape.length - 1 && strides[d] == itemSize) {
            System.arraycopy(data, at, out, to, shape[d] * itemSize);
            return to + shape[d] * itemSize;
        }
        for (int i = 0; i < shape[d]; i++) {
            to = copy(d + 1, at + i * strides[d], out, to);
        }
        return to;
    }

    @Override
    public void traverse(Visitor v) {
        if (!released && managed.users.get() == 1) {
            v.visit(managed.buffer.exporter());
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (!released && exports == 0) {
            release(ts);
        }
    }
}
