// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _md5.md5}. */
@PyClass(name = "md5", module = "_md5", flags = PyType.DISALLOW_INSTANTIATION, methods = HashMethods.class)
final class PyMd5 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PyMd5Exposed());

    PyMd5(ThreadState ts, HashEngine engine) {
        super(ts, engine, "md5", 64, 16);
    }

    static PyMd5 create(ThreadState ts) {
        return new PyMd5(ts, JavaDigest.of("MD5"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyMd5 with(ThreadState ts, HashEngine engine) {
        return new PyMd5(ts, engine);
    }
}
