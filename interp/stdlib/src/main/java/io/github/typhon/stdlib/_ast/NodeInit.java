// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.PyGenericAlias;
import io.github.typhon.objects.types.PyUnion;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code AST.__init__}: fields by position or name, defaults and deprecations for the missing ones. CPython: ast_type_init. */
final class NodeInit {
    static final PyUnicode FIELD_TYPES = PyUnicode.intern("_field_types");

    private NodeInit() {}

    /** The names in a class attribute such as {@code _fields}; none if it is missing. */
    static @Owned PyObject[] names(ThreadState ts, PyObject type, PyUnicode attribute) {
        PyObject v = Objects.lookupAttr(ts, type, attribute);
        if (v == null) {
            return new PyObject[0];
        }
        try {
            return Sequences.toArray(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    /** The names in {@code _fields}, which every node class has unless Python deleted it. */
    private static @Owned PyObject[] required(ThreadState ts, PyObject type) {
        PyObject v = Objects.getAttr(ts, type, PyAst.FIELDS);
        try {
            return Sequences.toArray(ts, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    static int indexOf(PyObject[] names, PyUnicode name) {
        for (int i = 0; i < names.length; i++) {
            PyUnicode u = PyUnicode.unwrapOrNull(names[i]);
            if (u != null && (u == name || u.toString().equals(name.toString()))) {
                return i;
            }
        }
        return -1;
    }

    static void init(ThreadState ts, PyAst self, PyObject[] args, PyUnicode[] kwnames) {
        PyType type = PyType.of(self);
        PyObject[] fields = required(ts, type);
        try {
            int npos = args.length - (kwnames == null ? 0 : kwnames.length);
            if (npos > fields.length) {
                throw Raise.typeError("%s constructor takes at most %d positional argument%s", type.shortName(), fields.length,
                        fields.length == 1 ? "" : "s");
            }
            boolean[] given = new boolean[fields.length];
            for (int i = 0; i < npos; i++) {
                Objects.setAttr(ts, self, fieldName(fields[i]), args[i]);
                given[i] = true;
            }
            for (int i = npos; i < args.length; i++) {
                keyword(ts, self, type, fields, given, kwnames[i - npos]);
                Objects.setAttr(ts, self, kwnames[i - npos], args[i]);
            }
            defaults(ts, self, type, fields, given);
        } finally {
            Refs.releaseAll(ts, fields, 0, fields.length);
        }
    }

    private static PyUnicode fieldName(PyObject field) {
        PyUnicode name = PyUnicode.unwrapOrNull(field);
        if (name == null) {
            throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(field).name());
        }
        return name;
    }

    private static void keyword(ThreadState ts, PyAst self, PyType type, PyObject[] fields, boolean[] given, PyUnicode key) {
        int at = indexOf(fields, key);
        if (at >= 0) {
            if (given[at]) {
                throw Raise.typeError("%s got multiple values for argument %s", type.shortName(), Objects.reprText(ts, key));
            }
            given[at] = true;
            return;
        }
        PyObject[] attributes = names(ts, type, PyAst.ATTRIBUTES);
        int found = indexOf(attributes, key);
        Refs.releaseAll(ts, attributes, 0, attributes.length);
        if (found < 0) {
            Warnings.warn(ts, Exc.DeprecationWarning, type.shortName() + ".__init__ got an unexpected keyword argument " + Objects.reprText(ts, key)
                    + ". Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1);
        }
    }

    private static void defaults(ThreadState ts, PyAst self, PyType type, PyObject[] fields, boolean[] given) {
        boolean complete = true;
        for (boolean g : given) {
            complete &= g;
        }
        if (complete) {
            return;
        }
        // A class of the user's without _field_types: nothing is set, as before 3.13.
        PyObject types = Objects.lookupAttr(ts, type, FIELD_TYPES);
        if (types == null) {
            return;
        }
        try {
            for (int i = 0; i < fields.length; i++) {
                if (!given[i]) {
                    setDefault(ts, self, type, types, fields[i]);
                }
            }
        } finally {
            Refs.decref(ts, types);
        }
    }

    private static void setDefault(ThreadState ts, PyAst self, PyType type, PyObject types, PyObject field) {
        if (!(types instanceof PyDict d)) {
            throw Raise.typeError("_field_types must be a dict, not '%s'", PyType.of(types).name());
        }
        PyObject t = Containers.factory().dictGet(ts, d, field);
        try {
            if (t == null) {
                Warnings.warn(ts, Exc.DeprecationWarning, "Field " + Objects.reprText(ts, field) + " is missing from " + type.shortName()
                        + "._field_types. This will become an error in Python 3.15.", 1);
            } else if (t instanceof PyUnion) {
                return;
            } else if (t instanceof PyGenericAlias) {
                PyList list = new PyList(ts);
                try {
                    Objects.setAttr(ts, self, fieldName(field), list);
                } finally {
                    Refs.decref(ts, list);
                }
            } else if (t == AstTypes.of(ts).type(Grammar.type("expr_context"))) {
                Objects.setAttr(ts, self, fieldName(field), AstTypes.of(ts).singleton(Grammar.type("Load")));
            } else {
                Warnings.warn(ts, Exc.DeprecationWarning, type.shortName() + ".__init__ missing 1 required positional argument: "
                        + Objects.reprText(ts, field) + ". This will become an error in Python 3.15.", 1);
            }
        } finally {
            Refs.xdecref(ts, t);
        }
    }
}
