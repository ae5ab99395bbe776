// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pattern matching. CPython: _PyEval_MatchKeys, _PyEval_MatchClass. */
public final class Matching {
    private static final Set<String> SELF_MATCHING = Set.of("bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple");
    private static final PyUnicode GET = PyUnicode.intern("get");

    private Matching() {}

    /** The values for the keys, or null if one is missing. */
    public static @Owned PyObject keys(PyThreadState ts, PyObject map, PyTuple keys) {
        PySet seen = new PySet(ts);
        List<PyObject> values = new ArrayList<>();
        PyObject get = null;
        boolean done = false;
        try {
            for (PyObject k : keys.items) {
                if (!seen.add(ts, k)) throw Raise.valueError("mapping pattern checks duplicate key (%s)", Objects.reprText(ts, k));
                PyObject v;
                if (map.getClass() == PyDict.class) {
                    v = ((PyDict) map).getItem(ts, k);
                } else {
                    if (get == null) get = Objects.getAttr(ts, map, GET);
                    v = Calls.call2(ts, get, k, seen);
                    // The set itself is the default no value can be.
                    if (v == seen) {
                        Refs.decref(ts, v);
                        v = null;
                    }
                }
                if (v == null) return null;
                values.add(v);
            }
            done = true;
            return PyTuple.of(ts, values.toArray(new PyObject[0]));
        } finally {
            if (!done) for (PyObject v : values) Refs.decref(ts, v);
            Refs.xdecref(ts, get);
            Refs.decref(ts, seen);
        }
    }

    /** The attributes a class pattern asks for, or null if the subject does not match. */
    public static @Owned PyObject ofClass(PyThreadState ts, PyObject subject, PyObject cls, int positional, PyTuple names) {
        if (!(cls instanceof PyType type)) throw Raise.typeError("called match pattern must be a class");
        if (!Objects.isInstance(ts, subject, type)) return null;
        List<PyObject> out = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        boolean done = false;
        try {
            if (positional > 0 && !positional(ts, subject, type, positional, out, seen)) return null;
            for (PyObject n : names.items) {
                PyObject v = attribute(ts, subject, type, (PyUnicode) n, seen);
                if (v == null) return null;
                out.add(v);
            }
            done = true;
            return PyTuple.of(ts, out.toArray(new PyObject[0]));
        } finally {
            if (!done) for (PyObject v : out) Refs.decref(ts, v);
        }
    }

    private static boolean positional(PyThreadState ts, PyObject subject, PyType type, int n, List<PyObject> out, List<String> seen) {
        PyObject args = Objects.lookupAttr(ts, type, Names.__match_args__);
        try {
            boolean self = args == null && matchesSelf(type);
            if (args != null && args.getClass() != PyTuple.class) {
                throw Raise.typeError("%s.__match_args__ must be a tuple (got %s)", type.name(), PyType.of(args).name());
            }
            int allowed = self ? 1 : args == null ? 0 : ((PyTuple) args).size();
            if (allowed < n) {
                throw Raise.typeError("%s() accepts %s positional sub-pattern%s (%s given)", type.name(), allowed, allowed == 1 ? "" : "s", n);
            }
            if (self) {
                out.add(Refs.newRef(ts, subject));
                return true;
            }
            for (int i = 0; i < n; i++) {
                PyObject name = ((PyTuple) args).get(i);
                if (!(name instanceof PyUnicode u)) {
                    throw Raise.typeError("__match_args__ elements must be strings (got %s)", PyType.of(name).name());
                }
                PyObject v = attribute(ts, subject, type, u, seen);
                if (v == null) return false;
                out.add(v);
            }
            return true;
        } finally {
            Refs.xdecref(ts, args);
        }
    }

    private static boolean matchesSelf(PyType type) {
        for (PyType k : type.mro()) {
            if (!k.isHeapType() && SELF_MATCHING.contains(k.name())) return true;
        }
        return false;
    }

    private static PyObject attribute(PyThreadState ts, PyObject subject, PyType type, PyUnicode name, List<String> seen) {
        if (seen.contains(name.toString())) {
            throw Raise.typeError("%s() got multiple sub-patterns for attribute %s", type.name(), Objects.reprText(ts, name));
        }
        seen.add(name.toString());
        return Objects.lookupAttr(ts, subject, PyUnicode.intern(name));
    }
}
