// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyFunction;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ways out of compiled code: the frame is rebuilt from the state of the slots, made first where there is none, and the interpreter goes on at an
 * instruction. Code apart from the main path is kept in stubs, which are emitted after it.
 */
abstract class ExitEmitter extends SlotEmitter {
    /** So few values are stored one by one. */
    private static final int FEW = 3;

    final Executable executable;
    /** The current instruction's. */
    int pc;
    private final List<Runnable> stubs = new ArrayList<>();
    private final List<Exit> exitsSoFar = new ArrayList<>();

    ExitEmitter(PyCode code, Executable executable, boolean frameless) {
        super(code, frameless);
        this.executable = executable;
    }

    /** Makes the instruction there the current one. */
    abstract void start(int at);

    Insn node() {
        return executable.at(pc);
    }

    // ---- stubs

    /** What is emitted after the main path: it binds its label and ends in a jump or by leaving. */
    void later(Runnable stub) {
        stubs.add(stub);
    }

    void forgetStubs() {
        stubs.clear();
        exitsSoFar.clear();
    }

    void emitStubs() {
        // Stubs may add others.
        for (int i = 0; i < stubs.size(); i++) stubs.get(i).run();
        stubs.clear();
    }

    /** Code apart from the main path, reached with the state as it is now: the frame is rebuilt, then the body runs, which must leave. */
    Label stub(Runnable body) {
        FrameState then = s.copy();
        Label l = asm.label();
        int at = pc;
        later(() -> {
            start(at);
            s = then;
            asm.bind(l);
            fillFrame();
            body.run();
        });
        return l;
    }

    // ---- leaving

    /** The frame, which frameless code makes first, gets what only variables hold. Where code leaves it is to be small, as the virtual machine compiles it. */
    void fillFrame() {
        if (asm.cb == null) {
            syncAll();
            return;
        }
        ownSeen();
        int[] dirty = IntStream.range(0, s.kind.length).filter(s::isDirty).toArray();
        int room = dirty.length + 1 & ~1;
        if (room > CompiledOps.MAX_FILL || s.kind.length > CompiledOps.FILL_COUNTED || !frameless && dirty.length < FEW) room = 0;
        List<ClassDesc> types = new ArrayList<>();
        if (frameless) {
            asm.aload(0);
            asm.ts();
            asm.aload(Asm.FUNCTION);
            types.addAll(List.of(Asm.desc(CompiledEntry.class), Asm.STATE, Asm.desc(PyFunction.class)));
        } else if (room > 0) {
            asm.ts();
            asm.slots();
            types.addAll(List.of(Asm.STATE, Asm.SLOTS));
        }
        if (room > 0) pushDirty(dirty, room, types);
        if (frameless) {
            asm.frameless = false;
            asm.quiet("filled", Asm.FRAME, types.toArray(ClassDesc[]::new));
            asm.astore(2);
            if (s.isSynced()) return;
            asm.cb.aload(2).getfield(Asm.FRAME, "r", Asm.SLOTS).astore(3);
        } else if (room > 0) {
            asm.op("fill", Asm.VOID, types.toArray(ClassDesc[]::new));
        }
        syncAll();
    }

    /** Pushes which slots are dirty and what they hold. */
    private void pushDirty(int[] dirty, int room, List<ClassDesc> types) {
        StringBuilder map = new StringBuilder();
        for (int i : dirty) {
            map.append((char) (s.isLent(i) ? i | CompiledOps.FILL_COUNTED : i));
        }
        asm.cb.loadConstant(map.toString());
        types.add(ConstantDescs.CD_String);
        for (int i : dirty) {
            pushSlot(i);
            s.set(i, FrameState.MEMORY);
        }
        if (dirty.length < room) asm.nullValue();
        for (int i = 0; i < room; i++) types.add(Asm.OBJECT);
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
        later(() -> {
            s = then;
            asm.bind(l);
            fillFrame();
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

    /** Jump there, in frameless code, with what a callee gave in X, which the interpreter is to deal with in {@code next}; counted as an exit. */
    Label leftWith(Insn next) {
        FrameState then = s.copy();
        Insn at = node();
        Label l = asm.label();
        later(() -> {
            s = then;
            asm.bind(l);
            fillFrame();
            asm.aload(0);
            asm.constant(at, Insn.class);
            asm.invokevirtual(CompiledEntry.class, "exit", Asm.INSN, Asm.INSN);
            asm.cb.pop();
            asm.constant(next, Insn.class);
            asm.ts();
            asm.frame();
            asm.aload(Asm.X);
            asm.quiet("leaveWith", Asm.OBJECT, Asm.INSN, Asm.STATE, Asm.FRAME, Asm.OBJECT);
            asm.frameless = true;
            asm.cb.areturn();
        });
        return l;
    }

    /** Rebuilds the frame and goes on in the interpreter, at {@code to}, as a matter of course. */
    void leaveTo(int to) {
        if (asm.cb == null) return;
        FrameState before = s.copy();
        fillFrame();
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

    Label exitLater(Label l, boolean thrown) {
        FrameState then = s.copy();
        int at = pc;
        later(() -> {
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
        later(() -> {
            s = state.copy();
            asm.bind(l);
            fillFrame();
            asm.aload(0);
            asm.aload(Asm.NODE);
            asm.invokevirtual(CompiledEntry.class, "exit", Asm.INSN, Asm.INSN);
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
}
