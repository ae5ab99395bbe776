// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Type parameters of aliases and unions, and putting arguments in their place. CPython: _Py_make_parameters, _Py_subs_parameters. */
final class TypeSubstitution {
    private static final PyUnicode PARAMETERS = PyUnicode.intern("__parameters__");
    private static final PyUnicode PREPARE = PyUnicode.intern("__typing_prepare_subst__");
    private static final PyUnicode IS_UNPACKED = PyUnicode.intern("__typing_is_unpacked_typevartuple__");
    private static final PyUnicode UNPACKED = PyUnicode.intern("__typing_unpacked_tuple_args__");

    private TypeSubstitution() {}

    /** The distinct type parameters inside the arguments, in order of appearance. */
    static @Owned PyObject parameters(ThreadState ts, PyTuple args) {
        List<PyObject> out = new ArrayList<>();
        collect(ts, args, out);
        return PyTuple.of(ts, out.toArray(new PyObject[0]));
    }

    private static void add(ThreadState ts, List<PyObject> out, PyObject o) {
        for (PyObject have : out) {
            if (have == o) {
                return;
            }
        }
        out.add(Refs.newRef(ts, o));
    }

    private static void collect(ThreadState ts, PyTuple args, List<PyObject> out) {
        for (int i = 0; i < args.size(); i++) {
            PyObject a = args.get(i);
            if (a instanceof PyType) {
                continue;
            }
            if (a instanceof PyTuple t) {
                collect(ts, t, out);
                continue;
            }
            PyObject subst = Objects.lookupAttr(ts, a, Names.__typing_subst__);
            if (subst != null) {
                Refs.decref(ts, subst);
                add(ts, out, a);
                continue;
            }
            PyObject inner = Objects.lookupAttr(ts, a, PARAMETERS);
            if (inner instanceof PyTuple t) {
                for (int k = 0; k < t.size(); k++) {
                    add(ts, out, t.get(k));
                }
            } else if (Containers.factory().isList(a)) {
                PyObject[] items = Containers.factory().listItems(ts, a);
                PyTuple t = PyTuple.of(ts, items);
                collect(ts, t, out);
                Refs.decref(ts, t);
            }
            Refs.xdecref(ts, inner);
        }
    }

    /** The arguments with every parameter replaced by the item for it. */
    static @Owned PyObject[] substitute(ThreadState ts, PyObject self, PyTuple args, PyTuple params, PyObject item) {
        if (params.size() == 0) {
            throw Raise.typeError("%s is not a generic class", Objects.reprText(ts, self));
        }
        PyObject items = unpack(ts, item);
        try {
            for (int i = 0; i < params.size(); i++) {
                PyObject prepare = Objects.lookupAttr(ts, params.get(i), PREPARE);
                if (prepare != null && prepare != io.github.typhon.objects.singleton.PyNone.NONE) {
                    items = wrapped(ts, items);
                    PyObject next = Calls.call2(ts, prepare, self, items);
                    Refs.decref(ts, items);
                    items = next;
                }
                Refs.xdecref(ts, prepare);
            }
            items = wrapped(ts, items);
            PyTuple given = (PyTuple) items;
            if (given.size() != params.size()) {
                throw Raise.typeError(
                        "Too %s arguments for %s; actual %s, expected %s",
                        given.size() > params.size() ? "many" : "few", Objects.reprText(ts, self), given.size(), params.size());
            }
            return all(ts, args.items, params, given);
        } finally {
            Refs.decref(ts, items);
        }
    }

    /** Anything but a tuple is one item. */
    private static @Owned PyObject wrapped(ThreadState ts, @Stolen PyObject items) {
        return items instanceof PyTuple ? items : PyTuple.of(ts, items);
    }

