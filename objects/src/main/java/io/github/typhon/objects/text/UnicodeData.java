// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** The one door to character properties (Unicode 16.0, as CPython 3.14), with CPython's definitions of the predicates.
 *  <p>What the JDK knows comes from {@link Character}, so that plain programs never load ICU's tables; the rest from ICU4J.
 *  <p>Threads: stateless. */
public final class UnicodeData {
    public static final String VERSION = "16.0.0";

    private static final String[] CATEGORIES = new String[32];

    static {
        String[] names = {
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", null, "Co", "Cs", "Pd", "Ps",
            "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf",
        };
        System.arraycopy(names, 0, CATEGORIES, 0, names.length);
    }

    private static final int LETTER_MASK = 1 << Character.UPPERCASE_LETTER | 1 << Character.LOWERCASE_LETTER | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER | 1 << Character.OTHER_LETTER;
    private static final int UNPRINTABLE_MASK = 1 << Character.CONTROL | 1 << Character.FORMAT | 1 << Character.SURROGATE | 1 << Character.PRIVATE_USE
            | 1 << Character.UNASSIGNED | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR | 1 << Character.SPACE_SEPARATOR;

    private UnicodeData() {}

    /** The general category, two letters. */
    public static String category(int cp) {
        return CATEGORIES[Character.getType(cp)];
    }

    public static boolean isAlpha(int cp) {
        if (cp < 128) {
            return (cp | 32) >= 'a' && (cp | 32) <= 'z';
        }
        return (LETTER_MASK >>> Character.getType(cp) & 1) != 0;
    }

    /** Numeric type Decimal. */
    public static boolean isDecimal(int cp) {
        return cp < 128 ? cp >= '0' && cp <= '9' : Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** The value of a decimal digit in any script, or -1. */
    public static int decimal(int cp) {
        if (cp < 128) {
            return cp >= '0' && cp <= '9' ? cp - '0' : -1;
        }
        return Character.getType(cp) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(cp, 10) : -1;
    }

    /** Numeric type Decimal or Digit. */
    public static boolean isDigit(int cp) {
        return digit(cp) >= 0;
    }

    /** The value of a digit (superscripts and the like included), or -1. */
    public static int digit(int cp) {
        int d = decimal(cp);
        if (d >= 0 || cp < 128 || !mayBeNumeric(cp)) {
            return d;
        }
        return UCharacter.getIntPropertyValue(cp, UProperty.NUMERIC_TYPE) == UCharacter.NumericType.DIGIT
                ? (int) UCharacter.getUnicodeNumericValue(cp) : -1;
    }

    public static boolean isNumeric(int cp) {
        if (cp < 128) {
            return cp >= '0' && cp <= '9';
        }
        return mayBeNumeric(cp) && UCharacter.getIntPropertyValue(cp, UProperty.NUMERIC_TYPE) != UCharacter.NumericType.NONE;
    }

    private static boolean mayBeNumeric(int cp) {
        int t = Character.getType(cp);
        return t == Character.DECIMAL_DIGIT_NUMBER || t == Character.LETTER_NUMBER || t == Character.OTHER_NUMBER || t == Character.OTHER_LETTER;
    }

    /** The numeric value, or NaN if the character has none. */
    public static double numeric(int cp) {
        if (!isNumeric(cp)) {
            return Double.NaN;
        }
        double v = UCharacter.getUnicodeNumericValue(cp);
        return v == UCharacter.NO_NUMERIC_VALUE ? Double.NaN : v;
    }

    public static boolean isAlnum(int cp) {
        return isAlpha(cp) || isDecimal(cp) || isNumeric(cp);
    }

    /** Bidirectional type WS, B or S, or category Zs. */
    public static boolean isSpace(int cp) {
        if (cp < 0x80) {
            return cp <= ' ' && (cp == ' ' || cp >= 9 && cp <= 13 || cp >= 0x1C && cp <= 0x1F);
        }
        return switch (cp) {
            case 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> cp >= 0x2000 && cp <= 0x200A;
        };
    }

    public static boolean isLineBreak(int cp) {
        return (cp <= 0x1E || cp >= 0x85) && switch (cp) {
            case '\n', '\r', 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029 -> true;
            default -> false;
        };
    }

    public static boolean isPrintable(int cp) {
        if (cp < 127) {
            return cp >= ' ';
        }
        return (UNPRINTABLE_MASK >>> Character.getType(cp) & 1) == 0;
    }

    /** Derived property Lowercase. */
    public static boolean isLower(int cp) {
        return Character.isLowerCase(cp);
    }

    /** Derived property Uppercase. */
    public static boolean isUpper(int cp) {
        return Character.isUpperCase(cp);
    }

    public static boolean isTitle(int cp) {
        return cp >= 128 && Character.getType(cp) == Character.TITLECASE_LETTER;
    }

    /** Property Cased. */
    public static boolean isCased(int cp) {
        if (cp < 128) {
            return (cp | 32) >= 'a' && (cp | 32) <= 'z';
        }
        return Character.isLowerCase(cp) || Character.isUpperCase(cp) || Character.getType(cp) == Character.TITLECASE_LETTER;
    }

    public static boolean isCaseIgnorable(int cp) {
        return UCharacter.hasBinaryProperty(cp, UProperty.CASE_IGNORABLE);
    }

    public static boolean isIdentifierStart(int cp) {
        if (cp < 128) {
            return (cp | 32) >= 'a' && (cp | 32) <= 'z' || cp == '_';
        }
        return UCharacter.hasBinaryProperty(cp, UProperty.XID_START);
    }

    public static boolean isIdentifierPart(int cp) {
        if (cp < 128) {
            return (cp | 32) >= 'a' && (cp | 32) <= 'z' || cp == '_' || cp >= '0' && cp <= '9';
        }
        return UCharacter.hasBinaryProperty(cp, UProperty.XID_CONTINUE);
    }
}
