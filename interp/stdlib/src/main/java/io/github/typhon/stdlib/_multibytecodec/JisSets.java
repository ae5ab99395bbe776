// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** The character sets that an ISO 2022 encoding of Japanese may designate besides ASCII, those that it writes in the order of its choice.
 *  <p>Threads: immutable. */
record JisSets(List<Set> sets, boolean of2000) {
    private static final String JIS_X_0208 = "x-JIS0208";

    /** One set: what follows ESC to designate it, and the bytes of a character. */
    enum Set {
        JISX0208("$B", 2), JISX0208_OF_1978("$@", 2), JISX0212("$(D", 2), ROMAN("(J", 1), KATAKANA("(I", 1),
        PLANE_1_OF_2000("$(O", 2), PLANE_1_OF_2004("$(Q", 2), PLANE_2("$(P", 2);

        final String designation;
        final int width;

        Set(String designation, int width) {
            this.designation = designation;
            this.width = width;
        }
    }

    static JisSets orNull(String encoding) {
        return switch (encoding) {
            case "iso2022_jp" -> new JisSets(List.of(Set.JISX0208, Set.ROMAN, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_1" -> new JisSets(List.of(Set.JISX0208, Set.JISX0212, Set.ROMAN, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_ext" -> new JisSets(List.of(Set.JISX0208, Set.JISX0212, Set.ROMAN, Set.KATAKANA, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_3" -> new JisSets(List.of(Set.JISX0208, Set.PLANE_1_OF_2000, Set.PLANE_2), true);
            case "iso2022_jp_2004" -> new JisSets(List.of(Set.JISX0208, Set.PLANE_1_OF_2004, Set.PLANE_2), false);
            default -> null;
        };
    }

    static boolean isAvailable() {
        return JisX0213.isAvailable() && Charset.isSupported(JIS_X_0208);
    }

    private JisX0213 tables() {
        return of2000 ? JisX0213.Tables.OF_2000 : JisX0213.Tables.OF_2004;
    }

    /** The set that an escape sequence designates; null if it is not one of these. */
    Set designated(String sequence) {
        for (Set s : sets) {
            if (s.designation.equals(sequence)) {
                return s;
            }
        }
        return null;
    }

    /** Whether characters may be joined by the one that follows: JIS X 0213 has codes for some pairs. */
    boolean isBase(int c) {
        return sets.contains(Set.PLANE_2) && tables().isBase(c);
    }

    /** The text of one code of a set, 16 bits if the set has two bytes; null if there is none. */
    String text(Set set, int code) {
        return switch (set) {
            case JISX0208, JISX0208_OF_1978 -> code == 0x2140 ? "\uFF3C" : code == 0x213D ? "\u2015" : jisX0208Text(code);
            case JISX0212 -> tables().text(JisX0213.SUPPLEMENT << 16 | code);
            case ROMAN -> code == 0x5C ? "\u00A5" : code == 0x7E ? "\u203E" : Character.toString(code);
            case KATAKANA -> code > 0x20 && code < 0x60 ? Character.toString(code + 0xFF40) : null;
            case PLANE_1_OF_2000, PLANE_1_OF_2004 -> code == 0x2232 ? "~" : tables().text(1 << 16 | code);
            case PLANE_2 -> JisX0213.Tables.OF_2004.text(2 << 16 | code);
        };
    }

    /** The code of a text in a set, or -1. */
    int code(Set set, String text) {
        int c = text.codePointAt(0);
        return switch (set) {
            case JISX0208 -> c == 0xFF3C ? 0x2140 : c == 0x2015 ? 0x213D : c == '\\' || c == 0x2014 ? -1 : jisX0208Code(text);
            case JISX0208_OF_1978 -> -1;
            case JISX0212 -> tables().supplement(text);
            case ROMAN -> c == 0xA5 ? 0x5C : c == 0x203E ? 0x7E : -1;
            case KATAKANA -> c >= 0xFF61 && c <= 0xFF9F ? c - 0xFF40 : -1;
            case PLANE_1_OF_2000, PLANE_1_OF_2004 -> c == 0xFF5E ? -1 : plane(1, text);
            case PLANE_2 -> plane(2, text);
        };
    }

    private int plane(int plane, String text) {
        int code = tables().code(text);
        return code >> 16 == plane ? code & 0xFFFF : -1;
    }

    private static String jisX0208Text(int code) {
        try {
            return Charset.forName(JIS_X_0208).newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(new byte[] {(byte) (code >> 8), (byte) code})).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int jisX0208Code(String text) {
        try {
            ByteBuffer b = Charset.forName(JIS_X_0208).newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return b.remaining() == 2 ? b.getShort() & 0xFFFF : -1;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
