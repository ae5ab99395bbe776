// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.embed;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code typhon.JavaObject}: a Java object on its way through Python, which can keep, compare, hash and print it and pass it back. */
@PyClass(name = "JavaObject", module = "typhon", flags = {PyType.HAS_WEAKREF, PyType.DISALLOW_INSTANTIATION}, doc = "An object of the Java program.")
final class PyJavaObject extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyJavaObjectExposed());

    private final Object object;

    PyJavaObject(ThreadState ts, Object object) {
        super(ts);
        this.object = object;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    Object javaObject() {
        return object;
    }

    static String tp_repr(ThreadState ts, PyJavaObject self) {
        return "<java " + self.object.getClass().getName() + ": " + self.object + ">";
    }

    static long tp_hash(ThreadState ts, PyJavaObject self) {
        int h = self.object.hashCode();
        return h == -1 ? -2 : h;
    }

    static PyObject tp_richcompare(ThreadState ts, PyJavaObject self, PyObject other, int op) {
        if (!(other instanceof PyJavaObject o) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return self.object.equals(o.object) == (op == CompareOp.EQ) ? PyBool.TRUE : PyBool.FALSE;
    }
}
