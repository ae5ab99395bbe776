// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;

/**
 * One instruction of a code object in executable form, linked to the one that follows it.
 * <p>Threads: executed by many threads at once; fields are final, except the links, which a replacement rewrites with plain
 * stores: a stale link leads to the older, slower, equally correct node.
 * <p>Ownership: operands are borrowed or consumed as {@code Opcode} says; an instruction that throws has not written its
 * destination and has left its consumed temporaries in their slots, where the unwinder releases them.
 */
public abstract class Insn {
    /** The instruction's index in the linear code. */
    public int pc;
    /** What follows when nothing jumps. */
    public Insn next;

    /** Returns what comes next, or null to make the driver switch frames: to {@code f.callee}, or back to the caller if that is null. */
    public abstract Insn exec(PyThreadState ts, Frame f, PyObject[] r);

    /** What this site has met so far: bits of {@link Feedback}; -1 if it does not keep account. Racy, monotonic but for lost bits. */
    public int seen() {
        return -1;
    }

    /** Adds to what {@link #seen} tells. */
    public void saw(int bits) {}

    /** Whether this is the second half of an instruction that pushed a frame, to be executed when that frame is left. */
    public boolean isContinuation() {
        return false;
    }

    /** The jump target, if this kind of instruction has one. */
    public Insn target() {
        return null;
    }

    public void setTarget(Insn t) {
        throw new AssertionError("no target: " + getClass());
    }

    /** Stores an owned value; releases what the slot held. */
    public static void set(PyThreadState ts, PyObject[] r, int d, PyObject v) {
        PyObject old = r[d];
        r[d] = v;
        if (old instanceof RefCounted z) Refs.decref(ts, z);
    }

    public static void drop(PyThreadState ts, PyObject o) {
        if (o instanceof RefCounted z) Refs.decref(ts, z);
    }
}
