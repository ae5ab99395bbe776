// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.types.CurrentModule;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.VarHandle;

/**
 * What TypeVar, ParamSpec and TypeVarTuple share: a name and a default, lazily computed for those written as type parameters.
 * <p>Threads: any; a lazy value may be computed twice, one result is kept. Ownership: owns all it names.
 */
abstract class TypeParam extends RefCounted implements Attributed {

    final PyObject name;
    /** The value, or null while only {@code evaluateDefault} is known. */
    @Owned private volatile PyObject defaultValue;
    @Owned private volatile PyObject evaluateDefault;
    private Shape shape;
    private PyObject[] values = InlineValues.NO_VALUES;

    TypeParam(ThreadState ts, PyType type, PyObject name, @Stolen PyObject defaultValue) {
        super(ts);
        shape = type.initialShape();
        this.name = name;
        this.defaultValue = defaultValue;
        track(ts);
    }

    /** Records the module of the caller, for parameters made by calls. */
    final void setCallerModule(ThreadState ts) {
        PyObject m = CurrentModule.name(ts);
        InlineValues.set(ts, this, Names.__module__, m == null ? PyNone.NONE : m);
        Refs.xdecref(ts, m);
    }

    static @Owned PyObject evaluate(ThreadState ts, PyObject f) {
        return Calls.call1(ts, f, PyLong.of(1));
    }

    final @Owned PyObject defaultValue(ThreadState ts) {
        PyObject d = defaultValue;
        if (d == null) {
            d = evaluate(ts, evaluateDefault);
            defaultValue = d;
        }
        return Refs.newRef(ts, d);
    }

    final void setEvaluateDefault(ThreadState ts, @Stolen PyObject f) {
        evaluateDefault = f;
        defaultValue = null;
    }

    final boolean hasDefault() {
        return defaultValue != PyNoDefault.NO_DEFAULT;
    }

    final @Owned PyObject defaultEvaluator(ThreadState ts) {
        if (evaluateDefault != null) return Refs.newRef(ts, evaluateDefault);
        return hasDefault() ? new PyConstEvaluator(ts, Refs.newRef(ts, defaultValue)) : PyNone.NONE;
    }

    @Override
    public final Shape shape() {
        Shape v = shape;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setShapeRelease(Shape s) {
        VarHandle.releaseFence();
        shape = s;
    }

    @Override
    public final PyObject[] values() {
        PyObject[] v = values;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public final void setValuesRelease(PyObject[] v) {
        VarHandle.releaseFence();
        values = v;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(defaultValue);
        v.visit(evaluateDefault);
        for (PyObject x : values()) if (x != null && x != InlineValues.MOVED) v.visit(x);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject d = defaultValue;
        PyObject e = evaluateDefault;
        defaultValue = PyNoDefault.NO_DEFAULT;
        evaluateDefault = null;
        InlineValues.clear(ts, this);
        Refs.xdecref(ts, d);
        Refs.xdecref(ts, e);
    }
}
