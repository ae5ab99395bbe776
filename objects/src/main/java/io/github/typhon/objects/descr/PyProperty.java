// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.expose.Signature;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code property}. The functions, the documentation and the name are state slots; "doc from getter" says where the documentation came from.
 *  <p>CPython: propertyobject (Objects/descrobject.c). */
@PyClass(
        name = "property", signature = "(fget=None, fset=None, fdel=None, doc=None)",
        flags = {PyType.BASETYPE},
        doc = "An attribute whose reading, setting and deletion call functions: fget(self), fset(self, value), fdel(self).\n\n"
                + "doc is its text, by default that of fget. As a decorator it makes the decorated function fget;\n"
                + "its methods getter, setter and deleter decorate the others.")
public class PyProperty extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPropertyExposed());
    private static final Signature INIT = Signature.parse("($self, fget=None, fset=None, fdel=None, doc=None)");
    private static final int GET = 0;
    private static final int SET = 1;
    private static final int DEL = 2;
    private static final int DOC = 3;
    private static final int NAME = 4;

    @Owned private final PyObject[] state = new PyObject[5];
    private volatile boolean docFromGetter;

    protected PyProperty(ThreadState ts) {
        super(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyPropertyExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyProperty self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = INIT.bind(ts, "property", args, kwnames);
        for (int i = GET; i <= DEL; i++) {
            StateSlots.store(ts, self.state, i, isAbsent(a[i]) ? null : Refs.newRef(ts, a[i]));
        }
        StateSlots.store(ts, self.state, DOC, null);
        StateSlots.store(ts, self.state, NAME, null);
        self.docFromGetter = false;
        PyObject doc = isAbsent(a[3]) ? null : Refs.newRef(ts, a[3]);
        if (doc == null && !isAbsent(a[0])) {
            doc = Objects.lookupAttr(ts, a[0], Names.__doc__);
            if (doc == PyNone.NONE) {
                doc = null;
            }
            self.docFromGetter = doc != null;
        }
        if (self.getClass() == PyProperty.class) {
            StateSlots.store(ts, self.state, DOC, doc);
        } else {
            self.storeDocInSubclass(ts, doc == null ? PyNone.NONE : doc);
        }
    }

    // A subclass has a __doc__ of its own in the way, so the instance gets one.
    private void storeDocInSubclass(ThreadState ts, @Stolen PyObject doc) {
        try {
            Objects.setAttr(ts, this, Names.__doc__, doc);
        } catch (PyException e) {
            if (docFromGetter || !e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
        } finally {
            Refs.decref(ts, doc);
        }
    }

    /** The function that gets the value, or null; only while this property is held. Any thread may make it another one by {@code __init__}. */
    public final @Borrowed PyObject getter() {
        return RefSlots.getAcquire(state, GET);
    }

    private static boolean isAbsent(PyObject o) {
        return o == null || o == PyNone.NONE;
    }

    private PyException missing(ThreadState ts, PyObject obj, String what) {
        PyObject name = StateSlots.load(ts, state, NAME);
        try {
            String owner = PyType.of(obj).qualname();
            return Raise.attributeError(name == null ? "property of %s object has no %s" : "property %3$s of %1$s object has no %2$s",
                    Objects.reprText(ts, PyUnicode.of(owner)), what, name == null ? "" : Objects.reprText(ts, name));
        } finally {
            Refs.xdecref(ts, name);
        }
    }

    static PyObject tp_descr_get(ThreadState ts, PyProperty self, PyObject obj, PyObject type) {
        if (obj == null || obj == PyNone.NONE) {
            return Refs.newRef(ts, self);
        }
        PyObject f = StateSlots.load(ts, self.state, GET);
        if (f == null) {
            throw self.missing(ts, obj, "getter");
        }
        try {
            return Calls.call1(ts, f, obj);
        } finally {
            Refs.decref(ts, f);
        }
    }

    static void tp_descr_set(ThreadState ts, PyProperty self, PyObject obj, PyObject value) {
        PyObject f = StateSlots.load(ts, self.state, value == null ? DEL : SET);
        if (f == null) {
            throw self.missing(ts, obj, value == null ? "deleter" : "setter");
        }
        try {
            Refs.decref(ts, value == null ? Calls.call1(ts, f, obj) : Calls.call2(ts, f, obj, value));
        } finally {
            Refs.decref(ts, f);
        }
    }

    /** The getter function, for the interpreter's caches; null if there is none. */
    public @Owned PyObject getter(ThreadState ts) {
        return StateSlots.load(ts, state, GET);
    }

    // CPython: property_copy
    private PyObject copyWith(ThreadState ts, int which, PyObject f) {
        PyObject[] args = new PyObject[4];
        for (int i = GET; i <= DEL; i++) {
            PyObject have = i == which && f != PyNone.NONE ? Refs.newRef(ts, f) : StateSlots.load(ts, state, i);
            args[i] = have == null ? PyNone.NONE : have;
        }
        PyObject doc = docFromGetter && args[GET] != PyNone.NONE ? null : StateSlots.load(ts, state, DOC);
        args[DOC] = doc == null ? PyNone.NONE : doc;
        try {
            PyObject made = Calls.call(ts, PyType.of(this), args);
            if (made instanceof PyProperty p) {
                StateSlots.store(ts, p.state, NAME, StateSlots.load(ts, state, NAME));
            }
            return made;
        } finally {
            Refs.releaseAll(ts, args, 0, args.length);
        }
    }

    @PyMethod(value = "($self, object, /)", name = "getter", doc = "Descriptor to obtain a copy of the property with a different getter.")
    PyObject withGetter(ThreadState ts, PyObject f) {
        return copyWith(ts, GET, f);
    }

    @PyMethod(value = "($self, object, /)", name = "setter", doc = "Descriptor to obtain a copy of the property with a different setter.")
    PyObject withSetter(ThreadState ts, PyObject f) {
        return copyWith(ts, SET, f);
    }

    @PyMethod(value = "($self, object, /)", name = "deleter", doc = "Descriptor to obtain a copy of the property with a different deleter.")
    PyObject withDeleter(ThreadState ts, PyObject f) {
        return copyWith(ts, DEL, f);
    }

    @PyMethod(value = "($self, *args)", name = "__set_name__", doc = "__set_name__(owner, name, /)\n--\n\nMethod to set name of a property.", textSignature = false)
    void setName(ThreadState ts, PyObject[] args) {
        if (args.length != 2) {
            throw Raise.typeError("__set_name__() takes 2 positional arguments but %d were given", args.length);
        }
        StateSlots.store(ts, state, NAME, Refs.newRef(ts, args[1]));
    }

    private PyObject loadOrNone(ThreadState ts, int i) {
        PyObject o = StateSlots.load(ts, state, i);
        return o == null ? PyNone.NONE : o;
    }

    @PyGetter(value = "fget", member = true)
    PyObject fget(ThreadState ts) {
        return loadOrNone(ts, GET);
    }

    @PyGetter(value = "fset", member = true)
    PyObject fset(ThreadState ts) {
        return loadOrNone(ts, SET);
    }

    @PyGetter(value = "fdel", member = true)
    PyObject fdel(ThreadState ts) {
        return loadOrNone(ts, DEL);
    }

    @PyGetter(value = "__doc__", member = true)
    PyObject doc(ThreadState ts) {
        return loadOrNone(ts, DOC);
    }

    @PySetter("__doc__")
    void setDoc(ThreadState ts, PyObject value) {
        StateSlots.store(ts, state, DOC, Refs.xnewRef(ts, value));
    }

    @PyGetter("__name__")
    PyObject name(ThreadState ts) {
        PyObject name = StateSlots.load(ts, state, NAME);
        if (name != null) {
            return name;
        }
        PyObject f = StateSlots.load(ts, state, GET);
        if (f != null) {
            try {
                name = Objects.lookupAttr(ts, f, Names.__name__);
            } finally {
                Refs.decref(ts, f);
            }
        }
        if (name == null) {
            throw Raise.attributeError(ts, this, Names.__name__, "'%s' object has no attribute '__name__'", PyType.of(this).name());
        }
        return name;
    }

    @PySetter("__name__")
    void setNameAttribute(ThreadState ts, PyObject value) {
        StateSlots.store(ts, state, NAME, Refs.xnewRef(ts, value));
    }

    @PyGetter("__isabstractmethod__")
    boolean isAbstract(ThreadState ts) {
        for (int i = GET; i <= DEL; i++) {
            PyObject f = StateSlots.load(ts, state, i);
            if (f == null) {
                continue;
            }
            PyObject v;
            try {
                v = Objects.lookupAttr(ts, f, Names.__isabstractmethod__);
            } finally {
                Refs.decref(ts, f);
            }
            if (v != null && Objects.truth(ts, v)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void traverse(Visitor v) {
        StateSlots.traverse(state, v);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        StateSlots.clear(ts, state);
    }
}
