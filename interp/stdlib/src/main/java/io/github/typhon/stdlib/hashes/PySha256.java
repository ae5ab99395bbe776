// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha2.SHA256Type}. */
@PyClass(name = "SHA256Type", module = "_sha2", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PySha256 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha256Exposed());

    PySha256(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha256", 64, 32);
    }

    static PySha256 create(ThreadState ts) {
        return new PySha256(ts, JavaDigest.of("SHA-256"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha256 with(ThreadState ts, HashEngine engine) {
        return new PySha256(ts, engine);
    }
}
