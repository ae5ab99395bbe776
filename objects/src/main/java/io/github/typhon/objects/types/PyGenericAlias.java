// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code types.GenericAlias}. Ownership: owns origin, arguments and parameters. CPython: Objects/genericaliasobject.c. */
@PyClass(name = "GenericAlias", signature = "(origin, args, /)", module = "types", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).")
public class PyGenericAlias extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyGenericAliasExposed());
    private static final PyUnicode ORIGIN = PyUnicode.intern("__origin__");
    private static final PyUnicode ARGS = PyUnicode.intern("__args__");
    private static final Set<String> OWN = Set.of(
            "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
            "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__");
    private static final Set<String> BLOCKED = Set.of("__bases__", "__copy__", "__deepcopy__");

    private PyObject origin;
    private PyObject args;
    private PyObject parameters;
    private boolean starred;

    PyGenericAlias(ThreadState ts) {
        super(ts);
        track(ts);
    }

    /** {@code origin[args]}: the default {@code __class_getitem__}. */
    public static PyObject of(ThreadState ts, PyType origin, PyObject args) {
        return create(ts, origin, args, false);
    }

    static PyObject create(ThreadState ts, PyObject origin, PyObject args, boolean starred) {
        return init(ts, new PyGenericAlias(ts), origin, args, starred);
    }

    private static PyObject init(ThreadState ts, PyGenericAlias g, PyObject origin, PyObject args, boolean starred) {
        g.origin = Refs.newRef(ts, origin);
        g.args = args instanceof PyTuple ? Refs.newRef(ts, args) : PyTuple.of(ts, Refs.newRef(ts, args));
        g.starred = starred;
        return g;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("GenericAlias() takes no keyword arguments");
        }
        if (args.length != 2) {
            throw Raise.typeError("GenericAlias expected 2 arguments, got %s", args.length);
        }
        return init(ts, (PyGenericAlias) PyGenericAliasExposed.newInstance(ts, type), args[0], args[1], false);
    }

    static PyObject tp_repr(ThreadState ts, PyGenericAlias g) {
        StringBuilder b = new StringBuilder(g.starred ? "*" : "");
        b.append(typeRepr(ts, g.origin)).append('[');
        PyTuple t = (PyTuple) g.args;
        for (int i = 0; i < t.size(); i++) {
            if (i > 0) {
                b.append(", ");
            }
            b.append(argRepr(ts, t.get(i)));
        }
        if (t.size() == 0) {
            b.append("()");
        }
        return PyUnicode.of(b.append(']').toString());
    }

    private static String argRepr(ThreadState ts, PyObject o) {
        if (Containers.factory().isList(o)) {
            List<String> l = new ArrayList<>();
            // A repr may shorten the list, which is an error as anywhere.
            for (long i = 0, n = Objects.length(ts, o); i < n; i++) {
                PyObject item = Sequences.getItem(ts, o, i);
                try {
                    l.add(typeRepr(ts, item));
                } finally {
                    Refs.decref(ts, item);
                }
            }
            return "[" + String.join(", ", l) + "]";
        }
        return typeRepr(ts, o);
    }

    /** How a type is written inside an alias or union. */
    static String typeRepr(ThreadState ts, PyObject o) {
        if (o == PyEllipsis.ELLIPSIS) {
            return "...";
        }
        if (o instanceof PyType t) {
            return TypeMethods.qualifiedName(ts, t);
        }
        if (o == PyNone.NONE) {
            return "None";
        }
        String name = nameOf(ts, o);
        return name != null ? name : Objects.reprText(ts, o);
    }

    /** A function or the like by its module and name; null for what has none, and for aliases. CPython: _Py_typing_type_repr. */
    private static String nameOf(ThreadState ts, PyObject o) {
        if (has(ts, o, ORIGIN) && has(ts, o, ARGS)) {
            return null;
        }
        PyObject qualname = Objects.lookupAttr(ts, o, Names.__qualname__);
        PyObject module = qualname == null ? null : Objects.lookupAttr(ts, o, Names.__module__);
        try {
            if (module == null || module == PyNone.NONE) {
                return null;
            }
            String m = Objects.strText(ts, module);
            return m.equals("builtins") ? Objects.strText(ts, qualname) : m + "." + Objects.strText(ts, qualname);
        } finally {
            Refs.xdecref(ts, qualname);
            Refs.xdecref(ts, module);
        }
    }

    private static boolean has(ThreadState ts, PyObject o, PyUnicode name) {
        PyObject v = Objects.lookupAttr(ts, o, name);
        Refs.xdecref(ts, v);
        return v != null;
    }

    static PyObject tp_call(ThreadState ts, PyGenericAlias g, PyObject[] args, PyUnicode[] kwnames) {
        PyObject o = Calls.call(ts, g.origin, args, kwnames);
        try {
            Objects.setAttr(ts, o, "__orig_class__", g);
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError) && !e.matches(Exc.TypeError)) {
                Refs.decref(ts, o);
                throw e;
            }
            e.discard(ts);
        }
        return o;
    }

    static PyObject tp_getattro(ThreadState ts, PyGenericAlias g, PyUnicode name) {
        String n = name.toString();
        if (!OWN.contains(n) && !(n.startsWith("__") && BLOCKED.contains(n))) {
            PyObject v = n.equals("__class__") ? null : Objects.lookupAttr(ts, g.origin, name);
            if (v != null) {
                return v;
            }
        }
        return io.github.typhon.objects.core.Attributes.genericGetAttr(ts, g, name);
    }

    static long tp_hash(ThreadState ts, PyGenericAlias g) {
        return Objects.hash(ts, g.origin) ^ Objects.hash(ts, g.args);
    }

    static PyObject tp_richcompare(ThreadState ts, PyGenericAlias g, PyObject other, int op) {
        if (!(other instanceof PyGenericAlias h) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean eq = g.starred == h.starred
                && Objects.richCompareBool(ts, g.origin, h.origin, CompareOp.EQ)
                && Objects.richCompareBool(ts, g.args, h.args, CompareOp.EQ);
        return PyBool.of(eq == (op == CompareOp.EQ));
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return UnionFactory.or(ts, a, b);
    }

    static PyObject tp_iter(ThreadState ts, PyGenericAlias g) {
        return new PyGenericAliasIterator(ts, g);
    }

    final @Owned PyObject star(ThreadState ts) {
        return create(ts, origin, args, true);
    }

    static PyObject mp_subscript(ThreadState ts, PyGenericAlias g, PyObject item) {
        PyObject params = g.parameters(ts);
        try {
            PyObject[] args = TypeSubstitution.substitute(ts, g, (PyTuple) g.args, (PyTuple) params, item);
            PyObject tuple = PyTuple.of(ts, args);
            try {
                return create(ts, g.origin, tuple, g.starred);
            } finally {
                Refs.decref(ts, tuple);
            }
        } finally {
            Refs.decref(ts, params);
        }
    }

    @PyGetter(value = "__origin__", member = true)
    PyObject origin(ThreadState ts) {
        return Refs.newRef(ts, origin);
    }

    @PyGetter(value = "__args__", member = true)
    PyObject args(ThreadState ts) {
        return Refs.newRef(ts, args);
    }

    @PyGetter("__parameters__")
    PyObject parameters(ThreadState ts) {
        if (parameters == null) {
            parameters = TypeSubstitution.parameters(ts, (PyTuple) args);
        }
        return Refs.newRef(ts, parameters);
    }

    @PyGetter(value = "__unpacked__", member = true)
    boolean unpacked() {
        return starred;
    }

    @PyGetter("__typing_unpacked_tuple_args__")
    PyObject unpackedTupleArgs(ThreadState ts) {
        return starred && origin == PyTuple.TYPE ? Refs.newRef(ts, args) : PyNone.NONE;
    }

    @PyMethod(value = "($self, bases, /)", name = "__mro_entries__")
    PyObject mroEntries(ThreadState ts, PyObject bases) {
        return PyTuple.of(ts, Refs.newRef(ts, origin));
    }

    @PyMethod(value = "($self, instance, /)", name = "__instancecheck__")
    PyObject instanceCheck(PyObject instance) {
        throw Raise.typeError("isinstance() argument 2 cannot be a parameterized generic");
    }

    @PyMethod(value = "($self, cls, /)", name = "__subclasscheck__")
    PyObject subclassCheck(PyObject cls) {
        throw Raise.typeError("issubclass() argument 2 cannot be a parameterized generic");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject callArgs = PyTuple.of(ts, Refs.newRef(ts, origin), Refs.newRef(ts, args));
        if (!starred) {
            return PyTuple.of(ts, (PyObject) TYPE, callArgs);
        }
        PyObject plain = create(ts, origin, args, false);
        Refs.decref(ts, callArgs);
        PyObject it = Calls.call1(ts, Reflection.builtin(ts, "iter"), plain);
        Refs.decref(ts, plain);
        return PyTuple.of(ts, Reflection.builtin(ts, "next"), PyTuple.of(ts, it));
    }

    @PyMethod(value = "($self, /)", name = "__dir__")
    PyObject dir(ThreadState ts) {
        PyObject list = Objects.dir(ts, origin);
        for (String n : OWN) {
            PyObject u = PyUnicode.intern(n);
            if (!BLOCKED.contains(n) && !Sequences.contains(ts, list, u)) {
                Containers.factory().listAppend(ts, list, u);
            }
        }
        return list;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(origin);
        v.visit(args);
        v.visit(parameters);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject[] old = {origin, args, parameters};
        origin = PyNone.NONE;
        args = PyTuple.EMPTY;
        parameters = null;
        Refs.releaseAll(ts, old, 0, old.length);
    }
}
