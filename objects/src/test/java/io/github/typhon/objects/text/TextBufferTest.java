// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts that grow from each other in shared room, against Java's own concatenation. */
class TextBufferTest {
    private static final String[] PIECES = {"", "x", "abc", "\u00e9", "\u4e2d\u6587", "0123456789".repeat(30), "\u20ac".repeat(200)};

    @Test
    void branchesOfOneTextDoNotSeeEachOther() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<PyUnicode> texts = new ArrayList<>();
            List<String> twins = new ArrayList<>();
            texts.add(PyUnicode.of("s".repeat(random.nextInt(600))));
            twins.add(texts.get(0).toString());
            for (int k = 0; k < 60; k++) {
                // Mostly the newest, so that it grows; sometimes an older one, whose end is taken.
                int from = random.nextInt(4) > 0 ? texts.size() - 1 : random.nextInt(texts.size());
                String piece = random.nextInt(40) == 0 ? Character.toString(0x1F600) : PIECES[random.nextInt(PIECES.length)];
                texts.add(texts.get(from).concat(PyUnicode.of(piece)));
                twins.add(twins.get(from) + piece);
                int look = random.nextInt(texts.size());
                String twin = twins.get(look);
                assertEquals(twin.codePointCount(0, twin.length()), texts.get(look).length(), "seed " + seed);
                if (random.nextInt(5) == 0) {
                    assertEquals(twin, texts.get(look).toString(), "seed " + seed);
                }
            }
            for (int k = 0; k < texts.size(); k++) {
                assertEquals(twins.get(k), texts.get(k).toString(), "seed " + seed + ", text " + k);
                assertEquals(PyUnicode.of(twins.get(k)), texts.get(k), "seed " + seed + ", text " + k);
                assertEquals(PyUnicode.of(twins.get(k)).hashCode(), texts.get(k).hashCode(), "seed " + seed + ", text " + k);
            }
        }
    }

    @Test
    void roomIsTakenOnce() {
        TextBuffer b = TextBuffer.of("a".repeat(300), "b");
        TextBuffer first = b.append(301, "x");
        TextBuffer second = b.append(301, "y");
        assertTrue(first == b && second != b);
        assertEquals("a".repeat(300) + "bx", first.prefix(302));
        assertEquals("a".repeat(300) + "by", second.prefix(302));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        TextBuffer b = TextBuffer.of("a".repeat(300), "b");
        assertNull(b.append(301, "\u4e2d"));
        assertEquals("\u4e2d".repeat(300) + "bc", TextBuffer.of("\u4e2d".repeat(300), "b").append(301, "c").prefix(302));
    }
}
