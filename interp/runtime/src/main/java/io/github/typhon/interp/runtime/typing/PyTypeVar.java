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
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.contract.Stolen;

/** {@code typing.TypeVar}. See {@link TypeParam}. CPython: Objects/typevarobject.c. */
@PyClass(name = "TypeVar", module = "typing", flags = {PyType.SELF_TYPED, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Type variable.")
public final class PyTypeVar extends TypeParam {
    public static final PyType TYPE = PyType.builtin(new PyTypeVarExposed());

    /** None or the bound; null while only its function is known. Constraints likewise. */
    @Owned private volatile PyObject bound;
    @Owned private final PyObject evaluateBound;
    @Owned private volatile PyObject constraints;
    @Owned private final PyObject evaluateConstraints;
    private final boolean covariant;
    private final boolean contravariant;
    private final boolean inferVariance;

    private PyTypeVar(ThreadState ts, PyObject name, @Stolen PyObject bound, @Stolen PyObject evaluateBound, @Stolen PyObject constraints,
            @Stolen PyObject evaluateConstraints, boolean covariant, boolean contravariant, boolean inferVariance, @Stolen PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
        this.bound = bound;
        this.evaluateBound = evaluateBound;
        this.constraints = constraints;
        this.evaluateConstraints = evaluateConstraints;
        this.covariant = covariant;
        this.contravariant = contravariant;
        this.inferVariance = inferVariance;
    }

    /** A type parameter as written in brackets; the functions are borrowed, null if absent. */
    static PyTypeVar parameter(ThreadState ts, PyObject name, PyObject evaluateBound, PyObject evaluateConstraints) {
        PyTypeVar v = new PyTypeVar(ts, name, evaluateBound == null ? PyNone.NONE : null, Refs.xnewRef(ts, evaluateBound),
                evaluateConstraints == null ? PyTuple.EMPTY : null, Refs.xnewRef(ts, evaluateConstraints), false, false, true, PyNoDefault.NO_DEFAULT);
        v.setCallerModule(ts);
        return v;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        PyObject name = npos > 0 ? args[0] : null;
        PyObject bound = null;
        PyObject dflt = PyNoDefault.NO_DEFAULT;
        boolean co = false;
        boolean contra = false;
        boolean infer = false;
        for (int i = 0; i < nkw; i++) {
            PyObject v = args[npos + i];
            switch (kwnames[i].toString()) {
                case "name" -> name = v;
                case "bound" -> bound = v == PyNone.NONE ? null : v;
                case "default" -> dflt = v;
                case "covariant" -> co = TypingCalls.flag(ts, v);
                case "contravariant" -> contra = TypingCalls.flag(ts, v);
                case "infer_variance" -> infer = TypingCalls.flag(ts, v);
                default -> throw Raise.typeError("typevar() got an unexpected keyword argument '%s'", kwnames[i]);
            }
        }
        if (!(name instanceof PyUnicode)) {
            throw name == null ? Raise.typeError("typevar() missing required argument 'name' (pos 1)")
                    : Raise.typeError("typevar() argument 'name' must be str, not %s", Raise.given(name));
        }
        if (co && contra) throw Raise.valueError("Bivariant types are not supported.");
        if (infer && (co || contra)) throw Raise.valueError("Variance cannot be specified with infer_variance.");
        int n = Math.max(0, npos - 1);
        if (n == 1) throw Raise.typeError("A single constraint is not allowed");
        if (n > 0 && bound != null) throw Raise.typeError("Constraints cannot be combined with bound=...");
        PyObject b = bound == null ? PyNone.NONE : TypingCalls.typeCheck(ts, bound, "Bound must be a type.");
        PyTypeVar v = new PyTypeVar(ts, name, b, null, n == 0 ? PyTuple.EMPTY : PyTuple.copyOf(ts, args, 1, npos), null, co, contra, infer,
                Refs.newRef(ts, dflt));
        v.setCallerModule(ts);
        return v;
    }

    @PyGetter("__bound__")
    PyObject getBound(ThreadState ts) {
        PyObject b = bound;
        if (b == null) bound = b = evaluate(ts, evaluateBound);
        return Refs.newRef(ts, b);
    }

    @PyGetter("evaluate_bound")
    PyObject getEvaluateBound(ThreadState ts) {
        if (evaluateBound != null) return Refs.newRef(ts, evaluateBound);
        return bound == PyNone.NONE ? bound : new PyConstEvaluator(ts, Refs.newRef(ts, bound));
    }

    @PyGetter("__constraints__")
    PyObject getConstraints(ThreadState ts) {
        PyObject c = constraints;
        if (c == null) constraints = c = evaluate(ts, evaluateConstraints);
        return Refs.newRef(ts, c);
    }

    @PyGetter("evaluate_constraints")
    PyObject getEvaluateConstraints(ThreadState ts) {
        if (evaluateConstraints != null) return Refs.newRef(ts, evaluateConstraints);
        return constraints == PyTuple.EMPTY ? PyNone.NONE : new PyConstEvaluator(ts, Refs.newRef(ts, constraints));
    }

    @PyMethod(value = "($self, arg, /)", name = "__typing_subst__")
    PyObject subst(ThreadState ts, PyObject arg) {
        return TypingCalls.call(ts, "_typevar_subst", this, arg);
    }

    @PyMethod(value = "($self, alias, args, /)", name = "__typing_prepare_subst__")
    PyObject prepareSubst(ThreadState ts, PyObject alias, PyObject args) {
        return TypingCalls.prepareSubst(ts, this, alias, args);
    }

    @PyGetter(value = "__covariant__", member = true)
    boolean getCovariant() {
        return covariant;
    }

    @PyGetter(value = "__contravariant__", member = true)
    boolean getContravariant() {
        return contravariant;
    }

    @PyGetter(value = "__infer_variance__", member = true)
    boolean getInferVariance() {
        return inferVariance;
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return TypingCalls.union(ts, a, b);
    }

    static PyObject tp_repr(ThreadState ts, PyTypeVar self) {
        String prefix = self.inferVariance ? "" : self.covariant ? "+" : self.contravariant ? "-" : "~";
        return PyUnicode.of(prefix + self.name);
    }

    @PyGetter(value = "__name__", member = true)
    PyObject getName() {
        return name;
    }

    @PyGetter("__default__")
    PyObject getDefault(ThreadState ts) {
        return defaultValue(ts);
    }

    @PyGetter("evaluate_default")
    PyObject getEvaluateDefault(ThreadState ts) {
        return defaultEvaluator(ts);
    }

    @PyMethod("($self, /)")
    boolean has_default() {
        return hasDefault();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce() {
        return name;
    }

    @PyMethod(value = "($self, bases, /)", name = "__mro_entries__")
    PyObject mroEntries(PyObject bases) {
        throw Raise.typeError("Cannot subclass an instance of TypeVar");
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        v.visit(bound);
        v.visit(evaluateBound);
        v.visit(constraints);
        v.visit(evaluateConstraints);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.xdecref(ts, bound);
        Refs.xdecref(ts, evaluateBound);
        Refs.xdecref(ts, constraints);
        Refs.xdecref(ts, evaluateConstraints);
    }
}
