// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** One replacement field of a t-string. Immutable; owns its parts. CPython: Objects/interpolationobject.c. */
@PyClass(name = "Interpolation", module = "string.templatelib", doc = "Interpolation object")
public final class PyInterpolation extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyInterpolationExposed());

    @Owned private final PyObject value;
    @Owned private final PyObject expression;
    @Owned private final PyObject conversion;
    @Owned private final PyObject spec;

    /** All borrowed; conversion is None, 's', 'r' or 'a'. */
    public PyInterpolation(ThreadState ts, PyObject value, PyObject expression, PyObject conversion, PyObject spec) {
        super(ts);
        this.value = Refs.newRef(ts, value);
        this.expression = Refs.newRef(ts, expression);
        this.conversion = Refs.newRef(ts, conversion);
        this.spec = Refs.newRef(ts, spec);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    PyObject value() {
        return value;
    }

    static void fill(PyType type, NameTable dict) {
        dict.put(PyUnicode.intern("__match_args__"), PyTuple.ofImmortals(PyUnicode.intern("value"), PyUnicode.intern("expression"),
                PyUnicode.intern("conversion"), PyUnicode.intern("format_spec")));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("Interpolation", 1, args, kwnames, "value", "expression", "conversion", "format_spec");
        PyObject conversion = a[2] == null ? PyNone.NONE : a[2];
        if (conversion != PyNone.NONE) {
            if (!(conversion instanceof PyUnicode c)) {
                throw Raise.typeError("Interpolation() argument 'conversion' must be str, not %s", PyType.of(conversion).name());
            }
            if (!c.equalsText("s") && !c.equalsText("r") && !c.equalsText("a")) {
                throw Raise.valueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
            }
        }
        return new PyInterpolation(ts, a[0], a[1] == null ? PyUnicode.EMPTY : a[1], conversion, a[3] == null ? PyUnicode.EMPTY : a[3]);
    }

    static PyObject tp_repr(ThreadState ts, PyInterpolation self) {
        return PyUnicode.of("Interpolation(" + Objects.reprText(ts, self.value) + ", " + Objects.reprText(ts, self.expression) + ", "
                + Objects.reprText(ts, self.conversion) + ", " + Objects.reprText(ts, self.spec) + ")");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, (PyObject) TYPE, PyTuple.of(ts, Refs.newRef(ts, value), Refs.newRef(ts, expression), Refs.newRef(ts, conversion), Refs.newRef(ts, spec)));
    }

    @PyClassMethod(value = "($type, item, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @PyGetter(value = "value", member = true, doc = "Value")
    PyObject getValue(ThreadState ts) {
        return Refs.newRef(ts, value);
    }

    @PyGetter(value = "expression", member = true, doc = "Expression")
    PyObject getExpression(ThreadState ts) {
        return Refs.newRef(ts, expression);
    }

    @PyGetter(value = "conversion", member = true, doc = "Conversion")
    PyObject getConversion(ThreadState ts) {
        return Refs.newRef(ts, conversion);
    }

    @PyGetter(value = "format_spec", member = true, doc = "Format specifier")
    PyObject getSpec(ThreadState ts) {
        return Refs.newRef(ts, spec);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(value);
        v.visit(expression);
        v.visit(conversion);
        v.visit(spec);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, value);
        Refs.decref(ts, expression);
        Refs.decref(ts, conversion);
        Refs.decref(ts, spec);
    }
}
