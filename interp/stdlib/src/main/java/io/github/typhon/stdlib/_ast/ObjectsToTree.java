// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** The parser's tree from Python objects that claim to be one. Confined to one conversion. CPython: PyAST_obj2mod and obj2ast_*. */
final class ObjectsToTree {
    private final ThreadState ts;
    private final AstTypes types;
    private int depth;

    ObjectsToTree(ThreadState ts) {
        this.ts = ts;
        this.types = AstTypes.of(ts);
    }

    /** A node of a sum or product; null for None where the sum allows it. */
    Object node(NodeType expected, PyObject o) {
        boolean product = !expected.isSum;
        if (o == PyNone.NONE && !expected.isEnum()) {
            return null;
        }
        if (++depth > TreeToObjects.MAX_DEPTH) {
            throw Raise.recursionError("maximum recursion depth exceeded while traversing '%s' node", expected.name);
        }
        if (expected.isEnum()) {
            NodeType t = constructor(expected, o);
            if (t == null) {
                throw unexpected(expected, o);
            }
            depth--;
            return t.constant();
        }
        int[] place = expected.place == NodeType.NO_PLACE || product ? null : place(expected, o);
        NodeType t = product ? expected : constructor(expected, o);
        if (t == null) {
            throw unexpected(expected, o);
        }
        Object[] parts = new Object[t.shape().size()];
        int n = t.fields.size();
        for (int i = 0; i < n; i++) {
            parts[i] = field(t, t.fields.get(i), o);
        }
        if (product && expected.place != NodeType.NO_PLACE) {
            place = place(expected, o);
        }
        checkRequired(t, parts);
        for (int i = 0; place != null && i < 4; i++) {
            parts[n + i] = place[i];
        }
        depth--;
        return t.shape().make(parts);
    }

    private NodeType constructor(NodeType sum, PyObject o) {
        NodeType t = types.typeOf(PyType.of(o));
        return t != null && t.sum == sum ? t : null;
    }

    private PyException unexpected(NodeType sum, PyObject o) {
        return Raise.typeError("expected some sort of %s, but got %s", sum.name, Objects.reprText(ts, o));
    }

    private static void checkRequired(NodeType t, Object[] parts) {
        for (int i = 0; i < t.fields.size(); i++) {
            if (parts[i] == null && !t.fields.get(i).optional()) {
                throw Raise.valueError("field '%s' is required for %s", t.fields.get(i).name(), t.name);
            }
        }
    }

    private int[] place(NodeType t, PyObject o) {
        int[] out = new int[4];
        for (int i = 0; i < 4; i++) {
            PyObject v = Objects.lookupAttr(ts, o, NodeType.PLACE[i]);
            try {
                if (i >= 2 && t.place == NodeType.END_OPTIONAL && (v == null || v == PyNone.NONE)) {
                    out[i] = out[i - 2];
                } else if (v == null) {
                    throw missing(NodeType.PLACE[i], t.name);
                } else {
                    out[i] = integer(v);
                }
            } finally {
                Refs.xdecref(ts, v);
            }
        }
        return out;
    }

    private static PyException missing(PyUnicode field, String owner) {
        return Raise.typeError("required field \"%s\" missing from %s", field, owner);
    }

    private Object field(NodeType t, NodeType.Field f, PyObject o) {
        PyObject v = Objects.lookupAttr(ts, o, f.key());
        try {
            if (f.many()) {
                return v == null ? List.of() : list(t, f, v);
            }
            if (v == null) {
                if (f.optional()) {
                    return f.type().equals("int") ? (Object) 0 : null;
                }
                if (f.type().equals("expr_context")) {
                    return io.github.typhon.interp.syntax.ast.ExprContext.LOAD;
                }
                throw missing(f.key(), t.name);
            }
            if (f.optional() && v == PyNone.NONE) {
                return f.type().equals("int") ? (Object) 0 : null;
            }
            return one(f, v);
        } finally {
            Refs.xdecref(ts, v);
        }
    }

    private List<Object> list(NodeType t, NodeType.Field f, PyObject v) {
        if (!(v instanceof PyList list)) {
            throw Raise.typeError("%s field \"%s\" must be a list, not a %s", t.name, f.name(), PyType.of(v).name());
        }
        int n = list.size();
        List<Object> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            PyObject x = list.get(ts, i);
            try {
                if (x != null) {
                    out.add(one(f, x));
                }
            } finally {
                Refs.xdecref(ts, x);
            }
            if (list.size() != n) {
                throw Raise.runtimeError("%s field \"%s\" changed size during iteration", t.name, f.name());
            }
        }
        return out;
    }

    private Object one(NodeType.Field f, PyObject v) {
        return switch (f.type()) {
            case "identifier" -> text(v, "identifier");
            case "string" -> v instanceof PyBytes b ? b.toString() : text(v, "string");
            case "int" -> integer(v);
            case "constant" -> Constants.fromObject(ts, v);
            default -> node(Grammar.type(f.type()), v);
        };
    }

    private static String text(PyObject v, String what) {
        if (v == PyNone.NONE) {
            return null;
        }
        if (!(v instanceof PyUnicode u)) {
            throw Raise.typeError("AST %s must be of type str", what);
        }
        return u.toString();
    }

    private int integer(PyObject v) {
        if (!PyLong.isLong(v)) {
            throw Raise.valueError("invalid integer value: %s", Objects.reprText(ts, v));
        }
        PyLong n = PyLong.unwrap(v);
        if (!n.fitsLong() || n.longValue() != (int) n.longValue()) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        return (int) n.longValue();
    }
}
