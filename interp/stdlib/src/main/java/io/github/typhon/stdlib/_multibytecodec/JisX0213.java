// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The character sets JIS X 0213 and JIS X 0212, read out of the JDK's charsets x-SJIS_0213 and JIS_X0212-1990. A code is the plane, the row and the
 *  cell: {@code plane << 16 | row << 8 | cell}, row and cell from 0x21 to 0x7E; plane 3 is JIS X 0212.
 *  <p>Threads: immutable once made. */
final class JisX0213 {
    private static final String SHIFT_JIS = "x-SJIS_0213";
    private static final String JIS_X_0212 = "JIS_X0212-1990";
    static final int SUPPLEMENT = 3;
    private static final int FIRST = 0x21;
    private static final int LAST = 0x7E;
    /** The rows of plane 2 before 78, in the order in which Shift JIS has them. */
    private static final int[] ROWS = {1, 8, 3, 4, 5, 12, 13, 14, 15};
    /** Added in 2004, and one cell that had another character before. */
    private static final int[] OF_2004 = {0x4FF1, 0x525D, 0x541E, 0x5653, 0x59F8, 0x5C5B, 0x5E77, 0x7626, 0x7E6B, 0x20B9F};
    private static final int CHANGED = 2 << 16 | 0x7D << 8 | 0x3B;

    /** The tables of 2004 and of 2000, made at the first use. */
    static final class Tables {
        static final JisX0213 OF_2004 = new JisX0213(false);
        static final JisX0213 OF_2000 = new JisX0213(true);

        private Tables() {}
    }

    private final Map<Integer, String> texts = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<String, Integer> supplements = new HashMap<>();
    /** Characters that a following one may join in one code. */
    private final Set<Integer> bases = new HashSet<>();

    private JisX0213(boolean of2000) {
        CharsetDecoder sjis = decoder(SHIFT_JIS);
        for (int plane = 1; plane <= 2; plane++) {
            for (int row = FIRST; row <= LAST; row++) {
                for (int cell = FIRST; cell <= LAST; cell++) {
                    int s = shiftJis(plane, row, cell);
                    String t = s == 0 ? null : decode(sjis, s);
                    add(plane << 16 | row << 8 | cell, t);
                }
            }
        }
        // These have no code in the supplement either.
        Set<String> left = new HashSet<>();
        if (of2000) {
            for (int c : OF_2004) {
                left.add(Character.toString(c));
            }
            left.add(texts.get(CHANGED));
            left.forEach(t -> texts.remove(codes.remove(t)));
            add(CHANGED, Character.toString(0x9B1D));
        }
        CharsetDecoder supplement = decoder(JIS_X_0212);
        for (int row = FIRST; row <= LAST; row++) {
            for (int cell = FIRST; cell <= LAST; cell++) {
                String t = decode(supplement, row << 8 | cell);
                if (t == null) {
                    continue;
                }
                String tilde = t.equals("\uFF5E") ? "~" : t;
                texts.put(SUPPLEMENT << 16 | row << 8 | cell, tilde);
                supplements.put(tilde, row << 8 | cell);
                if (!left.contains(t)) {
                    codes.putIfAbsent(t, SUPPLEMENT << 16 | row << 8 | cell);
                }
            }
        }
    }

    private void add(int code, String text) {
        if (text == null) {
            return;
        }
        String t = switch (text) {
            // As CPython's tables have them.
            case "\u2014" -> "\u2015";
            case "\uFF5F" -> "\u2985";
            case "\uFF60" -> "\u2986";
            default -> text;
        };
        texts.put(code, t);
        codes.putIfAbsent(t, code);
        if (t.codePointCount(0, t.length()) == 2) {
            bases.add(t.codePointAt(0));
        }
    }

    static boolean isAvailable() {
        return Charset.isSupported(SHIFT_JIS) && Charset.isSupported(JIS_X_0212);
    }

    private static CharsetDecoder decoder(String charset) {
        return Charset.forName(charset).newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Null if no character has this code. */
    private static String decode(CharsetDecoder d, int pair) {
        CharBuffer out = CharBuffer.allocate(4);
        CoderResult r = d.reset().decode(ByteBuffer.wrap(new byte[] {(byte) (pair >> 8), (byte) pair}), out, true);
        if (r.isError()) {
            return null;
        }
        d.flush(out);
        return out.flip().toString();
    }

    /** The text of a code, of one or two characters; null if there is none. */
    String text(int code) {
        return texts.get(code);
    }

    /** The code of a character, or of a base and what joins it; 0 if there is none. */
    int code(String text) {
        return codes.getOrDefault(text, 0);
    }

    /** The row and cell of a character in JIS X 0212, or -1. */
    int supplement(String text) {
        return supplements.getOrDefault(text, -1);
    }

    boolean isBase(int codePoint) {
        return bases.contains(codePoint);
    }

    /** The two bytes of Shift JIS; 0 for the rows of plane 2 that it has no place for. */
    static int shiftJis(int plane, int row, int cell) {
        int place = plane == 1 ? row - FIRST : place(row - 0x20);
        if (place < 0) {
            return 0;
        }
        int lead = place / 2 + (place < 62 ? 0x81 : 0xC1);
        int trail = place % 2 == 0 ? cell - FIRST + (cell < 0x60 ? 0x40 : 0x41) : cell - FIRST + 0x9F;
        return lead << 8 | trail;
    }

    /** Where a row of plane 2 stands, after the 94 rows of plane 1; -1 if it has no place. */
    private static int place(int row) {
        if (row >= 78) {
            return 94 + ROWS.length + row - 78;
        }
        for (int i = 0; i < ROWS.length; i++) {
            if (ROWS[i] == row) {
                return 94 + i;
            }
        }
        return -1;
    }

    /** The code of two bytes of Shift JIS; 0 if they are none. */
    static int fromShiftJis(int lead, int trail) {
        if (trail < 0x40 || trail == 0x7F || trail > 0xFC) {
            return 0;
        }
        int place = 2 * (lead - (lead < 0xA0 ? 0x81 : 0xC1)) + (trail >= 0x9F ? 1 : 0);
        int cell = FIRST + (trail >= 0x9F ? trail - 0x9F : trail - (trail < 0x80 ? 0x40 : 0x41));
        if (place < 94) {
            return 1 << 16 | place + FIRST << 8 | cell;
        }
        int i = place - 94;
        int row = i < ROWS.length ? ROWS[i] : 78 + i - ROWS.length;
        return 2 << 16 | row + 0x20 << 8 | cell;
    }
}
