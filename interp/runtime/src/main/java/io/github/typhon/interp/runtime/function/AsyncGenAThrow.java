// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The awaitable of {@code athrow()}, and without arguments of {@code aclose()}. Owns what it names. CPython: PyAsyncGenAThrow. */
@PyClass(name = "async_generator_athrow", flags = {PyType.DISALLOW_INSTANTIATION})
public final class AsyncGenAThrow extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new AsyncGenAThrowExposed());
    private static final int INIT = 0;
    private static final int ITER = 1;
    private static final int CLOSED = 2;

    @Owned private final PyAsyncGen gen;
    /** Null for aclose(). */
    @Owned private final PyObject typ;
    @Owned private final PyObject val;
    @Owned private final PyObject tb;
    private int state = INIT;

    AsyncGenAThrow(ThreadState ts, PyAsyncGen gen, PyObject typ, PyObject val, PyObject tb) {
        super(ts);
        this.gen = Refs.newRef(ts, gen);
        this.typ = Refs.xnewRef(ts, typ);
        this.val = Refs.xnewRef(ts, val);
        this.tb = Refs.xnewRef(ts, tb);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private PyObject step(PyThreadState ts, PyObject v) {
        if (state == CLOSED) throw Raise.runtimeError("cannot reuse already awaited aclose()/athrow()");
        if (gen.isClosed()) {
            state = CLOSED;
            throw PyException.ofArgs(Exc.StopIteration);
        }
        boolean first = state == INIT;
        if (first) begin(v);
        PyObject out;
        try {
            out = first ? typ == null ? gen.throwIn(ts, Exc.GeneratorExit, null, null, false) : gen.throwIn(ts, typ, val, tb, false) : gen.send(ts, v);
        } catch (PyException e) {
            throw failed(ts, e);
        }
        if (typ == null) {
            if (out instanceof AsyncGenWrappedValue) throw ignored(ts, out);
            return out;
        }
        try {
            return gen.unwrap(ts, out);
        } catch (PyException e) {
            state = CLOSED;
            throw e;
        }
    }

    private void begin(PyObject v) {
        if (gen.runningAsync) {
            state = CLOSED;
            throw Raise.runtimeError("%s(): asynchronous generator is already running", typ == null ? "aclose" : "athrow");
        }
        if (gen.closed) {
            state = CLOSED;
            throw PyException.ofArgs(Exc.StopAsyncIteration);
        }
        if (v != PyNone.NONE) throw Raise.runtimeError("can't send non-None value to a just-started coroutine");
        state = ITER;
        gen.runningAsync = true;
        if (typ == null) gen.closed = true;
    }

    private PyException ignored(PyThreadState ts, @Stolen PyObject out) {
        Refs.decref(ts, out);
        gen.runningAsync = false;
        state = CLOSED;
        return Raise.runtimeError("async generator ignored GeneratorExit");
    }

    private PyException failed(PyThreadState ts, PyException e) {
        if (typ != null) gen.failed(e);
        gen.runningAsync = false;
        state = CLOSED;
        if (typ == null && (e.matches(Exc.StopAsyncIteration) || e.matches(Exc.GeneratorExit))) {
            e.discard(ts);
            return PyException.ofArgs(Exc.StopIteration);
        }
        return e;
    }

    static PyObject tp_iter(ThreadState ts, AsyncGenAThrow self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject am_await(ThreadState ts, AsyncGenAThrow self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject tp_iternext(ThreadState ts, AsyncGenAThrow self) {
        return self.step((PyThreadState) ts, PyNone.NONE);
    }

    @io.github.typhon.objects.expose.PyMethod("($self, value, /)")
    PyObject send(ThreadState ts, PyObject v) {
        return step((PyThreadState) ts, v);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", name = "throw")
    PyObject throw_(ThreadState state, PyObject t, PyObject v, PyObject b) {
        PyThreadState ts = (PyThreadState) state;
        if (this.state == CLOSED) throw Raise.runtimeError("cannot reuse already awaited aclose()/athrow()");
        if (this.state == INIT) {
            if (gen.runningAsync) {
                this.state = CLOSED;
                throw Raise.runtimeError("%s(): asynchronous generator is already running", typ == null ? "aclose" : "athrow");
            }
            this.state = ITER;
            gen.runningAsync = true;
        }
        PyObject out;
        try {
            out = gen.throwIn(ts, t, v, b, true);
        } catch (PyException e) {
            throw failed(ts, e);
        }
        if (typ == null) {
            if (out instanceof AsyncGenWrappedValue) throw ignored(ts, out);
            return out;
        }
        try {
            return gen.unwrap(ts, out);
        } catch (PyException e) {
            this.state = CLOSED;
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
        if (state == INIT) gen.warnNeverAwaited(ts, typ == null ? "aclose" : "athrow");
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(gen);
        v.visit(typ);
        v.visit(val);
        v.visit(tb);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.xdecref(ts, typ);
        Refs.xdecref(ts, val);
        Refs.xdecref(ts, tb);
        Refs.decref(ts, gen);
    }
}
