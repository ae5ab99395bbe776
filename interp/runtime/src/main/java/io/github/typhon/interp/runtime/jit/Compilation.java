// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One compilation: follows the register code from an entry pc, first without emitting until the kinds of all slots are stable, then once
 * more emitting. Holds the state at the current instruction and what every lowering needs: operands, results, guards, exits, handlers.
 * <p>Threads: confined to the compiling thread; reads the racy feedback of nodes, each site once.
 */
final class Compilation {
    final PyCode code;
    final CodeUnit unit;
    final Executable executable;
    final ExitProfile exits;
    final int entryPc;
    /** The code gets no frame unless it is left: see FramelessEntry. */
    final boolean frameless;
    /** Frameless code that calls itself, or what it does not know. */
    boolean isDeep;
    private final Snapshot snapshot;
    private final FrameState[] in;
    private final int[] seen;
    private final ArrayDeque<Integer> work = new ArrayDeque<>();
    private Label[] labels;
    private final List<Runnable> stubs = new ArrayList<>();
    private final List<Exit> exitsSoFar = new ArrayList<>();

    Asm asm;
    /** The state before (then while) the current instruction is lowered; null once control cannot go on. */
    FrameState s;
    int pc;
    long word;
    Opcode op;

    Compilation(PyCode code, Executable executable, int entryPc, ExitProfile exits, boolean frameless, Function<PyCode, FramelessEntry> callees) {
        this.code = code;
        this.unit = code.unit;
        this.executable = executable;
        this.entryPc = entryPc;
        this.exits = exits;
        this.frameless = frameless;
        snapshot = new Snapshot(callees);
        int n = unit.code().length;
        in = new FrameState[n];
        seen = new int[n];
        for (int i = 0; i < n; i++) seen[i] = executable.at(i).seen();
        asm = Asm.silent(code.nslots, frameless);
    }

    // ---- the two passes

