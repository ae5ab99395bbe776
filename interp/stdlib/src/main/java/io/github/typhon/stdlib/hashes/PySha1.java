// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha1.sha1}. */
@PyClass(name = "sha1", module = "_sha1", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PySha1 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha1Exposed());

    PySha1(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha1", 64, 20);
    }

    static PySha1 create(ThreadState ts) {
        return new PySha1(ts, JavaDigest.of("SHA-1"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha1 with(ThreadState ts, HashEngine engine) {
        return new PySha1(ts, engine);
    }
}
