// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Objects of other modules that this one hands out. <p>Threads: stateless. */
final class MappingViews {
    private MappingViews() {}

    /** {@code types.MappingProxyType(dict)}. */
    static PyObject readOnly(ThreadState ts, PyObject dict) {
        return callOf(ts, "types", "MappingProxyType", dict);
    }

    /** Calls a function of a module, imported if need be. */
    static PyObject callOf(ThreadState ts, String module, String function, PyObject... args) {
        PyObject importer = Builtins.lookup(ts, "__import__");
        PyObject m = null;
        PyObject f = null;
        try {
            m = Calls.call1(ts, importer, PyUnicode.intern(module));
            f = Objects.getAttr(ts, m, function);
            return Calls.call(ts, f, args);
        } finally {
            Refs.xdecref(ts, f);
            Refs.xdecref(ts, m);
            Refs.xdecref(ts, importer);
        }
    }

    /** dict[key] or null; only a KeyError means that there is none. */
    static PyObject lookup(ThreadState ts, PyObject mapping, PyObject key) {
        try {
            return Objects.getItem(ts, mapping, key);
        } catch (PyException e) {
            if (!e.matches(Exc.LookupError) && !e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            return null;
        }
    }
}
