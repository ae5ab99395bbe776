// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.LockFree;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A variable shared between scopes.
 * <p>Threads: any. Reads own through try-incref and re-read; writes exchange, then drop.
 * <p>Ownership: owns its content; null when the variable is unbound.
 */
@PyClass(name = "cell", signature = "([contents])", doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and further attempts to access its cell_contents attribute will\n    raise a ValueError.")
public final class PyCell extends RefCounted implements io.github.typhon.objects.types.HeapTypeBuilder.ClassCell {
    public static final PyType TYPE = PyType.builtin(new PyCellExposed());
    private static final VarHandle CONTENT;

    static {
        try {
            CONTENT = MethodHandles.lookup().findVarHandle(PyCell.class, "content", PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Owned private PyObject content;

    public PyCell(ThreadState ts, @Stolen PyObject content) {
        super(ts);
        this.content = content;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** A new reference to the content, or null. */
    public @Owned PyObject get(ThreadState ts) {
        for (;;) {
            PyObject v = content;
            VarHandle.acquireFence();
            if (!(v instanceof RefCounted r) || Refs.own(ts, r)) return v;
            if (Refs.tryIncref(ts, r)) {
                if ((PyObject) CONTENT.getVolatile(this) == v) return v;
                Refs.undoIncref(ts, r);
            }
            Thread.onSpinWait();
        }
    }

    /** The content, not owned: it may die at any moment. Null if there is none. */
    @LockFree
    public @Borrowed PyObject peek() {
        return (PyObject) CONTENT.getAcquire(this);
    }

    @Override
    public void setCell(ThreadState ts, PyObject value) {
        set(ts, Refs.newRef(ts, value));
    }

    public boolean isEmpty() {
        return (PyObject) CONTENT.getAcquire(this) == null;
    }

    /** Replaces the content. */
    public void set(ThreadState ts, @Stolen PyObject value) {
        Refs.xdecref(ts, exchange(value));
    }

    /** Replaces the content and hands the old one back. */
    public @Owned PyObject exchange(@Stolen PyObject value) {
        return (PyObject) CONTENT.getAndSet(this, value);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("cell() takes no keyword arguments");
        if (args.length > 1) throw Raise.typeError("cell expected at most 1 argument, got %s", args.length);
        return new PyCell(ts, args.length == 0 ? null : Refs.newRef(ts, args[0]));
    }

    static PyObject tp_repr(ThreadState ts, PyCell self) {
        PyObject v = self.get(ts);
        String at = Hashing.address(self);
        if (v == null) return PyUnicode.of("<cell at " + at + ": empty>");
        try {
            return PyUnicode.of("<cell at " + at + ": " + PyType.of(v).name() + " object at " + Hashing.address(v) + ">");
        } finally {
            Refs.decref(ts, v);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyCell self, PyObject other, int op) {
        if (!(other instanceof PyCell that)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyObject a = self.get(ts);
        PyObject b = that.get(ts);
        try {
            if (a != null && b != null) return Objects.richCompare(ts, a, b, op);
            return PyBool.of(CompareOp.holds((a == null ? 0 : 1) - (b == null ? 0 : 1), op));
        } finally {
            Refs.xdecref(ts, a);
            Refs.xdecref(ts, b);
        }
    }

    @PyGetter("cell_contents")
    PyObject getContents(ThreadState ts) {
        PyObject v = get(ts);
        if (v == null) throw Raise.valueError("Cell is empty");
        return v;
    }

    @PySetter("cell_contents")
    void setContents(ThreadState ts, PyObject value) {
        set(ts, Refs.xnewRef(ts, value));
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(content);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        set(ts, null);
    }
}
