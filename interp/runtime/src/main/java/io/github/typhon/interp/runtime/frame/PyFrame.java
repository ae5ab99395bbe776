// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * Python's view of a {@link Frame}. While the frame runs it owns the slots; when it ends and this object is still referenced, what the
 * frame owned moves here ({@link #takeOver}).
 * <p>Threads: reading a frame that another thread runs shows some recent state of its slots.
 */
@PyClass(name = "frame", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyFrame extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyFrameExposed());
    /** Of lines: the frame was under way when it was first looked at. */
    public static final int UNKNOWN = -2;

    public final Frame frame;
    private boolean owns;
    @Owned private PyFrame back;
    @Owned private PyObject trace;
    /** The line reported last, and where; -1 before the first. For the tracer. */
    public int lastLine = UNKNOWN;
    public int lastPc = -1;
    /** The same for sys.monitoring. */
    public int monitoredLine = UNKNOWN;
    public int monitoredPc = -1;
    boolean traceLines = true;
    boolean traceOpcodes;
    /** The event being reported for this frame, null while none is; and the instruction that the trace function jumped to, or -1. */
    public PyUnicode tracedEvent;
    public int jumpTo = -1;
    /** Names in f_locals that are no variables. */
    @Owned private PyDict extra;
    /** Values that f_locals replaced while the frame ran: compiled code may have borrowed them from their slots. */
    @Owned private PyList displaced;
    /** The code object, kept for a frame that was cleared. */
    @Owned private final RefCounted code;

    PyFrame(ThreadState ts, Frame frame) {
        super(ts);
        this.frame = frame;
        this.code = Refs.newRef(ts, frame.code);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The next instruction that begins a line, or comes back to one, is reported whatever its line. */
    public void forgetLine() {
        lastLine = -1;
        lastPc = -1;
        monitoredLine = -1;
        monitoredPc = -1;
    }

    void takeOver(PyThreadState ts, Frame f) {
        Frame b = f.gen != null ? null : f.back();
        if (b != null) back = Refs.newRef(ts, b.pyFrame(ts));
        owns = true;
    }

    /** The trace function of this frame, borrowed; null if none. */
    public PyObject trace() {
        return trace;
    }

    public void setTrace(ThreadState ts, PyObject t) {
        PyObject old = trace;
        trace = Refs.xnewRef(ts, t);
        Refs.xdecref(ts, old);
    }

    public boolean wantsLines() {
        return traceLines;
    }

    public boolean wantsOpcodes() {
        return traceOpcodes;
    }

    PyDict extraOrNull() {
        return extra;
    }

    PyDict extra(ThreadState ts) {
        if (extra == null) extra = new PyDict(ts);
        return extra;
    }

    @PyGetter("f_code")
    PyObject code(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) code);
    }

    @PyGetter("f_back")
    PyObject back(ThreadState ts) {
        if (owns || frame.done) return back == null ? PyNone.NONE : Refs.newRef(ts, (PyObject) back);
        Frame b = frame.gen != null && frame.caller == null && !isRunning() ? null : frame.back();
        return b == null ? PyNone.NONE : Refs.newRef(ts, (PyObject) b.pyFrame(ts));
    }

    private boolean isRunning() {
        return !frame.done && !frame.yielded;
    }

    @PyGetter("f_lineno")
    PyObject lineno() {
        int line = frame.line();
        return line < 0 ? PyNone.NONE : PyLong.of(line);
    }

    @PySetter("f_lineno")
    void setLineno(ThreadState ts, PyObject value) {
        PyThreadState pts = PyThreadState.of(ts);
        pts.interpreter.jumper.jump(pts, this, value);
    }

    @PyGetter("f_lasti")
    long lasti() {
        return frame.pc() < 0 ? -1 : io.github.typhon.interp.runtime.code.CodeView.offset(frame.pc());
    }

    @PyGetter("f_globals")
    PyObject globals(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) frame.globals);
    }

    @PyGetter("f_builtins")
    PyObject builtins(ThreadState ts) {
        return Refs.newRef(ts, frame.builtins);
    }

    @PyGetter("f_locals")
    public PyObject locals(ThreadState ts) {
        if (frame.hasHiddenLocals()) return new FrameLocalsProxy(ts, Refs.newRef(ts, this));
        if (frame.locals != null) return Refs.newRef(ts, frame.locals);
        if ((frame.code.flags & CodeUnit.CO_OPTIMIZED) == 0 && frame.locals == null) return new PyDict(ts);
        return new FrameLocalsProxy(ts, Refs.newRef(ts, this));
    }

    @PyGetter("f_trace")
    PyObject getTrace(ThreadState ts) {
        return trace == null ? PyNone.NONE : Refs.newRef(ts, trace);
    }

    @PySetter("f_trace")
    void setTraceAttribute(ThreadState ts, PyObject value) {
        setTrace(ts, value == PyNone.NONE ? null : value);
    }

    @PyGetter(value = "f_trace_lines", member = true)
    boolean getTraceLines() {
        return traceLines;
    }

    @PySetter("f_trace_lines")
    void setTraceLines(ThreadState ts, PyObject value) {
        if (!(value instanceof PyBool b)) throw Raise.typeError("attribute value type must be bool");
        traceLines = b == PyBool.TRUE;
    }

    @PyGetter("f_trace_opcodes")
    boolean getTraceOpcodes() {
        return traceOpcodes;
    }

    @PySetter("f_trace_opcodes")
    void setTraceOpcodes(ThreadState ts, PyObject value) {
        if (!(value instanceof PyBool b)) throw Raise.typeError("attribute value type must be bool");
        traceOpcodes = b == PyBool.TRUE;
    }

    @PyGetter("f_generator")
    PyObject generator(ThreadState ts) {
        return frame.gen == null ? PyNone.NONE : Refs.newRef(ts, (PyObject) frame.gen);
    }

    /** A variable's value changes from outside, with the world stopped while the frame runs: the thread that runs it writes its slots without asking.
     *  What the value was lives on until the frame ends. */
    void setVariable(ThreadState ts, int slot, @Stolen PyObject value) {
        boolean runs = !owns && !frame.done && !frame.yielded && !frame.atStart();
        if (!runs) {
            Refs.xdecref(ts, exchange(slot, value));
            return;
        }
        PyList spare = new PyList(ts);
        PyList[] kept = new PyList[1];
        PyObject[] old = new PyObject[1];
        ts.interp.world().run(ts, () -> {
            old[0] = exchange(slot, value);
            if (displaced == null) displaced = Refs.newRef(ts, spare);
            // Ours as well: the frame may end before the value is in it.
            kept[0] = Refs.newRef(ts, displaced);
        });
        if (old[0] instanceof RefCounted) kept[0].appendStolen(ts, old[0]);
        Refs.decref(ts, kept[0]);
        Refs.decref(ts, spare);
    }

    private PyObject exchange(int slot, PyObject value) {
        PyObject old = frame.r[slot];
        frame.r[slot] = value;
        return old;
    }

    @PyMethod("($self, /)")
    void clear(ThreadState ts) {
        if (!owns && !frame.done) {
            if (frame.gen == null || !frame.yielded) throw Raise.runtimeError("cannot clear an executing frame");
            if (!frame.atStart()) throw Raise.runtimeError("cannot clear a suspended frame");
            ((Frame.Abandonable) frame.gen).abandon(ts);
            return;
        }
        clearVariables(ts);
    }

    /** {@link #clear} where the code has ended; nothing otherwise. */
    public void clearIfDone(ThreadState ts) {
        if (owns || frame.done) clearReferences(ts);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    long sizeof() {
        return 96 + 8L * frame.r.length;
    }

    static PyObject tp_repr(ThreadState ts, PyFrame self) {
        return PyUnicode.of("<frame at " + Hashing.address(self) + ", file " + io.github.typhon.objects.protocol.Objects.reprText(ts, self.frame.code.filename()) + ", line "
                + self.frame.line() + ", code " + self.frame.code.unit.name + ">");
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(back);
        v.visit(trace);
        v.visit(extra);
        v.visit(displaced);
        v.visit(code);
        if (owns) {
            for (int i = 0; i < frame.code.nlocalsplus; i++) v.visit(frame.r[i]);
            v.visit(frame.locals);
            v.visit(frame.function);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyFrame b = back;
        back = null;
        clearVariables(ts);
        Refs.xdecref(ts, b);
    }

    private void clearVariables(ThreadState ts) {
        PyObject[] old = {trace, extra, displaced};
        trace = null;
        extra = null;
        displaced = null;
        if (owns) frame.release(ts);
        Refs.releaseAll(ts, old, 0, old.length);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, code);
    }
}
