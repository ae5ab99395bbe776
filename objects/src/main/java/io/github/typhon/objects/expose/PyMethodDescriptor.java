// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** An unbound method of a built-in type ({@code list.append}). Immortal and immutable. CPython: PyMethodDescrObject. */
@PyClass(name = "method_descriptor", flags = {PyType.METHOD_DESCRIPTOR, PyType.DISALLOW_INSTANTIATION})
public final class PyMethodDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMethodDescriptorExposed());

    private final PyType owner;
    private final BuiltinCall call;

    public PyMethodDescriptor(PyType owner, Exposure exposure, MethodSpec spec) {
        this.owner = owner;
        this.call = new BuiltinCall(exposure, spec, owner.shortName() + "." + spec.name());
    }

    /** Whether the method is what its type's slot does, under the slot's name. CPython: METH_COEXIST. */
    public boolean standsFor(Slot s) {
        if (!owner.slots().has(s)) return false;
        for (String d : s.dunders()) {
            if (d.equals(call.spec().name())) return true;
        }
        return false;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyType owner() {
        return owner;
    }

    /** For direct calls: the receiver must have been checked with {@link #accepts}. */
    public BuiltinCall call() {
        return call;
    }

    /** True if the object is an instance of the method's type. */
    public boolean accepts(PyObject self) {
        return owner.isInstance(self);
    }

    private PyObject checked(PyObject self) {
        if (!accepts(self)) {
            throw Raise.typeError(
                    "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", call.spec().name(), owner.name(), PyType.of(self).name());
        }
        return self;
    }

    /** Calls with a receiver apart from the arguments. */
    public @Owned PyObject callMethod(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        return call.call(ts, checked(self), args, kwnames);
    }

    static PyObject tp_call(ThreadState ts, PyMethodDescriptor self, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length - (kwnames == null ? 0 : kwnames.length) < 1) {
            throw Raise.typeError("unbound method %s() needs an argument", self.call.display());
        }
        self.checked(args[0]);
        return self.call.call(ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    static PyObject tp_descr_get(ThreadState ts, PyMethodDescriptor self, PyObject obj, PyObject type) {
        if (obj == null) {
            return Refs.newRef(ts, self);
        }
        return new PyBuiltinFunction(ts, self.call, self.checked(obj), null);
    }

    static PyObject tp_repr(ThreadState ts, PyMethodDescriptor self) {
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

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Reflection.reduceGetattr(ts, owner, call.spec().name());
    }
}
