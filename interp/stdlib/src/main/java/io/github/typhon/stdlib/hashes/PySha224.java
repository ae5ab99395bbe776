// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha2.SHA224Type}. */
@PyClass(name = "SHA224Type", module = "_sha2", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PySha224 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha224Exposed());

    PySha224(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha224", 64, 28);
    }

    static PySha224 create(ThreadState ts) {
        return new PySha224(ts, JavaDigest.of("SHA-224"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha224 with(ThreadState ts, HashEngine engine) {
        return new PySha224(ts, engine);
    }
}
