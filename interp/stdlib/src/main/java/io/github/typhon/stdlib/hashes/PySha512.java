// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha2.SHA512Type}. */
@PyClass(name = "SHA512Type", module = "_sha2", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PySha512 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha512Exposed());

    PySha512(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha512", 128, 64);
    }

    static PySha512 create(ThreadState ts) {
        return new PySha512(ts, JavaDigest.of("SHA-512"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha512 with(ThreadState ts, HashEngine engine) {
        return new PySha512(ts, engine);
    }
}
