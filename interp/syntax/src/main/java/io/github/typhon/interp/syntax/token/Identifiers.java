// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.PySyntaxError;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Names outside ASCII: which characters they may have (XID_Start, XID_Continue) and their normal form (NFKC). */
public final class Identifiers {

    private Identifiers() {}

    /** The offset of the first character that a name may not have there, -1 when there is none. */
    static int firstInvalid(byte[] s, int start, int end) {
        for (int i = start; i < end;) {
            int c = codePointAt(s, i);
            if (c >= 128 && !(i == start ? isStart(c) : isContinue(c))) {
                return i;
            }
            i += width(c);
        }
        return -1;
    }

    private static boolean isStart(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.XID_START);
    }

    private static boolean isContinue(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.XID_CONTINUE);
    }

    /** The character at a position of well-formed UTF-8. */
    static int codePointAt(byte[] s, int i) {
        int c = s[i] & 0xFF;
        if (c < 0x80) {
            return c;
        }
        if (c < 0xE0) {
            return (c & 0x1F) << 6 | s[i + 1] & 0x3F;
        }
        if (c < 0xF0) {
            return (c & 0x0F) << 12 | (s[i + 1] & 0x3F) << 6 | s[i + 2] & 0x3F;
        }
        return (c & 0x07) << 18 | (s[i + 1] & 0x3F) << 12 | (s[i + 2] & 0x3F) << 6 | s[i + 3] & 0x3F;
    }

    /** The number of bytes of a character in UTF-8. */
    static int width(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }

    /** Python's notion of a printable character. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** The identifier that the bytes of a NAME token mean. */
    public static String identifier(byte[] s, int start, int end) {
        for (int i = start; i < end; i++) {
            if (s[i] < 0) {
                String name = Normalizer.normalize(new String(s, start, end - start, StandardCharsets.UTF_8), Normalizer.Form.NFKC);
                if (name.equals("None") || name.equals("True") || name.equals("False")) {
                    throw new PySyntaxError("ValueError", "identifier field can't represent '" + name + "' constant");
                }
                return name;
            }
        }
        return new String(s, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
