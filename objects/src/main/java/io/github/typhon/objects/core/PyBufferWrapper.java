// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The exporter of what a {@code __buffer__} written in Python returned: passes the release on to the memoryview and to the object.
 *  <p>Ownership: owns the object, the memoryview, and the buffer that the latter exported. Threads: released once. CPython: bufferwrapper. */
@PyClass(name = "_buffer_wrapper", module = "builtins", doc = "")
public final class PyBufferWrapper extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyBufferWrapperExposed());

    @Owned private PyObject object;
    @Owned private PyObject view;
    private final PyBuffer inner;

    private PyBufferWrapper(ThreadState ts, @Borrowed PyObject object, @Stolen PyObject view, PyBuffer inner) {
        super(ts);
        this.object = Refs.newRef(ts, object);
        this.view = view;
        this.inner = inner;
        track(ts);
    }

    /** @param result what {@code __buffer__} returned; TypeError unless it is a memoryview */
    static @Owned PyBuffer export(ThreadState ts, PyObject self, @Stolen PyObject result, int flags) {
        PyBuffer b;
        try {
            if (!Containers.factory().isMemoryView(result)) {
                throw Raise.typeError("__buffer__ returned non-memoryview object");
            }
            b = (PyBuffer) PyType.of(result).slots().bf_getbuffer(ts, result, flags);
        } catch (PyException e) {
            Refs.decref(ts, result);
            throw e;
        }
        PyBufferWrapper w = new PyBufferWrapper(ts, self, result, b);
        return new PyBuffer(w, b.data, b.offset, b.readonly, b.format, b.itemSize, b.shape, b.strides);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.typeError("cannot create '_buffer_wrapper' instances");
    }

    static void bf_releasebuffer(ThreadState ts, PyBufferWrapper self, PyObject buffer) {
        PyObject o = self.object;
        PyObject v = self.view;
        self.object = null;
        self.view = null;
        if (o == null) {
            return;
        }
        self.inner.release(ts);
        // A view of the object itself tells it when it ends.
        if (Containers.factory().memoryViewObject(v) != o && PyType.of(o).slots() instanceof HeapSlots h && h.isPython(Slot.BF_RELEASEBUFFER)) {
            SlotCalls.tellReleased(ts, o, v);
        }
        Refs.decref(ts, v);
        Refs.decref(ts, o);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(object);
        v.visit(view);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        bf_releasebuffer(ts, this, inner);
    }
}
