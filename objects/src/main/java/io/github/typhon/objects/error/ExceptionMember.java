// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** An attribute that is one element of an exception's state: any value may be assigned, a deleted one reads as None. Immortal.
 *  <p>CPython: PyMemberDef of kind _Py_T_OBJECT. */
@PyClass(name = "member_descriptor", flags = {PyType.DISALLOW_INSTANTIATION})
final class ExceptionMember extends RefCounted {
    static final PyType TYPE = PyType.builtin(new ExceptionMemberExposed());

    private final PyType owner;
    private final PyUnicode name;
    private final String doc;
    private final int index;

    private ExceptionMember(PyType owner, PyUnicode name, String doc, int index) {
        this.owner = owner;
        this.name = name;
        this.doc = doc;
        this.index = index;
    }

    /** Adds one to a type's namespace; {@code index} counts from the first element of the class's own state. */
    static void add(PyType owner, NameTable dict, int index, String name, String doc) {
        PyUnicode n = PyUnicode.intern(name);
        dict.put(n, new ExceptionMember(owner, n, doc, PyBaseException.OWN + index));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private PyBaseException check(PyObject obj) {
        if (!owner.isInstance(obj)) {
            throw Raise.typeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.name(), PyType.of(obj).name());
        }
        return (PyBaseException) obj;
    }

    static PyObject tp_descr_get(ThreadState ts, ExceptionMember m, PyObject obj, PyObject type) {
        return obj == null ? m : m.check(obj).loadOrNone(ts, m.index);
    }

    static void tp_descr_set(ThreadState ts, ExceptionMember m, PyObject obj, PyObject value) {
        m.check(obj).store(ts, m.index, Refs.xnewRef(ts, value));
    }

    static String tp_repr(ExceptionMember m) {
        return "<member '" + m.name + "' of '" + m.owner.name() + "' objects>";
    }

    @PyGetter("__name__")
    PyObject name() {
        return name;
    }

    @PyGetter("__qualname__")
    String qualname() {
        return owner.qualname() + "." + name;
    }

    @PyGetter("__objclass__")
    PyObject objclass() {
        return owner;
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return doc.isEmpty() ? PyNone.NONE : PyUnicode.of(doc);
    }
}
