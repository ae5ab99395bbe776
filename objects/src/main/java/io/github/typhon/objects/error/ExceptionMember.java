// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.descr.PyMemberDescriptor;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** An attribute that is one element of an exception's state: any value may be assigned, a deleted one reads as None. Immortal.
 *  <p>CPython: PyMemberDef of kind _Py_T_OBJECT. */
final class ExceptionMember extends PyMemberDescriptor {
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
    public PyType owner() {
        return owner;
    }

    @Override
    protected PyUnicode memberName() {
        return name;
    }

    @Override
    protected String docText() {
        return doc;
    }

    @Override
    protected @Owned PyObject get(ThreadState ts, PyObject o) {
        return ((PyBaseException) o).loadOrNone(ts, index);
    }

    @Override
    protected void set(ThreadState ts, PyObject o, PyObject value) {
        ((PyBaseException) o).store(ts, index, Refs.xnewRef(ts, value));
    }
}
