// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._asyncio;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.Exceptions;
import io.github.typhon.interp.runtime.function.PyTraceback;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What awaits a future: yields it once if it is not done, then ends with its result. Held: the future, until then. Threads: any. */
@PyClass(name = "FutureIter", module = "_asyncio", flags = PyType.DISALLOW_INSTANTIATION)
final class PyFutureIter extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyFutureIterExposed());

    PyFutureIter(ThreadState ts, PyFuture future) {
        super(ts, Refs.newRef(ts, (PyObject) future));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyFutureIter self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject tp_iternext(ThreadState ts, PyFutureIter self) {
        PyFuture f = (PyFuture) self.held(ts, 0);
        if (f == null) return null;
        try {
            if (f.state == PyFuture.PENDING) {
                if (f.blocking) throw Raise.runtimeError("await wasn't used with future");
                f.blocking = true;
                return Refs.newRef(ts, (PyObject) f);
            }
            self.put(ts, 0, null);
            PyObject v = f.resultOrThrow(ts);
            if (v == PyNone.NONE) return null;
            try {
                throw Raise.stopIteration(ts, v);
            } finally {
                Refs.decref(ts, v);
            }
        } finally {
            Refs.decref(ts, f);
        }
    }

    @PyMethod("($self, object, /)")
    PyObject send(ThreadState ts, PyObject object) {
        PyObject v = tp_iternext(ts, this);
        if (v == null) throw Raise.stopIteration(ts, null);
        return v;
    }

    @PyMethod(value = "($self, type, val=NULL, tb=NULL, /)", name = "throw", textSignature = false)
    PyObject throw_(ThreadState ts, PyObject type, PyObject val, PyObject tb) {
        if (val != null) {
            Warnings.deprecated(ts, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.");
        }
        if (tb != null && tb != PyNone.NONE && !(tb instanceof PyTraceback)) throw Raise.typeError("throw() third argument must be a traceback");
        if (!Exceptions.isInstance(type) && !Exceptions.isClass(type)) {
            throw Raise.typeError("exceptions must be classes deriving BaseException or instances of such a class");
        }
        put(ts, 0, null);
        throw Exceptions.thrown((PyThreadState) ts, type, val, tb);
    }

    @PyMethod("($self, /)")
    void close(ThreadState ts) {
        put(ts, 0, null);
    }
}
