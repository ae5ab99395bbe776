// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.objects.types.ObjectReduce;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face of {@code object}. Never instantiated: plain instances are {@link PyInstance}; the slots are {@link ObjectSlots}'. */
@PyClass(
        name = "object", signature = "()",
        flags = {PyType.BASETYPE, PyType.SELF_TYPED},
        doc = "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n")
public final class PyBaseObject {
    public static final PyType TYPE = PyType.builtin(new PyBaseObjectExposed());

    private PyBaseObject() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return ObjectMethods.newObject(ts, type, args);
    }

    static PyObject tp_repr(ThreadState ts, PyObject self) {
        return ObjectMethods.repr(ts, self);
    }

    static PyObject tp_str(ThreadState ts, PyObject self) {
        return PyType.of(self).slots().tp_repr(ts, self);
    }

    static long tp_hash(ThreadState ts, PyObject self) {
        return io.github.typhon.objects.protocol.Hashing.identity(self);
    }

    static PyObject tp_getattro(ThreadState ts, PyObject self, PyUnicode name) {
        return Attributes.genericGetAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyObject self, PyUnicode name, PyObject value) {
        Attributes.genericSetAttr(ts, self, name, value);
    }

    static PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        return ObjectMethods.OBJECT_SLOTS.tp_richcompare(ts, self, other, op);
    }

    static void tp_init(ThreadState ts, PyObject self, PyObject[] args, PyUnicode[] kwnames) {
        ObjectMethods.init(ts, self, args);
    }

    @PyGetter("__class__")
    static PyObject getClass(ThreadState ts, PyObject self) {
        return Refs.newRef(ts, PyType.of(self));
    }

    @PySetter("__class__")
    static void setClass(ThreadState ts, PyObject self, PyObject value) {
        ObjectMethods.setClass(ts, self, value);
    }

    @PyMethod(value = "($self, format_spec, /)", name = "__format__", doc = "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.")
    static PyObject format(ThreadState ts, PyObject self, PyUnicode spec) {
        return ObjectMethods.format(ts, self, spec);
    }

    @PyMethod(value = "($self, /)", name = "__dir__", doc = "Default dir() implementation.")
    static PyObject dir(ThreadState ts, PyObject self) {
        return ObjectMethods.dir(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Size of object in memory, in bytes.")
    static long sizeof(ThreadState ts, PyObject self) {
        return 32;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Helper for pickle.")
    static PyObject reduce(ThreadState ts, PyObject self) {
        return ObjectReduce.reduce(ts, self, 0);
    }

    @PyMethod(value = "($self, protocol, /)", name = "__reduce_ex__", doc = "Helper for pickle.")
    static PyObject reduceEx(ThreadState ts, PyObject self, int protocol) {
        return ObjectReduce.reduceEx(ts, self, protocol);
    }

    @PyMethod(value = "($self, /)", name = "__getstate__", doc = "Helper for pickle.")
    static PyObject getState(ThreadState ts, PyObject self) {
        return ObjectReduce.objectState(ts, self);
    }

    @PyClassMethod(value = "($type, /)", name = "__init_subclass__", doc = "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.")
    static PyObject initSubclass(ThreadState ts, PyType cls) {
        return PyNone.NONE;
    }

    @PyClassMethod(value = "($type, object, /)", name = "__subclasshook__", doc = "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).\n")
    static PyObject subclassHook(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.singleton.PyNotImplemented.NOT_IMPLEMENTED;
    }
}
