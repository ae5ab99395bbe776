// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The default pickling of objects. CPython: object___reduce_ex__ and its parts (Objects/typeobject.c). */
public final class ObjectReduce {
    private static final PyUnicode COPYREG = PyUnicode.intern("copyreg");

    private ObjectReduce() {}

    private static @Owned PyObject copyreg(ThreadState ts) {
        PyObject m = Reflection.module(ts, COPYREG);
        if (m != null) {
            return m;
        }
        PyObject imp = Reflection.builtin(ts, "__import__");
        try {
            return Calls.call1(ts, imp, COPYREG);
        } finally {
            Refs.decref(ts, imp);
        }
    }

    private static @Owned PyObject copyregAttribute(ThreadState ts, String name) {
        PyObject m = copyreg(ts);
        try {
            return Objects.getAttr(ts, m, name);
        } finally {
            Refs.decref(ts, m);
        }
    }

    public static PyObject reduceEx(ThreadState ts, PyObject self, int protocol) {
        PyObject mine = PyType.of(self).lookupBorrowed(Names.__reduce__);
        if (mine != PyBaseObject.TYPE.lookupBorrowed(Names.__reduce__)) {
            return Calls.callMethod(ts, self, Names.__reduce__);
        }
        return reduce(ts, self, protocol);
    }

    public static PyObject reduce(ThreadState ts, PyObject self, int protocol) {
        if (protocol >= 2) {
            return newStyle(ts, self);
        }
        PyObject f = copyregAttribute(ts, "_reduce_ex");
        try {
            return Calls.call2(ts, f, self, PyLong.of(protocol));
        } finally {
            Refs.decref(ts, f);
        }
    }

    private static PyObject newStyle(ThreadState ts, PyObject self) {
        PyType type = PyType.of(self);
        PyObject[] newArgs = newArguments(ts, self);
        boolean given = newArgs != null;
        PyObject args = given ? newArgs[0] : null;
        PyObject kwargs = given ? newArgs[1] : null;
        PyObject state = null;
        PyObject items = null;
        PyObject pairs = null;
        boolean done = false;
        try {
            boolean isList = Containers.factory().isList(self);
            boolean isDict = Containers.factory().isDict(self);
            state = getState(ts, self, !(given || isList || isDict));
            items = isList ? Iterators.iter(ts, self) : PyNone.NONE;
            if (isDict) {
                PyObject view = Calls.callMethod(ts, self, Names.items);
                pairs = Iterators.iter(ts, view);
                Refs.decref(ts, view);
            } else {
                pairs = PyNone.NONE;
            }
            PyObject function;
            PyObject callArgs;
            if (kwargs == null || Containers.factory().dictSize(kwargs) == 0) {
                function = copyregAttribute(ts, "__newobj__");
                int n = args == null ? 0 : ((PyTuple) args).size();
                PyObject[] a = new PyObject[n + 1];
                a[0] = Refs.newRef(ts, type);
                for (int i = 0; i < n; i++) {
                    a[i + 1] = Refs.newRef(ts, ((PyTuple) args).get(i));
                }
                callArgs = PyTuple.of(ts, a);
            } else {
                function = copyregAttribute(ts, "__newobj_ex__");
                callArgs = PyTuple.of(ts, Refs.newRef(ts, type), args == null ? PyTuple.EMPTY : Refs.newRef(ts, args), Refs.newRef(ts, kwargs));
            }
            done = true;
            return PyTuple.of(ts, function, callArgs, state, items, pairs);
        } finally {
            Refs.xdecref(ts, args);
            Refs.xdecref(ts, kwargs);
            if (!done) {
                Refs.xdecref(ts, state);
                Refs.xdecref(ts, items);
            }
        }
    }

    /** The owned tuple and dict (or null) for {@code __new__}; null if the class says nothing. */
    private static PyObject[] newArguments(ThreadState ts, PyObject self) {
        PyObject r = SlotCalls.callSpecial(ts, self, Names.__getnewargs_ex__);
        if (r != null) {
            try {
                if (!(r instanceof PyTuple t)) {
                    throw Raise.typeError("__getnewargs_ex__ should return a tuple, not '%s'", PyType.of(r).name());
                }
                if (t.size() != 2) {
                    throw Raise.valueError("__getnewargs_ex__ should return a tuple of length 2, not %s", t.size());
                }
                if (!(t.get(0) instanceof PyTuple)) {
                    throw Raise.typeError("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%s'", PyType.of(t.get(0)).name());
                }
                if (!Containers.factory().isDict(t.get(1))) {
                    throw Raise.typeError("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%s'", PyType.of(t.get(1)).name());
                }
                return new PyObject[] {Refs.newRef(ts, t.get(0)), Refs.newRef(ts, t.get(1))};
            } finally {
                Refs.decref(ts, r);
            }
        }
        r = SlotCalls.callSpecial(ts, self, Names.__getnewargs__);
        if (r == null) {
            return null;
        }
        if (!(r instanceof PyTuple)) {
            PyType t = PyType.of(r);
            Refs.decref(ts, r);
            throw Raise.typeError("__getnewargs__ should return a tuple, not '%s'", t.name());
        }
        return new PyObject[] {r, null};
    }

