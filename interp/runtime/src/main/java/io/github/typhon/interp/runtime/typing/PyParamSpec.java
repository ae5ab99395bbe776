// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.refcount.contract.Stolen;

/** {@code typing.ParamSpec}. See {@link TypeParam}. */
@PyClass(name = "ParamSpec", module = "typing", flags = {PyType.SELF_TYPED, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Parameter specification variable.")
public final class PyParamSpec extends TypeParam {
    public static final PyType TYPE = PyType.builtin(new PyParamSpecExposed());

    @Owned private final PyObject bound;
    private final boolean covariant;
    private final boolean contravariant;
    private final boolean inferVariance;

    PyParamSpec(ThreadState ts, PyObject name, @Stolen PyObject bound, boolean covariant, boolean contravariant, boolean inferVariance, @Stolen PyObject defaultValue) {
        super(ts, TYPE, name, defaultValue);
        this.bound = bound;
        this.covariant = covariant;
        this.contravariant = contravariant;
        this.inferVariance = inferVariance;
        setCallerModule(ts);
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
                default -> throw Raise.typeError("paramspec() got an unexpected keyword argument '%s'", kwnames[i]);
            }
        }
        if (!(name instanceof PyUnicode)) throw Raise.typeError("paramspec() missing required argument 'name' (pos 1)");
        if (co && contra) throw Raise.valueError("Bivariant types are not supported.");
        if (infer && (co || contra)) throw Raise.valueError("Variance cannot be specified with infer_variance.");
        PyObject b = bound == null ? PyNone.NONE : TypingCalls.typeCheck(ts, bound, "Bound must be a type.");
        return new PyParamSpec(ts, name, b, co, contra, infer, Refs.newRef(ts, dflt));
    }

    @PyGetter(value = "__bound__", member = true)
    PyObject getBound(ThreadState ts) {
        return Refs.newRef(ts, bound);
    }

    @PyGetter("args")
    PyObject getArgs(ThreadState ts) {
        return new PyParamSpecArgs(ts, this);
    }

    @PyGetter("kwargs")
    PyObject getKwargs(ThreadState ts) {
        return new PyParamSpecKwargs(ts, this);
    }

    @PyMethod(value = "($self, arg, /)", name = "__typing_subst__")
    PyObject subst(ThreadState ts, PyObject arg) {
        return TypingCalls.call(ts, "_paramspec_subst", this, arg);
    }

    @PyMethod(value = "($self, alias, args, /)", name = "__typing_prepare_subst__")
    PyObject prepareSubst(ThreadState ts, PyObject alias, PyObject args) {
        return TypingCalls.call(ts, "_paramspec_prepare_subst", this, alias, args);
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

    static PyObject tp_repr(ThreadState ts, PyParamSpec self) {
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
        throw Raise.typeError("Cannot subclass an instance of ParamSpec");
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        v.visit(bound);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, bound);
    }
}
