// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/sha3module.c. */
@PyModule(name = "_sha3")
public final class Sha3Module {
    private Sha3Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PySha3Of224.TYPE);
        m.addType(PySha3Of256.TYPE);
        m.addType(PySha3Of384.TYPE);
        m.addType(PySha3Of512.TYPE);
        m.addType(PyShake128.TYPE);
        m.addType(PyShake256.TYPE);
        m.add("implementation", "Typhon");
        m.add("_GIL_MINSIZE", 2048);
    }
}