    /** Infers the state at every reachable instruction. */
    void infer() {
        FrameState first = new FrameState(code.nslots, frameless);
        if (frameless) {
            for (int i = 0; i < code.argcount; i++) first.set(i, Effects.isWritten(unit, i) ? FrameState.OBJECT : FrameState.BORROWED);
        } else {
            for (int i = 0; i < code.nlocalsplus; i++) first.set(i, FrameState.MEMORY);
            BitSet live = Effects.liveAt(unit, entryPc);
            for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) first.set(i, FrameState.MEMORY);
        }
        flow(entryPc, first);
        while (!work.isEmpty()) {
            start(work.pop());
            lower();
            stubs.clear();
        }
    }

    private void start(int at) {
        pc = at;
        word = unit.code()[at];
        op = Instr.opcode(word);
        s = in[at].copy();
    }

    private void lower() {
        Lowering.lower(this);
        if (s != null) fallTo(pc + 1);
    }

    /** Emits everything reachable; infer() must have run. */
    void emit(Asm to) {
        asm = to;
        stubs.clear();
        exitsSoFar.clear();
        labels = new Label[in.length + 1];
        for (int i = 0; i < in.length; i++) {
            if (in[i] != null) labels[i] = to.label();
        }
        if (frameless) takeArguments();
        if (!frameless || isDeep) entryGuard();
        to.jump(labels[entryPc]);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == null) continue;
            to.bind(labels[i]);
            start(i);
            if (exits.forcedPeriod > 0 && i != entryPc) {
                asm.ts();
                asm.integer(exits.forcedPeriod);
                asm.quiet("forcesExit", Asm.BOOLEAN, Asm.STATE, Asm.INT);
                asm.ifTrue(leaving());
            }
            lower();
        }
        for (int i = 0; i < stubs.size(); i++) stubs.get(i).run();
        stubs.clear();
    }

    /** Arguments come in the JVM's parameters 3 and up, borrowed; those that the code overwrites are owned from here on. */
    private void takeArguments() {
        asm.aload(2);
        asm.astore(Asm.FUNCTION);
        for (int i = 0; i < code.argcount; i++) {
            boolean owned = in[entryPc].kind[i] != FrameState.BORROWED && Effects.isWritten(unit, i);
            if (owned) asm.ts();
            asm.aload(3 + i);
            if (owned) asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            asm.astore(asm.objectVar(i));
        }
    }

    /** Something is to be polled: the interpreter does that, and reports to whoever traces. */
    private void entryGuard() {
        Label go = asm.label();
        asm.ts();
        asm.invokevirtual(io.github.typhon.interp.runtime.frame.PyThreadState.class, "isBreakerSet", Asm.BOOLEAN);
        asm.ifFalse(go);
        s = in[entryPc];
        leaveTo(entryPc);
        asm.bind(go);
    }

    // ---- control

    private void flow(int to, FrameState state) {
        if (in[to] == null) {
            in[to] = state.copy();
            work.push(to);
        } else if (in[to].merge(state) && !work.contains(to)) {
            work.push(to);
        }
    }

    int seen() {
        return seen[pc];
    }

    Insn node() {
        return executable.at(pc);
    }

    /** What the current instruction has learnt: the same in both passes. */
    <T> T once(Snapshot.Fact fact, Supplier<T> supplier) {
        return snapshot.fact(pc, fact, supplier);
    }

    /** Frameless code of another code object, compiled if need be; null if there is none. */
    FramelessEntry frameless(PyCode of) {
        return snapshot.frameless(of);
    }

    Insn nodeAt(int at) {
        return executable.at(at);
    }

    /** Whether this site failed its guards so often that it should not be specialised again. */
    boolean isUnstable() {
        return once(Snapshot.Fact.UNSTABLE, () -> exits.isUnstable(pc));
    }

    /** Goes on at {@code to} with the current state: the end of a block, or an unconditional jump. Ends the current path. */
    void fallTo(int to) {
        if (asm.cb == null) {
            flow(to, s);
        } else {
            adapt(in[to]);
            if (to <= pc) pollBeforeJump(to);
            if (to != pc + 1) asm.jump(labels[to]);
        }
        s = null;
    }

    /** Where to jump in order to go on at {@code to} with the state as it is now. */
    Label edge(int to) {
        if (asm.cb == null) {
            flow(to, s);
            return null;
        }
        FrameState then = s.copy();
        if (to > pc && fits(then, in[to])) return labels[to];
        Label l = asm.label();
        boolean back = to <= pc;
        stubs.add(() -> {
            s = then;
            asm.bind(l);
            adapt(in[to]);
            if (back) pollBeforeJump(to);
            asm.jump(labels[to]);
        });
        return l;
    }

    private static boolean fits(FrameState have, FrameState want) {
        for (int i = 0; i < have.kind.length; i++) {
            byte h = have.kind[i];
            byte w = want.kind[i];
            if (h == w || h == FrameState.INT_SYNCED && w == FrameState.INT || h == FrameState.FLOAT_SYNCED && w == FrameState.FLOAT) continue;
            if (w == FrameState.MEMORY && !have.isDirty(i)) continue;
            return false;
        }
        return true;
    }

    /** Turns the current state into the one wanted where paths meet. */
    private void adapt(FrameState want) {
        for (int i = 0; i < want.kind.length; i++) {
            if (want.kind[i] == FrameState.MEMORY) sync(i);
            else if (frameless && want.kind[i] == FrameState.OBJECT) toObject(i);
        }
    }

    /** The slot's value goes to its object variable, which owns it. */
    void toObject(int slot) {
        byte k = s.kind[slot];
        if (k == FrameState.OBJECT) return;
        pushOwned(slot);
        asm.astore(asm.objectVar(slot));
        s.set(slot, FrameState.OBJECT);
    }

    // ---- leaving

    /** What follows fills the frame; frameless code makes it first. */
    private void beginLeaving() {
        if (!frameless || asm.cb == null) return;
        asm.frameless = false;
        asm.ts();
        asm.aload(Asm.FUNCTION);
        asm.constant(code, PyCode.class);
        asm.quiet("frame", Asm.FRAME, Asm.STATE, Asm.desc(PyFunction.class), Asm.desc(PyCode.class));
        asm.cb.dup().astore(2);
        asm.cb.getfield(Asm.FRAME, "r", Asm.SLOTS);
        asm.astore(3);
    }

    /** Control goes to the interpreter, at the instruction on the JVM's stack. */
    void endLeaving() {
        if (asm.cb == null) return;
        if (frameless) {
            asm.ts();
            asm.frame();
            asm.quiet("leave", Asm.OBJECT, Asm.INSN, Asm.STATE, Asm.FRAME);
            asm.frameless = true;
        }
        asm.cb.areturn();
    }

    /** Jump there, in frameless code, when the callee of this instruction has left; the operands have been consumed. */
    Label leftWaiting(Insn next, int dst) {
        FrameState then = s.copy();
        Insn at = node();
        Label l = asm.label();
        stubs.add(() -> {
            s = then;
            asm.bind(l);
            beginLeaving();
            syncAll();
            asm.ts();
            asm.frame();
            asm.constant(at, Insn.class);
            asm.constant(next, Insn.class);
            asm.integer(dst);
            asm.quiet("leaveWaiting", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN, Asm.INSN, Asm.INT);
            asm.frameless = true;
            asm.cb.areturn();
        });
        return l;
    }

    private void pollBeforeJump(int to) {
        Label go = asm.label();
        asm.ts();
        asm.invokevirtual(io.github.typhon.interp.runtime.frame.PyThreadState.class, "isBreakerSet", Asm.BOOLEAN);
        asm.ifFalse(go);
        FrameState before = s.copy();
        s = in[to].copy();
        leaveTo(to);
        s = before;
        asm.bind(go);
    }

    /** Rebuilds the frame and goes on in the interpreter, at {@code to}, as a matter of course. */
    void leaveTo(int to) {
        if (asm.cb == null) return;
        FrameState before = s.copy();
        beginLeaving();
        syncAll();
        asm.constant(executable.at(to), Insn.class);
        endLeaving();
        s = before;
    }

    /** The current path ends: the interpreter goes on at {@code to}. */
    void leave(int to) {
        leaveTo(to);
        s = null;
    }

    /** Jump there when a guard fails: the frame is rebuilt as it is now, the interpreter executes the current instruction. */
    Label exit() {
        if (asm.cb == null) return null;
        return exitLater(asm.label(), false);
    }

    private Label exitLater(Label l, boolean thrown) {
        FrameState then = s.copy();
        int at = pc;
        stubs.add(() -> {
            s = then;
            asm.bind(l);
            if (thrown) asm.cb.pop();
            asm.constant(executable.at(at), Insn.class);
            asm.astore(Asm.NODE);
            asm.jump(sharedExit(then));
        });
        return l;
    }

    /** The common end of all exits in the same state: code size is scarce. The instruction is in NODE. */
    private Label sharedExit(FrameState state) {
        for (Exit e : exitsSoFar) {
            if (e.state.isSame(state)) return e.label;
        }
        Label l = asm.label();
        exitsSoFar.add(new Exit(state, l));
        stubs.add(() -> {
            s = state.copy();
            asm.bind(l);
            beginLeaving();
            syncAll();
            asm.aload(0);
            asm.aload(Asm.NODE);
            asm.invokevirtual(io.github.typhon.interp.runtime.frame.CompiledEntry.class, "exit", Asm.INSN, Asm.INSN);
            endLeaving();
        });
        return l;
    }

    private record Exit(FrameState state, Label label) {}

    /** Jump there to let the interpreter execute the current instruction, as a matter of course. */
    Label leaving() {
        if (asm.cb == null) return null;
        int at = pc;
        return stub(() -> {
            asm.constant(executable.at(at), Insn.class);
            endLeaving();
        });
    }

    boolean isGenerator() {
        return (code.flags & (CodeUnit.CO_GENERATOR | CodeUnit.CO_COROUTINE | CodeUnit.CO_ASYNC_GENERATOR)) != 0;
    }

    /** Code apart from the main path, reached with the state as it is now: the frame is rebuilt, then the body runs, which must leave. */
    Label stub(Runnable body) {
        FrameState then = s.copy();
        Label l = asm.label();
        int at = pc;
        stubs.add(() -> {
            start(at);
            s = then;
            asm.bind(l);
            beginLeaving();
            syncAll();
            body.run();
        });
        return l;
    }

    /** The current path ends in an exit: this instruction has not been executed yet, or is one that compiled code leaves alone. */
    void exitAlways() {
        if (asm.cb != null) asm.jump(exit());
        s = null;
    }

    long wordAt(int pc) {
        return unit.code()[pc];
    }

    /** Code that may throw ArithmeticException where the interpreter must decide. */
    void orExit(Runnable body) {
        if (asm.cb == null) {
            body.run();
            return;
        }
        Label from = asm.label();
        Label to = asm.label();
        asm.bind(from);
        body.run();
        asm.bind(to);
        asm.cb.exceptionCatch(from, to, exitLater(asm.label(), true), Asm.desc(ArithmeticException.class));
    }

    /** Code that may raise: what only variables hold goes back to the frame, where the unwinder looks for it. */
    void mayRaise(Runnable body) {
        if (asm.cb == null || !frameless && !hasDirty()) {
            body.run();
            return;
        }
        FrameState then = s.copy();
        Insn at = node();
        Label from = asm.label();
        Label to = asm.label();
        Label handler = asm.label();
        asm.bind(from);
        body.run();
        asm.bind(to);
        asm.cb.exceptionCatch(from, to, handler, Asm.desc(Throwable.class));
        stubs.add(() -> {
            s = then;
            asm.bind(handler);
            asm.astore(Asm.THROWN);
            beginLeaving();
            syncAll();
            if (frameless) {
                asm.ts();
                asm.frame();
                asm.constant(at, Insn.class);
                asm.aload(Asm.THROWN);
                asm.quiet("leaveThrown", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN, ConstantDescs.CD_Throwable);
                asm.frameless = true;
                asm.cb.areturn();
            } else {
                asm.aload(Asm.THROWN);
                asm.cb.athrow();
            }
        });
    }

    private boolean hasDirty() {
        for (int i = 0; i < s.kind.length; i++) {
            if (s.isDirty(i)) return true;
        }
        return false;
    }

    // ---- slots

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
        pushOwned(slot);
        asm.astore(Asm.Z);
        asm.storeSlot(slot, Asm.Z);
        s.set(slot, FrameState.MEMORY);
    }

    private void syncAll() {
        for (int i = 0; i < s.kind.length; i++) {
            if (s.isDirty(i)) sync(i);
        }
    }

    /** Before guest code may look at the frame: numbers of named slots are boxed into it. */
    void syncNamed() {
        if (frameless) return;
        s.forgetLayouts();
        for (int i = 0; i < code.nlocalsplus; i++) {
            byte k = s.kind[i];
            if (k != FrameState.INT && k != FrameState.FLOAT) continue;
            pushOwned(i);
            asm.astore(Asm.Z);
            asm.storeSlot(i, Asm.Z);
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
            case FrameState.BORROWED -> {
                asm.ts();
                asm.aload(asm.objectVar(slot));
                asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            }
            case FrameState.CONSTANT -> {
                asm.ts();
                asm.constant(s.constant(slot), PyObject.class);
                asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            }
            default -> pushSlot(slot);
        }
    }

    /** Pushes what a slot holds, borrowed. */
    void pushSlot(int slot) {
        switch (s.kind[slot]) {
            case FrameState.EMPTY -> asm.nullValue();
            case FrameState.MEMORY, FrameState.INT_SYNCED, FrameState.FLOAT_SYNCED -> asm.loadSlot(slot);
            case FrameState.OBJECT, FrameState.BORROWED -> asm.aload(asm.objectVar(slot));
            case FrameState.CONSTANT -> asm.constant(s.constant(slot), PyObject.class);
            case FrameState.INT -> {
                if (asm.cb != null) asm.cb.lload(asm.longVar(slot));
                asm.op("box", Asm.OBJECT, Asm.LONG);
            }
            case FrameState.FLOAT -> {
                if (asm.cb != null) asm.cb.dload(asm.doubleVar(slot));
                asm.op("box", Asm.OBJECT, Asm.DOUBLE);
            }
            default -> throw new AssertionError(s.kind[slot]);
        }
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
        if (s.kind[slot] == FrameState.OBJECT) asm.drop(asm.objectVar(slot));
        s.set(slot, FrameState.EMPTY);
    }

    /** The reference of a temporary went elsewhere. */
    void forget(int slot) {
        s.set(slot, FrameState.EMPTY);
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
            if (s.kind[dst] == FrameState.MEMORY) {
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

    /** The object on the JVM's stack goes to the variable of a named slot; what that owned is dropped. */
    private void replaceObject(int dst) {
        boolean drop = s.kind[dst] == FrameState.OBJECT;
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
            if (s.kind[dst] == FrameState.OBJECT) asm.drop(asm.objectVar(dst));
            return;
        }
        if (!isTemp(dst) && s.kind[dst] == FrameState.MEMORY) {
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

    // ---- operands

    Operands.Operand a() {
        int x = Instr.a(word);
        return Instr.isConst(x) ? constant(Instr.index(x)) : slot(x);
    }

    Operands.Operand b() {
        int x = Instr.b(word);
        return Instr.isConst(x) ? constant(Instr.index(x)) : slot(x);
    }

    /** Of stores: the operand at c. */
    Operands.Operand c() {
        int x = Instr.c(word);
        return Instr.isConstC(x) ? constant(Instr.indexC(x)) : slot(x);
    }

    int dst() {
        return Instr.c(word);
    }

    private Operands.Operand constant(int i) {
        return new Operands.Constant(this, code.consts()[i]);
    }

    Operands.Operand slot(int i) {
        take(i);
        return new Operands.Slot(this, i);
    }

    static boolean isCounted(PyObject o) {
        return o instanceof RefCounted;
    }

    /** The states, a line each: what is known before every reachable instruction. */
    @Override
    public String toString() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < in.length; i++) {
            if (in[i] != null) b.append(i).append(' ').append(Instr.opcode(unit.code()[i])).append(" seen ").append(seen[i]).append(' ').append(in[i]).append('\n');
        }
        return b.toString();
    }
}
