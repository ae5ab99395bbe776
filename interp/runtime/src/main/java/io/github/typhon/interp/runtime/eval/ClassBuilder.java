// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.ArgumentBinder;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.List;

/** The class statement: {@code builtins.__build_class__}. CPython: builtin___build_class__, update_bases (Python/bltinmodule.c). */
public final class ClassBuilder {
    private ClassBuilder() {}

    /** {@code __build_class__(func, name, /, *bases, [metaclass], **kwds)}; arguments borrowed. */
    public static @Owned PyObject build(PyThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos < 2) throw Raise.typeError("__build_class__: not enough arguments");
        if (!(args[0] instanceof PyFunction body)) throw Raise.typeError("__build_class__: func must be a function");
        if (!(args[1] instanceof PyUnicode name)) throw Raise.typeError("__build_class__: name is not a string");
        PyTuple written = PyTuple.copyOf(ts, args, 2, npos);
        PyTuple bases = null;
        PyDict kwds = null;
        PyObject meta = null;
        try {
            bases = resolve(ts, written);
            if (nkw > 0) {
                kwds = new PyDict(ts);
                for (int i = 0; i < nkw; i++) kwds.put(ts, kwnames[i], args[npos + i]);
                meta = kwds.remove(ts, Names.metaclass);
            }
            if (meta == null) meta = Refs.newRef(ts, (PyObject) (bases.size() == 0 ? PyType.TYPE : PyType.of(bases.get(0))));
            if (meta instanceof PyType t) {
                PyType winner = winner(t, bases);
                Refs.incref(ts, winner);
                Refs.decref(ts, meta);
                meta = winner;
            }
            return create(ts, body, name, written, bases, kwds, meta);
        } finally {
            Refs.decref(ts, written);
            Refs.xdecref(ts, bases);
            Refs.xdecref(ts, kwds);
            Refs.xdecref(ts, meta);
        }
    }

    private static PyType winner(PyType meta, PyTuple bases) {
        PyType winner = meta;
        for (PyObject b : bases.items) {
            PyType t = PyType.of(b);
            if (winner.isSubtype(t)) continue;
            if (t.isSubtype(winner)) {
                winner = t;
                continue;
            }
            throw Raise.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
        }
        return winner;
    }

    /** Replaces bases that are no classes by what their {@code __mro_entries__} say. Also {@code types.resolve_bases}. */
    private static @Owned PyTuple resolve(PyThreadState ts, PyTuple written) {
        List<PyObject> out = null;
        for (int i = 0; i < written.size(); i++) {
            PyObject b = written.get(i);
            PyObject m = b instanceof PyType ? null : Objects.lookupAttr(ts, b, Names.__mro_entries__);
            if (m == null) {
                if (out != null) out.add(Refs.newRef(ts, b));
                continue;
            }
            PyObject entries;
            try {
                entries = Calls.call1(ts, m, written);
            } finally {
                Refs.decref(ts, m);
            }
            if (!(entries instanceof PyTuple t)) {
                Refs.decref(ts, entries);
                throw Raise.typeError("__mro_entries__ must return a tuple");
            }
            if (out == null) {
                out = new ArrayList<>();
                for (int k = 0; k < i; k++) out.add(Refs.newRef(ts, written.get(k)));
            }
            for (PyObject e : t.items) out.add(Refs.newRef(ts, e));
            Refs.decref(ts, t);
        }
        return out == null ? Refs.newRef(ts, written) : PyTuple.of(ts, out.toArray(new PyObject[0]));
    }

    private static PyObject create(PyThreadState ts, PyFunction body, PyUnicode name, PyTuple written, PyTuple bases, PyDict kwds, PyObject meta) {
        PyObject ns = prepare(ts, name, bases, kwds, meta);
        PyObject cell = null;
        PyObject cls = null;
        try {
            Frame f = ArgumentBinder.newFrame(ts, Refs.newRef(ts, body));
            f.locals = Refs.newRef(ts, ns);
            cell = Interpreter.eval(ts, f, null);
            if (bases != written) Objects.setItem(ts, ns, Names.__orig_bases__, written);
            cls = callMeta(ts, meta, new PyObject[] {name, bases, ns}, kwds);
            if (cls instanceof PyType && cell instanceof PyCell c) checkCell(ts, c, name, cls);
            return cls;
        } catch (Throwable t) {
            Refs.xdecref(ts, cls);
            throw t;
        } finally {
            Refs.decref(ts, ns);
            Refs.xdecref(ts, cell);
        }
    }

    private static PyObject prepare(PyThreadState ts, PyUnicode name, PyTuple bases, PyDict kwds, PyObject meta) {
        PyObject m = Objects.lookupAttr(ts, meta, Names.__prepare__);
        if (m == null) return new PyDict(ts);
        PyObject ns;
        try {
            ns = callMeta(ts, m, new PyObject[] {name, bases}, kwds);
        } finally {
            Refs.decref(ts, m);
        }
        if (!Mappings.check(ns)) {
            PyType t = PyType.of(ns);
            Refs.decref(ts, ns);
            throw Raise.typeError("%s.__prepare__() must return a mapping, not %s", meta instanceof PyType k ? k.name() : "<metaclass>", t.name());
        }
        return ns;
    }

    private static PyObject callMeta(PyThreadState ts, PyObject f, PyObject[] positional, PyDict kwds) {
        if (kwds == null || kwds.size() == 0) return Calls.call(ts, f, positional, null);
        PyTuple args = PyTuple.copyOf(ts, positional, 0, positional.length);
        try {
            return Calls.callDict(ts, f, args, kwds);
        } finally {
            Refs.decref(ts, args);
        }
    }

    private static void checkCell(PyThreadState ts, PyCell cell, PyUnicode name, PyObject cls) {
        PyObject in = cell.get(ts);
        Refs.xdecref(ts, in);
        if (in == cls) return;
        String shown = Objects.reprText(ts, name);
        if (in == null) {
            throw Raise.runtimeError("__class__ not set defining %s as %s. Was __classcell__ propagated to type.__new__?", shown, Objects.reprText(ts, cls));
        }
        throw Raise.typeError("__class__ set to %s defining %s as %s", Objects.reprText(ts, in), shown, Objects.reprText(ts, cls));
    }
}
