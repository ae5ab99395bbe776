// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.typing;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.types.PyUnion;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The native half of typing. CPython: Modules/_typingmodule.c. */
@PyModule(name = "_typing", doc = "Primitives and accelerators for the typing module.\n")
public final class TypingModule {
    private TypingModule() {}

    @PyFunction("($module, x, /)")
    static PyObject _idfunc(ThreadState ts, PyObject x) {
        return Refs.newRef(ts, x);
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyTypeVar.TYPE);
        m.addType(PyParamSpec.TYPE);
        m.addType(PyTypeVarTuple.TYPE);
        m.addType(PyParamSpecArgs.TYPE);
        m.addType(PyParamSpecKwargs.TYPE);
        m.addType(PyTypeAlias.TYPE);
        m.addType(PyGeneric.TYPE);
        m.add("Union", PyUnion.TYPE);
        m.add("NoDefault", PyNoDefault.NO_DEFAULT);
    }
}
