// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final List<double[]> SLOW = List.of(new double[] {2.0, 2.2, 1.8}, new double[] {2.1, 1.9, 2.0});
    private static final List<double[]> FAST = List.of(new double[] {1.0, 1.1, 0.9}, new double[] {1.0, 1.05, 0.95});

    @Test
    void ratioLiesInsideItsInterval() {
        Estimate e = Estimate.ratio(SLOW, FAST);
        assertEquals(2.0, e.value(), 1e-9);
        assertTrue(e.low() < 2.0 && e.high() > 2.0 && e.low() > 1.7 && e.high() < 2.3, e.toString());
    }

    @Test
    void constantSamplesHaveNoSpread() {
        Estimate e = Estimate.mean(List.of(new double[] {3, 3}, new double[] {3, 3, 3}));
        assertEquals(new Estimate(3, 3, 3), e);
    }

    @Test
    void geometricMeanOfInverseRatiosIsOne() {
        assertEquals(1.0, Estimate.geometricMean(List.of(SLOW, FAST), List.of(FAST, SLOW)).value(), 1e-9);
    }

    @Test
    void firstHalfOfTheTimeIsWarmUp() {
        Outcome o = new Outcome(new double[] {3, 2, 1, 1, 1, 1, 1}, "x", 10, 0, null);
        assertArrayEquals(new double[] {1, 1, 1, 1, 1}, o.steady());
        assertArrayEquals(new double[] {4}, new Outcome(new double[] {4}, "x", 4, 0, null).steady());
    }

    @Test
    void readsTheLineOfAProgram() {
        Outcome o = Launch.parse("noise\ntyphon-bench name=x threads=2 checksum=a/b times=0.5,0.25\n", 1, 2);
        assertEquals("a/b", o.checksum());
        assertArrayEquals(new double[] {0.5, 0.25}, o.times());
        assertNull(o.failure());
    }
}
