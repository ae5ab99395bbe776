// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.eval.Awaitables;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code anext(it, default)} answers: an awaitable that turns StopAsyncIteration into the default. CPython: anextawaitable. */
@PyClass(name = "anext_awaitable", flags = {PyType.DISALLOW_INSTANTIATION})
final class AnextDefault extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new AnextDefaultExposed());

    private PyObject wrapped;
    private PyObject fallback;

    AnextDefault(ThreadState ts, PyObject wrapped, PyObject fallback) {
        super(ts);
        this.wrapped = Refs.newRef(ts, wrapped);
        this.fallback = Refs.newRef(ts, fallback);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** What awaiting the wrapped object runs, with {@code send}, {@code throw} or {@code __next__}. */
    private PyObject iterator(ThreadState ts) {
        PyObject it = Awaitables.of(PyThreadState.of(ts), wrapped);
        if (Iterators.isIterator(it)) return it;
        try {
            // A coroutine: its wrapper can be iterated.
            return PyType.of(it).slots().am_await(ts, it);
        } finally {
            Refs.decref(ts, it);
        }
    }

    private PyException translate(ThreadState ts, PyException e) {
        if (!e.matches(Exc.StopAsyncIteration)) {
            return e;
        }
        e.discard(ts);
        return Raise.stopIteration(ts, fallback);
    }

    static PyObject tp_iter(ThreadState ts, AnextDefault self) {
        return Refs.newRef(ts, self);
    }

    static PyObject am_await(ThreadState ts, AnextDefault self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, AnextDefault self) {
        PyObject it = self.iterator(ts);
        try {
            PyObject v = it instanceof PyGenerator g ? g.nextOrStop(PyThreadState.of(ts)) : Iterators.next(ts, it);
            if (v == null) {
                throw Raise.stopIteration(ts, PyNone.NONE);
            }
            return v;
        } catch (PyException e) {
            throw self.translate(ts, e);
        } finally {
            Refs.decref(ts, it);
        }
    }

    private PyObject forward(ThreadState ts, PyUnicode name, PyObject... args) {
        PyObject it = iterator(ts);
        try {
            return Calls.callMethod(ts, it, name, args);
        } catch (PyException e) {
            throw translate(ts, e);
        } finally {
            Refs.decref(ts, it);
        }
    }

    @PyMethod("($self, value, /)")
    PyObject send(ThreadState ts, PyObject value) {
        return forward(ts, Names.send, value);
    }

    @PyMethod(value = "($self, /, *args)", name = "throw")
    PyObject throwInto(ThreadState ts, PyObject[] args) {
        return forward(ts, PyUnicode.intern("throw"), args);
    }

    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        return forward(ts, Names.close);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(wrapped);
        v.visit(fallback);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject a = wrapped;
        PyObject b = fallback;
        wrapped = PyNone.NONE;
        fallback = PyNone.NONE;
        Refs.decref(ts, a);
        Refs.decref(ts, b);
    }

}
