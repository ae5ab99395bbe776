// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _multibytecodec}. <p>Threads: stateless. */
@PyModule(name = "_multibytecodec")
public final class MultibytecodecModule {
    private MultibytecodecModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyMultibyteIncrementalEncoder.TYPE);
        m.addType(PyMultibyteIncrementalDecoder.TYPE);
        m.addType(PyMultibyteStreamReader.TYPE);
        m.addType(PyMultibyteStreamWriter.TYPE);
    }
}
