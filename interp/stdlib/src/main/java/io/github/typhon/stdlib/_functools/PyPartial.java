// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._functools;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** functools.partial. <p>Ownership: {@code parts} = function, argument tuple, keyword dict; exchanged only by {@code __setstate__}. */
@PyClass(name = "partial", signature = "(func, /, *args, **keywords)", module = "functools", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF},
        doc = "Create a new function with partial application of the given arguments and keywords.")
public class PyPartial extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPartialExposed());

    @Owned private final PyObject[] parts;

    public PyPartial(ThreadState ts, @Stolen PyObject function, @Stolen PyTuple args, @Stolen PyDict keywords) {
        super(ts);
        parts = new PyObject[] {function, args, keywords};
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : parts) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        for (int i = 0; i < 3; i++) {
            HeldRef.drop(ts, parts, i);
        }
    }

    private PyTuple args() {
        return (PyTuple) RefSlots.getAcquire(parts, 1);
    }

    private PyDict keywords() {
        return (PyDict) RefSlots.getAcquire(parts, 2);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos < 1) {
            throw Raise.typeError("type 'partial' takes at least one argument");
        }
        PyObject f = args[0];
        if (!Objects.isCallable(f)) {
            throw Raise.typeError("the first argument must be callable");
        }
        if (npos > 1 && args[npos - 1] == PyPlaceholder.PLACEHOLDER) {
            throw Raise.typeError("trailing Placeholders are not allowed");
        }
        for (int i = 0; i < nkw; i++) {
            if (args[npos + i] == PyPlaceholder.PLACEHOLDER) {
                throw Raise.typeError("Placeholder cannot be passed as a keyword argument");
            }
        }
        PyPartial inner = f instanceof PyPartial p && calledAsPartial(p) && p instanceof Attributed a && a.shape() == PyType.of(p).initialShape() ? p : null;
        PyDict kw = inner == null ? new PyDict(ts) : inner.keywords().copy(ts);
        for (int i = 0; i < nkw; i++) {
            kw.put(ts, kwnames[i], args[npos + i]);
        }
        PyObject[] bound = java.util.Arrays.copyOfRange(args, 1, npos);
        PyObject[] all = inner == null ? bound : fill(inner.args().items, bound, false);
        PyTuple t = PyTuple.copyOf(ts, all, 0, all.length);
        return new PyPartialSub(ts, type, Refs.newRef(ts, inner == null ? f : inner.parts[0]), t, kw);
    }

    private static boolean calledAsPartial(PyPartial p) {
        PyType t = PyType.of(p);
        return t == TYPE || t.lookupBorrowed(Names.__call__) == TYPE.lookupBorrowed(Names.__call__);
    }

    /** Puts positional arguments into the places held for them, the rest behind. */
    private static PyObject[] fill(PyObject[] held, PyObject[] given, boolean call) {
        int places = 0;
        for (PyObject o : held) {
            places += o == PyPlaceholder.PLACEHOLDER ? 1 : 0;
        }
        if (call && given.length < places) {
            throw Raise.typeError("missing positional arguments in 'partial' call; expected at least %d, got %d", places, given.length);
        }
        int used = Math.min(places, given.length);
        PyObject[] out = new PyObject[held.length + given.length - used];
        int g = 0;
        for (int i = 0; i < held.length; i++) {
            out[i] = held[i] == PyPlaceholder.PLACEHOLDER && g < used ? given[g++] : held[i];
        }
        System.arraycopy(given, used, out, held.length, given.length - used);
        return out;
    }

    static PyObject tp_call(ThreadState ts, PyPartial self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject f = HeldRef.fetch(ts, self.parts, 0);
        PyTuple held = (PyTuple) HeldRef.fetch(ts, self.parts, 1);
        PyDict kw = (PyDict) HeldRef.fetch(ts, self.parts, 2);
        try {
            int nkw = kwnames == null ? 0 : kwnames.length;
            if (nkw == 0 && kw.size() == 0) {
                return Calls.call(ts, f, fill(held.items, args, true), null);
            }
            PyObject[] pos = fill(held.items, java.util.Arrays.copyOf(args, args.length - nkw), true);
            PyDict all = kw.copy(ts);
            PyTuple t = null;
            try {
                for (int i = 0; i < nkw; i++) {
                    all.put(ts, kwnames[i], args[args.length - nkw + i]);
                }
                t = PyTuple.copyOf(ts, pos, 0, pos.length);
                return Calls.callDict(ts, f, t, all);
            } finally {
                Refs.decref(ts, all);
                Refs.xdecref(ts, (PyObject) t);
            }
        } finally {
            Refs.decref(ts, f);
            Refs.decref(ts, held);
            Refs.decref(ts, kw);
        }
    }

    static PyObject tp_descr_get(ThreadState ts, PyPartial self, PyObject obj, PyObject type) {
        return obj == null || obj == PyNone.NONE ? Refs.newRef(ts, self) : new PyMethod(ts, self, obj);
    }

    static PyObject tp_repr(ThreadState ts, PyPartial self) {
        PyType t = PyType.of(self);
        String name = t == TYPE ? "functools.partial" : modulePrefix(ts, t) + t.qualname();
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("...");
        }
        try {
            StringBuilder b = new StringBuilder(name).append('(').append(Objects.reprText(ts, self.parts[0]));
            for (PyObject o : self.args().items) {
                b.append(", ").append(Objects.reprText(ts, o));
            }
            PyDict.Cursor c = new PyDict.Cursor();
            while (self.keywords().next(ts, c)) {
                try {
                    b.append(", ").append(Objects.strText(ts, c.key)).append('=').append(Objects.reprText(ts, c.value));
                } finally {
                    Refs.decref(ts, c.key);
                    Refs.decref(ts, c.value);
                }
            }
            return PyUnicode.of(b.append(')').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    private static String modulePrefix(ThreadState ts, PyType t) {
        PyObject m = Objects.getAttr(ts, t, "__module__");
        try {
            return Objects.strText(ts, m) + ".";
        } finally {
            Refs.decref(ts, m);
        }
    }

    @PyGetter(value = "func", member = true, doc = "function object to use in future partial calls")
    PyObject func(ThreadState ts) {
        return HeldRef.fetch(ts, parts, 0);
    }

    @PyGetter(value = "args", member = true, doc = "tuple of arguments to future partial calls")
    PyObject getArgs(ThreadState ts) {
        return HeldRef.fetch(ts, parts, 1);
    }

    @PyGetter(value = "keywords", member = true, doc = "dictionary of keyword arguments to future partial calls")
    PyObject getKeywords(ThreadState ts) {
        return HeldRef.fetch(ts, parts, 2);
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("cannot delete __dict__");
        }
        InlineValues.assignDict(ts, (Attributed) this, value);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        Attributed a = (Attributed) this;
        PyObject d = a.shape() == PyType.of(this).initialShape() ? PyNone.NONE : InlineValues.dict(ts, a);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.of(ts, func(ts)),
                PyTuple.of(ts, func(ts), getArgs(ts), getKeywords(ts), d));
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, state, /)", name = "__setstate__")
    void setState(ThreadState ts, PyObject state) {
        if (!(state instanceof PyTuple s) || s.size() != 4 || !Objects.isCallable(s.get(0)) || !(s.get(1) instanceof PyTuple)
                || s.get(2) != PyNone.NONE && !(s.get(2) instanceof PyDict) || s.get(3) != PyNone.NONE && !(s.get(3) instanceof PyDict)) {
            throw Raise.typeError("invalid partial state");
        }
        PyTuple args = (PyTuple) Sequences.tuple(ts, s.get(1));
        if (args.size() > 0 && args.get(args.size() - 1) == PyPlaceholder.PLACEHOLDER) {
            Refs.decref(ts, args);
            throw Raise.typeError("trailing Placeholders are not allowed");
        }
        PyDict kw = s.get(2) == PyNone.NONE ? new PyDict(ts) : s.get(2).getClass() == PyDict.class ? Refs.newRef(ts, (PyDict) s.get(2)) : ((PyDict) s.get(2)).copy(ts);
        Refs.xdecref(ts, RefSlots.getAndSet(parts, 0, Refs.newRef(ts, s.get(0))));
        Refs.xdecref(ts, RefSlots.getAndSet(parts, 1, args));
        Refs.xdecref(ts, RefSlots.getAndSet(parts, 2, kw));
        InlineValues.assignDict(ts, (Attributed) this, s.get(3) == PyNone.NONE ? null : s.get(3));
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
