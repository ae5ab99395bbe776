// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.CallAdvice;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.OwnLookup;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.ObjectMethods;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/**
 * A module: a namespace, always a real dict, with attribute access.
 * <p>Threads: any; the dict does the work. Ownership: owns its dict and, as every instance, its type. Deferred.
 */
@PyClass(name = "module", signature = "(name, doc=None)", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.")
public final class PyModule extends RefCounted implements Attributed, CallAdvice, OwnLookup, ObjectMethods.ClassAssignable {
    public static final PyType TYPE = PyType.builtin(new PyModuleExposed());
    private static final PyUnicode INITIALIZING = PyUnicode.intern("_initializing");

    private Shape shape;
    private PyObject[] values;

    private PyModule(ThreadState ts, PyType type, PyDict dict) {
        super(ts);
        shape = type.dictShape();
        values = new PyObject[type.slotCount() + 1];
        values[type.slotCount()] = dict;
        Refs.incref(ts, type);
        track(ts);
        Refs.makeDeferred(ts, this);
    }

    /** A new module with the usual names in its namespace. */
    public static @Owned PyModule create(ThreadState ts, String name, PyObject docOrNull) {
        PyModule m = new PyModule(ts, TYPE, new PyDict(ts));
        m.init(ts, PyUnicode.intern(name), docOrNull);
        return m;
    }

    private void init(ThreadState ts, PyObject name, PyObject doc) {
        PyDict d = dictBorrowed();
        d.put(ts, Names.__name__, name);
        d.put(ts, Names.__doc__, doc == null ? PyNone.NONE : doc);
        d.put(ts, Names.__package__, PyNone.NONE);
        d.put(ts, Names.__loader__, PyNone.NONE);
        d.put(ts, Names.__spec__, PyNone.NONE);
    }

    @Override
    public PyType ob_type() {
        return shape().type();
    }

    @Override
    public boolean mayBecome(PyType to) {
        return to.isSubtype(TYPE);
    }

    @Override
    public Shape shape() {
        Shape v = shape;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public void setShapeRelease(Shape s) {
        VarHandle.releaseFence();
        shape = s;
    }

    @Override
    public PyObject[] values() {
        PyObject[] v = values;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public void setValuesRelease(PyObject[] v) {
        VarHandle.releaseFence();
        values = v;
    }

    /** The namespace; owned by the module, which never gives it up while it lives. */
    public @Borrowed PyDict dictBorrowed() {
        return (PyDict) values()[shape().type().slotCount()];
    }

    public @Owned PyObject dict(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) dictBorrowed());
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return new PyModule(ts, type, new PyDict(ts));
    }

    static void tp_init(ThreadState ts, PyModule self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("module", 1, args, kwnames, "name", "doc");
        if (!(a[0] instanceof PyUnicode)) throw Raise.typeError("module() argument 'name' must be str, not %s", Raise.given(a[0]));
        self.init(ts, a[0], a[1]);
    }

    static PyObject tp_repr(ThreadState ts, PyModule self) {
        PyObject importlib = PyThreadState.of(ts).interpreter.importlib;
        if (importlib != null) return Calls.callMethod(ts, importlib, "_module_repr", self);
        PyObject name = self.dictBorrowed().get(ts, Names.__name__);
        PyObject file = self.dictBorrowed().get(ts, Names.__file__);
        try {
            String n = name == null ? "'?'" : Objects.reprText(ts, name);
            return PyUnicode.of("<module " + n + (file == null ? " (built-in)>" : " from " + Objects.reprText(ts, file) + ">"));
        } finally {
            Refs.xdecref(ts, name);
            Refs.xdecref(ts, file);
        }
    }

    static PyObject tp_getattro(ThreadState ts, PyModule self, PyUnicode name) {
        PyObject v = self.lookupAttr(ts, name);
        if (v != null) return v;
        throw self.missing(ts, name);
    }

    @Override
    public PyType lookupType() {
        return TYPE;
    }

    @Override
    public @Owned PyObject lookupAttr(ThreadState ts, PyUnicode name) {
        PyObject v = Attributes.genericLookup(ts, this, name);
        PyObject hook = v == null ? dictBorrowed().get(ts, Names.__getattr__) : null;
        if (hook == null) return v;
        try {
            return Calls.call1(ts, hook, name);
        } finally {
            Refs.decref(ts, hook);
        }
    }

    private PyException missing(ThreadState ts, PyUnicode name) {
        PyDict dict = dictBorrowed();
        PyObject modName = dict.get(ts, Names.__name__);
        PyObject spec = dict.get(ts, Names.__spec__);
        try {
            if (modName == null || PyUnicode.unwrapOrNull(modName) == null) return Raise.attributeError(ts, this, name, "module has no attribute '%s'", name);
            return missing(ts, name, modName, spec);
        } finally {
            Refs.xdecref(ts, modName);
            Refs.xdecref(ts, spec);
        }
    }

    private PyException missing(ThreadState ts, PyUnicode name, PyObject moduleName, PyObject spec) {
        PyUnicode module = PyUnicode.unwrapOrNull(moduleName);
        PyUnicode origin = ModuleAdvice.origin(ts, spec);
        try {
            String advice = ModuleAdvice.rename(ts, moduleName, origin, spec, s -> "'" + PyUnicode.unwrapOrNull(s) + "'");
            if (advice != null) return Raise.attributeError(ts, this, name, "module '%s' has no attribute '%s'%s", module, name, advice);
            if (isInitializing(ts, spec)) {
                return Raise.attributeError(ts, this, name, "partially initialized module '%s'%s has no attribute '%s' (most likely due to a circular import)",
                        module, origin == null ? "" : " from '" + origin + "'", name);
            }
            return Raise.attributeError(ts, this, name, ModuleAdvice.isUninitializedSubmodule(ts, spec, name)
                    ? "cannot access submodule '%2$s' of module '%1$s' (most likely due to a circular import)" : "module '%s' has no attribute '%s'", module, name);
        } finally {
            Refs.xdecref(ts, origin);
        }
    }

    /** What the module has of its own name. */
    @Override
    public String meantCall(ThreadState ts) {
        PyObject moduleName = ob_type() == TYPE ? dictBorrowed().get(ts, Names.__name__) : null;
        PyUnicode n = moduleName == null ? null : PyUnicode.unwrapOrNull(moduleName);
        PyObject named = null;
        try {
            named = n == null ? null : Objects.lookupAttr(ts, this, PyUnicode.intern(n));
            return named == null || !Calls.isCallable(named) ? null : n + "." + n;
        } catch (PyException e) {
            e.discard(ts);
            return null;
        } finally {
            Refs.xdecref(ts, moduleName);
            Refs.xdecref(ts, named);
        }
    }

    /** Whether a module's spec says that the module is being imported. */
    public static boolean isInitializing(ThreadState ts, PyObject spec) {
        if (spec == null || spec == PyNone.NONE) return false;
        PyObject v;
        try {
            v = Objects.lookupAttr(ts, spec, INITIALIZING);
        } catch (PyException e) {
            e.discard(ts);
            return false;
        }
        if (v == null) return false;
        try {
            return Objects.isTrue(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__dir__")
    PyObject dir(ThreadState ts) {
        PyObject attribute = Objects.getAttr(ts, this, Names.__dict__);
        try {
            if (!(attribute instanceof PyDict d)) {
                throw Raise.typeError("<module>.__dict__ is not a dictionary");
            }
            PyObject hook = d.get(ts, Names.__dir__);
            if (hook == null) {
                return io.github.typhon.objects.protocol.Sequences.list(ts, d);
            }
            try {
                return Calls.call0(ts, hook);
            } finally {
                Refs.decref(ts, hook);
            }
        } finally {
            Refs.decref(ts, attribute);
        }
    }

    @PyGetter(value = "__dict__", member = true)
    PyObject getDict(ThreadState ts) {
        return dict(ts);
    }

    @PyGetter("__annotations__")
    PyObject getAnnotations(ThreadState ts) {
        PyDict d = dictBorrowed();
        PyObject v = d.get(ts, Names.__annotations__);
        if (v != null) return v;
        PyObject f = d.get(ts, Names.__annotate__);
        try {
            if (f != null && Objects.isCallable(f)) {
                v = Calls.call1(ts, f, PyLong.of(1));
                if (!(v instanceof PyDict)) {
                    PyType t = PyType.of(v);
                    Refs.decref(ts, v);
                    throw Raise.typeError("__annotate__ returned non-dict of type '%s'", t.name());
                }
            } else {
                v = new PyDict(ts);
            }
        } finally {
            Refs.xdecref(ts, f);
        }
        PyObject spec = d.get(ts, Names.__spec__);
        try {
            // While the module runs, more may come.
            if (!isInitializing(ts, spec)) d.put(ts, Names.__annotations__, v);
        } finally {
            Refs.xdecref(ts, spec);
        }
        return v;
    }

    @PySetter("__annotations__")
    void setAnnotations(ThreadState ts, PyObject value) {
        PyDict d = dictBorrowed();
        if (value != null) {
            d.put(ts, Names.__annotations__, value);
        } else {
            PyObject old = d.remove(ts, Names.__annotations__);
            if (old == null) throw PyException.of(Exc.AttributeError, "__annotations__");
            Refs.decref(ts, old);
        }
        Refs.xdecref(ts, d.remove(ts, Names.__annotate__));
    }

    @PyGetter("__annotate__")
    PyObject getAnnotate(ThreadState ts) {
        PyDict d = dictBorrowed();
        PyObject v = d.get(ts, Names.__annotate__);
        if (v != null) return v;
        d.put(ts, Names.__annotate__, PyNone.NONE);
        return PyNone.NONE;
    }

    @PySetter("__annotate__")
    void setAnnotate(ThreadState ts, PyObject value) {
        if (value == null) throw Raise.typeError("cannot delete __annotate__ attribute");
        if (value != PyNone.NONE && !Objects.isCallable(value)) throw Raise.typeError("__annotate__ must be callable or None");
        PyDict d = dictBorrowed();
        d.put(ts, Names.__annotate__, value);
        if (value != PyNone.NONE) Refs.xdecref(ts, d.remove(ts, Names.__annotations__));
    }

    @Override
    public void traverse(Visitor v) {
        InlineValues.traverse(this, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        // The dict outlives the module's own death in its functions; only the reference goes, in deallocated.
    }

    @Override
    protected void deallocated(ThreadState ts) {
        PyType t = ob_type();
        InlineValues.clear(ts, this);
        Refs.decref(ts, t);
    }
}
