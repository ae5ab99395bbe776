// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RemadeTest {
    @Test
    void copiesWaitLongerAndLonger() {
        Remade remade = new Remade();
        int last = 0;
        for (int i = 0; i < 20; i++) {
            int delay = remade.delay(Units.of("x = a.b"));
            assertTrue(i < 4 ? delay == 0 : i < 7 ? delay > last : delay >= last, i + ": " + delay);
            last = delay;
        }
        assertTrue(last < 1_000_000);
    }

    @Test
    void otherTextIsNoCopy() {
        Remade remade = new Remade();
        for (int i = 0; i < 20; i++) remade.delay(Units.of("x = a.b"));
        assertEquals(0, remade.delay(Units.of("x = a.c")));
        assertEquals(0, remade.delay(Units.of("x = a.b + 1")));
        assertTrue(remade.delay(Units.of("x = a.b")) > 0);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        Remade remade = new Remade();
        for (int i = 0; i < 20; i++) remade.delay(Units.of("x = a.b"));
        for (int i = 0; i < 300; i++) remade.delay(Units.of("x = a.b" + i));
        assertEquals(0, remade.delay(Units.of("x = a.b")));
    }
}
