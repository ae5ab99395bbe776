// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code typing.Union}. Ownership: owns its members. CPython: Objects/unionobject.c. */
@PyClass(name = "Union", module = "typing", flags = {PyType.HAS_WEAKREF, PyType.DISALLOW_INSTANTIATION}, doc = "Represent a union type\n\nE.g. for int | str")
public final class PyUnion extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyUnionExposed());

    private static final PyUnicode TYPING = PyUnicode.intern("typing");

    private PyObject args;
    private PyObject parameters;
    /** The hash of each member; null where there was none when the union was made. */
    private final Long[] hashes;

    private PyUnion(ThreadState ts, PyTuple args, Long[] hashes) {
        super(ts);
        this.args = args;
        this.hashes = hashes;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The union of the members, flattened, duplicates dropped; a single member is answered itself. Other than types are left to typing:
     *  strings become forward references. */
    static PyObject of(ThreadState ts, PyObject... members) {
        List<PyObject> out = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        try {
            for (PyObject m : members) {
                if (m instanceof PyUnion u) {
                    PyTuple t = (PyTuple) u.args;
                    for (int i = 0; i < t.size(); i++) {
                        add(ts, out, hashes, Refs.newRef(ts, t.get(i)));
                    }
                } else if (UnionFactory.fits(m)) {
                    add(ts, out, hashes, Refs.newRef(ts, m == PyNone.NONE ? PyNone.TYPE : m));
                } else {
                    add(ts, out, hashes, checked(ts, m));
                }
            }
        } catch (Throwable e) {
            out.forEach(o -> Refs.decref(ts, o));
            throw e;
        }
        return out.size() == 1 ? out.getFirst() : new PyUnion(ts, PyTuple.of(ts, out.toArray(new PyObject[0])), hashes.toArray(new Long[0]));
    }

    private static void add(ThreadState ts, List<PyObject> out, List<Long> hashes, @Stolen PyObject o) {
        int n = out.size();
        out.add(o);
        Long h = hashOrNull(ts, o);
        if (find(ts, out, hashes, n, o, h)) {
            out.removeLast();
            Refs.decref(ts, o);
        } else {
            hashes.add(h);
        }
    }

    private static Long hashOrNull(ThreadState ts, PyObject o) {
        try {
            return Objects.hash(ts, o);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            // As if it had no hash.
            e.discard(ts);
            return null;
        }
    }

    /** Whether one of the first n members equals {@code o}: hashable ones are looked for among the hashable, as in a set. */
    private static boolean find(ThreadState ts, List<PyObject> members, List<Long> hashes, int n, PyObject o, Long hash) {
        for (int i = 0; i < n; i++) {
            if (java.util.Objects.equals(hashes.get(i), hash) && Objects.richCompareBool(ts, members.get(i), o, CompareOp.EQ)) {
                return true;
            }
        }
        return false;
    }

    /** The member as {@code typing._type_check} has it. */
    private static @Owned PyObject checked(ThreadState ts, PyObject member) {
        PyObject typing = Reflection.module(ts, TYPING);
        if (typing == null) {
            PyObject load = Reflection.builtin(ts, "__import__");
            try {
                typing = Calls.call1(ts, load, TYPING);
            } finally {
                Refs.decref(ts, load);
            }
        }
        try {
            return Calls.callMethod(ts, typing, "_type_check", member, PyUnicode.of("Union[arg, ...]: each arg must be a type."));
        } finally {
            Refs.decref(ts, typing);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyUnion u) {
        PyTuple t = (PyTuple) u.args;
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < t.size(); i++) {
            b.append(i > 0 ? " | " : "").append(t.get(i) == PyNone.TYPE ? "None" : PyGenericAlias.typeRepr(ts, t.get(i)));
        }
        return PyUnicode.of(b.toString());
    }

    static long tp_hash(ThreadState ts, PyUnion u) {
        long h = 0;
        int unhashable = 0;
        PyTuple t = (PyTuple) u.args;
        for (int i = 0; i < t.size(); i++) {
            if (u.hashes[i] == null) {
                // Says why, if it still has none.
                Objects.hash(ts, t.get(i));
                unhashable++;
            } else {
                h += u.hashes[i] * 31;
            }
        }
        if (unhashable > 0) {
            throw Raise.typeError("union contains %d unhashable element%s", unhashable, unhashable > 1 ? "s" : "");
        }
        return h == -1 ? -2 : h;
    }

    static PyObject tp_richcompare(ThreadState ts, PyUnion u, PyObject other, int op) {
        if (!(other instanceof PyUnion v) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean eq = u.hashes.length == v.hashes.length && subset(ts, u, v) && subset(ts, v, u);
        return PyBool.of(eq == (op == CompareOp.EQ));
    }

    private static boolean subset(ThreadState ts, PyUnion a, PyUnion b) {
        PyTuple t = (PyTuple) a.args;
        List<PyObject> members = new ArrayList<>();
        PyTuple m = (PyTuple) b.args;
        for (int i = 0; i < m.size(); i++) {
            members.add(m.get(i));
        }
        for (int i = 0; i < t.size(); i++) {
            if (!find(ts, members, Arrays.asList(b.hashes), members.size(), t.get(i), a.hashes[i])) {
                return false;
            }
        }
        return true;
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return UnionFactory.or(ts, a, b);
    }

    static PyObject mp_subscript(ThreadState ts, PyUnion u, PyObject item) {
        PyObject params = u.parameters(ts);
        try {
            PyObject[] a = TypeSubstitution.substitute(ts, u, (PyTuple) u.args, (PyTuple) params, item);
            try {
                return of(ts, a);
            } finally {
                Refs.releaseAll(ts, a, 0, a.length);
            }
        } finally {
            Refs.decref(ts, params);
        }
    }

    @PyClassMethod(value = "($type, item, /)", name = "__class_getitem__")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        if (!(item instanceof PyTuple t)) {
            return of(ts, item);
        }
        if (t.size() == 0) {
            throw Raise.typeError("Cannot take a Union of no types.");
        }
        PyObject[] a = new PyObject[t.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = t.get(i);
        }
        return of(ts, a);
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

    @PyGetter("__origin__")
    PyObject origin() {
        return TYPE;
    }

    @PyGetter("__name__")
    String name() {
        return "Union";
    }

    @PyGetter("__qualname__")
    String qualname() {
        return "Union";
    }

    @PyMethod(value = "($self, bases, /)", name = "__mro_entries__")
    PyObject mroEntries(ThreadState ts, PyObject bases) {
        throw Raise.typeError("Cannot subclass %s", Objects.reprText(ts, this));
    }

    @PyMethod(value = "($self, instance, /)", name = "__instancecheck__")
    boolean instanceCheck(ThreadState ts, PyObject instance) {
        return any(ts, instance, true);
    }

    @PyMethod(value = "($self, cls, /)", name = "__subclasscheck__")
    boolean subclassCheck(ThreadState ts, PyObject cls) {
        return any(ts, cls, false);
    }

    private boolean any(ThreadState ts, PyObject o, boolean instance) {
        PyTuple t = (PyTuple) args;
        for (int i = 0; i < t.size(); i++) {
            if (instance ? Objects.isInstance(ts, o, t.get(i)) : Objects.isSubclass(ts, o, t.get(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(args);
        v.visit(parameters);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject a = args;
        PyObject b = parameters;
        args = PyTuple.EMPTY;
        parameters = null;
        Refs.xdecref(ts, a);
        Refs.xdecref(ts, b);
    }
}
