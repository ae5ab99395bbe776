// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.refcount.count.PyObject;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntPredicate;

/**
 * Moves values between the JVM's stack, the variables of a compilation and the frame's slots, and keeps account of where each slot's value is.
 * <p>Threads: confined to the compiling thread.
 * <p>Ownership: as the kinds in {@link FrameState} say; what is pushed is borrowed, what is put is owned.
 */
abstract class SlotEmitter {
    final PyCode code;
    /** The code gets no frame unless it is left: see FramelessEntry. */
    final boolean frameless;
    Asm asm;
    /** The state before (then while) the current instruction is lowered; null once control cannot go on. */
    FrameState s;

    SlotEmitter(PyCode code, boolean frameless) {
        this.code = code;
        this.frameless = frameless;
        asm = Asm.silent(code.nslots, frameless);
    }

    boolean isTemp(int slot) {
        return slot >= code.nlocalsplus;
    }

    /** Makes the frame have what the slot holds; numbers stay in their variable where that is the point of a named slot. */
    void sync(int slot) {
        byte k = s.kind[slot];
        if (k == FrameState.MEMORY || k == FrameState.EMPTY) {
            s.set(slot, FrameState.MEMORY);
            return;
        }
        if (k == FrameState.INT_SYNCED || k == FrameState.FLOAT_SYNCED) {
            s.set(slot, FrameState.MEMORY);
            return;
        }
        store(slot);
        s.set(slot, FrameState.MEMORY);
    }

    private void store(int slot) {
        asm.slots();
        asm.integer(slot);
        pushOwned(slot);
        if (asm.cb != null) asm.cb.aastore();
    }

    void syncAll() {
        for (int i = 0; i < s.kind.length; i++) {
            if (s.isDirty(i)) sync(i);
        }
    }

    /** Whether a temporary is an operand of the current instruction. */
    abstract boolean isOperand(int slot);

    /** Before anything is dropped: what was only seen is owned. Operands are not: who drops the first of them is done with all. */
    private void ownSeenBut(int dropped) {
        ownSeen(i -> i != dropped && !isOperand(i));
    }

    /** Before something is dropped, waited for or polled. */
    void ownSeen() {
        ownSeen(i -> true);
    }

    void ownSeen(IntPredicate which) {
        for (int i = code.nlocalsplus; i < s.kind.length; i++) {
            if (s.kind[i] == FrameState.SEEN && which.test(i)) toObject(i);
        }
    }

    /** Before guest code may look at the frame: numbers of named slots are boxed into it, and what only a class or a place holds is owned. */
    void syncNamed() {
        ownSeen();
        if (frameless) return;
        s.forgetLayouts();
        for (int i = code.nlocalsplus; i < s.kind.length; i++) {
            if (s.kind[i] == FrameState.HELD) toObject(i);
        }
        for (int i = 0; i < code.nlocalsplus; i++) {
            byte k = s.kind[i];
            if (s.isLazy(i)) sync(i);
            if (k != FrameState.INT && k != FrameState.FLOAT) continue;
            store(i);
            s.set(i, k == FrameState.INT ? FrameState.INT_SYNCED : FrameState.FLOAT_SYNCED);
        }
    }

    /** All temporaries go to the frame: an instruction is executed by its node. */
    void syncTemps() {
        for (int i = code.nlocalsplus; i < s.kind.length; i++) {
            if (s.isDirty(i)) sync(i);
        }
    }

    /** Pushes what a slot holds, as a new reference or the one that an object variable owned. */
    private void pushOwned(int slot) {
        switch (s.kind[slot]) {
            case FrameState.OBJECT -> asm.aload(asm.objectVar(slot));
            case FrameState.BORROWED, FrameState.HELD -> {
                asm.ts();
                asm.aload(asm.objectVar(slot));
                asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            }
            case FrameState.CONSTANT -> {
                asm.ts();
                asm.constant(s.constant(slot), PyObject.class);
                asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            }
            case FrameState.SEEN -> pushSeen(slot);
            default -> pushSlot(slot);
        }
    }

    /** Pushes what a temporary was seen to be, owned. */
    void pushSeen(int slot) {
        asm.ts();
        asm.aload(asm.objectVar(slot));
        asm.iload(asm.flagVar(slot));
        asm.op("owned", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.INT);
    }

    /** Pushes what a slot holds, borrowed. */
    void pushSlot(int slot) {
        switch (s.kind[slot]) {
            case FrameState.EMPTY -> asm.nullValue();
            case FrameState.MEMORY, FrameState.INT_SYNCED, FrameState.FLOAT_SYNCED -> asm.loadSlot(slot);
            case FrameState.OBJECT, FrameState.BORROWED, FrameState.HELD, FrameState.SEEN -> asm.aload(asm.objectVar(slot));
            case FrameState.CONSTANT -> asm.constant(s.constant(slot), PyObject.class);
            case FrameState.INT -> {
                if (asm.cb != null) asm.cb.lload(asm.longVar(slot));
                asm.op("box", Asm.OBJECT, Asm.LONG);
            }
            case FrameState.FLOAT -> {
                if (asm.cb != null) asm.cb.dload(asm.doubleVar(slot));
                asm.op("box", Asm.OBJECT, Asm.DOUBLE);
            }
            case FrameState.LAZY_INT -> {
                if (asm.cb != null) asm.cb.iload(asm.flagVar(slot)).lload(asm.longVar(slot));
                pushObjectOfLazy(slot);
                asm.op("lazy", Asm.OBJECT, Asm.INT, Asm.LONG, Asm.OBJECT);
            }
            case FrameState.LAZY_FLOAT -> {
                if (asm.cb != null) asm.cb.iload(asm.flagVar(slot)).dload(asm.doubleVar(slot));
                pushObjectOfLazy(slot);
                asm.op("lazy", Asm.OBJECT, Asm.INT, Asm.DOUBLE, Asm.OBJECT);
            }
            default -> throw new AssertionError(s.kind[slot]);
        }
    }

