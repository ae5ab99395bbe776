// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/md5module.c. */
@PyModule(name = "_md5")
public final class Md5Module {
    private Md5Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("MD5Type", PyMd5.TYPE);
        m.add("_GIL_MINSIZE", 2048);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new md5 hash object, fed with the data.")
    static PyObject md5(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PyMd5.create(ts).begin(ts, data, string);
    }
}
