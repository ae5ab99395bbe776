// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.objects.types.CurrentModule;
import io.github.typhon.refcount.contract.Stolen;
import java.util.ArrayList;
import java.util.List;

/** {@code typing.TypeAliasType}: what a type statement makes; the value is computed when asked for. Owns all it names. */
@PyClass(name = "TypeAliasType", module = "typing", flags = {PyType.HAS_WEAKREF}, doc = "Type alias.")
public final class PyTypeAlias extends RefCounted implements io.github.typhon.objects.types.UnionFactory.Unionable {
    public static final PyType TYPE = PyType.builtin(new PyTypeAliasExposed());

    private final PyObject name;
    /** Null when there are none. */
    @Owned private final PyTuple params;
    @Owned private final PyObject compute;
    @Owned private volatile PyObject value;
    @Owned private final PyObject module;

    PyTypeAlias(ThreadState ts, PyObject name, @Stolen PyTuple params, @Stolen PyObject compute, @Stolen PyObject value) {
        super(ts);
        this.name = name;
        this.params = params;
        this.compute = compute;
        this.value = value;
        PyObject m = CurrentModule.name(ts);
        module = m == null ? PyNone.NONE : m;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private static PyObject keyword(PyObject have, String name, int position, PyObject value) {
        if (have != null) throw Raise.typeError("argument for typealias() given by name ('%s') and position (%s)", name, position);
        return value;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos > 2) throw Raise.typeError("typealias() takes exactly 2 positional arguments (%s given)", npos);
        PyObject name = npos > 0 ? args[0] : null;
        PyObject value = npos > 1 ? args[1] : null;
        PyObject params = null;
        for (int i = 0; i < nkw; i++) {
            switch (kwnames[i].toString()) {
                case "name" -> name = keyword(name, "name", 1, args[npos + i]);
                case "value" -> value = keyword(value, "value", 2, args[npos + i]);
                case "type_params" -> params = args[npos + i];
                default -> throw Raise.typeError("typealias() got an unexpected keyword argument '%s'", kwnames[i]);
            }
        }
        if (name == null || value == null) throw Raise.typeError("typealias() missing required argument '%s' (pos %s)", name == null ? "name" : "value", name == null ? 1 : 2);
        if (!(name instanceof PyUnicode)) throw Raise.typeError("typealias() argument 'name' must be str, not %s", Raise.given(name));
        if (params != null && !(params instanceof PyTuple)) throw Raise.typeError("type_params must be a tuple");
        boolean seenDefault = false;
        if (params instanceof PyTuple t) {
            for (PyObject p : t.items) {
                if (!(p instanceof TypeParam q)) throw Raise.typeError("Expected a type param, got %s", Objects.reprText(ts, p));
                if (q.hasDefault()) seenDefault = true;
                else if (seenDefault) throw Raise.typeError("non-default type parameter '%s' follows default type parameter", Objects.reprText(ts, p));
            }
        }
        PyTuple p = params instanceof PyTuple t && t.size() > 0 ? Refs.newRef(ts, t) : null;
        return new PyTypeAlias(ts, name, p, null, Refs.newRef(ts, value));
    }

    static PyObject tp_repr(ThreadState ts, PyTypeAlias self) {
        return self.name;
    }

    static PyObject tp_iter(ThreadState ts, PyTypeAlias self) {
        return TypingCalls.iterOfOne(ts, TypingCalls.unpack(ts, self));
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return io.github.typhon.objects.types.UnionFactory.or(ts, a, b);
    }

    static PyObject mp_subscript(ThreadState ts, PyTypeAlias self, PyObject key) {
        if (self.params == null) throw Raise.typeError("Only generic type aliases are subscriptable");
        return io.github.typhon.objects.types.GenericAliases.of(ts, self, key);
    }

    @PyGetter(value = "__name__", member = true)
    PyObject getName() {
        return name;
    }

    @PyGetter("__module__")
    PyObject getModule(ThreadState ts) {
        return Refs.newRef(ts, module);
    }

    @PyGetter("__type_params__")
    PyObject getTypeParams(ThreadState ts) {
        return params == null ? PyTuple.EMPTY : Refs.newRef(ts, (PyObject) params);
    }

    @PyGetter("__parameters__")
    PyObject getParameters(ThreadState ts) {
        if (params == null) return PyTuple.EMPTY;
        List<PyObject> out = new ArrayList<>();
        for (PyObject p : params.items) out.add(p instanceof PyTypeVarTuple ? TypingCalls.unpack(ts, p) : Refs.newRef(ts, p));
        return PyTuple.of(ts, out.toArray(new PyObject[0]));
    }

    @PyGetter("__value__")
    PyObject getValue(ThreadState ts) {
        PyObject v = value;
        if (v == null) value = v = TypeParam.evaluate(ts, compute);
        return Refs.newRef(ts, v);
    }

    @PyGetter("evaluate_value")
    PyObject getEvaluateValue(ThreadState ts) {
        return compute != null ? Refs.newRef(ts, compute) : new PyConstEvaluator(ts, Refs.newRef(ts, value));
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return name;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(params);
        v.visit(compute);
        v.visit(value);
        v.visit(module);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.xdecref(ts, (PyObject) params);
        Refs.xdecref(ts, compute);
        Refs.xdecref(ts, value);
        Refs.decref(ts, module);
    }
}
