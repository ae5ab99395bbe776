// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** What instructions make of type parameter syntax and type statements. Arguments borrowed. */
public final class TypeParams {
    private TypeParams() {}

    public static @Owned PyObject typeVar(PyThreadState ts, PyObject name, PyObject evaluateBound, PyObject evaluateConstraints) {
        return PyTypeVar.parameter(ts, name, evaluateBound, evaluateConstraints);
    }

    public static @Owned PyObject paramSpec(PyThreadState ts, PyObject name) {
        return new PyParamSpec(ts, name, PyNone.NONE, false, false, true, PyNoDefault.NO_DEFAULT);
    }

    public static @Owned PyObject typeVarTuple(PyThreadState ts, PyObject name) {
        return new PyTypeVarTuple(ts, name, PyNoDefault.NO_DEFAULT);
    }

    public static @Owned PyObject withDefault(PyThreadState ts, PyObject param, PyObject evaluate) {
        ((TypeParam) param).setEvaluateDefault(ts, Refs.newRef(ts, evaluate));
        return Refs.newRef(ts, param);
    }

    /** The base of a class with type parameters: Generic subscripted, TypeVarTuples unpacked. */
    public static @Owned PyObject genericOf(PyThreadState ts, PyObject params) {
        PyTuple t = (PyTuple) params;
        PyObject[] unpacked = new PyObject[t.size()];
        for (int i = 0; i < unpacked.length; i++) {
            PyObject p = t.get(i);
            unpacked[i] = p instanceof PyTypeVarTuple ? TypingCalls.unpack(ts, p) : Refs.newRef(ts, p);
        }
        PyObject args = PyTuple.of(ts, unpacked);
        try {
            return Objects.getItem(ts, PyGeneric.TYPE, args);
        } finally {
            Refs.decref(ts, args);
        }
    }

    /** A type alias of (name, type parameters or None, function). */
    public static @Owned PyObject alias(PyThreadState ts, PyTuple t) {
        PyTuple params = t.get(1) instanceof PyTuple p && p.size() > 0 ? Refs.newRef(ts, p) : null;
        return new PyTypeAlias(ts, t.get(0), params, Refs.newRef(ts, t.get(2)), null);
    }
}
