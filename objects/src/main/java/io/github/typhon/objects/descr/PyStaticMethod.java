// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code staticmethod}. Every instance is a carrier, which has a dict. Ownership: owns the wrapped callable. CPython: Objects/funcobject.c. */
@PyClass(name = "staticmethod", signature = "(function, /)", flags = {PyType.BASETYPE, PyType.HAS_DICT}, doc = "Convert a function to be a static method.")
public class PyStaticMethod extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyStaticMethodExposed());

    private final WrappedCallable callable = new WrappedCallable();

    PyStaticMethod(ThreadState ts) {
        super(ts);
        track(ts);
    }

    /** Wraps a callable, taking it over. */
    public static @Owned PyObject wrapStolen(ThreadState ts, @Stolen PyObject callable) {
        PyStaticMethod m = new PyStaticMethodSub(ts, TYPE);
        m.callable.set(ts, m, callable);
        return m;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The wrapped callable. */
    public @Borrowed PyObject callable() {
        return callable.get();
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return new PyStaticMethodSub(ts, type);
    }

    static void tp_init(ThreadState ts, PyStaticMethod self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("staticmethod() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Raise.typeError("staticmethod expected 1 argument, got %s", args.length);
        }
        self.callable.set(ts, self, Refs.newRef(ts, args[0]));
        WrappedAttributes.copy(ts, (Attributed) self, args[0]);
    }

    static PyObject tp_descr_get(ThreadState ts, PyStaticMethod self, PyObject obj, PyObject type) {
        return Refs.newRef(ts, self.callable.get());
    }

    static PyObject tp_call(ThreadState ts, PyStaticMethod self, PyObject[] args, PyUnicode[] kwnames) {
        return Calls.call(ts, self.callable.get(), args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyStaticMethod self) {
        return PyUnicode.of("<staticmethod(" + Objects.reprText(ts, self.callable.get()) + ")>");
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        InlineValues.assignDict(ts, (Attributed) this, value);
    }

    @PyGetter("__annotations__")
    PyObject annotations(ThreadState ts) {
        return WrappedAttributes.get(ts, (Attributed) this, callable.get(), Names.__annotations__);
    }

    @PySetter("__annotations__")
    void setAnnotations(ThreadState ts, PyObject value) {
        WrappedAttributes.set(ts, (Attributed) this, Names.__annotations__, value);
    }

    @PyGetter("__annotate__")
    PyObject annotate(ThreadState ts) {
        return WrappedAttributes.get(ts, (Attributed) this, callable.get(), Names.__annotate__);
    }

    @PySetter("__annotate__")
    void setAnnotate(ThreadState ts, PyObject value) {
        WrappedAttributes.set(ts, (Attributed) this, Names.__annotate__, value);
    }

    @PyGetter(value = "__func__", member = true)
    PyObject func(ThreadState ts) {
        return Refs.newRef(ts, callable.get());
    }

    @PyGetter(value = "__wrapped__", member = true)
    PyObject wrapped(ThreadState ts) {
        return Refs.newRef(ts, callable.get());
    }

    @PyGetter("__isabstractmethod__")
    boolean isAbstract(ThreadState ts) {
        PyObject v = Objects.lookupAttr(ts, callable.get(), Names.__isabstractmethod__);
        return v != null && Objects.truth(ts, v);
    }

    @io.github.typhon.objects.expose.PyClassMethod(value = "($type, item, /)", name = "__class_getitem__")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, item);
    }

    @Override
    public void traverse(Visitor v) {
        callable.traverse(v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        callable.clear(ts);
    }
}
