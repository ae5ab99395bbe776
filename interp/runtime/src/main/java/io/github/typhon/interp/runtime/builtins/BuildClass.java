// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.eval.Interp;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.List;

/** The class statement: resolves bases and metaclass, runs the body in its namespace, calls the metaclass. CPython: builtin___build_class__. */
final class BuildClass {
    private BuildClass() {}

    static @Owned PyObject build(PyThreadState ts, PyObject func, PyObject name, PyObject[] given, PyObject kwds) {
        if (!(func instanceof PyFunction f)) {
            throw Raise.typeError("__build_class__: func must be a function");
        }
        if (PyUnicode.unwrapOrNull(name) == null) {
            throw Raise.typeError("__build_class__: name is not a string");
        }
        PyTuple orig = PyTuple.copyOf(ts, given, 0, given.length);
        PyTuple bases = null;
        PyObject mkw = kwds == null ? Containers.factory().newDict(ts) : Refs.newRef(ts, kwds);
        PyObject meta = null;
        PyObject ns = null;
        PyObject cell = null;
        try {
            bases = resolveBases(ts, given);
            boolean changed = bases.size() != given.length;
            for (int i = 0; !changed && i < given.length; i++) {
                changed = bases.get(i) != given[i];
            }
            meta = metaclass(ts, bases, mkw);
            ns = prepare(ts, meta, name, bases, mkw);
            cell = Interp.runClassBody(ts, f, ns);
            if (changed) {
                Objects.setItem(ts, ns, Names.__orig_bases__, orig);
            }
            PyObject cls = callMeta(ts, meta, name, bases, ns, mkw);
            checkCell(ts, cls, cell, name);
            return cls;
        } finally {
            Refs.decref(ts, orig);
            Refs.xdecref(ts, bases);
            Refs.decref(ts, mkw);
            Refs.xdecref(ts, meta);
            Refs.xdecref(ts, ns);
            Refs.xdecref(ts, cell);
        }
    }

    /** Replaces bases that are no types by what their {@code __mro_entries__} answers. */
    private static PyTuple resolveBases(PyThreadState ts, PyObject[] given) {
        List<PyObject> out = new ArrayList<>();
        PyTuple all = null;
        try {
            for (PyObject b : given) {
                PyObject f = b instanceof PyType ? null : Objects.lookupAttr(ts, b, Names.__mro_entries__);
                if (f == null) {
                    out.add(Refs.newRef(ts, b));
                    continue;
                }
                if (all == null) {
                    all = PyTuple.copyOf(ts, given, 0, given.length);
                }
                PyObject r;
                try {
                    r = Calls.call1(ts, f, all);
                } finally {
                    Refs.decref(ts, f);
                }
                if (!(r instanceof PyTuple t)) {
                    Refs.decref(ts, r);
                    throw Raise.typeError("__mro_entries__ must return a tuple");
                }
                for (int i = 0; i < t.size(); i++) {
                    out.add(Refs.newRef(ts, t.get(i)));
                }
                Refs.decref(ts, r);
            }
            return PyTuple.of(ts, out.toArray(new PyObject[0]));
        } catch (PyException e) {
            for (PyObject o : out) {
                Refs.decref(ts, o);
            }
            throw e;
        } finally {
            Refs.xdecref(ts, all);
        }
    }

    private static PyObject metaclass(PyThreadState ts, PyTuple bases, PyObject mkw) {
        PyObject meta = Containers.factory().dictPop(ts, mkw, Names.metaclass);
        if (meta == null) {
            meta = Refs.newRef(ts, bases.size() == 0 ? PyType.TYPE : PyType.of(bases.get(0)));
        }
        if (!(meta instanceof PyType winner)) {
            return meta;
        }
        for (int i = 0; i < bases.size(); i++) {
            PyType t = PyType.of(bases.get(i));
            if (winner.isSubtype(t)) {
                continue;
            }
            if (!t.isSubtype(winner)) {
                Refs.decref(ts, meta);
                throw Raise.typeError(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = t;
        }
        PyObject result = Refs.newRef(ts, (PyObject) winner);
        Refs.decref(ts, meta);
        return result;
    }

    private static PyObject prepare(PyThreadState ts, PyObject meta, PyObject name, PyTuple bases, PyObject mkw) {
        PyObject f = Objects.lookupAttr(ts, meta, Names.__prepare__);
        if (f == null) {
            return Containers.factory().newDict(ts);
        }
        PyObject ns;
        PyTuple args = PyTuple.of(ts, Refs.newRef(ts, name), Refs.newRef(ts, (PyObject) bases));
        try {
            ns = Calls.callDict(ts, f, args, mkw);
        } finally {
            Refs.decref(ts, args);
            Refs.decref(ts, f);
        }
        if (!Mappings.check(ns)) {
            PyType t = PyType.of(ns);
            Refs.decref(ts, ns);
            throw Raise.typeError(
                    "%s.__prepare__() must return a mapping, not %s", meta instanceof PyType m ? m.shortName() : "<metaclass>", t.name());
        }
        return ns;
    }

    private static PyObject callMeta(PyThreadState ts, PyObject meta, PyObject name, PyTuple bases, PyObject ns, PyObject mkw) {
        PyTuple args = PyTuple.of(ts, Refs.newRef(ts, name), Refs.newRef(ts, (PyObject) bases), Refs.newRef(ts, ns));
        try {
            return Calls.callDict(ts, meta, args, mkw);
        } finally {
            Refs.decref(ts, args);
        }
    }

    private static void checkCell(PyThreadState ts, PyObject cls, PyObject cell, PyObject name) {
        if (!(cls instanceof PyType) || !(cell instanceof PyCell c)) {
            return;
        }
        PyObject in = c.get(ts);
        if (in == cls) {
            Refs.decref(ts, in);
            return;
        }
        try {
            if (in == null) {
                throw Raise.runtimeError(
                        "__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?",
                        Objects.reprText(ts, name), Objects.reprText(ts, cls));
            }
            throw Raise.typeError("__class__ set to %s defining %s as %s", Objects.reprText(ts, in), Objects.reprText(ts, name), Objects.reprText(ts, cls));
        } finally {
            Refs.xdecref(ts, in);
            Refs.decref(ts, cls);
        }
    }
}
