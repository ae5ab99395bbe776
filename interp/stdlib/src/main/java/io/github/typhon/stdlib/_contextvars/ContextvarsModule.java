// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _contextvars}. */
@PyModule(name = "_contextvars", doc = "Context Variables")
public final class ContextvarsModule {
    private ContextvarsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyContext.TYPE);
        m.addType(ContextVar.TYPE);
        m.addType(Token.TYPE);
    }

    @PyFunction(value = "($module, /)", name = "copy_context")
    static PyObject copyContext(ThreadState ts) {
        return PyContext.copyOfCurrent(ts);
    }
}
