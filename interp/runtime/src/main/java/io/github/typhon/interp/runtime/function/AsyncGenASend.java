// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The awaitable of {@code __anext__()} and {@code asend()}. Owns the generator and the value to send. CPython: PyAsyncGenASend. */
@PyClass(name = "async_generator_asend", flags = {PyType.DISALLOW_INSTANTIATION})
public final class AsyncGenASend extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new AsyncGenASendExposed());
    private static final int INIT = 0;
    private static final int ITER = 1;
    private static final int CLOSED = 2;

    @Owned private final PyAsyncGen gen;
    @Owned private PyObject value;
    private int state = INIT;

    AsyncGenASend(ThreadState ts, PyAsyncGen gen, PyObject value) {
        super(ts);
        this.gen = Refs.newRef(ts, gen);
        this.value = Refs.newRef(ts, value);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private void start() {
        if (state == CLOSED) throw Raise.runtimeError("cannot reuse already awaited __anext__()/asend()");
        if (state != INIT) return;
        if (gen.runningAsync) {
            state = CLOSED;
            throw Raise.runtimeError("anext(): asynchronous generator is already running");
        }
    }

    private PyObject step(PyThreadState ts, PyObject v) {
        PyObject out = advance(ts, v);
        if (ts.yielded) return out;
        throw PyException.ofArgs(Exc.StopIteration, out);
    }

    /** One step of the await, without an exception at its end: {@code ts.yielded} says whether the answer is for who runs the coroutine, or the
     *  generator's item. */
    public @Owned PyObject advance(PyThreadState ts, @Borrowed PyObject v) {
        boolean first = state == INIT;
        start();
        PyObject out;
        state = ITER;
        gen.runningAsync = true;
        try {
            out = sent(ts, first && v == PyNone.NONE ? value : v);
        } catch (PyException e) {
            state = CLOSED;
            throw e;
        }
        PyObject item = gen.item(ts, out);
        ts.yielded = item == null;
        if (item == null) return out;
        state = CLOSED;
        return item;
    }

    private PyObject sent(PyThreadState ts, PyObject v) {
        try {
            return gen.send(ts, v);
        } catch (PyException e) {
            gen.failed(e);
            throw e;
        }
    }

    static PyObject tp_iter(ThreadState ts, AsyncGenASend self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject am_await(ThreadState ts, AsyncGenASend self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject tp_iternext(ThreadState ts, AsyncGenASend self) {
        return self.step((PyThreadState) ts, PyNone.NONE);
    }

    @io.github.typhon.objects.expose.PyMethod("($self, value, /)")
    PyObject send(ThreadState ts, PyObject v) {
        return step((PyThreadState) ts, v);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", name = "throw")
    PyObject throw_(ThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        start();
        state = ITER;
        gen.runningAsync = true;
        try {
            PyObject v;
            try {
                v = gen.throwIn((PyThreadState) ts, typ, val, tb, true);
            } catch (PyException e) {
                gen.failed(e);
                throw e;
            }
            return gen.unwrap((PyThreadState) ts, v);
        } catch (PyException e) {
            state = CLOSED;
            throw e;
        }
    }

    @io.github.typhon.objects.expose.PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        if (state == CLOSED) return PyNone.NONE;
        PyObject v;
        try {
            v = throw_(ts, Exc.GeneratorExit, null, null);
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration) && !e.matches(Exc.StopAsyncIteration) && !e.matches(Exc.GeneratorExit)) throw e;
            e.discard(ts);
            return PyNone.NONE;
        }
        Refs.decref(ts, v);
        throw Raise.runtimeError("coroutine ignored GeneratorExit");
    }

    @Override
    protected boolean hasFinalizer() {
        return state == INIT;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        if (state == INIT) gen.warnNeverAwaited(ts, "asend");
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(gen);
        v.visit(value);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject v = value;
        value = PyNone.NONE;
        Refs.decref(ts, v);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, gen);
    }
}