    private void pushObjectOfLazy(int slot) {
        if (frameless) asm.aload(asm.objectVar(slot));
        else asm.loadSlot(slot);
    }

    /** Leaves it to a flag where the slot's value is: in its number's variable, or where an object would be. */
    void toLazy(int slot, byte lazy) {
        byte k = s.kind[slot];
        if (k == lazy) return;
        boolean number = s.isInt(slot) || s.isFloat(slot);
        if (frameless && !number && k != FrameState.EMPTY) toObject(slot);
        if (asm.cb != null) {
            if (frameless && (number || k == FrameState.EMPTY)) asm.cb.aconst_null().astore(asm.objectVar(slot));
            if (!number && lazy == FrameState.LAZY_INT) asm.cb.lconst_0().lstore(asm.longVar(slot));
            if (!number && lazy == FrameState.LAZY_FLOAT) asm.cb.dconst_0().dstore(asm.doubleVar(slot));
            asm.integer(k == FrameState.INT || k == FrameState.FLOAT ? 1 : 0);
            asm.cb.istore(asm.flagVar(slot));
        }
        s.set(slot, lazy);
    }

    /** A value that was left to a flag goes where an object is. */
    void settle(int slot) {
        if (frameless) toObject(slot);
        else sync(slot);
    }

    /** A temporary in the frame moves to its object variable. */
    void take(int slot) {
        if (!isTemp(slot) || s.kind[slot] != FrameState.MEMORY) return;
        asm.loadSlot(slot);
        asm.astore(asm.objectVar(slot));
        asm.clearSlot(slot);
        s.set(slot, FrameState.OBJECT);
    }

    /** The instruction is done with an operand: a temporary's reference is dropped. */
    void consume(int slot) {
        if (!isTemp(slot)) return;
        take(slot);
        byte k = s.kind[slot];
        if (k == FrameState.OBJECT || k == FrameState.SEEN) ownSeenBut(slot);
        if (k == FrameState.OBJECT) asm.drop(asm.objectVar(slot));
        else if (k == FrameState.SEEN) asm.dropIf(asm.flagVar(slot), asm.objectVar(slot));
        s.set(slot, FrameState.EMPTY);
    }

    /** The reference of a temporary went elsewhere. */
    void forget(int slot) {
        s.set(slot, FrameState.EMPTY);
    }

    /** The slot's value goes to its object variable, which owns it. */
    void toObject(int slot) {
        byte k = s.kind[slot];
        if (k == FrameState.OBJECT) return;
        pushOwned(slot);
        asm.astore(asm.objectVar(slot));
        s.set(slot, FrameState.OBJECT);
    }

    boolean hasDirty() {
        return !s.isSynced();
    }

    // ---- results: what is on the JVM stack goes to a slot

    /** An owned object. */
    void putObject(int dst) {
        if (isTemp(dst)) {
            asm.astore(asm.objectVar(dst));
            s.set(dst, FrameState.OBJECT);
            return;
        }
        if (frameless) {
            replaceObject(dst);
            return;
        }
        if (asm.cb != null) {
            if (s.mayBeInFrame(dst)) {
                asm.astore(Asm.Z);
                asm.ts();
                asm.slots();
                asm.integer(dst);
                asm.aload(Asm.Z);
                asm.op("set", Asm.VOID, Asm.STATE, Asm.SLOTS, Asm.INT, Asm.OBJECT);
            } else {
                asm.astore(Asm.Z);
                asm.storeSlot(dst, Asm.Z);
            }
        }
        s.set(dst, FrameState.MEMORY);
    }

    /** The object in X goes to a temporary; OWNED says whether with a reference. */
    void putSeen(int dst) {
        asm.aload(Asm.X);
        asm.astore(asm.objectVar(dst));
        asm.iload(Asm.OWNED);
        asm.istore(asm.flagVar(dst));
        s.set(dst, FrameState.SEEN);
    }

    /** The object on the JVM's stack goes to the variable of a named slot; what that owned is dropped. */
    private void replaceObject(int dst) {
        boolean drop = s.ownsVariable(dst);
        if (asm.cb != null) {
            if (drop) asm.cb.aload(asm.objectVar(dst)).swap();
            asm.cb.astore(asm.objectVar(dst));
            if (drop) {
                asm.cb.aload(1).swap();
                asm.cb.invokestatic(Asm.INSN, "drop", MethodTypeDesc.of(Asm.VOID, Asm.STATE, Asm.OBJECT));
            }
        }
        s.set(dst, FrameState.OBJECT);
    }

    private void vacate(int dst) {
        if (frameless && !isTemp(dst)) {
            if (s.ownsVariable(dst)) asm.drop(asm.objectVar(dst));
            return;
        }
        if (!isTemp(dst) && s.mayBeInFrame(dst)) {
            asm.ts();
            asm.slots();
            asm.integer(dst);
            asm.op("clear", Asm.VOID, Asm.STATE, Asm.SLOTS, Asm.INT);
        }
    }

    void putLong(int dst) {
        if (asm.cb != null) asm.cb.lstore(asm.longVar(dst));
        vacate(dst);
        s.set(dst, FrameState.INT);
    }

    void putDouble(int dst) {
        if (asm.cb != null) asm.cb.dstore(asm.doubleVar(dst));
        vacate(dst);
        s.set(dst, FrameState.FLOAT);
    }
}
