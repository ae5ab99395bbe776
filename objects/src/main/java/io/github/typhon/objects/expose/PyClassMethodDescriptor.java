// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** A class method of a built-in type ({@code dict.fromkeys}) as it lies in the type's namespace. Immortal and immutable. */
@PyClass(name = "classmethod_descriptor", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyClassMethodDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyClassMethodDescriptorExposed());

    private final PyType owner;
    private final BuiltinCall call;

    public PyClassMethodDescriptor(PyType owner, Exposure exposure, MethodSpec spec) {
        this.owner = owner;
        this.call = new BuiltinCall(exposure, spec, owner.shortName() + "." + spec.name());
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private PyType checked(PyObject type) {
        if (!(type instanceof PyType t)) {
            throw Raise.typeError(
                    "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", call.spec().name(), owner.name(), PyType.of(type).name());
        }
        if (!t.isSubtype(owner)) {
            throw Raise.typeError("descriptor '%s' requires a subtype of '%s' but received '%s'", call.spec().name(), owner.name(), t.name());
        }
        return t;
    }

    static PyObject tp_descr_get(ThreadState ts, PyClassMethodDescriptor self, PyObject obj, PyObject type) {
        PyObject t = type != null ? type : PyType.of(obj);
        return new PyBuiltinFunction(ts, self.call, self.checked(t), null);
    }

    static PyObject tp_call(ThreadState ts, PyClassMethodDescriptor self, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length - (kwnames == null ? 0 : kwnames.length) < 1) {
            throw Raise.typeError("descriptor '%s' of '%s' object needs an argument", self.call.spec().name(), self.owner.name());
        }
        return self.call.call(ts, self.checked(args[0]), Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyClassMethodDescriptor self) {
        return PyUnicode.of("<method '" + self.call.spec().name() + "' of '" + self.owner.name() + "' objects>");
    }

    @PyGetter(value = "__name__", member = true)
    PyObject name() {
        return PyUnicode.intern(call.spec().name());
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return PyUnicode.of(owner.qualname() + "." + call.spec().name());
    }

    @PyGetter(value = "__objclass__", member = true)
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, owner);
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return call.doc();
    }

    @PyGetter("__text_signature__")
    PyObject textSignature() {
        return call.textSignature();
    }
}
