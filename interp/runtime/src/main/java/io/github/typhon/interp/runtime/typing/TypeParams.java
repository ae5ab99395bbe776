// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
public final class TypeParams {
    public static PyObject typeVar(PyThreadState ts, PyObject name, PyObject bound, PyObject constraints) { throw Raise.notImplemented("TypeVar"); }
    public static PyObject paramSpec(PyThreadState ts, PyObject name) { throw Raise.notImplemented("ParamSpec"); }
    public static PyObject typeVarTuple(PyThreadState ts, PyObject name) { throw Raise.notImplemented("TypeVarTuple"); }
    public static PyObject genericOf(PyThreadState ts, PyObject t) { throw Raise.notImplemented("Generic"); }
    public static PyObject alias(PyThreadState ts, PyTuple t) { throw Raise.notImplemented("TypeAliasType"); }
    public static PyObject withDefault(PyThreadState ts, PyObject p, PyObject f) { throw Raise.notImplemented("default"); }
}
