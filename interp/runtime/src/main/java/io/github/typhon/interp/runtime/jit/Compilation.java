// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.Supplier;

/**
 * One compilation: follows the register code from an entry pc, first without emitting until the kinds of all slots are stable, then once
 * more emitting. Holds the state at the current instruction and what every lowering needs: operands, results, guards, exits, handlers.
 * <p>Threads: confined to the compiling thread; reads the racy feedback of nodes, each site once.
 */
final class Compilation extends ExitEmitter {
    final CodeUnit unit;
    final ExitProfile exits;
    final int entryPc;
    /** Frameless code that calls itself, or what it does not know. */
    boolean isDeep;
    final Catching catching;
    /** The size of the code, once made. */
    int bytes;
    private final Snapshot snapshot;
    /** Made when kinds first differ where paths meet. */
    private Liveness liveness;
    private final FrameState[] in;
    private final int[] seen;
    private FrameState entered;
    /** What the code may hold: its region. */
    private int from;
    private int end;
    /** Instructions of other regions where it goes on. */
    private final BitSet outside = new BitSet();
    private final ArrayDeque<Integer> work = new ArrayDeque<>();
    private Label[] labels;
    /** The next instruction's code does not follow. */
    private boolean apart;

    /** The current instruction. */
    long word;
    Opcode op;

    /** @param catching whether handlers that are hot are to be part of the code */
    Compilation(PyCode code, Executable executable, int entryPc, ExitProfile exits, boolean frameless, boolean catching, Callees callees) {
        super(code, executable, frameless);
        this.catching = new Catching(this, catching);
        this.unit = code.unit;
        this.entryPc = entryPc;
        this.exits = exits;
        snapshot = new Snapshot(callees);
        int n = unit.code().length;
        end = n;
        in = new FrameState[n];
        seen = new int[n];
        for (int i = 0; i < n; i++) seen[i] = executable.at(i).seen();
    }

    /** Leaves the code to the entry's region. */
    Compilation within(Regions regions) {
        from = regions.start(entryPc);
        end = regions.end(entryPc);
        return this;
    }

    boolean isInside(int at) {
        return at >= from && at < end;
    }

    /** Whether the code has the instruction. */
    boolean isReached(int at) {
        return in[at] != null;
    }

    /** The instructions outside the region where the code goes on. */
    BitSet outside() {
        return outside;
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
        entered = first;
        flow(entryPc, first);
        while (!work.isEmpty()) {
            start(work.pop());
            ExceptionEntry row = catching.row(pc);
            lower();
            forgetStubs();
            if (catching.isHere(row)) flow(row.handler(), catching.state(row));
        }
    }

    @Override
    void start(int at) {
        look(at);
        s = in[at] == null ? null : in[at].copy();
    }

    /** Makes the instruction there the current one, with the state as it is: what is lowered together is as one. */
    void look(int at) {
        pc = at;
        word = unit.code()[at];
        op = Instr.opcode(word);
    }

    private void lower() {
        int first = pc;
        Lowering.lower(this);
        if (s == null) return;
        // What lies between may have been reached in other ways and be emitted there.
        if (pc != first) apart = true;
        fallTo(pc + 1);
        apart = false;
    }

