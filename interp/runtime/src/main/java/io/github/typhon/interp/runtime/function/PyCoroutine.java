// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.List;

/** A coroutine. See {@link PyGenBase}; dying before it was awaited it warns. */
@PyClass(name = "coroutine", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF})
public final class PyCoroutine extends PyGenBase {
    public static final PyType TYPE = PyType.builtin(new PyCoroutineExposed());

    private static final PyUnicode WARN_UNAWAITED = PyUnicode.intern("_warn_unawaited_coroutine");

    @Owned private PyObject origin = PyNone.NONE;

    public PyCoroutine(PyThreadState ts, Frame frame) {
        super(ts, frame);
        if (ts.coroutineOriginDepth > 0) origin = origin(ts, ts.coroutineOriginDepth);
    }

    private static PyObject origin(PyThreadState ts, int depth) {
        List<PyObject> out = new ArrayList<>();
        for (Frame f = ts.currentFrame(); f != null && out.size() < depth; f = f.back()) {
            if (f.gen != null && f.atStart()) continue;
            out.add(PyTuple.of(ts, f.code.filename(), PyLong.of(f.line()), f.code.name));
        }
        return PyTuple.of(ts, out.toArray(new PyObject[0]));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    String kind() {
        return "coroutine";
    }

    @Override
    PyException exhausted() {
        return Raise.runtimeError("cannot reuse already awaited coroutine");
    }

    @Override
    PyException closedThrow(PyThreadState ts, PyException e) {
        e.discard(ts);
        return exhausted();
    }

    /** Whether another await drives it already. */
    public boolean isAwaited() {
        return delegate() != null;
    }

    static PyObject am_await(ThreadState ts, PyCoroutine self) {
        return new PyCoroutineWrapper(ts, self);
    }

    static PyObject tp_repr(ThreadState ts, PyCoroutine self) {
        return self.reprAs("coroutine");
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, value, /)", doc = "send(value) -> send 'value' into coroutine,\nreturn next iterated value or raise StopIteration.")
    PyObject send(ThreadState ts, PyObject value) {
        return send((PyThreadState) ts, value);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", name = "throw", doc = "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.")
    PyObject throw_(ThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        checkThrow(ts, "throw()", val);
        return throwIn((PyThreadState) ts, typ, val, tb, true);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", doc = "close() -> raise GeneratorExit inside coroutine.")
    PyObject close(ThreadState ts) {
        return closeIt((PyThreadState) ts);
    }

    @PyGetter("cr_frame")
    PyObject getFrame(ThreadState ts) {
        return frameOrNone(ts);
    }

    @PyClassMethod(value = "($type, item, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @PyGetter("cr_running")
    boolean getRunning() {
        return isRunning();
    }

    @PyGetter("cr_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter("cr_code")
    PyObject getCode(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) code);
    }

    @PyGetter(value = "cr_await", doc = "object being awaited on, or None")
    PyObject getAwait(ThreadState ts) {
        return delegateOrNone(ts);
    }

    @PyGetter(value = "cr_origin", member = true)
    PyObject getOrigin(ThreadState ts) {
        return Refs.newRef(ts, origin);
    }

    @PyGetter(value = "__name__", doc = "name of the coroutine")
    PyObject getName() {
        return name;
    }

    @PySetter("__name__")
    void setName(ThreadState ts, PyObject value) {
        setName(value, false);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the coroutine")
    PyObject getQualname() {
        return qualname;
    }

    @PySetter("__qualname__")
    void setQualname(ThreadState ts, PyObject value) {
        setName(value, true);
    }

    @Override
    protected boolean hasFinalizer() {
        return isSuspended() || isCreated();
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        if (isCreated()) warnNeverAwaited((PyThreadState) ts);
        super.finalizeObject(ts);
    }

    /** Module warnings, imported if need be; null while there is none. */
    private static @Owned PyObject warnings(PyThreadState ts) {
        PyObject importer = ts.interpreter.modules == null ? null : ts.interpreter.builtin(ts, Names.__import__);
        if (importer == null) return null;
        try {
            return Calls.call1(ts, importer, PyUnicode.intern("warnings"));
        } finally {
            Refs.decref(ts, importer);
        }
    }

    /** CPython: _PyErr_WarnUnawaitedCoroutine. */
    private void warnNeverAwaited(PyThreadState ts) {
        boolean warned = false;
        try {
            warned = warnByModule(ts);
        } catch (PyException e) {
            warned = e.matches(Exc.RuntimeWarning);
            Unraisable.report(ts, e, this, "Exception ignored while finalizing coroutine ");
        }
        if (warned) return;
        try {
            Warnings.warn(ts, Exc.RuntimeWarning, "coroutine '" + qualname + "' was never awaited", 1);
        } catch (PyException e) {
            Unraisable.report(ts, e, this, "Exception ignored while finalizing coroutine ");
        }
    }

    /** Asks the library, which knows how to show where the coroutine was made; false if it has no such function. */
    private boolean warnByModule(PyThreadState ts) {
        PyObject warnings = warnings(ts);
        if (warnings == null) return false;
        PyObject f = null;
        try {
            f = Objects.lookupAttr(ts, warnings, WARN_UNAWAITED);
            if (f == null) return false;
            Refs.decref(ts, Calls.call1(ts, f, this));
            return true;
        } finally {
            Refs.xdecref(ts, f);
            Refs.decref(ts, warnings);
        }
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        v.visit(origin);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        super.deallocated(ts);
        Refs.decref(ts, origin);
    }
}
