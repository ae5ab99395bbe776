// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.ExcInfo;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Unraisable;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.ItemSink;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What generators, coroutines and asynchronous generators share: a frame that is suspended between resumptions.
 * <p>Threads: whoever moves the state to RUNNING by CAS owns the frame until it leaves that state; others get ValueError.
 * <p>Ownership: owns the frame's contents while suspended; while it runs, the frame's references are the running thread's.
 * <p>Ordering: leaving RUNNING is a release store, taking it an acquiring CAS. A yield leaves it in two steps: the frame is read after the yield, and
 * another thread may write it as soon as it is SUSPENDED. CPython: Objects/genobject.c.
 */
public abstract class PyGenBase extends RefCounted implements Frame.Abandonable {
    private static final int CREATED = 0;
    private static final int SUSPENDED = 1;
    private static final int RUNNING = 2;
    private static final int CLOSED = 3;
    /** It yielded, but who resumed it still reads its frame: RUNNING to everybody else. */
    private static final int YIELDED = 4;
    private static final PyUnicode THROW = PyUnicode.intern("throw");
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(PyGenBase.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public final Frame frame;
    @Owned final PyCode code;
    PyUnicode name;
    PyUnicode qualname;
    /** The exception being handled inside. */
    private final ExcInfo exc = new ExcInfo();
    private int state = CREATED;
    /** Who gets what is yielded without a suspension, if he wants it: of the thread that runs the frame, which alone has references. */
    private ItemSink sink;

    /** Takes the frame over, which stands at its RETURN_GENERATOR instruction. */
    protected PyGenBase(PyThreadState ts, Frame frame) {
        super(ts);
        this.frame = frame;
        this.code = Refs.newRef(ts, frame.code);
        PyFunction f = (PyFunction) frame.function;
        name = f.name();
        qualname = f.qualname();
        frame.gen = this;
        frame.yielded = true;
        track(ts);
    }

    /** "generator", "coroutine" or "async generator": for messages. */
    abstract String kind();

    final int stateAcquire() {
        int v = state;
        VarHandle.acquireFence();
        return v;
    }

    public final boolean isClosed() {
        return stateAcquire() == CLOSED;
    }

    public final boolean isRunning() {
        return isTaken(stateAcquire());
    }

    private static boolean isTaken(int s) {
        return s == RUNNING || s == YIELDED;
    }

    public final boolean isSuspended() {
        return stateAcquire() == SUSPENDED;
    }

    public final boolean isCreated() {
        return stateAcquire() == CREATED;
    }

    // ---- running

    /** Takes the running flag; false if the generator is closed. */
    final boolean acquire() {
        return take() != CLOSED;
    }

    /** Takes the running flag and answers the state before; if that is CLOSED, the flag was not taken. */
    private int take() {
        for (;;) {
            int s = stateAcquire();
            if (s == CLOSED) return s;
            if (isTaken(s)) throw Raise.valueError("%s already executing", kind());
            if (STATE.compareAndSet(this, s, RUNNING)) return s;
        }
    }

    /** As {@link #take} for who holds all references, which nobody else can see: see doc/interpreter.md. */
    private int takeAlone() {
        int s = state;
        if (isTaken(s)) throw Raise.valueError("%s already executing", kind());
        if (s != CLOSED) state = RUNNING;
        return s;
    }

    /** Gives the flag back without having run. */
    final void releaseFlag() {
        STATE.setRelease(this, frame.atStart() ? CREATED : SUSPENDED);
    }

    private void push(PyThreadState ts) {
        frame.yielded = false;
        exc.previous = ts.excInfo;
        ts.excInfo = exc;
    }

    private void pop(PyThreadState ts) {
        ts.excInfo = exc.previous;
        exc.previous = null;
    }

    /**
     * Prepares the frame to be run by the caller's driver loop: takes the flag, delivers the value (stolen). False if it is closed,
     * and then the value is still the caller's.
     */
    public final boolean begin(PyThreadState ts, @Stolen PyObject value) {
        return begin(ts, value, take());
    }

    /**
     * As {@link #begin(PyThreadState, PyObject)}, for code that holds the generator in slots of the running frame which no other thread can read.
     * @param held how many references these are
     */
    public final boolean beginHeld(PyThreadState ts, @Stolen PyObject value, int held) {
        return begin(ts, value, frame.pyFrame == null && Refs.hasNoOtherReferences(ts, this, held) ? takeAlone() : take());
    }

    private boolean begin(PyThreadState ts, @Stolen PyObject value, int before) {
        if (before == SUSPENDED) {
            Insn.set(ts, frame.r, frame.dst, value);
        } else {
            if (before == CLOSED) return false;
            if (value != PyNone.NONE) {
                STATE.setRelease(this, CREATED);
                throw Raise.typeError("can't send non-None value to a just-started %s", kind());
            }
        }
        push(ts);
        return true;
    }

    /** The frame yielded: called by the instruction. The flag stays taken until {@link #left}. */
    public final void suspended(PyThreadState ts) {
        pop(ts);
        frame.yielded = true;
        ts.yielded = true;
        state = YIELDED;
    }

    /** Gives the flag back after a yield: called by who switched away from the frame, when it has read all it needs from it. Nothing after an end. */
    public final void left() {
        if (state == YIELDED) STATE.setRelease(this, SUSPENDED);
    }

    /** As {@link #left()}, for a frame that may be no generator's. */
    public static void left(Frame f) {
        if (f.gen != null) ((PyGenBase) f.gen).left();
    }

    /** The frame returned or raised: called by the instruction or the unwinder. Ends with {@code ts.yielded} false. */
    public final void finished(PyThreadState ts) {
        if (state != YIELDED) pop(ts);
        PyObject handled = exc.value;
        exc.value = null;
        STATE.setRelease(this, CLOSED);
        // Closed without running: an abandoned expression's temporaries are still there.
        frame.releaseTemps(ts, code.nlocalsplus);
        frame.finish(ts);
        Refs.xdecref(ts, handled);
        ts.yielded = false;
    }

    /** Runs the frame, whose flag is taken; gives what it yields. When it returns, throws {@link #ended}. */
    private @Owned PyObject run(PyThreadState ts, PyException thrown) {
        PyObject v = ts.interpreter.evaluator.eval(ts, frame, thrown);
        if (ts.yielded) return v;
        throw ended(ts, v);
    }

    /** StopIteration with a result (stolen); asynchronous generators give StopAsyncIteration. */
    PyException ended(PyThreadState ts, @Stolen PyObject result) {
        if (result == PyNone.NONE) return PyException.ofArgs(Exc.StopIteration);
        return PyException.ofArgs(Exc.StopIteration, result);
    }

    /** What a resumption after the end raises. */
    PyException exhausted() {
        return PyException.ofArgs(Exc.StopIteration);
    }

    /** send(value), borrowed. */
    public final @Owned PyObject send(PyThreadState ts, PyObject value) {
        if (!begin(ts, Refs.newRef(ts, value))) {
            Refs.decref(ts, value);
            throw exhausted();
        }
        return run(ts, null);
    }

    /** send(None), but the end is no exception: gives what it yields or, if {@code ts.yielded} is false thereafter, returns. */
    public final @Owned PyObject resume(PyThreadState ts) {
        if (!begin(ts, PyNone.NONE)) throw exhausted();
        return ts.interpreter.evaluator.eval(ts, frame, null);
    }

    /** The iterator slot: null at the end, whatever the generator returned. */
    final @Owned PyObject nextOrNull(PyThreadState ts) {
        if (!begin(ts, PyNone.NONE)) return null;
        PyObject v = ts.interpreter.evaluator.eval(ts, frame, null);
        if (ts.yielded) return v;
        Refs.decref(ts, v);
        return null;
    }

    /**
     * {@link #nextOrNull} of an iterator that one variable of the caller and one of this function's hold: what it yields first goes to a sink. That other
     * threads would find it running, not suspended, between two items, they could only tell if they had a reference.
     */
    final @Owned PyObject nextOrNull(PyThreadState ts, ItemSink to) {
        if (ts.instrumented || frame.pyFrame != null || !Refs.hasNoOtherReferences(ts, this, 2)) return nextOrNull(ts);
        if (!begin(ts, PyNone.NONE, takeAlone())) return null;
        sink = to;
        PyObject v;
        try {
            v = ts.interpreter.evaluator.eval(ts, frame, null);
        } finally {
            sink = null;
        }
        if (ts.yielded) return v;
        Refs.decref(ts, v);
        return null;
    }

    /** Whether this resumption offers its items to a sink. */
    public final boolean pushes() {
        return sink != null;
    }

    /** Gives a yielded item to the sink; false if it does not want it, or somebody watches the frame: then the frame yields. */
    public final boolean push(PyThreadState ts, @Stolen PyObject v) {
        ItemSink to = sink;
        return to != null && !ts.instrumented && frame.pyFrame == null && to.accept(ts, v);
    }

    /** What the builtin next() needs: null at the end, but StopIteration when the generator returned something else than None. */
    public final @Owned PyObject nextOrStop(PyThreadState ts) {
        if (!begin(ts, PyNone.NONE)) return null;
        PyObject v = ts.interpreter.evaluator.eval(ts, frame, null);
        if (ts.yielded) return v;
        if (v == PyNone.NONE) return null;
        throw ended(ts, v);
    }

    /** Raises inside. The exception is stolen. */
    final @Owned PyObject raiseInside(PyThreadState ts, @Stolen PyException e) {
        if (!acquire()) throw e;
        return raiseHoldingFlag(ts, e);
    }

    private PyObject raiseHoldingFlag(PyThreadState ts, PyException e) {
        push(ts);
        return run(ts, e);
    }

    /** The iterator or awaitable this generator delegates to: borrowed while it is suspended; null if none. */
    final PyObject delegate() {
        return isSuspended() ? delegateUnchecked() : null;
    }

    private PyObject delegateUnchecked() {
        return frame.at instanceof Frame.Suspension s && s.receiver() >= 0 ? frame.r[s.receiver()] : null;
    }

    /** What {@code throw()} says about more than one argument. */
    static void checkThrow(ThreadState ts, String signature, PyObject val) {
        if (val != null) {
            Warnings.deprecated(ts, "the (type, exc, tb) signature of " + signature + " is deprecated, use the single-arg signature instead.");
        }
    }

    /** throw(typ, val, tb), all borrowed, null when absent. */
    final @Owned PyObject throwIn(PyThreadState ts, PyObject typ, PyObject val, PyObject tb, boolean closeOnExit) {
        if (isRunning()) throw Raise.valueError("%s already executing", kind());
        PyObject sub = delegate();
        if (sub == null) {
            PyException e = Exceptions.thrown(ts, typ, val, tb);
            if (isClosed()) throw closedThrow(ts, e);
            return raiseInside(ts, e);
        }
        if (!acquire()) throw Exceptions.thrown(ts, typ, val, tb);
        sub = Refs.newRef(ts, sub);
        PyException e;
        try {
            if (closeOnExit && isGeneratorExit(typ)) {
                closeIterator(ts, sub);
                e = Exceptions.thrown(ts, typ, val, tb);
            } else {
                PyObject v = throwBelow(ts, sub, typ, val, tb);
                if (v != null) {
                    releaseFlag();
                    return v;
                }
                e = Exceptions.thrown(ts, typ, val, tb);
            }
        } catch (PyException x) {
            e = x;
        } catch (Throwable t) {
            releaseFlag();
            throw t;
        } finally {
            Refs.decref(ts, sub);
        }
        return raiseHoldingFlag(ts, e);
    }

    PyException closedThrow(PyThreadState ts, PyException e) {
        return e;
    }

    private static boolean isGeneratorExit(PyObject typ) {
        return typ instanceof PyType t ? t.isSubtype(Exc.GeneratorExit) : Exc.GeneratorExit.isInstance(typ);
    }

    /** As throwInto, with this frame on the stack as the caller of what runs. */
    private PyObject throwBelow(PyThreadState ts, PyObject sub, PyObject typ, PyObject val, PyObject tb) {
        Frame outer = ts.entry;
        frame.outer = outer;
        frame.caller = null;
        frame.depth = outer == null ? 1 : ts.innermostFrame().depth + 1;
        ts.entry = frame;
        frame.yielded = false;
        try {
            return throwInto(ts, sub, typ, val, tb);
        } finally {
            frame.yielded = true;
            ts.entry = outer;
            frame.outer = null;
        }
    }

    /** Null if the object has no throw(): then the exception is raised in the delegating frame. */
    private static PyObject throwInto(PyThreadState ts, PyObject sub, PyObject typ, PyObject val, PyObject tb) {
        if (sub instanceof PyGenerator || sub instanceof PyCoroutine) {
            return ((PyGenBase) sub).throwIn(ts, typ, val, tb, true);
        }
        PyObject m = Objects.lookupAttr(ts, sub, THROW);
        if (m == null) return null;
        try {
            return val == null ? Calls.call1(ts, m, typ) : tb == null ? Calls.call2(ts, m, typ, val) : Calls.call3(ts, m, typ, val, tb);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static void closeIterator(PyThreadState ts, PyObject sub) {
        if (sub instanceof PyGenerator || sub instanceof PyCoroutine) {
            Refs.decref(ts, ((PyGenBase) sub).closeIt(ts));
            return;
        }
        PyObject m;
        try {
            m = Objects.lookupAttr(ts, sub, Names.close);
        } catch (PyException e) {
            Unraisable.report(ts, e, sub, "Exception ignored while closing generator ");
            return;
        }
        if (m == null) return;
        try {
            Refs.decref(ts, Calls.call0(ts, m));
        } finally {
            Refs.decref(ts, m);
        }
    }

    /** close(): the value returned in answer to GeneratorExit, or None. */
    final @Owned PyObject closeIt(PyThreadState ts) {
        if (isClosed()) return PyNone.NONE;
        if (!acquire()) return PyNone.NONE;
        // Unless somebody watches: then it is seen to leave.
        if (frame.atStart() || !ts.instrumented && delegateUnchecked() == null && !hasHandler()) {
            exc.previous = ts.excInfo;
            ts.excInfo = exc;
            finished(ts);
            return PyNone.NONE;
        }
        PyException e = null;
        PyObject sub = Refs.xnewRef(ts, delegateUnchecked());
        if (sub != null) {
            try {
                closeIterator(ts, sub);
            } catch (PyException x) {
                e = x;
            } finally {
                Refs.decref(ts, sub);
            }
        }
        if (e == null) e = PyException.ofArgs(Exc.GeneratorExit);
        push(ts);
        PyObject v;
        try {
            v = ts.interpreter.evaluator.eval(ts, frame, e);
        } catch (PyException x) {
            if (!x.matches(Exc.GeneratorExit)) throw x;
            x.discard(ts);
            return PyNone.NONE;
        }
        if (!ts.yielded) return v;
        Refs.decref(ts, v);
        throw Raise.runtimeError("%s ignored GeneratorExit", kind());
    }

    /** Whether the suspended frame could catch an exception raised where it stands. */
    private boolean hasHandler() {
        ExceptionEntry e = code.unit.handlerOf(frame.pc());
        return e != null && Instr.opcode(code.unit.code()[e.handler()]) != Opcode.STOPITERATION_ERROR;
    }

    // ---- attributes

    final PyUnicode qualname() {
        return qualname;
    }

    final @Owned PyObject frameOrNone(ThreadState ts) {
        return isClosed() ? PyNone.NONE : Refs.newRef(ts, (PyObject) frame.pyFrame(ts));
    }

    final @Owned PyObject delegateOrNone(ThreadState ts) {
        PyObject d = delegate();
        return d == null ? PyNone.NONE : Refs.newRef(ts, d);
    }

    final void setName(PyObject value, boolean qualified) {
        if (!(value instanceof PyUnicode u)) throw Raise.typeError("%s must be set to a string object", qualified ? "__qualname__" : "__name__");
        if (qualified) qualname = u;
        else name = u;
    }

    final PyObject reprAs(String kind) {
        return PyUnicode.of("<" + kind + " object " + qualname + " at " + Hashing.address(this) + ">");
    }

    @Override
    public final void abandon(ThreadState ts) {
        finalizeObject(ts);
    }

    // ---- memory

    @Override
    protected boolean hasFinalizer() {
        return isSuspended();
    }

    @Override
    protected void finalizeObject(ThreadState state) {
        PyThreadState ts = (PyThreadState) state;
        try {
            Refs.decref(ts, closeIt(ts));
        } catch (PyException e) {
            Unraisable.report(ts, e, this, "Exception ignored while closing generator ");
        }
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(code);
        int s = stateAcquire();
        // While it runs, what the frame refers to is reachable from the thread, not from here.
        if (s != CREATED && s != SUSPENDED) return;
        for (PyObject o : frame.r) v.visit(o);
        v.visit(frame.function);
        v.visit(frame.locals);
        v.visit(frame.pyFrame);
        v.visit(exc.value);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        int s = stateAcquire();
        if (s != CREATED && s != SUSPENDED || !STATE.compareAndSet(this, s, CLOSED)) return;
        frame.releaseTemps(ts, code.nlocalsplus);
        frame.finish((PyThreadState) ts);
        PyObject handled = exc.value;
        exc.value = null;
        Refs.xdecref(ts, handled);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, code);
    }
}
