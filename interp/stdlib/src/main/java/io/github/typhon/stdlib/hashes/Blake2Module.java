// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython: Modules/blake2module.c. */
@PyModule(name = "_blake2")
public final class Blake2Module {
    private Blake2Module() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyBlake2b.TYPE);
        m.addType(PyBlake2s.TYPE);
        for (String[] v : new String[][] {{"BLAKE2B", "64"}, {"BLAKE2S", "32"}}) {
            int size = Integer.parseInt(v[1]);
            m.add(v[0] + "_SALT_SIZE", size / 4);
            m.add(v[0] + "_PERSON_SIZE", size / 4);
            m.add(v[0] + "_MAX_KEY_SIZE", size);
            m.add(v[0] + "_MAX_DIGEST_SIZE", size);
        }
        m.add("_GIL_MINSIZE", 2048);
    }
}
