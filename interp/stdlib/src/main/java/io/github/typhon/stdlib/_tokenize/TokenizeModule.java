// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._tokenize;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _tokenize}. */
@PyModule(name = "_tokenize")
public final class TokenizeModule {
    private TokenizeModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(TokenizerIter.TYPE);
    }
}
