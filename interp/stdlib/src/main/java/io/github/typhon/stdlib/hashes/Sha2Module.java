// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/sha2module.c. */
@PyModule(name = "_sha2")
public final class Sha2Module {
    private Sha2Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("SHA224Type", PySha224.TYPE);
        m.add("SHA256Type", PySha256.TYPE);
        m.add("SHA384Type", PySha384.TYPE);
        m.add("SHA512Type", PySha512.TYPE);
        m.add("_GIL_MINSIZE", 2048);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new sha224 hash object, fed with the data.")
    static PyObject sha224(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PySha224.create(ts).begin(ts, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new sha256 hash object, fed with the data.")
    static PyObject sha256(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PySha256.create(ts).begin(ts, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new sha384 hash object, fed with the data.")
    static PyObject sha384(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PySha384.create(ts).begin(ts, data, string);
    }

    @PyFunction(value = "($module, /, data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)", textSignature = false,
            doc = "A new sha512 hash object, fed with the data.")
    static PyObject sha512(ThreadState ts, PyObject data, boolean usedforsecurity, PyObject string) {
        return PySha512.create(ts).begin(ts, data, string);
    }
}
