// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** A built-in type's slot seen as a special method ({@code int.__add__}). Immortal and immutable. CPython: PyWrapperDescrObject. */
@PyClass(name = "wrapper_descriptor", flags = {PyType.METHOD_DESCRIPTOR, PyType.DISALLOW_INSTANTIATION})
public final class PyWrapperDescriptor extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyWrapperDescriptorExposed());

    private final PyType owner;
    private final SlotDefs def;

    public PyWrapperDescriptor(PyType owner, SlotDefs def) {
        this.owner = owner;
        this.def = def;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyType owner() {
        return owner;
    }

    SlotDefs def() {
        return def;
    }

    /** True if a class that inherits this method may use the owner's implementation of the slot. */
    public boolean answers(Slot s) {
        if (s == def.slot()) {
            return true;
        }
        for (String d : s.dunders()) {
            if (def.name().toString().equals(d)) {
                return true;
            }
        }
        return false;
    }

    PyObject invoke(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        if (!owner.isInstance(self)) {
            throw Raise.typeError("descriptor '%s' requires a '%s' object but received a '%s'", def.name(), owner.name(), PyType.of(self).name());
        }
        return WrapperCalls.call(ts, owner, def, self, args, kwnames);
    }

    static PyObject tp_call(ThreadState ts, PyWrapperDescriptor d, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length - (kwnames == null ? 0 : kwnames.length) < 1) {
            throw Raise.typeError("descriptor '%s' of '%s' object needs an argument", d.def.name(), d.owner.name());
        }
        return d.invoke(ts, args[0], Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    static PyObject tp_descr_get(ThreadState ts, PyWrapperDescriptor d, PyObject obj, PyObject type) {
        if (obj == null) {
            return d;
        }
        if (!d.owner.isInstance(obj)) {
            throw Raise.typeError("descriptor '%s' for '%s' objects doesn't apply to a '%s' object", d.def.name(), d.owner.name(), PyType.of(obj).name());
        }
        return new PyMethodWrapper(ts, d, obj);
    }

    static PyObject tp_repr(ThreadState ts, PyWrapperDescriptor d) {
        return PyUnicode.of("<slot wrapper '" + d.def.name() + "' of '" + d.owner.name() + "' objects>");
    }

    @PyGetter(value = "__name__", member = true)
    PyObject name() {
        return def.name();
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        return PyUnicode.of(owner.qualname() + "." + def.name());
    }

    @PyGetter(value = "__objclass__", member = true)
    PyObject objclass(ThreadState ts) {
        return Refs.newRef(ts, owner);
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return PyUnicode.of(def.doc());
    }

    @PyGetter("__text_signature__")
    PyObject textSignature() {
        return PyUnicode.of(def.signature());
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return Reflection.reduceGetattr(ts, owner, def.name().toString());
    }
}
