// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha3.sha3_224}. */
@PyClass(name = "sha3_224", module = "_sha3", methods = {HashMethods.class, KeccakMethods.class}, doc = "sha3_224([data], *, usedforsecurity=True) -> hash object")
final class PySha3Of224 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha3Of224Exposed());

    PySha3Of224(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha3_224", 144, 28);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        HashArguments a = new HashArguments("sha3_224", args, kwnames, "data", "usedforsecurity", "string");
        return new PySha3Of224(ts, Keccak.of(144, 6, 28)).begin(ts, a.data(), a.get("string"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha3Of224 with(ThreadState ts, HashEngine engine) {
        return new PySha3Of224(ts, engine);
    }
}
