// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** An attribute that is a part of the object's structure: of a Python class's {@code __slots__}, of an exception's state, of a built-in type.
 *  Subclasses say where it lies. Immutable. CPython: PyMemberDescrObject. */
@PyClass(name = "member_descriptor", flags = {PyType.DISALLOW_INSTANTIATION})
public abstract class PyMemberDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMemberDescriptorExposed());

    /** An immortal one. */
    protected PyMemberDescriptor() {}

    protected PyMemberDescriptor(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public abstract @Borrowed("this") PyType owner();

    protected abstract PyUnicode memberName();

    /** Empty if there is none. */
    protected abstract String docText();

    /** Raises where the attribute is missing; {@code o} is an instance of the owner. */
    protected abstract @Owned PyObject get(ThreadState ts, PyObject o);

    /** Null deletes. */
    protected abstract void set(ThreadState ts, PyObject o, PyObject value);

    private void check(PyObject o) {
        if (!owner().isInstance(o)) {
            throw Raise.typeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", memberName(), owner().name(), PyType.of(o).name());
        }
    }

    static PyObject tp_descr_get(ThreadState ts, PyMemberDescriptor d, PyObject obj, PyObject type) {
        if (obj == null) {
            return Refs.newRef(ts, (PyObject) d);
        }
        d.check(obj);
        return d.get(ts, obj);
    }

    static void tp_descr_set(ThreadState ts, PyMemberDescriptor d, PyObject obj, PyObject value) {
        d.check(obj);
        d.set(ts, obj, value);
    }

    static PyObject tp_repr(ThreadState ts, PyMemberDescriptor d) {
        return PyUnicode.of("<member '" + d.memberName() + "' of '" + d.owner().name() + "' objects>");
    }

    @PyGetter(value = "__name__", member = true)
    PyObject name() {
        return memberName();
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return PyUnicode.of(owner().qualname() + "." + memberName());
    }

    @PyGetter(value = "__objclass__", member = true)
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, owner());
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return docText().isEmpty() ? PyNone.NONE : PyUnicode.of(docText());
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Reflection.reduceGetattr(ts, owner(), memberName().toString());
    }
}
