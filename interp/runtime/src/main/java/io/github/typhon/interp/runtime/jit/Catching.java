// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What instructions raise is caught in the compiled code itself, which goes on at the handler, if that is entered often. A handler that is
 * not hot yet is left to the unwinder; once it is hot, that counts as an exit, so that the code is compiled anew.
 * <p>Invariant: an exception leaves an instruction with the frame complete, so every slot is in the frame where a handler begins.
 */
final class Catching {
    private final Compilation c;
    private final boolean wanted;
    private final Map<Integer, Boolean> hot = new HashMap<>();
    private final Map<ExceptionEntry, Place> places = new HashMap<>();
    /** The row whose range is being emitted, and where that began. */
    private ExceptionEntry open;
    private Label from;

    /**
     * Where the code for what a row catches begins: with what was thrown on the JVM's stack, or in its variable. Two labels, for HotSpot's first compiler gives up code
     * where an exception handler can also be jumped to.
     */
    private record Place(Label thrown, Label stored) {}

    /** @param wanted false if the code of handlers would be too much */
    Catching(Compilation c, boolean wanted) {
        this.c = c;
        this.wanted = wanted;
    }

    /** The row for what the instruction raises; null if there is none. */
    ExceptionEntry row(int pc) {
        return c.frameless ? null : c.unit.handlerOf(pc);
    }

    /** Whether the handler is part of this code: the same in both passes. */
    boolean isHere(ExceptionEntry row) {
        return row != null && wanted && hot.computeIfAbsent(row.handler(), pc -> c.isInside(pc) && c.executable.isHot(pc));
    }

    /** Something hot is caught here. */
    boolean catchesAny() {
        return hot.containsValue(true);
    }

    /** Everything is in the frame. */
    FrameState state(ExceptionEntry row) {
        FrameState s = new FrameState(c.code.nslots, false);
        for (int i = 0; i < c.code.nlocalsplus; i++) s.set(i, FrameState.MEMORY);
        BitSet live = Effects.liveAt(c.unit, row.handler());
        for (int i = live.nextSetBit(0); i >= 0; i = live.nextSetBit(i + 1)) s.set(i, FrameState.MEMORY);
        return s;
    }

    // ---- emitting

    void begin() {
        places.clear();
        open = null;
    }

    /** The code of the instruction at pc follows; none after the last. */
    void next(ExceptionEntry row) {
        if (row == open) return;
        if (open != null) {
            Label to = c.asm.label();
            c.asm.bind(to);
            c.asm.cb.exceptionCatch(from, to, place(open).thrown, ConstantDescs.CD_Throwable);
        }
        open = row;
        if (row == null) return;
        from = c.asm.label();
        c.asm.bind(from);
        // No range is empty.
        c.asm.cb.nop();
    }

    /** Where to jump with what was thrown in its variable, the frame being complete. */
    Label stored(ExceptionEntry row) {
        return place(row).stored;
    }

    private Place place(ExceptionEntry row) {
        return places.computeIfAbsent(row, r -> {
            Place p = new Place(c.asm.label(), c.asm.label());
            c.later(() -> handle(r, p));
            return p;
        });
    }

    private void handle(ExceptionEntry row, Place p) {
        Asm asm = c.asm;
        asm.bind(p.thrown);
        asm.astore(Asm.THROWN);
        asm.bind(p.stored);
        if (!isHere(row)) {
            if (c.isInside(row.handler())) {
                asm.aload(0);
                asm.constant(row, ExceptionEntry.class);
                asm.op("uncaught", Asm.VOID, Asm.desc(CompiledEntry.class), Asm.desc(ExceptionEntry.class));
            }
            asm.aload(Asm.THROWN);
            asm.cb.athrow();
            return;
        }
        asm.ts();
        asm.frame();
        asm.aload(Asm.THROWN);
        asm.constant(row, ExceptionEntry.class);
        asm.op("caught", Asm.VOID, Asm.STATE, Asm.FRAME, ConstantDescs.CD_Throwable, Asm.desc(ExceptionEntry.class));
        asm.jump(c.labelOf(row.handler()));
    }
}
