// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What a coroutine's {@code __await__} gives: an iterator that drives it. Owns the coroutine. */
@PyClass(name = "coroutine_wrapper", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyCoroutineWrapper extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyCoroutineWrapperExposed());

    @Owned private final PyCoroutine coroutine;

    PyCoroutineWrapper(ThreadState ts, PyCoroutine coroutine) {
        super(ts);
        this.coroutine = Refs.newRef(ts, coroutine);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyCoroutineWrapper self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject tp_iternext(ThreadState ts, PyCoroutineWrapper self) {
        if (self.coroutine.isClosed()) throw self.coroutine.exhausted();
        return self.coroutine.nextOrStop((PyThreadState) ts);
    }

    @io.github.typhon.objects.expose.PyMethod("($self, value, /)")
    PyObject send(ThreadState ts, PyObject value) {
        return coroutine.send((PyThreadState) ts, value);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", name = "throw")
    PyObject throw_(ThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        PyGenBase.checkThrow(ts, "throw()", val);
        return coroutine.throwIn((PyThreadState) ts, typ, val, tb, true);
    }

    @io.github.typhon.objects.expose.PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        return coroutine.closeIt((PyThreadState) ts);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(coroutine);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, coroutine);
    }
}
