// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** An asynchronous generator. See {@link PyGenBase}; what it yields to its consumer comes wrapped ({@link AsyncGenWrappedValue}). */
@PyClass(name = "async_generator", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF})
public final class PyAsyncGen extends PyGenBase {
    public static final PyType TYPE = PyType.builtin(new PyAsyncGenExposed());

    private volatile boolean hooksInited;
    @Owned private PyObject finalizer;
    /** aclose() ran, or the generator ended. */
    volatile boolean closed;
    /** Some asend() or athrow() is between its first step and its end. */
    volatile boolean runningAsync;

    public PyAsyncGen(PyThreadState ts, Frame frame) {
        super(ts, frame);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    String kind() {
        return "async generator";
    }

    @Override
    PyException ended(PyThreadState ts, @Stolen PyObject result) {
        Refs.decref(ts, result);
        return exhausted();
    }

    @Override
    PyException exhausted() {
        return PyException.ofArgs(Exc.StopAsyncIteration);
    }

    private void initHooks(PyThreadState ts) {
        if (hooksInited) return;
        hooksInited = true;
        finalizer = Refs.xnewRef(ts, ts.asyncGenFinalizer);
        PyObject first = Refs.xnewRef(ts, ts.asyncGenFirstIter);
        if (first == null) return;
        try {
            Refs.decref(ts, Calls.call1(ts, first, this));
        } finally {
            Refs.decref(ts, first);
        }
    }

    /** What came out of the generator, for the awaiting coroutine: a wrapped value ends the await with StopIteration. */
    @Owned PyObject unwrap(PyThreadState ts, @Stolen PyObject v) {
        PyObject inner = item(ts, v);
        if (inner == null) return v;
        throw PyException.ofArgs(Exc.StopIteration, inner);
    }

    /** What is in a wrapped value, which is taken over, and which ends the await; null for anything else. */
    @Owned PyObject item(PyThreadState ts, PyObject v) {
        if (!(v instanceof AsyncGenWrappedValue w)) return null;
        runningAsync = false;
        PyObject inner = Refs.newRef(ts, w.value());
        Refs.decref(ts, v);
        return inner;
    }

    /** An exception came out of the generator. */
    void failed(PyException e) {
        if (e.matches(Exc.StopAsyncIteration) || e.matches(Exc.GeneratorExit)) closed = true;
        runningAsync = false;
    }

    /** An awaitable of this generator's died before its first step. */
    void warnNeverAwaited(ThreadState ts, String method) {
        try {
            Warnings.warn(ts, Exc.RuntimeWarning, "coroutine method '" + method + "' of '" + qualname() + "' was never awaited", 1);
        } catch (PyException e) {
            Unraisable.report(ts, e, this, "Exception ignored while finalizing async generator ");
        }
    }

    static PyObject am_aiter(ThreadState ts, PyAsyncGen self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject am_anext(ThreadState ts, PyAsyncGen self) {
        self.initHooks((PyThreadState) ts);
        return new AsyncGenASend(ts, self, PyNone.NONE);
    }

    static PyObject tp_repr(ThreadState ts, PyAsyncGen self) {
        return self.reprAs("async_generator");
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, value, /)", doc = "asend(v) -> send 'v' in generator.")
    PyObject asend(ThreadState ts, PyObject value) {
        initHooks((PyThreadState) ts);
        return new AsyncGenASend(ts, this, value);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", doc = "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.")
    PyObject athrow(ThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        PyGenBase.checkThrow(ts, "athrow()", val);
        initHooks((PyThreadState) ts);
        return new AsyncGenAThrow(ts, this, typ, val, tb);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", doc = "aclose() -> raise GeneratorExit inside generator.")
    PyObject aclose(ThreadState ts) {
        initHooks((PyThreadState) ts);
        return new AsyncGenAThrow(ts, this, null, null, null);
    }

    @io.github.typhon.objects.expose.PyClassMethod(value = "($type, item, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, item);
    }

    @PyGetter("ag_frame")
    PyObject getFrame(ThreadState ts) {
        return frameOrNone(ts);
    }

    @PyGetter(value = "ag_running", member = true)
    boolean getRunning() {
        return runningAsync;
    }

    @PyGetter("ag_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter("ag_code")
    PyObject getCode(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) code);
    }

    @PyGetter(value = "ag_await", doc = "object being awaited on, or None")
    PyObject getAwait(ThreadState ts) {
        return delegateOrNone(ts);
    }

    @PyGetter(value = "__name__", doc = "name of the async generator")
    PyObject getName() {
        return name;
    }

    @PySetter("__name__")
    void setName(ThreadState ts, PyObject value) {
        setName(value, false);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the async generator")
    PyObject getQualname() {
        return qualname;
    }

    @PySetter("__qualname__")
    void setQualname(ThreadState ts, PyObject value) {
        setName(value, true);
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        if (isClosed()) return;
        if (finalizer != null && !closed) {
            try {
                Refs.decref(ts, Calls.call1(ts, finalizer, this));
            } catch (PyException e) {
                Unraisable.report(ts, e, this, null);
            }
            return;
        }
        super.finalizeObject(ts);
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        v.visit(finalizer);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        super.clearReferences(ts);
        PyObject f = finalizer;
        finalizer = null;
        Refs.xdecref(ts, f);
    }
}
