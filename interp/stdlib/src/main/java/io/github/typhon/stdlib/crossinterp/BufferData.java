// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The memory behind a memoryview, which all receivers share with the sender. The buffer stays exported until the data and all views made of it are
 *  gone; then it is released in its own interpreter, if that lives.
 *  <p>Threads: any; the bytes are shared memory. CPython: _pybuffer_shared. */
public final class BufferData implements CrossData {
    @Owned private final PyBuffer buffer;
    private final Member owner;
    /** This data, until it is released, and the views. */
    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicBoolean released = new AtomicBoolean();

    private BufferData(PyBuffer buffer, Member owner) {
        this.buffer = buffer;
        this.owner = owner;
    }

    public static BufferData of(PyThreadState ts, PyObject o) {
        return new BufferData(Buffers.getBuffer(ts, o, PyBuffer.FULL_RO), Family.of(ts).current(ts));
    }

    @Override
    public PyObject toObject(PyThreadState ts) {
        users.incrementAndGet();
        CrossBufferView view = new CrossBufferView(ts, this);
        return PyMemoryView.over(ts, view.export());
    }

    /** A buffer of the same memory. */
    PyBuffer exportTo(@Owned PyObject exporter) {
        return new PyBuffer(exporter, buffer.data, buffer.offset, buffer.readonly, buffer.format, buffer.itemSize, buffer.shape, buffer.strides);
    }

    @Override
    public void release(PyThreadState ts) {
        if (released.compareAndSet(false, true)) {
            dropUser(ts);
        }
    }

    void dropUser(PyThreadState ts) {
        if (users.decrementAndGet() == 0) {
            Session.visit(ts, owner, buffer::release);
        }
    }
}
