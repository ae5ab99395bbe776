// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import java.util.Arrays;

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

    final byte[] kind;
    private Object[] constants;

    FrameState(int slots) {
        kind = new byte[slots];
    }

    private FrameState(FrameState s) {
        kind = s.kind.clone();
        constants = s.constants == null ? null : s.constants.clone();
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

    /** The frame lacks the value. */
    boolean isDirty(int slot) {
        byte k = kind[slot];
        return k == OBJECT || k == INT || k == FLOAT || k == CONSTANT;
    }

    Object constant(int slot) {
        return kind[slot] == CONSTANT ? constants[slot] : null;
    }

    void set(int slot, byte k) {
        kind[slot] = k;
    }

    void setConstant(int slot, Object k) {
        if (constants == null) constants = new Object[kind.length];
        constants[slot] = k;
        kind[slot] = CONSTANT;
    }

    private boolean same(int i, FrameState o) {
        return kind[i] == o.kind[i] && (kind[i] != CONSTANT || constants[i] == o.constants[i]);
    }

    /** Makes this the state in which both can go on; true if that changed it. */
    boolean merge(FrameState o) {
        boolean changed = false;
        for (int i = 0; i < kind.length; i++) {
            if (same(i, o)) continue;
            byte k = isInt(i) && o.isInt(i) ? INT : isFloat(i) && o.isFloat(i) ? FLOAT : MEMORY;
            changed |= kind[i] != k;
            kind[i] = k;
        }
        return changed;
    }

    @Override
    public String toString() {
        return Arrays.toString(kind);
    }
}
