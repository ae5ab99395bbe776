// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** One name of a class's {@code __slots__}: an index into the instance's values. Ownership: owns its class. */
public final class PySlotDescriptor extends PyMemberDescriptor {
    private PyType owner;
    private final PyUnicode name;
    private final int index;

    public PySlotDescriptor(ThreadState ts, PyType owner, PyUnicode name, int index) {
        super(ts);
        this.owner = Refs.newRef(ts, owner);
        this.name = name;
        this.index = index;
        track(ts);
        Refs.makeDeferred(ts, this);
    }

    @Override
    public @Borrowed PyType owner() {
        return owner;
    }

    @Override
    protected PyUnicode memberName() {
        return name;
    }

    @Override
    protected String docText() {
        return "";
    }

    /** Where the value lies in {@link Attributed#values}. */
    public int index() {
        return index;
    }

    /** The value, or null if unset. */
    public @Owned PyObject read(ThreadState ts, Attributed o) {
        return InlineValues.loadSlot(ts, o, index);
    }

    @Override
    protected @Owned PyObject get(ThreadState ts, PyObject o) {
        PyObject v = read(ts, (Attributed) o);
        if (v == null) {
            throw Raise.attributeError(ts, o, name, "'%s' object has no attribute '%s'", PyType.of(o).fullName(), name);
        }
        return v;
    }

    @Override
    protected void set(ThreadState ts, PyObject o, PyObject value) {
        if (!InlineValues.storeSlot(ts, (Attributed) o, index, value) && value == null) {
            throw Raise.attributeError("%s", name);
        }
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(owner);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        PyType old = owner;
        owner = null;
        Refs.xdecref(ts, old);
    }
}
