// SPDX-License-Identifier: Apache-2.0
// Generated from toy.Toy. Do not edit.
package toy;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.HeapObjects;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** An instance of a Python subclass of toy. */
public class ToySub extends toy.Toy implements Attributed {
    private static final VarHandle SHAPE;
    private static final VarHandle VALUES;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            SHAPE = l.findVarHandle(ToySub.class, "shape", Shape.class);
            VALUES = l.findVarHandle(ToySub.class, "values", PyObject[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Shape shape;
    private PyObject[] values;

    public ToySub(ThreadState ts, PyType type, long n) {
        super(ts, n);
        this.shape = type.initialShape();
        this.values = type.newValues();
        Refs.incref(ts, type);
        if (!isTracked()) {
            track(ts);
        }
    }

    public ToySub(ThreadState ts, PyType type) {
        super(ts);
        this.shape = type.initialShape();
        this.values = type.newValues();
        Refs.incref(ts, type);
        if (!isTracked()) {
            track(ts);
        }
    }

    @Override
    public final PyType ob_type() {
        return shape().type();
    }

    @Override
    public final Shape shape() {
        return (Shape) SHAPE.getAcquire(this);
    }

    @Override
    public final void setShapeRelease(Shape s) {
        SHAPE.setRelease(this, s);
    }

    @Override
    public final PyObject[] values() {
        return (PyObject[]) VALUES.getAcquire(this);
    }

    @Override
    public final void setValuesRelease(PyObject[] v) {
        VALUES.setRelease(this, v);
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        InlineValues.traverse(this, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        InlineValues.clear(ts, this);
        super.clearReferences(ts);
    }

    @Override
    protected void breakCycles(ThreadState ts) {
        InlineValues.clear(ts, this);
        super.breakCycles(ts);
    }

    @Override
    protected boolean hasFinalizer() {
        return ob_type().slots().has(Slot.TP_FINALIZE) || super.hasFinalizer();
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        if (ob_type().slots().has(Slot.TP_FINALIZE)) {
            HeapObjects.finalizeObject(ts, this);
        }
        else {
            super.finalizeObject(ts);
        }
    }

    @Override
    protected void deallocated(ThreadState ts) {
        super.deallocated(ts);
        Refs.decref(ts, ob_type());
    }

}
