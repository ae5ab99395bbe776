// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Yields an alias once, starred: what {@code *tuple[int]} unpacks to.
 *  <p>Threads: when shared, it may yield more than once. Ownership: owns the alias. CPython: gaiterobject. */
@PyClass(name = "generic_alias_iterator", flags = PyType.DISALLOW_INSTANTIATION)
final class PyGenericAliasIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyGenericAliasIteratorExposed());

    @Owned private final PyGenericAlias alias;
    private boolean done;

    PyGenericAliasIterator(ThreadState ts, PyGenericAlias alias) {
        super(ts);
        this.alias = Refs.newRef(ts, alias);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyGenericAliasIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyGenericAliasIterator self) {
        if (self.done) return null;
        self.done = true;
        return self.alias.star(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        // Before the state: the look-up may run Python, which may run us to our end.
        PyObject iter = Reflection.builtin(ts, "iter");
        return PyTuple.of(ts, iter, done ? PyTuple.ofImmortals(PyTuple.EMPTY) : PyTuple.of(ts, Refs.newRef(ts, (PyObject) alias)));
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(alias);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, alias);
    }
}
