// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Zones as the files of the system tell them. */
class ZoneFileTest {
    /** A block with one transition, from LMT to CET, and no times of leap seconds. */
    private static void block(ByteBuffer b, int version, int width, long transition) {
        b.put("TZif".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put(new byte[15]);
        b.putInt(0).putInt(0).putInt(0).putInt(1).putInt(2).putInt(8);
        if (width == 8) {
            b.putLong(transition);
        } else {
            b.putInt((int) transition);
        }
        b.put((byte) 1);
        b.putInt(3208).put((byte) 0).put((byte) 0);
        b.putInt(3600).put((byte) 0).put((byte) 4);
        b.put("LMT\0CET\0".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] file(String footer) {
        ByteBuffer b = ByteBuffer.allocate(300);
        block(b, '2', 4, 0);
        block(b, '2', 8, -2_422_054_408L);
        b.put(("\n" + footer + "\n").getBytes(StandardCharsets.US_ASCII));
        byte[] all = new byte[b.position()];
        b.flip().get(all);
        return all;
    }

    @Test
    void theSecondBlockAndTheFooterDecide() {
        Zone z = ZoneFile.parseOrNull(file("CET-1CEST,M3.5.0,M10.5.0/3"));
        assertEquals(new Zone.Span(3208, false, "LMT"), z.at(-2_422_054_409L));
        assertEquals(new Zone.Span(3600, false, "CET"), z.at(-2_422_054_408L));
        assertEquals(new Zone.Span(7200, true, "CEST"), z.at(1_751_328_000L));
    }

    @Test
    void aFooterWithoutRuleKeepsTheLastKind() {
        assertEquals(new Zone.Span(3600, false, "CET"), ZoneFile.parseOrNull(file("")).at(1_751_328_000L));
    }

    @Test
    void otherFilesAreNoZones() {
        assertNull(ZoneFile.parseOrNull(new byte[0]));
        assertNull(ZoneFile.parseOrNull("TZif2".getBytes(StandardCharsets.US_ASCII)));
        assertNull(ZoneFile.parseOrNull("# version 2026a, a table of the files beside it".getBytes(StandardCharsets.US_ASCII)));
    }
}
