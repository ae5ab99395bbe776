// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** One name of a class's {@code __slots__}: an index into the instance's values. Ownership: owns its class. CPython: member_descriptor. */
@PyClass(name = "member_descriptor", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PySlotDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySlotDescriptorExposed());

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
    public PyType ob_type() {
        return TYPE;
    }

    public @Borrowed PyType owner() {
        return owner;
    }

    /** Where the value lies in {@link Attributed#values}. */
    public int index() {
        return index;
    }

    /** The value, or null if unset. */
    public @Owned PyObject read(ThreadState ts, Attributed o) {
        return InlineValues.loadSlot(ts, o, index);
    }

    private Attributed check(PyObject obj) {
        if (!owner.isInstance(obj)) {
            throw Raise.typeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.name(), PyType.of(obj).name());
        }
        return (Attributed) obj;
    }

    static PyObject tp_descr_get(ThreadState ts, PySlotDescriptor d, PyObject obj, PyObject type) {
        if (obj == null) {
            return Refs.newRef(ts, d);
        }
        PyObject v = d.read(ts, d.check(obj));
        if (v == null) {
            throw Raise.attributeError(ts, obj, d.name, "'%s' object has no attribute '%s'", PyType.of(obj).fullName(), d.name);
        }
        return v;
    }

    static void tp_descr_set(ThreadState ts, PySlotDescriptor d, PyObject obj, PyObject value) {
        if (!InlineValues.storeSlot(ts, d.check(obj), d.index, value) && value == null) {
            throw Raise.attributeError(ts, obj, d.name, "%s", d.name);
        }
    }

    static PyObject tp_repr(ThreadState ts, PySlotDescriptor d) {
        return PyUnicode.of("<member '" + d.name + "' of '" + d.owner.name() + "' objects>");
    }

    @PyGetter("__name__")
    PyObject name() {
        return name;
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return PyUnicode.of(owner.qualname() + "." + name);
    }

    @PyGetter("__objclass__")
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, owner);
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return PyNone.NONE;
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Reflection.reduceGetattr(ts, owner, name.toString());
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
