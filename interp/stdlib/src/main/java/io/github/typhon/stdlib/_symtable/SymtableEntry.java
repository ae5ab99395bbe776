// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._symtable;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.compile.symtable.ScopeType;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Map;

/** One block of a symbol table. Ownership: owns what it shows. Threads: immutable but for the containers it shows. */
@PyClass(name = "symtable entry", flags = {PyType.DISALLOW_INSTANTIATION})
public final class SymtableEntry extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new SymtableEntryExposed());

    private final Scope scope;
    /** symbols, varnames, children. */
    @Owned private final PyObject[] parts;

    private SymtableEntry(ThreadState ts, Scope scope, PyObject... parts) {
        super(ts);
        this.scope = scope;
        this.parts = parts;
        track(ts);
    }

    static @Owned PyObject of(ThreadState ts, Scope scope) {
        PyDict symbols = new PyDict(ts);
        for (Map.Entry<String, Integer> e : scope.symbols.entrySet()) {
            // CPython's annotations reach this set without an entry of their own.
            if (scope.type == ScopeType.ANNOTATION && e.getKey().equals("__conditional_annotations__")) {
                continue;
            }
            symbols.putStolen(ts, PyUnicode.intern(e.getKey()), PyLong.of(e.getValue()));
        }
        PyList names = new PyList(ts);
        for (String s : scope.parameters) {
            names.appendStolen(ts, PyUnicode.intern(s));
        }
        PyList children = new PyList(ts);
        for (Scope c : scope.children) {
            children.appendStolen(ts, of(ts, c));
        }
        return new SymtableEntry(ts, scope, symbols, names, children);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_repr(ThreadState ts, SymtableEntry self) {
        return PyUnicode.of("<symtable entry " + self.scope.name + "(" + self.id() + "), line " + self.scope.lineno() + ">");
    }

    @PyGetter(value = "id", member = true)
    long id() {
        return Long.parseUnsignedLong(Hashing.address(this).substring(2), 16);
    }

    @PyGetter(value = "name", member = true)
    PyObject name() {
        // Those of lambdas and comprehensions are bracketed only as names of code.
        String n = scope.name;
        return PyUnicode.intern(n.startsWith("<") ? n.substring(1, n.length() - 1) : n);
    }

    @PyGetter(value = "symbols", member = true)
    PyObject symbols(ThreadState ts) {
        return Refs.newRef(ts, parts[0]);
    }

    @PyGetter(value = "varnames", member = true)
    PyObject varnames(ThreadState ts) {
        return Refs.newRef(ts, parts[1]);
    }

    @PyGetter(value = "children", member = true)
    PyObject children(ThreadState ts) {
        return Refs.newRef(ts, parts[2]);
    }

    @PyGetter(value = "nested", member = true)
    long nested() {
        return scope.nested ? 1 : 0;
    }

    @PyGetter(value = "type", member = true)
    long type() {
        return scope.type.ordinal();
    }

    @PyGetter(value = "lineno", member = true)
    long lineno() {
        return scope.lineno();
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : parts) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        Refs.releaseAll(ts, parts, 0, parts.length);
    }
}
