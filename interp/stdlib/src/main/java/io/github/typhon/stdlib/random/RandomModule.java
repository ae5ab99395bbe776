// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.random;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/_randommodule.c. */
@PyModule(name = "_random", doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule {
    private RandomModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyRandom.TYPE);
    }
}
