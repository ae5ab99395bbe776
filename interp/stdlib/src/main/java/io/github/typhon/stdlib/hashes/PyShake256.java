// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha3.shake_256}. */
@PyClass(name = "shake_256", module = "_sha3", methods = {ShakeMethods.class, KeccakMethods.class}, doc = "shake_256([data], *, usedforsecurity=True) -> hash object")
final class PyShake256 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PyShake256Exposed());

    PyShake256(ThreadState ts, HashEngine engine) {
        super(ts, engine, "shake_256", 136, 0);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        HashArguments a = new HashArguments("shake_256", args, kwnames, "data", "usedforsecurity", "string");
        return new PyShake256(ts, Keccak.of(136, 0x1f, 0)).begin(ts, a.data(), a.get("string"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyShake256 with(ThreadState ts, HashEngine engine) {
        return new PyShake256(ts, engine);
    }
}
