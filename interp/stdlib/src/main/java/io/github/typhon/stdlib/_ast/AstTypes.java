// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;

/** The node classes of one interpreter, made when first needed, and the one instance of each operator and context.
 *  <p>Threads: made under the holder's monitor, then only read. Ownership: the interpreter's state owns everything. CPython: struct ast_state. */
final class AstTypes {
    private static final class Holder {
        volatile AstTypes types;
    }

    private static final StateKey<Holder> KEY = StateKey.of(i -> new Holder());
    private static final PyUnicode FIELD_TYPES = PyUnicode.intern("_field_types");

    @Owned private final PyType[] classes = new PyType[Grammar.TYPES.size()];
    @Owned private final PyObject[] singletons = new PyObject[Grammar.TYPES.size()];

    private AstTypes() {}

    static AstTypes of(ThreadState ts) {
        Holder h = ts.interp.state(KEY);
        AstTypes t = h.types;
        return t != null ? t : make(ts, h);
    }

    /** True if no node class exists yet: then nothing can be a node. */
    static boolean absent(ThreadState ts) {
        return ts.interp.state(KEY).types == null;
    }

    private static AstTypes make(ThreadState ts, Holder h) {
        synchronized (h) {
            if (h.types == null) {
                AstTypes t = new AstTypes();
                t.fill(ts);
                h.types = t;
            }
            return h.types;
        }
    }

    @Borrowed PyType type(NodeType t) {
        return classes[t.index];
    }

    /** The shared instance of an operator or context. */
    @Borrowed PyObject singleton(NodeType t) {
        return singletons[t.index];
    }

    /** The node type that an object's class is or derives from, constructors before sums; null if it is none. */
    NodeType typeOf(PyType type) {
        for (PyType k : type.mro()) {
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] == k) {
                    return Grammar.TYPES.get(i);
                }
            }
        }
        return null;
    }

    private void fill(ThreadState ts) {
        for (NodeType t : Grammar.TYPES) {
            classes[t.index] = makeClass(ts, t);
        }
        for (NodeType t : Grammar.TYPES) {
            if (!t.isSum) {
                addFieldTypes(ts, t);
            }
            if (t.sum != null && t.isEnum()) {
                singletons[t.index] = new PyAstSub(ts, classes[t.index]);
            }
        }
    }

    private PyType makeClass(ThreadState ts, NodeType t) {
        PyDict d = new PyDict(ts);
        PyTuple bases = PyTuple.of(ts, Refs.newRef(ts, t.sum == null ? PyAst.TYPE : classes[t.sum.index]));
        try {
            PyTuple names = fieldNames(t);
            d.put(ts, PyAst.FIELDS, names);
            d.put(ts, PyUnicode.intern("__match_args__"), names);
            d.put(ts, PyUnicode.intern("__module__"), PyUnicode.intern("ast"));
            d.put(ts, PyUnicode.intern("__doc__"), PyUnicode.of(t.doc));
            for (NodeType.Field f : t.fields) {
                if (f.optional() && !f.many()) {
                    d.put(ts, f.key(), PyNone.NONE);
                }
            }
            if (t.sum == null) {
                d.put(ts, PyAst.ATTRIBUTES, t.place == NodeType.NO_PLACE ? PyTuple.EMPTY : PyTuple.ofImmortals(NodeType.PLACE.clone()));
                if (t.place == NodeType.END_OPTIONAL) {
                    d.put(ts, NodeType.END_LINENO, PyNone.NONE);
                    d.put(ts, NodeType.END_COL_OFFSET, PyNone.NONE);
                }
            }
            return (PyType) Calls.call3(ts, PyType.TYPE, PyUnicode.intern(t.name), bases, d);
        } finally {
            Refs.decref(ts, bases);
            Refs.decref(ts, d);
        }
    }

    private static PyTuple fieldNames(NodeType t) {
        PyObject[] a = new PyObject[t.fields.size()];
        for (int i = 0; i < a.length; i++) {
            a[i] = t.fields.get(i).key();
        }
        return a.length == 0 ? PyTuple.EMPTY : PyTuple.ofImmortals(a);
    }

    private void addFieldTypes(ThreadState ts, NodeType t) {
        PyDict d = new PyDict(ts);
        try {
            for (NodeType.Field f : t.fields) {
                d.putStolen(ts, f.key(), fieldType(ts, f));
            }
            PyType c = classes[t.index];
            Objects.setAttr(ts, c, FIELD_TYPES, d);
            Objects.setAttr(ts, c, PyUnicode.intern("__annotations__"), d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    private PyObject fieldType(ThreadState ts, NodeType.Field f) {
        PyType t = switch (f.type()) {
            case "identifier" -> PyUnicode.TYPE;
            case "string", "constant" -> f.type().equals("string") ? PyUnicode.TYPE : PyBaseObject.TYPE;
            case "int" -> PyLong.TYPE;
            default -> classes[Grammar.type(f.type()).index];
        };
        if (f.many()) {
            return Objects.getItem(ts, PyList.TYPE, t);
        }
        return f.optional() ? Numbers.or(ts, t, PyNone.NONE) : Refs.newRef(ts, t);
    }
}
