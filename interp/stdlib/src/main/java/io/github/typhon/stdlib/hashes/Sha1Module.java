// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/sha1module.c. */
@PyModule(name = "_sha1")
public final class Sha1Module {
    private Sha1Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("SHA1Type", PySha1.TYPE);
        m.add("_GIL_MINSIZE", 2048);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new sha1 hash object, fed with the data.")
    static PyObject sha1(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PySha1.create(ts).begin(ts, data, string);
    }
}
