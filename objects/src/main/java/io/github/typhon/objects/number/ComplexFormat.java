// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;

/** {@code repr(complex)} and {@code format(complex, spec)}. CPython: complex_repr, format_complex_internal. */
public final class ComplexFormat {
    private ComplexFormat() {}

    public static String repr(double re, double im) {
        if (re == 0 && Math.copySign(1, re) > 0) {
            return FloatText.format(im, 'r', 0, 0) + "j";
        }
        return "(" + FloatText.format(re, 'r', 0, 0) + FloatText.format(im, 'r', 0, FloatText.SIGN) + "j)";
    }

    /** @param spec not empty */
    public static String format(double re, double im, String spec, String typeName) {
        FormatSpec f = FormatSpec.parse(spec, FormatSpec.NONE, '>', typeName);
        return switch (f.type) {
            case FormatSpec.NONE, 'e', 'E', 'f', 'F', 'g', 'G', 'n' -> format(re, im, f);
            default -> throw f.unknownType();
        };
    }

    private static String format(double re, double im, FormatSpec f) {
        if (f.fill == '0') {
            throw Raise.valueError("Zero padding is not allowed in complex format specifier");
        }
        if (f.align == '=') {
            throw Raise.valueError("'=' alignment flag is not allowed in complex format specifier");
        }
        char code = (char) f.type;
        int missing = 6;
        boolean skipReal = false;
        boolean parentheses = false;
        if (code == FormatSpec.NONE) {
            code = 'r';
            missing = 0;
            skipReal = re == 0 && Math.copySign(1, re) > 0;
            parentheses = !skipReal;
        } else if (code == 'n') {
            code = 'g';
        }
        int precision = FloatFormat.precision(f, missing);
        if (f.precision >= 0 && code == 'r') {
            code = 'g';
        }
        int flags = FloatFormat.flags(f);
        String real = FloatText.format(re, code, precision, flags);
        String imag = FloatText.format(im, code, precision, flags);
        long width = f.width;
        f.width = -1;
        StringBuilder b = new StringBuilder();
        if (parentheses) {
            b.append('(');
        }
        if (!skipReal) {
            b.append(FloatFormat.place(f, real));
            f.sign = '+';
        }
        b.append(FloatFormat.place(f, imag)).append('j');
        if (parentheses) {
            b.append(')');
        }
        f.width = width;
        int length = b.length();
        StringBuilder out = new StringBuilder();
        NumberLayout.repeat(out, f.fill, f.leftPadding(length));
        out.append(b);
        NumberLayout.repeat(out, f.fill, f.rightPadding(length));
        return out.toString();
    }
}
