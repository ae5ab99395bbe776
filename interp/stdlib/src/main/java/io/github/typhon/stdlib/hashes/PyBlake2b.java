// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _blake2.blake2b}. */
@PyClass(name = "blake2b", module = "_blake2", methods = HashMethods.class, doc = "Return a new BLAKE2b hash object.")
final class PyBlake2b extends PyHash {
    public static final PyType TYPE = PyType.builtin(new PyBlake2bExposed());
    private static final int SIZE = 64;

    PyBlake2b(ThreadState ts, HashEngine engine, int digestSize) {
        super(ts, engine, "blake2b", 2 * SIZE, digestSize);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        Blake2Parameters p = new Blake2Parameters(ts, SIZE, args, kwnames);
        return new PyBlake2b(ts, Blake2.of(p), p.digestSize).begin(ts, p.arguments.data(), p.arguments.get("string"));
    }

    static void fill(PyType type, NameTable dict) {
        dict.put(PyUnicode.intern("SALT_SIZE"), PyLong.of(SIZE / 4));
        dict.put(PyUnicode.intern("PERSON_SIZE"), PyLong.of(SIZE / 4));
        dict.put(PyUnicode.intern("MAX_KEY_SIZE"), PyLong.of(SIZE));
        dict.put(PyUnicode.intern("MAX_DIGEST_SIZE"), PyLong.of(SIZE));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    PyBlake2b with(ThreadState ts, HashEngine engine) {
        return new PyBlake2b(ts, engine, digestSize);
    }
}
