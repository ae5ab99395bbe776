// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Where each slot of a frame has its value at one point of compiled code.
 * <p>Invariants: a temporary that is not {@link #MEMORY} has null in the frame; a named slot that is {@link #INT} or {@link #FLOAT} has
 * something uncounted (maybe stale) or null in the frame. So whatever looks at the frame finds no dead object.
 */
final class FrameState {
    /** A temporary that is not live: null in the frame. */
    static final byte EMPTY = 0;
    /** In the frame's array, which owns it; null if unbound. */
    static final byte MEMORY = 1;
    /** Temporaries only: in an object variable, which owns it. */
    static final byte OBJECT = 2;
    /** An int in a long variable; the frame does not have it. */
    static final byte INT = 3;
    /** The same, and an equal box is in the frame (named slots only). */
    static final byte INT_SYNCED = 4;
    static final byte FLOAT = 5;
    static final byte FLOAT_SYNCED = 6;
    /** Temporaries only: a known object, not owned. */
    static final byte CONSTANT = 7;
    /** In an object variable, which does not own it: a named slot does, or the caller. */
    static final byte BORROWED = 8;
    /** Temporaries only: in an object variable, which does not own it; its class does, as long as no Python code runs. */
    static final byte HELD = 9;
    /**
     * Named slots that the code does not read again, where paths meet: an int in a long variable if a flag says so, else in the frame or, without
     * one, in an object variable.
     */
    static final byte LAZY_INT = 10;
    static final byte LAZY_FLOAT = 11;
    /**
     * Temporaries only: in an object variable, and a flag says whether that owns it. If not, it was seen in a place that owns it, and this thread
     * alone can end it: it lives until this thread drops something, polls or waits ({@link Seen}).
     */
    static final byte SEEN = 12;

    final byte[] kind;
    /** There is no frame: nothing is {@link #MEMORY}, and named slots may be in object variables, which hold null if they are unbound. */
    private final boolean frameless;
    private Object[] constants;
    /** Slots in which things of more than one kind meet. */
    private BitSet mixed = new BitSet();
    /** What instances in slots are known to be laid out like. */
    private AttrCache[] layouts;

    FrameState(int slots, boolean frameless) {
        kind = new byte[slots];
        this.frameless = frameless;
    }

    private FrameState(FrameState s) {
        kind = s.kind.clone();
        frameless = s.frameless;
        mixed = (BitSet) s.mixed.clone();
        constants = s.constants == null ? null : s.constants.clone();
        layouts = s.layouts == null ? null : s.layouts.clone();
    }

    FrameState copy() {
        return new FrameState(this);
    }

    boolean isInt(int slot) {
        return kind[slot] == INT || kind[slot] == INT_SYNCED;
    }

    boolean isFloat(int slot) {
        return kind[slot] == FLOAT || kind[slot] == FLOAT_SYNCED;
    }

    boolean isLazy(int slot) {
        return kind[slot] == LAZY_INT || kind[slot] == LAZY_FLOAT;
    }

    /** Of named slots without a frame: the object variable owns what is in it, if anything. */
    boolean ownsVariable(int slot) {
        return kind[slot] == OBJECT || isLazy(slot);
    }

    /** Of named slots with a frame: the frame may own an object there. */
    boolean mayBeInFrame(int slot) {
        return kind[slot] == MEMORY || isLazy(slot);
    }

    /** There is an object that somebody else owns: who keeps it must count it. */
    boolean isLent(int slot) {
        return kind[slot] == BORROWED || kind[slot] == HELD || kind[slot] == CONSTANT;
    }

    /** The frame lacks the value. */
    boolean isDirty(int slot) {
        byte k = kind[slot];
        return k == OBJECT || k == INT || k == FLOAT || k == SEEN || isLent(slot) || isLazy(slot);
    }

    /** The frame lacks nothing. */
    boolean isSynced() {
        for (int i = 0; i < kind.length; i++) {
            if (isDirty(i)) return false;
        }
        return true;
    }

    Object constant(int slot) {
        return kind[slot] == CONSTANT ? constants[slot] : null;
    }

    void set(int slot, byte k) {
        kind[slot] = k;
        if (layouts != null) layouts[slot] = null;
    }

    /** The instance in the slot was found to be laid out like that; it may have got more attributes since. */
    void setLayout(int slot, AttrCache e) {
        if (layouts == null) layouts = new AttrCache[kind.length];
        layouts[slot] = e;
    }

    boolean hasLayout(int slot, AttrCache e) {
        AttrCache known = layouts == null ? null : layouts[slot];
        return known != null && known.shape == e.shape && known.type == e.type && known.version == e.version;
    }

    /** Code that may change classes and layouts was run. */
    void forgetLayouts() {
        layouts = null;
    }

    void setConstant(int slot, Object k) {
        if (constants == null) constants = new Object[kind.length];
        set(slot, CONSTANT);
        constants[slot] = k;
    }

    private boolean same(int i, FrameState o) {
        return kind[i] == o.kind[i] && (kind[i] != CONSTANT || constants[i] == o.constants[i]);
    }

    boolean isSame(FrameState o) {
        for (int i = 0; i < kind.length; i++) {
            if (!same(i, o)) return false;
        }
        return true;
    }

    /** Makes this the state in which both can go on; true if that changed it. Dead are named slots that are written before they are read. */
    boolean merge(FrameState o, IntPredicate dead) {
        boolean changed = false;
        for (int i = 0; i < kind.length; i++) {
            if (same(i, o)) continue;
            byte k = isInt(i) && o.isInt(i) ? INT : isFloat(i) && o.isFloat(i) ? FLOAT : isObject(i) && o.isObject(i) ? OBJECT : dead.test(i) ? lazy(i, o) : unknown();
            changed |= kind[i] != k;
            kind[i] = k;
        }
        return changed | mergeLayouts(o);
    }

    private boolean isObject(int slot) {
        return kind[slot] == OBJECT || kind[slot] == SEEN;
    }

    private byte unknown() {
        return frameless ? OBJECT : MEMORY;
    }

    /** Numbers of one kind that only some paths have need not become objects for a slot that nobody may look at. */
    private byte lazy(int i, FrameState o) {
        boolean ints = isInt(i) || o.isInt(i) || kind[i] == LAZY_INT || o.kind[i] == LAZY_INT;
        boolean floats = isFloat(i) || o.isFloat(i) || kind[i] == LAZY_FLOAT || o.kind[i] == LAZY_FLOAT;
        if (ints && floats) mixed.set(i);
        boolean synced = isSyncedOrMemory(i) && o.isSyncedOrMemory(i);
        return mixed.get(i) || synced ? unknown() : ints ? LAZY_INT : floats ? LAZY_FLOAT : unknown();
    }

    private boolean isSyncedOrMemory(int i) {
        return kind[i] == INT_SYNCED || kind[i] == FLOAT_SYNCED || kind[i] == MEMORY;
    }

    private boolean mergeLayouts(FrameState o) {
        boolean changed = false;
        for (int i = 0; layouts != null && i < layouts.length; i++) {
            if (layouts[i] == null || o.hasLayout(i, layouts[i])) continue;
            layouts[i] = null;
            changed = true;
        }
        return changed;
    }

    @Override
    public String toString() {
        return Arrays.toString(kind);
    }
}
