// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * One activation of a code object: a plain Java object; Python sees a {@link PyFrame} made on demand.
 * <p>Threads: confined to the thread that runs it; a suspended generator's frame to whoever holds the generator's running flag.
 * <p>Ownership: owns every element of {@code r}, {@code function}, {@code locals}, {@code pyFrame} and {@code result}; globals and
 * builtins are borrowed from the function. When it ends while a PyFrame is referenced elsewhere, everything moves to that.
 * <p>Calls: {@code callee} is set by the instruction that calls and cleared when the callee is left, so the running frame is found by
 * following callees from the thread state's innermost entry frame; nothing is written to the thread state per call.
 */
public final class Frame {
    public final PyCode code;
    /** Named slots, then temporaries. */
    @Owned public final PyObject[] r;
    /** Where to go on. */
    public Insn next;
    /** The instruction being executed; exact whenever other code can look at this frame. */
    public Insn at;
    /** The frame to return to within the same driver loop; null for an entry frame. */
    public Frame caller;
    /** Of a frame that waits: whom it called. */
    public Frame callee;
    /** Of an entry frame: the entry frame of the driver loop below. */
    public Frame outer;
    /** What a callee gave back, or what this frame gives back. */
    @Owned public PyObject result;
    /** Slot for a callee's result, or -1: the instruction at {@code next} takes {@code result}. */
    public int dst;
    public int depth;
    @Owned public RefCounted function;
    @Borrowed public PyDict globals;
    @Borrowed public PyObject builtins;
    /** Mapping of class bodies and module-level code; null in functions. */
    @Owned public PyObject locals;
    /** The generator that owns this frame, borrowed; null for plain calls. */
    @Borrowed public RefCounted gen;
    /** Python's view of this frame, once asked for. */
    @Owned public PyFrame pyFrame;
    /** It has ended: what is still owned is about to be released. */
    public boolean done;
    /** The last thing this frame did was to yield. */
    public boolean yielded;

    public Frame(PyCode code) {
        this.code = code;
        this.r = new PyObject[code.nslots];
        this.next = (Insn) code.entry;
    }

    /** Of no code. */
    Frame() {
        code = null;
        r = new PyObject[0];
    }

    /** For error messages, tracebacks: the source line being executed, or -1. */
    public int line() {
        Insn at = this.at;
        return at == null ? code.firstlineno : code.lineOf(at.pc);
    }

    public int pc() {
        return at == null ? -1 : at.pc;
    }

    /** Of a suspended generator's frame: it has not run yet. */
    public boolean atStart() {
        return at instanceof Start;
    }

    /** Marks the instruction that makes a generator: a frame that stands there has not run. */
    public interface Start {}

    /** What {@link #gen} is: able to end without having been resumed, with the warnings that its death would bring. */
    public interface Abandonable {
        void abandon(ThreadState ts);
    }

    /** An instruction at which a generator waits. */
    public interface Suspension {
        /** The slot of the iterator that the generator delegates to, or -1. */
        int receiver();
    }

    /** RecursionError if a frame that this one calls is one too many. */
    public void checkDepth(PyThreadState ts) {
        if (depth >= ts.recursionLimit) throw tooDeep();
    }

    /** What too many frames, or too much Java stack, is to Python. */
    public static PyException tooDeep() {
        return Raise.recursionError("maximum recursion depth exceeded");
    }

    /** The frame that called this one, in whichever driver loop that runs; those that have ended are passed over. */
    public Frame back() {
        Frame f = below();
        return f == null ? null : f.running();
    }

    /** This frame; or, if it has ended and only lets go of what it owns, the first below it that has not. A finaliser
     *  sees its caller there. */
    Frame running() {
        Frame f = this;
        while (f != null && f.done) f = f.below();
        return f;
    }

    /** As {@link #back}, ended or not. */
    Frame below() {
        if (caller != null) return caller;
        return outer == null ? null : innermost(outer);
    }

    static Frame innermost(Frame f) {
        while (f.callee != null) f = f.callee;
        return f;
    }

    /** Whether a comprehension inside a module's or class's code has variables of its own now. CPython: _PyFrame_HasHiddenLocals. */
    public boolean hasHiddenLocals() {
        if (code.hasFlag(CodeUnit.CO_OPTIMIZED)) return false;
        for (int i = 0; i < code.unit.nlocals; i++) {
            if (r[i] != null) return true;
        }
        return false;
    }

    /** Python's frame object, borrowed from this frame. */
    public @Borrowed PyFrame pyFrame(ThreadState ts) {
        PyFrame p = pyFrame;
        if (p == null) pyFrame = p = new PyFrame(ts, this);
        return p;
    }

    /** The frame ends: everything it owns is released, or handed to its PyFrame if somebody holds that. */
    public void finish(PyThreadState ts) {
        done = true;
        PyFrame p = pyFrame;
        if (p != null) {
            pyFrame = null;
            if (!Refs.isUniquelyReferenced(ts, p)) {
                p.takeOver(ts, this);
                Refs.decref(ts, p);
                return;
            }
            Refs.decref(ts, p);
        }
        release(ts);
        // A finaliser among what was released looked at this frame (sys._getframe, a warning's position).
        if (pyFrame != null) finish(ts);
    }

    /** Drops everything owned, the last local first as CPython does; idempotent. */
    public void release(ThreadState ts) {
        PyObject[] r = this.r;
        for (int i = code.nlocalsplus - 1; i >= 0; i--) {
            PyObject o = r[i];
            if (o != null) {
                r[i] = null;
                if (o instanceof RefCounted z) Refs.decref(ts, z);
            }
        }
        PyObject l = locals;
        if (l != null) {
            locals = null;
            Refs.decref(ts, l);
        }
        RefCounted fn = function;
        if (fn != null) {
            function = null;
            Refs.decref(ts, fn);
        }
    }

    /** Releases the temporaries from slot {@code depth} on: what an abandoned instruction left behind, the last
     *  one first. */
    public void releaseTemps(ThreadState ts, int depth) {
        PyObject[] r = this.r;
        for (int i = r.length - 1; i >= depth; i--) {
            PyObject o = r[i];
            if (o != null) {
                r[i] = null;
                if (o instanceof RefCounted z) Refs.decref(ts, z);
            }
        }
    }
}
