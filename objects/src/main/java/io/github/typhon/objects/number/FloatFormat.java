// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;

/** {@code format(float, spec)}. CPython: format_float_internal. */
public final class FloatFormat {
    private FloatFormat() {}

    /** @param spec not empty */
    public static String format(double v, String spec, String typeName) {
        FormatSpec f = FormatSpec.parse(spec, FormatSpec.NONE, '>', typeName);
        return switch (f.type) {
            case FormatSpec.NONE, 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%' -> format(v, f);
            default -> throw f.unknownType();
        };
    }

    static String format(double v, FormatSpec f) {
        char code = (char) f.type;
        int flags = flags(f);
        int missing = 6;
        if (code == FormatSpec.NONE) {
            flags |= FloatText.ADD_DOT_0;
            code = 'r';
            missing = 0;
        } else if (code == 'n') {
            code = 'g';
        }
        boolean percent = code == '%';
        if (percent) {
            code = 'f';
            v *= 100;
        }
        int precision = precision(f, missing);
        if (f.precision >= 0 && code == 'r') {
            code = 'g';
        }
        String s = FloatText.format(v, code, precision, flags);
        return place(f, percent ? s + "%" : s);
    }

    static int flags(FormatSpec f) {
        return (f.alternate ? FloatText.ALTERNATE : 0) | (f.noNegativeZero ? FloatText.NO_NEGATIVE_ZERO : 0);
    }

    static int precision(FormatSpec f, int missing) {
        if (f.precision > Integer.MAX_VALUE) {
            throw Raise.valueError("precision too big");
        }
        return f.precision < 0 ? missing : (int) f.precision;
    }

    /** Splits the text at its point and lays it out. */
    static String place(FormatSpec f, String s) {
        boolean negative = s.charAt(0) == '-';
        int start = negative ? 1 : 0;
        int i = digitsEnd(s, start);
        String digits = s.substring(start, i);
        String rest = s.substring(i);
        if (f.fractionGrouping != FormatSpec.NONE && rest.startsWith(".")) {
            int end = digitsEnd(rest, 1);
            rest = "." + NumberLayout.groupFraction(rest.substring(1, end), f.fractionGrouping) + rest.substring(end);
        }
        return NumberLayout.lay(f, negative, "", digits, rest);
    }

    private static int digitsEnd(String s, int i) {
        while (i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
