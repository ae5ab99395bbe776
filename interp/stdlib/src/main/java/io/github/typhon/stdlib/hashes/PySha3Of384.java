// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sha3.sha3_384}. */
@PyClass(name = "sha3_384", module = "_sha3", methods = {HashMethods.class, KeccakMethods.class}, doc = "sha3_384([data], *, usedforsecurity=True) -> hash object")
final class PySha3Of384 extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PySha3Of384Exposed());

    PySha3Of384(ThreadState ts, HashEngine engine) {
        super(ts, engine, "sha3_384", 104, 48);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        HashArguments a = new HashArguments("sha3_384", args, kwnames, "data", "usedforsecurity", "string");
        return new PySha3Of384(ts, Keccak.of(104, 6, 48)).begin(ts, a.data(), a.get("string"));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PySha3Of384 with(ThreadState ts, HashEngine engine) {
        return new PySha3Of384(ts, engine);
    }
}