    /** {@code object.__getstate__}, or the class's own; required means that unpicklable built-in state is an error. */
    public static PyObject getState(ThreadState ts, PyObject self, boolean required) {
        PyObject mine = PyType.of(self).lookupBorrowed(Names.__getstate__);
        return mine == null || mine == PyBaseObject.TYPE.lookupBorrowed(Names.__getstate__)
                ? defaultState(ts, self, required)
                : Calls.callMethod(ts, self, Names.__getstate__);
    }

    /** What {@code object.__getstate__} itself answers. */
    public static PyObject objectState(ThreadState ts, PyObject self) {
        return defaultState(ts, self, false);
    }

    private static boolean hasPlainLayout(PyType solid) {
        return solid == PyBaseObject.TYPE || solid.hasFlag(PyType.SAME_LAYOUT) && solid.base() == PyBaseObject.TYPE;
    }

    private static PyObject defaultState(ThreadState ts, PyObject self, boolean required) {
        PyType type = PyType.of(self);
        if (required && !hasPlainLayout(type.solidBase()) && !(self instanceof Picklable)) {
            throw Raise.typeError(TypeMethods.itemSize(type) != 0 ? "cannot pickle %s objects" : "cannot pickle '%s' object", type.name());
        }
        PyObject state = PyNone.NONE;
        if (self instanceof Attributed a && io.github.typhon.objects.core.Attributes.hasDict(a)) {
            PyObject d = InlineValues.dict(ts, a);
            state = d;
            if (Containers.factory().dictSize(d) == 0) {
                state = PyNone.NONE;
                Refs.decref(ts, d);
            }
        }
        PyObject slots = null;
        try {
            slots = type.isHeapType() ? slotValues(ts, self, type) : null;
        } catch (PyException e) {
            Refs.decref(ts, state);
            throw e;
        }
        return slots == null ? state : PyTuple.of(ts, state, slots);
    }

    /** A dict of the attributes named by {@code __slotnames__}; null if the object has none of them. */
    private static @Owned PyObject slotValues(ThreadState ts, PyObject self, PyType type) {
        PyObject names = slotNames(ts, type);
        PyObject slots = null;
        try {
            long n = names == PyNone.NONE ? 0 : Objects.length(ts, names);
            for (int i = 0; i < n; i++) {
                PyObject name = Sequences.getItem(ts, names, i);
                PyObject v = null;
                try {
                    PyUnicode text = PyUnicode.unwrapOrNull(name);
                    if (text == null) {
                        throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(name).name());
                    }
                    v = Objects.lookupAttr(ts, self, text);
                    if (v != null) {
                        slots = slots != null ? slots : Containers.factory().newDict(ts);
                        Containers.factory().dictSet(ts, slots, name, v);
                    }
                } finally {
                    Refs.decref(ts, name);
                    Refs.xdecref(ts, v);
                }
                // The list is the class's, and getting an attribute is Python.
                if (Objects.length(ts, names) != n) {
                    throw Raise.runtimeError("__slotsname__ changed size during iteration");
                }
            }
            return slots;
        } catch (PyException e) {
            Refs.xdecref(ts, slots);
            throw e;
        } finally {
            Refs.decref(ts, names);
        }
    }

    /** The list that the class keeps, made by copyreg at first; or None. CPython: _PyType_GetSlotNames. */
    private static @Owned PyObject slotNames(ThreadState ts, PyType type) {
        PyObject names = type.dict().getRef(ts, Names.__slotnames__);
        if (names != null) {
            if (names != PyNone.NONE && !Containers.factory().isList(names)) {
                String kind = PyType.of(names).name();
                Refs.decref(ts, names);
                throw Raise.typeError("%s.__slotnames__ should be a list or None, not %s", type.name(), kind);
            }
            return names;
        }
        PyObject make = copyregAttribute(ts, "_slotnames");
        try {
            names = Calls.call1(ts, make, type);
        } finally {
            Refs.decref(ts, make);
        }
        if (names != PyNone.NONE && !Containers.factory().isList(names)) {
            Refs.decref(ts, names);
            throw Raise.typeError("copyreg._slotnames didn't return a list or None");
        }
        return names;
    }

    /** Marks built-in objects whose state needs nothing besides their dict (exceptions, functions' wrappers). */
    public interface Picklable {}
}
