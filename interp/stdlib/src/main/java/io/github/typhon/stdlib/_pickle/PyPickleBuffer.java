// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicReference;

/** pickle.PickleBuffer: an exported buffer that may be pickled out of band.
 *  <p>Threads: the buffer is released once, by whoever takes it out first. <p>Ownership: owns the export. */
@PyClass(name = "PickleBuffer", module = "pickle", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Wrapper for potentially out-of-band buffers")
public class PyPickleBuffer extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPickleBufferExposed());

    private final AtomicReference<PyBuffer> buffer;

    protected PyPickleBuffer(ThreadState ts, @Owned PyBuffer view) {
        super(ts);
        buffer = new AtomicReference<>(view);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("PickleBuffer() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Raise.typeError("PickleBuffer() takes exactly 1 argument (%d given)", args.length);
        }
        PyObject[] a = NewArgs.bind("PickleBuffer", args, null, "object");
        return PyPickleBufferExposed.newInstance(ts, type, Buffers.getBuffer(ts, a[0], PyBuffer.FULL_RO));
    }

    final PyBuffer view() {
        PyBuffer b = buffer.get();
        if (b == null) {
            throw Raise.valueError("operation forbidden on released PickleBuffer object");
        }
        return b;
    }

    /** True if the bytes lie together, in the order of C or of Fortran. */
    static boolean isContiguous(PyBuffer b) {
        if (b.isContiguous()) {
            return true;
        }
        int want = b.itemSize;
        for (int d = 0; d < b.shape.length; d++) {
            if (b.shape[d] > 1 && b.strides[d] != want) {
                return false;
            }
            want *= b.shape[d];
        }
        return true;
    }

    static PyObject bf_getbuffer(ThreadState ts, PyPickleBuffer self, int flags) {
        return Buffers.getBuffer(ts, self.view().exporter(), flags);
    }

    @PyMethod(value = "($self, /)", doc = "Return a memoryview of the raw memory underlying this buffer.\n\nWill raise BufferError is the buffer isn't contiguous.")
    PyObject raw(ThreadState ts) {
        PyBuffer b = view();
        if (!isContiguous(b)) {
            throw Raise.bufferError("cannot extract raw buffer from non-contiguous buffer");
        }
        return PyMemoryView.over(ts, Buffers.getBuffer(ts, b.exporter(), PyBuffer.FULL_RO).asBytes());
    }

    @PyMethod(value = "($self, /)", doc = "Release the underlying buffer controlled by the PickleBuffer object.")
    void release(ThreadState ts) {
        PyBuffer b = buffer.getAndSet(null);
        if (b != null) {
            b.release(ts);
        }
    }

    @Override
    public void traverse(Visitor v) {
        PyBuffer b = buffer.get();
        if (b != null && b.exporter() != null) {
            v.visit(b.exporter());
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        release(ts);
    }
}
