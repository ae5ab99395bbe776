// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import java.util.BitSet;

/** Which jumps of a code object Python knows. The compiler puts a loop's test below the body and enters the loop by a jump to it, the entry: it stands
 *  right above the body, to which the test jumps back. It puts handlers below what they guard, and leads around them by a jump.
 *  <p>Threads: immutable, safely published by its final fields. */
final class PythonJumps {
    private final BitSet entries = new BitSet();
    private final BitSet tests = new BitSet();
    private final BitSet around = new BitSet();
    /** Where each instruction jumps to; -1 for those that do not. */
    private final int[] targets;

    PythonJumps(CodeUnit unit) {
        long[] words = unit.code();
        BitSet bodies = new BitSet();
        targets = new int[words.length];
        for (int pc = 0; pc < words.length; pc++) {
            int t = Opcode.of(Instr.op(words[pc])).target(words[pc]);
            targets[pc] = t;
            if (t >= 0 && t <= pc) bodies.set(t);
        }
        for (int body = bodies.nextSetBit(1); body >= 0; body = bodies.nextSetBit(body + 1)) {
            Opcode above = Opcode.of(Instr.op(words[body - 1]));
            int test = above.target(words[body - 1]);
            if (above == Opcode.JUMP && test > body - 1) {
                entries.set(body - 1);
                tests.set(test);
            }
        }
        for (ExceptionEntry e : unit.exceptions()) {
            int above = e.handler() - 1;
            if (above >= 0 && Opcode.of(Instr.op(words[above])) == Opcode.JUMP) around.set(above);
        }
    }

    /** Whether the jump is one that CPython, which tests loops above the body and puts handlers at the end, does not make. */
    boolean isHidden(int pc) {
        return entries.get(pc) || around.get(pc);
    }

    /** Whether the way from an instruction to the one that runs next is a jump back in Python: a body that runs into the test below it, or a jump
     *  to the top of what no entry leads into. */
    boolean leadsBack(int from, int to) {
        return from < to ? tests.get(to) && !entries.get(from) : targets[from] == to && !isBody(to);
    }

    /** Whether a loop's body begins here whose test is below it. */
    private boolean isBody(int pc) {
        return pc > 0 && entries.get(pc - 1);
    }
}
