// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Type parameters of aliases and unions, and putting arguments in their place. CPython: _Py_make_parameters, _Py_subs_parameters. */
final class TypeSubstitution {
    private static final PyUnicode PARAMETERS = PyUnicode.intern("__parameters__");
    private static final PyUnicode PREPARE = PyUnicode.intern("__typing_prepare_subst__");
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
        PyObject items = item instanceof PyTuple ? Refs.newRef(ts, item) : PyTuple.of(ts, Refs.newRef(ts, item));
        try {
            for (int i = 0; i < params.size(); i++) {
                PyObject prepare = Objects.lookupAttr(ts, params.get(i), PREPARE);
                if (prepare != null && prepare != io.github.typhon.objects.singleton.PyNone.NONE) {
                    PyObject next = Calls.call2(ts, prepare, self, items);
                    Refs.decref(ts, items);
                    items = next;
                }
                Refs.xdecref(ts, prepare);
            }
            PyTuple given = (PyTuple) items;
            if (given.size() != params.size()) {
                throw Raise.typeError(
                        "Too %s arguments for %s; actual %s, expected %s",
                        given.size() > params.size() ? "many" : "few", Objects.reprText(ts, self), given.size(), params.size());
            }
            List<PyObject> out = new ArrayList<>();
            for (int i = 0; i < args.size(); i++) {
                one(ts, args.get(i), params, given, out);
            }
            return out.toArray(new PyObject[0]);
        } finally {
            Refs.decref(ts, items);
        }
    }

    private static void one(ThreadState ts, PyObject a, PyTuple params, PyTuple given, List<PyObject> out) {
        if (a instanceof PyType) {
            out.add(Refs.newRef(ts, a));
            return;
        }
        if (a instanceof PyTuple t) {
            List<PyObject> inner = new ArrayList<>();
            for (int i = 0; i < t.size(); i++) {
                one(ts, t.get(i), params, given, inner);
            }
            out.add(PyTuple.of(ts, inner.toArray(new PyObject[0])));
            return;
        }
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
        PyObject spread = Objects.lookupAttr(ts, r, UNPACKED);
        if (spread instanceof PyTuple t) {
            for (int i = 0; i < t.size(); i++) {
                out.add(Refs.newRef(ts, t.get(i)));
            }
            Refs.decref(ts, r);
        } else if (r instanceof PyTuple t && subst != null) {
            for (int i = 0; i < t.size(); i++) {
                out.add(Refs.newRef(ts, t.get(i)));
            }
            Refs.decref(ts, r);
        } else {
            out.add(r);
        }
        Refs.xdecref(ts, spread);
    }

    private static PyObject inner(ThreadState ts, PyObject a, PyTuple params, PyTuple given) {
        PyObject sub = Objects.lookupAttr(ts, a, PARAMETERS);
        try {
            if (!(sub instanceof PyTuple t) || t.size() == 0) {
                return Refs.newRef(ts, a);
            }
            PyObject[] mine = new PyObject[t.size()];
            for (int i = 0; i < mine.length; i++) {
                mine[i] = Refs.newRef(ts, given.get(indexOf(params, t.get(i))));
            }
            PyObject key = PyTuple.of(ts, mine);
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
