// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void everyInstructionIsInOneRegion() {
        CodeUnit u = Units.of("x = a.b + c(d)\n".repeat(100));
        int n = u.code().length;
        Regions r = Regions.whole(u);
        assertEquals(0, r.start(n - 1));
        assertEquals(n, r.end(0));
        r = r.cut(0, 40_000, pc -> true);
        assertTrue(r.count() >= 8, "" + r.count());
        int pc = 0;
        int regions = 0;
        while (pc < n) {
            int end = r.end(pc);
            assertTrue(end > pc && end - pc <= n / 7, pc + " to " + end);
            assertEquals(pc, r.start(pc));
            assertEquals(pc, r.start(end - 1));
            assertEquals(end, r.end(end - 1));
            pc = end;
            regions++;
        }
        assertEquals(n, pc);
        assertEquals(r.count(), regions);
    }

    @Test
    void loopsStayTogetherWhereTheyCan() {
        CodeUnit u = Units.of("for i in y:\n x = a.b + c(d)\n z = x.e[i]\n".repeat(40));
        Regions r = Regions.whole(u).cut(0, 30_000, pc -> true);
        long[] code = u.code();
        int loops = 0;
        for (int pc = 0; pc < code.length; pc++) {
            int target = Instr.opcode(code[pc]).target(code[pc]);
            if (target < 0 || target >= pc) continue;
            loops++;
            assertEquals(r.start(target), r.start(pc), "loop from " + target + " to " + pc);
        }
        assertEquals(40, loops);
    }

    @Test
    void whatIsNotReachedCountsForNothing() {
        CodeUnit u = Units.of("x = a.b + c(d)\n".repeat(100));
        int n = u.code().length;
        Regions r = Regions.whole(u).cut(0, 10_000, pc -> pc < n / 2);
        assertNotNull(r);
        assertTrue(r.end(0) <= n * 3 / 8, r.end(0) + " of " + n);
    }

    @Test
    void aCutRegionIsCutAgainUntilOneInstructionIsLeft() {
        CodeUnit u = Units.of("x = a.b + c(d)\n".repeat(20));
        Regions r = Regions.whole(u);
        int cuts = 0;
        for (Regions next = r; next != null; next = r.cut(0, 8_000, pc -> true)) {
            r = next;
            assertTrue(cuts++ < u.code().length);
        }
        assertEquals(1, r.end(0));
        assertNull(r.cut(0, 8_000, pc -> true));
    }
}