    /** The arguments as a tuple, unpacked tuples of known length replaced by what they hold. CPython: _unpack_args. */
    private static @Owned PyObject unpack(ThreadState ts, PyObject item) {
        PyObject[] items = item instanceof PyTuple t ? t.items : new PyObject[] {item};
        List<PyObject> out = new ArrayList<>();
        for (PyObject o : items) {
            PyObject inside = o instanceof PyType ? null : Objects.lookupAttr(ts, o, UNPACKED);
            if (inside instanceof PyTuple t && (t.size() == 0 || t.get(t.size() - 1) != PyEllipsis.ELLIPSIS)) {
                for (PyObject x : t.items) {
                    out.add(Refs.newRef(ts, x));
                }
            } else {
                out.add(Refs.newRef(ts, o));
            }
            Refs.xdecref(ts, inside);
        }
        return PyTuple.of(ts, out.toArray(new PyObject[0]));
    }

    private static PyObject[] all(ThreadState ts, PyObject[] items, PyTuple params, PyTuple given) {
        List<PyObject> out = new ArrayList<>();
        for (PyObject o : items) {
            one(ts, o, params, given, out);
        }
        return out.toArray(new PyObject[0]);
    }

    private static void one(ThreadState ts, PyObject a, PyTuple params, PyTuple given, List<PyObject> out) {
        if (a instanceof PyType) {
            out.add(Refs.newRef(ts, a));
            return;
        }
        if (a instanceof PyTuple t) {
            out.add(PyTuple.of(ts, all(ts, t.items, params, given)));
            return;
        }
        if (Containers.factory().isList(a)) {
            PyObject[] items = Containers.factory().listItems(ts, a);
            PyObject t = PyTuple.of(ts, all(ts, items, params, given));
            Refs.releaseAll(ts, items, 0, items.length);
            out.add(Sequences.list(ts, t));
            Refs.decref(ts, t);
            return;
        }
        PyObject mark = Objects.lookupAttr(ts, a, IS_UNPACKED);
        boolean spread = mark != null && Objects.truth(ts, mark);
        PyObject r;
        PyObject subst = Objects.lookupAttr(ts, a, Names.__typing_subst__);
        if (subst != null) {
            try {
                r = Calls.call1(ts, subst, given.get(indexOf(params, a)));
            } finally {
                Refs.decref(ts, subst);
            }
        } else {
            r = inner(ts, a, params, given);
        }
        if (spread) {
            if (!(r instanceof PyTuple t)) {
                String kind = PyType.of(r).fullName();
                Refs.decref(ts, r);
                throw Raise.typeError("expected __typing_subst__ of %s objects to return a tuple, not %s", PyType.of(a).fullName(), kind);
            }
            for (int i = 0; i < t.size(); i++) {
                out.add(Refs.newRef(ts, t.get(i)));
            }
            Refs.decref(ts, r);
        } else {
            out.add(r);
        }
    }

    private static PyObject inner(ThreadState ts, PyObject a, PyTuple params, PyTuple given) {
        PyObject sub = Objects.lookupAttr(ts, a, PARAMETERS);
        try {
            if (!(sub instanceof PyTuple t) || t.size() == 0) {
                return Refs.newRef(ts, a);
            }
            List<PyObject> mine = new ArrayList<>();
            for (PyObject p : t.items) {
                PyObject g = given.get(indexOf(params, p));
                // Only type variable tuples can be iterated.
                if (g instanceof PyTuple many && PyType.of(p).slots().has(Slot.TP_ITER)) {
                    for (PyObject o : many.items) {
                        mine.add(Refs.newRef(ts, o));
                    }
                } else {
                    mine.add(Refs.newRef(ts, g));
                }
            }
            PyObject key = PyTuple.of(ts, mine.toArray(new PyObject[0]));
            try {
                return Objects.getItem(ts, a, key);
            } finally {
                Refs.decref(ts, key);
            }
        } finally {
            Refs.xdecref(ts, sub);
        }
    }

    private static int indexOf(PyTuple params, PyObject p) {
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i) == p) {
                return i;
            }
        }
        throw Raise.systemError("type parameter is not among __parameters__");
    }
}
