// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.AsyncGenASend;
import io.github.typhon.interp.runtime.function.PyAsyncGen;
import io.github.typhon.interp.runtime.function.PyCoroutine;
import io.github.typhon.interp.runtime.function.PyGenerator;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** What await, async for and async with drive. CPython: _PyCoro_GetAwaitableIter, _PyEval_GetANext. */
public final class Awaitables {
    private Awaitables() {}

    /** The iterator that {@code await o} runs. */
    public static @Owned PyObject of(PyThreadState ts, PyObject o) {
        if (o instanceof PyCoroutine || o instanceof PyGenerator g && g.isIterableCoroutine()) return Refs.newRef(ts, o);
        if (!PyType.of(o).slots().has(Slot.AM_AWAIT)) throw Raise.typeError("'%s' object can't be awaited", PyType.of(o).name());
        PyObject it = PyType.of(o).slots().am_await(ts, o);
        if (it instanceof PyCoroutine || it instanceof PyGenerator g && g.isIterableCoroutine()) {
            Refs.decref(ts, it);
            throw Raise.typeError("__await__() returned a coroutine");
        }
        if (!Iterators.isIterator(it)) {
            PyType t = PyType.of(it);
            Refs.decref(ts, it);
            throw Raise.typeError("__await__() returned non-iterator of type '%s'", t.name());
        }
        return it;
    }

    /** GET_AWAITABLE: as {@link #of}; {@code where} says which special method gave the object (1 __aenter__, 2 __aexit__). */
    public static @Owned PyObject awaitable(PyThreadState ts, PyObject o, int where) {
        if (where != 0 && !(o instanceof PyCoroutine) && !PyType.of(o).slots().has(Slot.AM_AWAIT) && !(o instanceof PyGenerator)) {
            throw Raise.typeError("'async with' received an object from %s that does not implement __await__: %s",
                    where == 1 ? "__aenter__" : "__aexit__", PyType.of(o).name());
        }
        PyObject it = of(ts, o);
        if (it instanceof PyCoroutine c && c.isAwaited()) {
            Refs.decref(ts, it);
            throw Raise.runtimeError("coroutine is being awaited already");
        }
        return it;
    }

    public static @Owned PyObject asyncIterator(PyThreadState ts, PyObject o) {
        if (!PyType.of(o).slots().has(Slot.AM_AITER)) {
            throw Raise.typeError("'async for' requires an object with __aiter__ method, got %s", PyType.of(o).name());
        }
        PyObject it = PyType.of(o).slots().am_aiter(ts, o);
        if (!PyType.of(it).slots().has(Slot.AM_ANEXT)) {
            PyType t = PyType.of(it);
            Refs.decref(ts, it);
            throw Raise.typeError("'async for' received an object from __aiter__ that does not implement __anext__: %s", t.name());
        }
        return it;
    }

    public static @Owned PyObject asyncNext(PyThreadState ts, PyObject it) {
        if (!PyType.of(it).slots().has(Slot.AM_ANEXT)) {
            throw Raise.typeError("'async for' requires an iterator with __anext__ method, got %s", PyType.of(it).name());
        }
        PyObject n = PyType.of(it).slots().am_anext(ts, it);
        if (it instanceof PyAsyncGen && n instanceof AsyncGenASend) return n;
        try {
            return of(ts, n);
        } catch (PyException e) {
            PyException x = Raise.typeError("'async for' received an invalid object from __anext__: %s", PyType.of(n).name());
            PyBaseException v = (PyBaseException) x.value(ts);
            PyObject cause = e.takeValue(ts);
            v.setContext(ts, Refs.newRef(ts, cause));
            v.setCause(ts, cause);
            throw x;
        } finally {
            Refs.decref(ts, n);
        }
    }
}
