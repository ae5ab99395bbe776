// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;

/** Korean syllables that KS X 1001 has no pair for: the filler, then the letters at the beginning, in the middle and at the end, a pair each.
 *  <p>Threads: stateless. */
final class SpelledSyllables {
    static final int FILLER = 0xA4D4;
    static final int BYTES = 8;
    private static final int ROW = FILLER >> 8;
    private static final int FIRST = 0xAC00;
    private static final int MIDDLES = 21;
    private static final int ENDS = 28;
    private static final int FIRST_MIDDLE = 0xBF;
    /** Second bytes of the letters, in the order in which Unicode numbers the syllables. */
    private static final String BEGINNINGS = "\u00A1\u00A2\u00A4\u00A7\u00A8\u00A9\u00B1\u00B2\u00B3\u00B5\u00B6\u00B7\u00B8\u00B9\u00BA\u00BB\u00BC\u00BD\u00BE";
    private static final String FINALS = "\u00D4\u00A1\u00A2\u00A3\u00A4\u00A5\u00A6\u00A7\u00A9\u00AA\u00AB\u00AC\u00AD\u00AE\u00AF\u00B0\u00B1\u00B2\u00B4\u00B5\u00B6\u00B7\u00B8\u00BA\u00BB\u00BC\u00BD\u00BE";

    private SpelledSyllables() {}

    /** The syllable of the {@link #BYTES} bytes at a place, the first two of which are the filler; -1 if they spell none. */
    static int read(ByteBuffer in, int at) {
        int begin = BEGINNINGS.indexOf(letter(in, at + 2));
        int middle = letter(in, at + 4) - FIRST_MIDDLE;
        int end = FINALS.indexOf(letter(in, at + 6));
        return begin < 0 || middle < 0 || middle >= MIDDLES || end < 0 ? -1 : FIRST + (begin * MIDDLES + middle) * ENDS + end;
    }

    private static int letter(ByteBuffer in, int at) {
        return (in.get(at) & 0xFF) == ROW ? in.get(at + 1) & 0xFF : 0;
    }

    static boolean isSyllable(char c) {
        return c >= FIRST && c <= 0xD7A3;
    }

    static void write(char c, ByteBuffer out) {
        int n = c - FIRST;
        out.putShort((short) FILLER);
        put(BEGINNINGS.charAt(n / ENDS / MIDDLES), out);
        put(FIRST_MIDDLE + n / ENDS % MIDDLES, out);
        put(FINALS.charAt(n % ENDS), out);
    }

    private static void put(int letter, ByteBuffer out) {
        out.put((byte) ROW).put((byte) letter);
    }
}
