// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.code.CodeLinker;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** The Python objects of a tree of the parser. Confined to one conversion. CPython: PyAST_mod2obj. */
final class TreeToObjects {
    /** Deeper trees end in RecursionError, as they do where the C stack ends. */
    static final int MAX_DEPTH = 50_000;

    private final ThreadState ts;
    private final AstTypes types;
    private int depth;

    TreeToObjects(ThreadState ts) {
        this.ts = ts;
        this.types = AstTypes.of(ts);
    }

    @Owned PyObject node(Object record) {
        NodeType t = NodeType.of(record);
        RecordShape shape = t.shape();
        if (++depth > MAX_DEPTH) {
            throw Raise.recursionError("maximum recursion depth exceeded during ast construction");
        }
        PyAst o = new PyAstSub(ts, types.type(t));
        try {
            int i = 0;
            for (NodeType.Field f : t.fields) {
                set(o, f.key(), field(f, shape.get(record, i++)));
            }
            if (t.place != NodeType.NO_PLACE) {
                for (PyUnicode name : NodeType.PLACE) {
                    set(o, name, PyLong.of((Integer) shape.get(record, i++)));
                }
            }
        } catch (Throwable e) {
            Refs.decref(ts, o);
            throw e;
        }
        depth--;
        return o;
    }

    private void set(PyAst o, PyUnicode name, @Owned PyObject value) {
        try {
            InlineValues.set(ts, (Attributed) o, name, value);
        } finally {
            Refs.decref(ts, value);
        }
    }

    private PyObject field(NodeType.Field f, Object v) {
        if (!f.many()) {
            return one(f, v);
        }
        List<?> list = (List<?>) v;
        PyList out = new PyList(ts);
        try {
            for (Object x : list) {
                out.appendStolen(ts, one(f, x));
            }
        } catch (Throwable e) {
            Refs.decref(ts, out);
            throw e;
        }
        return out;
    }

    private PyObject one(NodeType.Field f, Object v) {
        if (v == null) {
            return PyNone.NONE;
        }
        return switch (f.type()) {
            case "identifier" -> PyUnicode.intern((String) v);
            case "string" -> PyUnicode.of((String) v);
            case "int" -> PyLong.of((Integer) v);
            case "constant" -> CodeLinker.constant(ts, v);
            default -> v instanceof Enum<?> e ? Refs.newRef(ts, types.singleton(NodeType.ofEnum(e))) : node(v);
        };
    }
}
