// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha2.SHA384Type}. */
@PyClass(name = "SHA384Type", module = "_sha2", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PySha384 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha384Exposed());

    PySha384(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha384", 128, 48);
    }

    static PySha384 create(ThreadState ts) {
        return new PySha384(ts, JavaDigest.of("SHA-384"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha384 with(ThreadState ts, HashEngine engine) {
        return new PySha384(ts, engine);
    }
}
