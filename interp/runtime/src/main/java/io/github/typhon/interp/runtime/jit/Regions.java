// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeVerifier;
import io.github.typhon.interp.compile.code.Instr;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The parts in which a code object is compiled when it is too large for one method: an entry's code ends where its region does, and goes on in the compiled
 * code of the next one. Everything is in the frame there. Regions are cut between loops rather than in them, and where few temporaries are live.
 * <p>Threads: immutable.
 */
final class Regions {
    /** Bytes of a region's code: far from where HotSpot stops compiling, or inlining. */
    private static final int WANTED_BYTES = 5_000;
    /** A loop around a cut is worth so many instructions' distance from the best place. */
    private static final int LOOP = 1_000;
    private static final int TEMPORARY = 3;

    private final CodeUnit unit;
    /** Where each region ends; the last one with the code. */
    private final int[] ends;

    private Regions(CodeUnit unit, int[] ends) {
        this.unit = unit;
        this.ends = ends;
    }

    static Regions whole(CodeUnit unit) {
        return new Regions(unit, new int[] {unit.code().length});
    }

    int count() {
        return ends.length;
    }

    /** The end of the region that holds an instruction. */
    int end(int pc) {
        return ends[index(pc)];
    }

    int start(int pc) {
        int i = index(pc);
        return i == 0 ? 0 : ends[i - 1];
    }

    private int index(int pc) {
        int i = Arrays.binarySearch(ends, pc);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /**
     * These regions with the one of an instruction cut into smaller ones.
     * @param bytes of the code that was made for it
     * @param isReached tells which of its instructions that code has
     * @return null if it cannot be cut
     */
    Regions cut(int pc, int bytes, IntPredicate isReached) {
        int from = start(pc);
        int to = end(pc);
        int reached = 0;
        for (int i = from; i < to; i++) if (isReached.test(i)) reached++;
        int most = Math.max(1, (int) ((long) reached * WANTED_BYTES / Math.max(bytes, WANTED_BYTES + 1)));
        if (most >= reached) return null;
        int[] prices = prices();
        int[] more = ends.clone();
        int n = 0;
        int inside = 0;
        int best = -1;
        for (int i = from; i < to; i++) {
            if (inside >= (most + 1) / 2 && (best < 0 || prices[i] <= prices[best])) best = i;
            if (isReached.test(i)) inside++;
            if (inside < most || best < 0) continue;
            more = Arrays.copyOf(more, more.length + 1);
            more[more.length - 1] = best;
            n++;
            inside = 0;
            for (int j = best; j <= i; j++) if (isReached.test(j)) inside++;
            best = -1;
        }
        if (n == 0) return null;
        Arrays.sort(more);
        return new Regions(unit, more);
    }

    /** What it costs to cut before each instruction. */
    private int[] prices() {
        long[] code = unit.code();
        int[] prices = new int[code.length];
        byte[][] states = CodeVerifier.states(unit);
        for (int pc = 0; pc < code.length; pc++) {
            for (int i = 0; states[pc] != null && i < states[pc].length; i++) if (states[pc][i] != CodeVerifier.DEAD) prices[pc] += TEMPORARY;
            int target = Instr.opcode(code[pc]).target(code[pc]);
            for (int i = target + 1; target >= 0 && i <= pc; i++) prices[i] += LOOP;
        }
        return prices;
    }
}
