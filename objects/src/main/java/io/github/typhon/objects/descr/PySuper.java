// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.SuperLookup;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code super}: an object seen from behind a class in its MRO. State slots: the class, the object, the object's type.
 *  <p>CPython: superobject (Objects/typeobject.c). */
@PyClass(
        name = "super",
        flags = {PyType.BASETYPE},
        doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; "
                + "requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative "
                + "superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n"
                + "    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n")
public class PySuper extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PySuperExposed());
    private static final int THIS = 0;
    private static final int SELF = 1;
    private static final int SELF_CLASS = 2;
    private static final PyUnicode CLASS = PyUnicode.intern("__class__");

    /** Finds {@code __class__} and the first argument of the running Python function; the interpreter installs it. */
    @FunctionalInterface
    public interface CallerArguments {
        /** The class and the object, each owned; raises RuntimeError with CPython's text if there are none. */
        @Owned PyObject[] find(ThreadState ts);
    }

    private static final class Holder {
        volatile CallerArguments caller = ts -> {
            throw Raise.runtimeError("super(): no current frame");
        };
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());

    @Owned private final PyObject[] state = new PyObject[3];

    protected PySuper(ThreadState ts) {
        super(ts);
        track(ts);
    }

    public static void install(InterpreterState interp, CallerArguments caller) {
        interp.state(KEY).caller = caller;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PySuperExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PySuper self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("super() takes no keyword arguments");
        }
        if (args.length > 2) {
            throw Raise.typeError("super() expected at most 2 arguments, got %d", args.length);
        }
        if (args.length == 0) {
            PyObject[] found = ts.interp.state(KEY).caller.find(ts);
            try {
                self.bind(ts, found[0], found[1]);
            } finally {
                Refs.releaseAll(ts, found, 0, found.length);
            }
        } else {
            self.bind(ts, args[0], args.length == 2 ? args[1] : PyNone.NONE);
        }
    }

    private void bind(ThreadState ts, PyObject type, PyObject obj) {
        if (!(type instanceof PyType t)) {
            throw Raise.typeError("super() argument 1 must be a type, not %s", PyType.of(type).name());
        }
        PyType objType = obj == PyNone.NONE ? null : check(ts, t, obj);
        StateSlots.store(ts, state, THIS, Refs.newRef(ts, t));
        StateSlots.store(ts, state, SELF, objType == null ? null : Refs.newRef(ts, obj));
        StateSlots.store(ts, state, SELF_CLASS, objType);
    }

    /** The type in whose MRO to look. CPython: supercheck. */
    private static @Owned PyType check(ThreadState ts, PyType type, PyObject obj) {
        if (obj instanceof PyType o && o.isSubtype(type)) {
            return Refs.newRef(ts, o);
        }
        PyType objType = PyType.of(obj);
        if (objType.isSubtype(type)) {
            return Refs.newRef(ts, objType);
        }
        PyObject declared = Objects.lookupAttr(ts, obj, CLASS);
        if (declared instanceof PyType d && d != objType && d.isSubtype(type)) {
            return d;
        }
        Refs.xdecref(ts, declared);
        throw Raise.typeError("super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).",
                obj instanceof PyType ? "type" : "instance of", obj instanceof PyType o ? o.name() : objType.name(), type.name());
    }

    static PyObject tp_getattro(ThreadState ts, PySuper self, PyUnicode name) {
        PyObject objType = StateSlots.load(ts, self.state, SELF_CLASS);
        if (objType != null && !name.equalsText(CLASS)) {
            PyObject type = StateSlots.load(ts, self.state, THIS);
            PyObject obj = StateSlots.load(ts, self.state, SELF);
            try {
                PyObject v = SuperLookup.lookup(ts, (PyType) type, obj, (PyType) objType, name);
                if (v != null) {
                    return v;
                }
            } finally {
                Refs.xdecref(ts, type);
                Refs.xdecref(ts, obj);
                Refs.decref(ts, objType);
            }
        } else {
            Refs.xdecref(ts, objType);
        }
        return Attributes.genericGetAttr(ts, self, name);
    }

    static PyObject tp_descr_get(ThreadState ts, PySuper self, PyObject obj, PyObject type) {
        if (obj == null || obj == PyNone.NONE || StateSlots.isPresent(self.state, SELF)) {
            return Refs.newRef(ts, self);
        }
        PyObject t = StateSlots.load(ts, self.state, THIS);
        if (t == null) {
            return Refs.newRef(ts, self);
        }
        try {
            if (self.getClass() != PySuper.class) {
                return Calls.call2(ts, PyType.of(self), t, obj);
            }
            PySuper s = new PySuper(ts);
            try {
                s.bind(ts, t, obj);
                return s;
            } catch (PyException e) {
                Refs.decref(ts, s);
                throw e;
            }
        } finally {
            Refs.decref(ts, t);
        }
    }

    static String tp_repr(ThreadState ts, PySuper self) {
        PyObject type = StateSlots.load(ts, self.state, THIS);
        PyObject objType = StateSlots.load(ts, self.state, SELF_CLASS);
        try {
            String of = type instanceof PyType t ? t.name() : "NULL";
            return "<super: <class '" + of + "'>, " + (objType instanceof PyType o ? "<" + o.name() + " object>" : "NULL") + ">";
        } finally {
            Refs.xdecref(ts, type);
            Refs.xdecref(ts, objType);
        }
    }

    private PyObject loadOrNone(ThreadState ts, int i) {
        PyObject o = StateSlots.load(ts, state, i);
        return o == null ? PyNone.NONE : o;
    }

    @PyGetter(value = "__thisclass__", member = true, doc = "the class invoking super()")
    PyObject thisClass(ThreadState ts) {
        return loadOrNone(ts, THIS);
    }

    @PyGetter(value = "__self__", member = true, doc = "the instance invoking super(); may be None")
    PyObject self(ThreadState ts) {
        return loadOrNone(ts, SELF);
    }

    @PyGetter(value = "__self_class__", member = true, doc = "the type of the instance invoking super(); may be None")
    PyObject selfClass(ThreadState ts) {
        return loadOrNone(ts, SELF_CLASS);
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
