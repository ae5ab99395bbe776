// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/** An instance of a Python class whose built-in base is {@code object}.
 *  <p>Ownership: owns its type (counted per thread, types are deferred) and every element of {@code values}.
 *  <p>Ordering: see {@link Attributed}. The two fields are public to the interpreter's inline caches only. */
public class PyInstance extends RefCounted implements Attributed {

    private Shape shape;
    private PyObject[] values;

    public PyInstance(ThreadState ts, PyType type) {
        super(ts);
        shape = type.initialShape();
        values = type.newValues();
        io.github.typhon.refcount.count.Refs.incref(ts, type);
        // Nothing can be stored in a plain object().
        if (type != PyBaseObject.TYPE) track(ts);
    }

    @Override
    public final PyType ob_type() {
        return shape().type();
    }

    @Override
    public final Shape shape() {
        Shape v = shape;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setShapeRelease(Shape s) {
        VarHandle.releaseFence();
        shape = s;
    }

    @Override
    public final PyObject[] values() {
        PyObject[] v = values;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setValuesRelease(PyObject[] v) {
        VarHandle.releaseFence();
        values = v;
    }

    @Override
    public void traverse(Visitor v) {
        InlineValues.traverse(this, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        InlineValues.clear(ts, this);
    }

    @Override
    protected final boolean hasFinalizer() {
        return ob_type().slots().has(Slot.TP_FINALIZE);
    }

    @Override
    protected final void finalizeObject(ThreadState ts) {
        HeapObjects.finalizeObject(ts, this);
    }

    @Override
    protected final void deallocated(ThreadState ts) {
        io.github.typhon.refcount.count.Refs.decref(ts, ob_type());
    }
}
