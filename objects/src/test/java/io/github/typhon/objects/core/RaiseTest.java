// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RaiseTest {
    @Test
    void messagesAreFormattedAsByStringFormat() {
        Object[][] cases = {
            {"'%s' object has no attribute '%s'", "int", "x"}, {"%d%% of %s", 5, null}, {"%d and %d", 1L << 40, BigInteger.TEN.pow(30)},
            {"%s%s", "%s", '%'}, {"ends with %%", 1}, {"0x%02x", 10}, {"%5d|", 3}, {"%.3s|", "abcdef"},
        };
        for (Object[] c : cases) {
            Object[] args = Arrays.copyOfRange(c, 1, c.length);
            assertEquals(String.format((String) c[0], args), Raise.text((String) c[0], args));
        }
        assertEquals("100 %", Raise.text("100 %"));
    }
}
