// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** The character sets that an ISO 2022 encoding may designate besides ASCII, those that it writes in the order of its choice.
 *  <p>Threads: immutable. */
record Iso2022Sets(List<Set> sets, boolean of2000) {
    private static final String GB_2312 = "GB2312";
    private static final String JIS_X_0208 = "x-JIS0208";

    /** One set: what follows ESC to designate it, and the bytes of a character. */
    enum Set {
        JISX0208("$B", 2), JISX0208_OF_1978("$@", 2), JISX0212("$(D", 2), ROMAN("(J", 1), KATAKANA("(I", 1),
        PLANE_1_OF_2000("$(O", 2), PLANE_1_OF_2004("$(Q", 2), PLANE_2("$(P", 2), GB2312("$(A", 2), KSX1001("$(C", 2), KSX1001_SHIFTED("$)C", 2),
        LATIN_1(".A", 1), GREEK(".F", 1);

        final String designation;
        final int width;

        Set(String designation, int width) {
            this.designation = designation;
            this.width = width;
        }

        /** Whether SO leads to the set, and SI back. */
        boolean isShifted() {
            return this == KSX1001_SHIFTED;
        }

        /** Whether an escape sequence is this set's in one of the places that it may be put in. */
        private boolean isNamedBy(String sequence) {
            return sequence.charAt(0) == '$' == (designation.charAt(0) == '$')
                    && sequence.charAt(sequence.length() - 1) == designation.charAt(designation.length() - 1);
        }
    }

    static Iso2022Sets orNull(String encoding) {
        return switch (encoding) {
            case "iso2022_jp" -> new Iso2022Sets(List.of(Set.JISX0208, Set.ROMAN, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_1" -> new Iso2022Sets(List.of(Set.JISX0208, Set.JISX0212, Set.ROMAN, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_2" -> new Iso2022Sets(List.of(Set.JISX0208, Set.JISX0212, Set.KSX1001, Set.GB2312, Set.ROMAN, Set.JISX0208_OF_1978, Set.LATIN_1,
                    Set.GREEK), false);
            case "iso2022_kr" -> new Iso2022Sets(List.of(Set.KSX1001_SHIFTED), false);
            case "iso2022_jp_ext" -> new Iso2022Sets(List.of(Set.JISX0208, Set.JISX0212, Set.ROMAN, Set.KATAKANA, Set.JISX0208_OF_1978), false);
            case "iso2022_jp_3" -> new Iso2022Sets(List.of(Set.JISX0208, Set.PLANE_1_OF_2000, Set.PLANE_2), true);
            case "iso2022_jp_2004" -> new Iso2022Sets(List.of(Set.JISX0208, Set.PLANE_1_OF_2004, Set.PLANE_2), false);
            default -> null;
        };
    }

    static boolean isAvailable() {
        return JisX0213.isAvailable() && Charset.isSupported(JIS_X_0208) && Charset.isSupported(GB_2312) && PairTables.orNull("euc_kr") != null;
    }

    /** Whether SO and SI mean something. */
    boolean shifts() {
        return sets.getFirst().isShifted();
    }

    /** Whether ESC N takes one character from a third place. */
    boolean hasThirdPlace() {
        return sets.contains(Set.LATIN_1);
    }

    private JisX0213 tables() {
        return of2000 ? JisX0213.Tables.OF_2000 : JisX0213.Tables.OF_2004;
    }

    /** The set that an escape sequence designates; null if it is not one of these. */
    Set designated(String sequence) {
        for (Set s : sets) {
            if (s.isNamedBy(sequence)) {
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
            case JISX0208, JISX0208_OF_1978 -> code == 0x2140 ? "\uFF3C" : code == 0x213D ? "\u2015" : pairText(JIS_X_0208, code);
            case JISX0212 -> tables().text(JisX0213.SUPPLEMENT << 16 | code);
            case ROMAN -> code == 0x5C ? "\u00A5" : code == 0x7E ? "\u203E" : Character.toString(code);
            case KATAKANA -> code > 0x20 && code < 0x60 ? Character.toString(code + 0xFF40) : null;
            case PLANE_1_OF_2000, PLANE_1_OF_2004 -> code == 0x2232 ? "~" : tables().text(1 << 16 | code);
            case PLANE_2 -> JisX0213.Tables.OF_2004.text(2 << 16 | code);
            case KSX1001, KSX1001_SHIFTED -> {
                int c = PairTables.orNull("euc_kr").character(code | 0x8080);
                yield c < 0 ? null : Character.toString(c);
            }
            case GB2312 -> pairText(GB_2312, code | 0x8080);
            case LATIN_1, GREEK -> null;
        };
    }

    /** The code of a text in a set, or -1. */
    int code(Set set, String text) {
        int c = text.codePointAt(0);
        return switch (set) {
            case JISX0208 -> c == 0xFF3C ? 0x2140 : c == 0x2015 ? 0x213D : c == '\\' || c == 0x2014 ? -1 : pairCode(JIS_X_0208, text);
            case JISX0208_OF_1978 -> -1;
            case JISX0212 -> tables().supplement(text);
            case ROMAN -> c == 0xA5 ? 0x5C : c == 0x203E ? 0x7E : -1;
            case KATAKANA -> c >= 0xFF61 && c <= 0xFF9F ? c - 0xFF40 : -1;
            case PLANE_1_OF_2000, PLANE_1_OF_2004 -> c == 0xFF5E ? -1 : plane(1, text);
            case PLANE_2 -> plane(2, text);
            case KSX1001, KSX1001_SHIFTED -> c > 0xFFFF ? -1 : sevenBits(PairTables.orNull("euc_kr").code((char) c));
            case GB2312 -> sevenBits(pairCode(GB_2312, text));
            case LATIN_1, GREEK -> -1;
        };
    }

    private int plane(int plane, String text) {
        int code = tables().code(text);
        return code >> 16 == plane ? code & 0xFFFF : -1;
    }

    private static int sevenBits(int code) {
        return code > 0xFF ? code & 0x7F7F : -1;
    }

    private static String pairText(String charset, int code) {
        try {
            return Charset.forName(charset).newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(new byte[] {(byte) (code >> 8), (byte) code})).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int pairCode(String charset, String text) {
        try {
            ByteBuffer b = Charset.forName(charset).newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            return b.remaining() == 2 ? b.getShort() & 0xFFFF : -1;
        } catch (CharacterCodingException e) {
            return -1;
        }
    }
}
