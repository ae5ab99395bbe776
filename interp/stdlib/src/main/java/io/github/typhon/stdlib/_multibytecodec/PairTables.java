// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which character a byte or a pair of bytes is, and back. Codes up to 0xFF are single bytes. <p>Threads: made once, immutable afterwards. */
final class PairTables {
    private static final Map<String, PairTables> MADE = new ConcurrentHashMap<>();
    private static final int NONE = -1;

    private final PairAmendments amendments;
    private final int[] characters = new int[0x10000];
    private final int[] codes = new int[0x10000];

    private PairTables(PairAmendments amendments, Charset base) {
        this.amendments = amendments;
        read(base);
        write(base);
        amendments.apply(this);
    }

    static PairTables orNull(String python) {
        PairAmendments a = PairAmendments.orNull(python);
        return a == null || !Charset.isSupported(a.base()) ? null
                : MADE.computeIfAbsent(python, name -> new PairTables(a, Charset.forName(a.base())));
    }

    boolean isLead(int b) {
        return amendments.isLead(b);
    }

    /** Whether there are {@link SpelledSyllables}. */
    boolean spells() {
        return amendments.spells();
    }

    /** The character of a code, or a negative number. */
    int character(int code) {
        return characters[code];
    }

    /** The code of a character, or a negative number. */
    int code(char c) {
        return codes[c];
    }

    /** {@code c} negative: the code is nothing. */
    void setCharacter(int code, int c) {
        characters[code] = c;
    }

    /** {@code code} negative: the character has none. */
    void setCode(int c, int code) {
        codes[c] = code;
    }

    private void read(Charset base) {
        Arrays.fill(characters, NONE);
        for (int a = 0; a < 256; a++) {
            if (!isLead(a)) {
                characters[a] = decoded(base, (byte) a);
                continue;
            }
            for (int b = 0; b < 256; b++) {
                characters[a << 8 | b] = decoded(base, (byte) a, (byte) b);
            }
        }
    }

    private int decoded(Charset base, byte... bytes) {
        String s = new String(bytes, base);
        return s.length() != 1 || s.charAt(0) == 0xFFFD || amendments.drops(s.charAt(0)) ? NONE : s.charAt(0);
    }

    private void write(Charset base) {
        Arrays.fill(codes, NONE);
        CharsetEncoder encoder = base.newEncoder();
        ByteBuffer out = ByteBuffer.allocate(8);
        for (int c = 0; c < 0x10000; c++) {
            if (Character.isSurrogate((char) c) || amendments.drops((char) c)) {
                continue;
            }
            out.clear();
            encoder.reset();
            if (!encoder.encode(CharBuffer.wrap(new char[] {(char) c}), out, true).isError()) {
                codes[c] = out.position() == 1 ? out.get(0) & 0xFF : (out.get(0) & 0xFF) << 8 | out.get(1) & 0xFF;
            }
        }
    }
}
