// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** Qualified names: {@code Outer.Inner}. <p>Threads: stateless. */
final class DottedPath {
    private DottedPath() {}

    static PyUnicode[] split(PyUnicode name) {
        List<PyUnicode> parts = new ArrayList<>(1);
        int from = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.codePointAt(i) == '.') {
                parts.add(name.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(name.substring(from));
        return parts.toArray(new PyUnicode[0]);
    }

    /** True if part of the path is a function's body. */
    static boolean isLocal(PyUnicode[] path) {
        for (PyUnicode p : path) {
            if (p.equalsText("<locals>")) {
                return true;
            }
        }
        return false;
    }

    /** The attribute of the attribute of the object; AttributeError for the first one missing. */
    static @Owned PyObject follow(ThreadState ts, PyObject o, PyUnicode[] path) {
        PyObject at = Refs.newRef(ts, o);
        for (PyUnicode p : path) {
            PyObject next;
            try {
                next = Objects.getAttr(ts, at, p);
            } finally {
                Refs.decref(ts, at);
            }
            at = next;
        }
        return at;
    }
}
