// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _bz2}. */
@PyModule(name = "_bz2")
public final class Bz2Module {
    private Bz2Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyBZ2Compressor.TYPE);
        m.addType(PyBZ2Decompressor.TYPE);
    }
}
