// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.runtime.frame.PyFrame;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** One frame an exception passed through. Owns the frame object and the entry of the frame below. CPython: PyTracebackObject. */
@PyClass(name = "traceback", signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)", doc = "Create a new traceback object.")
public final class PyTraceback extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTracebackExposed());

    @Owned private volatile PyObject next;
    @Owned private PyFrame frame;
    private final int lasti;
    /** Negative: it follows from lasti. */
    private final int line;

    /** Of an instruction of a frame; {@code next} is null at the innermost frame. */
    public PyTraceback(ThreadState ts, @Stolen PyObject next, PyFrame frame, int lasti) {
        this(ts, next, frame, lasti, -1);
    }

    private PyTraceback(ThreadState ts, @Stolen PyObject next, PyFrame frame, int lasti, int line) {
        super(ts);
        this.next = next;
        this.frame = Refs.newRef(ts, frame);
        this.lasti = lasti;
        this.line = line;
        try {
            track(ts);
        } catch (OutOfMemoryError e) {
            // What the frame holds may be what takes the memory.
            Refs.decref(ts, frame);
            throw e;
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public PyFrame frame() {
        return frame;
    }

    public int line() {
        return line >= 0 ? line : frame.frame.code.lineOf(io.github.typhon.interp.runtime.code.CodeView.pc(lasti));
    }

    /** The entry of the frame called from here, borrowed, or null. */
    public PyTraceback next() {
        return (PyTraceback) next;
    }

    /** Drops the variables of all its frames that have ended. */
    public void clearFrames(ThreadState ts) {
        for (PyTraceback t = this; t != null; t = t.next()) t.frame.clearIfDone(ts);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("traceback", 4, args, kwnames, "tb_next", "tb_frame", "tb_lasti", "tb_lineno");
        if (!(a[1] instanceof PyFrame f)) throw Raise.typeError("traceback() argument 'tb_frame' must be frame, not %s", PyType.of(a[1]).name());
        int lasti = Numbers.asInt(ts, a[2]);
        int line = Numbers.asInt(ts, a[3]);
        // CPython looks at this one last.
        if (a[0] != PyNone.NONE && !(a[0] instanceof PyTraceback)) {
            throw Raise.typeError("expected traceback object or None, got '%s'", PyType.of(a[0]).name());
        }
        return new PyTraceback(ts, a[0] == PyNone.NONE ? null : Refs.newRef(ts, a[0]), f, lasti, line);
    }

    @PyGetter("tb_next")
    PyObject getNext(ThreadState ts) {
        PyObject n = next;
        return n == null ? PyNone.NONE : Refs.newRef(ts, n);
    }

    /** Replaces the entry of the frame called from here; null ends the chain. */
    public void link(ThreadState ts, PyTraceback entry) {
        PyObject old = next;
        next = Refs.xnewRef(ts, (PyObject) entry);
        Refs.xdecref(ts, old);
    }

    @PySetter("tb_next")
    void setNext(ThreadState ts, PyObject value) {
        if (value == null) throw Raise.typeError("can't delete tb_next attribute");
        PyTraceback t = null;
        if (value != PyNone.NONE) {
            if (!(value instanceof PyTraceback v)) throw Raise.typeError("expected traceback object, got '%s'", PyType.of(value).name());
            t = v;
        }
        for (PyTraceback x = t; x != null; x = (PyTraceback) x.next) {
            if (x == this) throw Raise.valueError("traceback loop detected");
        }
        PyObject old = next;
        next = Refs.xnewRef(ts, (PyObject) t);
        Refs.xdecref(ts, old);
    }

    @PyGetter(value = "tb_frame", member = true)
    PyObject getFrame(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) frame);
    }

    @PyGetter(value = "tb_lasti", member = true)
    long getLasti() {
        return lasti;
    }

    @PyGetter("tb_lineno")
    PyObject getLine() {
        int l = line();
        return l < 0 ? PyNone.NONE : PyLong.of(l);
    }

    @PyMethod(value = "($self, /)", name = "__dir__")
    PyObject dir(ThreadState ts) {
        PyObject[] names = {PyUnicode.intern("tb_frame"), PyUnicode.intern("tb_next"), PyUnicode.intern("tb_lasti"), PyUnicode.intern("tb_lineno")};
        PyObject t = PyTuple.of(ts, names);
        try {
            return io.github.typhon.objects.protocol.Sequences.list(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(next);
        v.visit(frame);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject n = next;
        next = null;
        Refs.xdecref(ts, n);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, frame);
    }
}
