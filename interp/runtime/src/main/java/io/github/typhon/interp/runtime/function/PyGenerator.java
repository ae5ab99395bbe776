// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.objects.protocol.ItemSink;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.thread.ThreadState;

/** A generator. See {@link PyGenBase}. */
@PyClass(name = "generator", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF})
public final class PyGenerator extends PyGenBase implements ItemSink.Source {
    public static final PyType TYPE = PyType.builtin(new PyGeneratorExposed());

    public PyGenerator(PyThreadState ts, Frame frame) {
        super(ts, frame);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    String kind() {
        return "generator";
    }

    /** Whether await accepts it: types.coroutine made it. */
    public boolean isIterableCoroutine() {
        return code.hasFlag(CodeUnit.CO_ITERABLE_COROUTINE);
    }

    static PyObject tp_iter(ThreadState ts, PyGenerator self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    static PyObject tp_iternext(ThreadState ts, PyGenerator self) {
        return self.nextOrNull((PyThreadState) ts);
    }

    @Override
    public @Owned PyObject next(ThreadState ts, ItemSink sink) {
        return nextOrNull((PyThreadState) ts, sink);
    }

    static PyObject tp_repr(ThreadState ts, PyGenerator self) {
        return self.reprAs("generator");
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, value, /)", doc = "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.")
    PyObject send(ThreadState ts, PyObject value) {
        return send((PyThreadState) ts, value);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, typ, val=NULL, tb=NULL, /)", name = "throw", doc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.")
    PyObject throw_(ThreadState ts, PyObject typ, PyObject val, PyObject tb) {
        checkThrow(ts, "throw()", val);
        return throwIn((PyThreadState) ts, typ, val, tb, true);
    }

    @io.github.typhon.objects.expose.PyMethod(value = "($self, /)", doc = "close() -> raise GeneratorExit inside generator.")
    PyObject close(ThreadState ts) {
        return closeIt((PyThreadState) ts);
    }

    @PyGetter("gi_frame")
    PyObject getFrame(ThreadState ts) {
        return frameOrNone(ts);
    }

    @PyClassMethod(value = "($type, item, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @PyGetter("gi_running")
    boolean getRunning() {
        return isRunning();
    }

    @PyGetter("gi_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter("gi_code")
    PyObject getCode(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) code);
    }

    @PyGetter(value = "gi_yieldfrom", doc = "object being iterated by yield from, or None")
    PyObject getYieldFrom(ThreadState ts) {
        return delegateOrNone(ts);
    }

    @PyGetter(value = "__name__", doc = "name of the generator")
    PyObject getName() {
        return name;
    }

    @PySetter("__name__")
    void setName(ThreadState ts, PyObject value) {
        setName(value, false);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the generator")
    PyObject getQualname() {
        return qualname;
    }

    @PySetter("__qualname__")
    void setQualname(ThreadState ts, PyObject value) {
        setName(value, true);
    }
}
