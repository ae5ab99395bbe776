// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha3.shake_128}. */
@PyClass(name = "shake_128", module = "_sha3", methods = {ShakeMethods.class, KeccakMethods.class}, doc = "shake_128([data], *, usedforsecurity=True) -> hash object")
final class PyShake128 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PyShake128Exposed());

    PyShake128(ThreadState ts, HashEngine engine) {
        super(ts, engine, "shake_128", 168, 0);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        HashArguments a = new HashArguments("shake_128", args, kwnames, "data", "usedforsecurity", "string");
        return new PyShake128(ts, Keccak.of(168, 0x1f, 0)).begin(ts, a.data(), a.get("string"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyShake128 with(ThreadState ts, HashEngine engine) {
        return new PyShake128(ts, engine);
    }
}
