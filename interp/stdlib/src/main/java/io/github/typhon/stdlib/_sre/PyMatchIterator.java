// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What finditer returns; CPython builds it from iter(callable, sentinel), hence the name. Ownership: owns its scanner. */
@PyClass(name = "callable_iterator", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyMatchIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMatchIteratorExposed());

    private final PyScanner scanner;

    PyMatchIterator(ThreadState ts, @Stolen PyScanner scanner) {
        super(ts);
        this.scanner = scanner;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyMatchIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyMatchIterator self) {
        return self.scanner.next(ts, true);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(scanner);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, scanner);
    }
}
