// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** ast.AST, base of every node class; the instances keep everything in their attributes. CPython: AST_object (Python/Python-ast.c). */
@PyClass(name = "AST", module = "ast", flags = {PyType.BASETYPE, PyType.HAS_DICT, PyType.MUTABLE})
public class PyAst extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyAstExposed());

    static final PyUnicode FIELDS = PyUnicode.intern("_fields");
    static final PyUnicode ATTRIBUTES = PyUnicode.intern("_attributes");

    protected PyAst(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static void fill(PyType type, NameTable t) {
        t.put(FIELDS, PyTuple.EMPTY);
        t.put(PyUnicode.intern("__match_args__"), PyTuple.EMPTY);
        t.put(ATTRIBUTES, PyTuple.EMPTY);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return new PyAstSub(ts, type);
    }

    static void tp_init(ThreadState ts, PyAst self, PyObject[] args, PyUnicode[] kwnames) {
        NodeInit.init(ts, self, args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyAst self) {
        return PyUnicode.of(NodeRepr.repr(ts, self, NodeRepr.DEPTH));
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.typeError("cannot delete __dict__");
        }
        if (!io.github.typhon.objects.spi.Containers.factory().isDict(value)) {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%s'", PyType.of(value).name());
        }
        InlineValues.setDict(ts, (Attributed) this, value);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", textSignature = false)
    PyObject reduce(ThreadState ts) {
        return NodeCopy.reduce(ts, this);
    }

    @PyMethod(value = "($self, /, *args, **fields)", name = "__replace__", doc = "Return a copy of the AST node with new values for the specified fields.")
    PyObject replace(ThreadState ts, PyObject[] args, PyObject fields) {
        if (args.length > 0) {
            throw Raise.typeError("__replace__() takes no positional arguments");
        }
        return NodeCopy.replace(ts, this, fields);
    }
}