    /** Emits everything reachable; infer() must have run. */
    void emit(Asm to) {
        asm = to;
        forgetStubs();
        catching.begin();
        labels = new Label[in.length + 1];
        for (int i = 0; i < in.length; i++) {
            if (in[i] != null) labels[i] = to.label();
        }
        idleCall();
        if (frameless) {
            takeArguments();
        } else {
            s = entered.copy();
            adapt(in[entryPc]);
        }
        if (!frameless || isDeep) entryGuard();
        to.jump(labels[entryPc]);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == null) continue;
            catching.next(catching.row(i));
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
        catching.next(null);
        emitStubs();
    }

    /** A call without a thread: see {@link Warming}. */
    private void idleCall() {
        Label real = asm.label();
        asm.ts();
        asm.ifNonNull(real);
        asm.nullValue();
        asm.cb.areturn();
        asm.bind(real);
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
        asm.invokevirtual(PyThreadState.class, "isBreakerSet", Asm.BOOLEAN);
        asm.ifFalse(go);
        s = in[entryPc];
        leaveTo(entryPc);
        asm.bind(go);
    }

    // ---- control

    private void flow(int to, FrameState state) {
        if (!isInside(to)) {
            outside.set(to);
        } else if (in[to] == null) {
            in[to] = state.copy();
            work.push(to);
        } else if (in[to].merge(state, slot -> isDead(to, slot)) && !work.contains(to)) {
            work.push(to);
        }
    }

    private boolean isDead(int at, int slot) {
        if (isTemp(slot)) return false;
        if (liveness == null) liveness = new Liveness(unit);
        return !liveness.isLive(at, slot);
    }

    Label labelOf(int at) {
        return labels[at];
    }

    int seen() {
        return seen[pc];
    }

    int seenAt(int at) {
        return seen[at];
    }

    /** Frameless code of another code object, compiled if need be; null if there is none. */
    FramelessEntry frameless(PyCode of) {
        return snapshot.frameless(of);
    }

    CompiledEntry[] resumptions(PyCode of) {
        return snapshot.resumptions(of);
    }

    boolean isGenerator() {
        return (code.flags & (CodeUnit.CO_GENERATOR | CodeUnit.CO_COROUTINE | CodeUnit.CO_ASYNC_GENERATOR)) != 0;
    }

    /** What the current instruction has learnt: the same in both passes. */
    <T> T once(Snapshot.Fact fact, Supplier<T> supplier) {
        return snapshot.fact(pc, fact, supplier);
    }

    Insn nodeAt(int at) {
        return executable.at(at);
    }

    /** Whether this site failed its guards so often that it should not be specialised again. */
    boolean isUnstable() {
        return once(Snapshot.Fact.UNSTABLE, () -> exits.isUnstable(entryPc, frameless, pc));
    }

    /** Whether it has failed at all, in code of this kind. */
    boolean hasFailed() {
        return once(Snapshot.Fact.FAILED, () -> exits.hasFailed(frameless, pc));
    }

    /** Whether the code may be left where the site would have to run Python code: without a frame it must be, with one if that has not happened yet. */
    boolean mayLeave() {
        return frameless || !isUnstable() && !hasFailed();
    }

    /** Goes on at {@code to} with the current state: the end of a block, or an unconditional jump. Ends the current path. */
    void fallTo(int to) {
        if (asm.cb == null) {
            flow(to, s);
        } else if (!isInside(to)) {
            leaveRegion(to);
        } else {
            adapt(in[to]);
            if (to <= pc) pollBeforeJump(to);
            if (to != pc + 1 || apart) asm.jump(labels[to]);
        }
        s = null;
    }

    /** Where to jump in order to go on at {@code to} with the state as it is now. */
    Label edge(int to) {
        if (asm.cb == null) {
            flow(to, s);
            return null;
        }
        if (!isInside(to)) return stub(() -> leaveRegion(to));
        FrameState then = s.copy();
        if (to > pc && fits(then, in[to])) return labels[to];
        Label l = asm.label();
        boolean back = to <= pc;
        later(() -> {
            s = then;
            asm.bind(l);
            adapt(in[to]);
            if (back) pollBeforeJump(to);
            asm.jump(labels[to]);
        });
        return l;
    }

    /** Goes on in another region: in its compiled code, if there is some, which looks whether something is to be polled, else in the interpreter. */
    private void leaveRegion(int to) {
        fillFrame();
        asm.constant(executable, Executable.class);
        asm.integer(to);
        asm.invokevirtual(Executable.class, "entered", Asm.INSN, Asm.INT);
        endLeaving();
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
            else if (want.kind[i] == FrameState.OBJECT && (frameless || s.kind[i] == FrameState.SEEN)) toObject(i);
            else if (want.isLazy(i)) toLazy(i, want.kind[i]);
        }
    }

    private void pollBeforeJump(int to) {
        Label go = asm.label();
        asm.ts();
        asm.invokevirtual(PyThreadState.class, "isBreakerSet", Asm.BOOLEAN);
        asm.ifFalse(go);
        FrameState before = s.copy();
        s = in[to].copy();
        leaveTo(to);
        s = before;
        asm.bind(go);
    }

    // ---- guards

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
        if (asm.cb == null || !frameless && !hasDirty()) body.run();
        else raises(body, null);
    }

    /** The same, for code that may also answer that it has raised what is in {@code ts.raised}: where to jump then, from the end of it on. */
    Label mayAnswerRaised(Runnable body) {
        if (asm.cb == null) {
            body.run();
            return null;
        }
        Label raised = asm.label();
        raises(body, raised);
        return raised;
    }

    private void raises(Runnable body, Label raised) {
        FrameState then = s.copy();
        Insn at = node();
        ExceptionEntry row = catching.row(pc);
        Label handler = frameless || hasDirty() ? asm.label() : null;
        Label from = asm.label();
        Label to = asm.label();
        asm.bind(from);
        body.run();
        asm.bind(to);
        if (handler != null) asm.cb.exceptionCatch(from, to, handler, Asm.desc(Throwable.class));
        later(() -> {
            s = then;
            Label stored = asm.label();
            if (raised != null) {
                asm.bind(raised);
                asm.ts();
                asm.invokevirtual(PyThreadState.class, "takeRaised", ConstantDescs.CD_Throwable);
                asm.astore(Asm.THROWN);
                // Not into the handler: HotSpot's first compiler gives up code where one can also be jumped to.
                if (handler != null) asm.jump(stored);
            }
            if (handler != null) {
                asm.bind(handler);
                asm.astore(Asm.THROWN);
            }
            asm.bind(stored);
            fillFrame();
            goOnWithThrown(row, at);
        });
    }

    /** The current instruction raises what is in THROWN; the frame is complete. */
    void throwStored() {
        if (asm.cb != null) goOnWithThrown(catching.row(pc), node());
    }

    /** The frame is complete: what is in THROWN goes to the row's handler, or, if there is none, to the caller. */
    private void goOnWithThrown(ExceptionEntry row, Insn at) {
        if (frameless) {
            asm.ts();
            asm.frame();
            asm.constant(at, Insn.class);
            asm.aload(Asm.THROWN);
            asm.quiet("leaveThrown", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN, ConstantDescs.CD_Throwable);
            asm.frameless = true;
            asm.cb.areturn();
        } else if (row != null) {
            asm.jump(catching.stored(row));
        } else {
            answerRaised();
        }
    }

    /** Ends this code with what is in THROWN. */
    private void answerRaised() {
        ClassDesc raised = Asm.desc(Raised.class);
        asm.ts();
        asm.cb.aload(Asm.THROWN).putfield(Asm.STATE, "raised", ConstantDescs.CD_Throwable).getstatic(raised, "INSN", raised).areturn();
    }

    // ---- operands

    @Override
    boolean isOperand(int slot) {
        for (int u : Effects.consumed(op, word)) {
            if (u == slot) return true;
        }
        return false;
    }

    Operands.Operand a() {
        return operand(Instr.a(word));
    }

    Operands.Operand b() {
        return operand(Instr.b(word));
    }

    /** As it stands in the places a and b of an instruction. */
    Operands.Operand operand(int x) {
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
        if (s.isLazy(i)) settle(i);
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
