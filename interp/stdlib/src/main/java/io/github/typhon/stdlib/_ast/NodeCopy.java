// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.ContainerFactory;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.PyUnion;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Pickling and {@code copy.replace()} of nodes. CPython: ast_type_reduce, ast_type_replace. */
final class NodeCopy {
    private NodeCopy() {}

    /** The fields go as None by position, so that the constructor does not miss them; the state then sets everything. */
    static PyObject reduce(ThreadState ts, PyAst self) {
        PyType type = PyType.of(self);
        PyObject dict = self.dict(ts);
        PyObject[] fields = null;
        try {
            fields = NodeInit.names(ts, type, PyAst.FIELDS);
            int n = 0;
            while (n < fields.length && has(ts, dict, fields[n])) {
                n++;
            }
            PyObject[] nones = new PyObject[n];
            Arrays.fill(nones, PyNone.NONE);
            return PyTuple.of(ts, Refs.newRef(ts, type), PyTuple.of(ts, nones), Containers.factory().dictCopy(ts, dict));
        } finally {
            if (fields != null) {
                Refs.releaseAll(ts, fields, 0, fields.length);
            }
            Refs.decref(ts, dict);
        }
    }

    private static boolean has(ThreadState ts, PyObject dict, PyObject key) {
        PyObject v = Containers.factory().dictGet(ts, dict, key);
        Refs.xdecref(ts, v);
        return v != null;
    }

    static PyObject replace(ThreadState ts, PyAst self, PyObject changes) {
        PyType type = PyType.of(self);
        ContainerFactory f = Containers.factory();
        PyObject dict = self.dict(ts);
        PyObject payload = f.newDict(ts);
        PyObject[] fields = null;
        PyObject[] attributes = null;
        try {
            fields = NodeInit.names(ts, type, PyAst.FIELDS);
            attributes = NodeInit.names(ts, type, PyAst.ATTRIBUTES);
            if (changes != null) {
                checkKnown(ts, type, changes, fields, attributes);
            }
            checkComplete(ts, type, dict, changes, fields);
            copy(ts, dict, fields, payload);
            copy(ts, dict, attributes, payload);
            if (changes != null) {
                f.dictUpdate(ts, payload, changes);
            }
            return Calls.callDict(ts, type, PyTuple.EMPTY, payload);
        } finally {
            if (fields != null) {
                Refs.releaseAll(ts, fields, 0, fields.length);
            }
            if (attributes != null) {
                Refs.releaseAll(ts, attributes, 0, attributes.length);
            }
            Refs.decref(ts, payload);
            Refs.decref(ts, dict);
        }
    }

    private static void copy(ThreadState ts, PyObject dict, PyObject[] names, PyObject payload) {
        for (PyObject n : names) {
            PyObject v = Containers.factory().dictGet(ts, dict, n);
            if (v != null) {
                Containers.factory().dictSet(ts, payload, n, v);
                Refs.decref(ts, v);
            }
        }
    }

    private static void checkKnown(ThreadState ts, PyType type, PyObject changes, PyObject[] fields, PyObject[] attributes) {
        PyObject[] kv = Containers.factory().dictItems(ts, changes);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                PyUnicode key = PyUnicode.unwrap(kv[i]);
                if (NodeInit.indexOf(fields, key) < 0 && NodeInit.indexOf(attributes, key) < 0) {
                    throw Raise.typeError("%s.__replace__ got an unexpected keyword argument %s.", type.shortName(), Objects.reprText(ts, key));
                }
            }
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    /** Every field must be set, given, or optional. */
    private static void checkComplete(ThreadState ts, PyType type, PyObject dict, PyObject changes, PyObject[] fields) {
        TreeSet<String> missing = new TreeSet<>();
        PyObject types = Objects.lookupAttr(ts, type, NodeInit.FIELD_TYPES);
        try {
            for (PyObject name : fields) {
                if (has(ts, dict, name) || changes != null && has(ts, changes, name)) {
                    continue;
                }
                PyObject t = types != null && Containers.factory().isDict(types) ? Containers.factory().dictGet(ts, types, name) : null;
                if (!(t instanceof PyUnion)) {
                    missing.add(Objects.reprText(ts, name));
                }
                Refs.xdecref(ts, t);
            }
        } finally {
            Refs.xdecref(ts, types);
        }
        if (!missing.isEmpty()) {
            List<String> list = new ArrayList<>(missing);
            throw Raise.typeError("%s.__replace__ missing %d keyword argument%s: %s.", type.shortName(), list.size(), list.size() == 1 ? "" : "s",
                    String.join(", ", list));
        }
    }
}
