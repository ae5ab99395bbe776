// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** What a t-string gives: n + 1 strings around n interpolations. Immutable; owns both tuples. CPython: Objects/templateobject.c. */
@PyClass(name = "Template", module = "string.templatelib", doc = "Template object")
public final class PyTemplate extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTemplateExposed());

    private static final PyUnicode LIBRARY = PyUnicode.intern("string.templatelib");

    @Owned private final PyTuple strings;
    @Owned private final PyTuple interpolations;

    private PyTemplate(ThreadState ts, PyTuple strings, PyTuple interpolations) {
        super(ts);
        this.strings = strings;
        this.interpolations = interpolations;
        track(ts);
    }

    /** From tuples of strings and interpolations, borrowed. */
    public static @Owned PyObject build(ThreadState ts, PyObject strings, PyObject interpolations) {
        return new PyTemplate(ts, Refs.newRef(ts, (PyTuple) strings), Refs.newRef(ts, (PyTuple) interpolations));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Raise.typeError("Template.__new__ only accepts *args arguments");
        List<PyObject> strings = new ArrayList<>();
        List<PyObject> interpolations = new ArrayList<>();
        PyUnicode pending = null;
        for (PyObject a : args) {
            if (a instanceof PyUnicode u) {
                pending = pending == null ? u : pending.concat(u);
            } else if (a instanceof PyInterpolation) {
                strings.add(pending == null ? PyUnicode.EMPTY : pending);
                pending = null;
                interpolations.add(a);
            } else {
                throw Raise.typeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s", PyType.of(a).name());
            }
        }
        strings.add(pending == null ? PyUnicode.EMPTY : pending);
        return new PyTemplate(ts, tuple(ts, strings), tuple(ts, interpolations));
    }

    private static PyTuple tuple(ThreadState ts, List<PyObject> l) {
        return PyTuple.copyOf(ts, l.toArray(new PyObject[0]), 0, l.size());
    }

    static PyObject tp_iter(ThreadState ts, PyTemplate self) {
        List<PyObject> parts = new ArrayList<>();
        for (int i = 0; i < self.strings.size(); i++) {
            if (!((PyUnicode) self.strings.get(i)).isEmpty()) parts.add(self.strings.get(i));
            if (i < self.interpolations.size()) parts.add(self.interpolations.get(i));
        }
        PyTuple t = tuple(ts, parts);
        try {
            return Iterators.iter(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyTemplate self) {
        return PyUnicode.of("Template(strings=" + Objects.reprText(ts, self.strings) + ", interpolations=" + Objects.reprText(ts, self.interpolations) + ")");
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        if (!(a instanceof PyTemplate x) || !(b instanceof PyTemplate y)) {
            if (a instanceof PyTemplate && !(b instanceof PyTemplate)) {
                throw Raise.typeError("can only concatenate string.templatelib.Template (not \"%s\") to string.templatelib.Template", TypeMethods.fullName(ts, PyType.of(b)));
            }
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        List<PyObject> strings = new ArrayList<>();
        for (int i = 0; i < x.strings.size() - 1; i++) strings.add(x.strings.get(i));
        strings.add(((PyUnicode) x.strings.get(x.strings.size() - 1)).concat((PyUnicode) y.strings.get(0)));
        for (int i = 1; i < y.strings.size(); i++) strings.add(y.strings.get(i));
        List<PyObject> interpolations = new ArrayList<>(List.of(x.interpolations.items));
        interpolations.addAll(List.of(y.interpolations.items));
        return new PyTemplate(ts, tuple(ts, strings), tuple(ts, interpolations));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        PyObject load = Reflection.builtin(ts, "__import__");
        try {
            Refs.decref(ts, Calls.call1(ts, load, LIBRARY));
        } finally {
            Refs.decref(ts, load);
        }
        PyObject module = Reflection.module(ts, LIBRARY);
        try {
            PyObject make = Objects.getAttr(ts, module, "_template_unpickle");
            return PyTuple.of(ts, make, PyTuple.of(ts, Refs.newRef(ts, (PyObject) strings), Refs.newRef(ts, (PyObject) interpolations)));
        } finally {
            Refs.decref(ts, module);
        }
    }

    @PyClassMethod(value = "($type, item, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @PyGetter(value = "strings", member = true, doc = "Strings")
    PyObject getStrings(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) strings);
    }

    @PyGetter(value = "interpolations", member = true, doc = "Interpolations")
    PyObject getInterpolations(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) interpolations);
    }

    @PyGetter("values")
    PyObject getValues(ThreadState ts) {
        List<PyObject> out = new ArrayList<>();
        for (PyObject i : interpolations.items) out.add(((PyInterpolation) i).value());
        return tuple(ts, out);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(strings);
        v.visit(interpolations);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, (PyObject) strings);
        Refs.decref(ts, (PyObject) interpolations);
    }
}
