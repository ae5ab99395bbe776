// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.GetSetSpec;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** A computed attribute of a built-in type ({@code int.real}). Immutable; immortal but for those of Python classes. CPython: PyGetSetDescrObject. */
@PyClass(name = "getset_descriptor", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyGetSetDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyGetSetDescriptorExposed());

    private final PyType owner;
    private final Exposure exposure;
    private final GetSetSpec spec;

    public PyGetSetDescriptor(PyType owner, Exposure exposure, GetSetSpec spec) {
        this.owner = owner;
        this.exposure = exposure;
        this.spec = spec;
    }

    private PyGetSetDescriptor(ThreadState ts, PyType owner, Exposure exposure, GetSetSpec spec) {
        super(ts);
        this.owner = Refs.newRef(ts, owner);
        this.exposure = exposure;
        this.spec = spec;
        track(ts);
        Refs.makeDeferred(ts, this);
    }

    /** A descriptor that a Python class owns; deferred, and counted as its class is. */
    static PyObject forHeapType(ThreadState ts, PyType owner, Exposure exposure, GetSetSpec spec) {
        return new PyGetSetDescriptor(ts, owner, exposure, spec);
    }

    @Override
    public void traverse(io.github.typhon.refcount.count.Visitor v) {
        v.visit(owner);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, owner);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private void check(PyObject obj) {
        if (!owner.isInstance(obj)) {
            throw Raise.typeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", spec.name(), owner.name(), PyType.of(obj).name());
        }
    }

    static PyObject tp_descr_get(ThreadState ts, PyGetSetDescriptor d, PyObject obj, PyObject type) {
        if (obj == null) {
            return Refs.newRef(ts, d);
        }
        d.check(obj);
        return d.exposure.get(d.spec.index(), ts, obj);
    }

    static void tp_descr_set(ThreadState ts, PyGetSetDescriptor d, PyObject obj, PyObject value) {
        d.check(obj);
        if (!d.spec.settable()) {
            throw Raise.attributeError("attribute '%s' of '%s' objects is not writable", d.spec.name(), d.owner.name());
        }
        d.exposure.set(d.spec.index(), ts, obj, value);
    }

    static PyObject tp_repr(ThreadState ts, PyGetSetDescriptor d) {
        return PyUnicode.of("<attribute '" + d.spec.name() + "' of '" + d.owner.name() + "' objects>");
    }

    @PyGetter(value = "__name__", member = true)
    PyObject name() {
        return PyUnicode.intern(spec.name());
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return PyUnicode.of(owner.qualname() + "." + spec.name());
    }

    @PyGetter(value = "__objclass__", member = true)
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, owner);
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return spec.doc().isEmpty() ? PyNone.NONE : PyUnicode.of(spec.doc());
    }
}
