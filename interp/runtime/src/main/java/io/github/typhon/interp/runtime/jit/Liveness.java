// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.code.Operand;
import java.util.Arrays;

/**
 * Which named slots the code may still read before it writes them, at each instruction; handlers count. A debugger may look at the others as well.
 * <p>Threads: immutable once made.
 */
final class Liveness {
    private final CodeUnit unit;
    private final int words;
    private final long[] live;

    Liveness(CodeUnit unit) {
        this.unit = unit;
        words = (unit.nlocalsplus + 63) / 64;
        live = new long[unit.code().length * words];
        while (pass()) {
            // Until nothing changes.
        }
    }

    boolean isLive(int pc, int slot) {
        return (live[pc * words + (slot >> 6)] >>> slot & 1) != 0;
    }

    private boolean pass() {
        long[] now = new long[words];
        boolean changed = false;
        for (int pc = unit.code().length - 1; pc >= 0; pc--) {
            Arrays.fill(now, 0);
            before(pc, now);
            for (int i = 0; i < words; i++) {
                if (live[pc * words + i] == now[i]) continue;
                live[pc * words + i] = now[i];
                changed = true;
            }
        }
        return changed;
    }

    private void before(int pc, long[] now) {
        long w = unit.code()[pc];
        Opcode op = Instr.opcode(w);
        int target = op.target(w);
        if (target >= 0) add(target, now);
        if (op == Opcode.FOR_ITER) write(Instr.c(w), now);
        if (!op.endsBlock()) add(pc + 1, now);
        for (int slot : Effects.produced(op, w)) write(slot, now);
        for (int slot : Effects.consumed(op, w)) read(slot, now);
        if (op.a == Operand.LOCAL) read(Instr.a(w), now);
        ExceptionEntry row = unit.handlerOf(pc);
        if (row != null) add(row.handler(), now);
    }

    private void add(int pc, long[] now) {
        for (int i = 0; i < words; i++) now[i] |= live[pc * words + i];
    }

    private void write(int slot, long[] now) {
        if (slot < unit.nlocalsplus) now[slot >> 6] &= ~(1L << slot);
    }

    private void read(int slot, long[] now) {
        if (slot < unit.nlocalsplus) now[slot >> 6] |= 1L << slot;
    }
}
