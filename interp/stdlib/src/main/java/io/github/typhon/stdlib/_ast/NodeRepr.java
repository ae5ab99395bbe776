// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code repr()} of a node: a few levels, of lists the ends. CPython: ast_repr_max_depth, ast_repr_list. */
final class NodeRepr {
    static final int DEPTH = 3;

    private NodeRepr() {}

    static String repr(ThreadState ts, PyAst self, int depth) {
        PyType type = PyType.of(self);
        if (depth <= 0 || !ReprGuard.enter(ts, self)) {
            return type.shortName() + "(...)";
        }
        PyObject[] fields = null;
        try {
            fields = NodeInit.names(ts, type, PyAst.FIELDS);
            StringBuilder b = new StringBuilder(type.shortName()).append('(');
            for (int i = 0; i < fields.length; i++) {
                PyUnicode name = PyUnicode.unwrap(fields[i]);
                PyObject v = Objects.getAttr(ts, self, name);
                try {
                    b.append(i > 0 ? ", " : "").append(name).append('=').append(value(ts, v, depth));
                } finally {
                    Refs.decref(ts, v);
                }
            }
            return b.append(')').toString();
        } finally {
            if (fields != null) {
                Refs.releaseAll(ts, fields, 0, fields.length);
            }
            ReprGuard.leave(ts, self);
        }
    }

    private static String value(ThreadState ts, PyObject v, int depth) {
        if (Containers.factory().isList(v) || v instanceof PyTuple) {
            return list(ts, v, depth);
        }
        return v instanceof PyAst a ? repr(ts, a, depth - 1) : Objects.reprText(ts, v);
    }

    private static String list(ThreadState ts, PyObject v, int depth) {
        boolean tuple = v instanceof PyTuple;
        PyObject[] items = Sequences.toArray(ts, v);
        try {
            StringBuilder b = new StringBuilder(tuple ? "(" : "[");
            if (items.length > 0) {
                b.append(element(ts, items[0], depth));
            }
            if (items.length > 1) {
                b.append(items.length > 2 ? ", ..., " : ", ").append(element(ts, items[items.length - 1], depth));
            }
            return b.append(tuple ? ")" : "]").toString();
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    private static String element(ThreadState ts, PyObject v, int depth) {
        return v instanceof PyAst a ? repr(ts, a, depth - 1) : Objects.reprText(ts, v);
    }
}
