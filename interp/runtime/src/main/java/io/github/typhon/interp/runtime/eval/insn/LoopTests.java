// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import java.util.BitSet;

/** Where a code object's loops are tested. The compiler puts the test below the body and enters a loop by a jump to it, the entry: it stands
 *  right above the body, to which the test jumps back.
 *  <p>Threads: immutable, safely published by its final fields. */
final class LoopTests {
    private final BitSet entries = new BitSet();
    private final BitSet tests = new BitSet();

    LoopTests(long[] words) {
        BitSet bodies = new BitSet();
        for (int pc = 0; pc < words.length; pc++) {
            int t = Opcode.of(Instr.op(words[pc])).target(words[pc]);
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
    }

    /** Whether the instruction is the jump by which a loop is entered. */
    boolean isEntry(int pc) {
        return entries.get(pc);
    }

    /** Whether the test of a loop begins here. */
    boolean beginsAt(int pc) {
        return tests.get(pc);
    }
}
