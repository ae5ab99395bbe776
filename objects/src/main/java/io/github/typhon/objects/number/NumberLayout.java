// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** Puts sign, prefix, grouped digits and the rest of a number into a field. CPython: calc_number_widths, fill_number. */
final class NumberLayout {
    private NumberLayout() {}

    /** @param digits the integer digits, which may be grouped and zero-filled; empty for inf, nan and characters
     *  @param rest what follows them: decimal point, fraction, exponent */
    static String lay(FormatSpec f, boolean negative, String prefix, String digits, String rest) {
        char sign = negative ? '-' : f.sign == '+' || f.sign == ' ' ? f.sign : FormatSpec.NONE;
        long fixed = (sign == FormatSpec.NONE ? 0 : 1) + prefix.length() + rest.codePointCount(0, rest.length());
        int zeroFill = f.fill == '0' && f.align == '=' ? Math.max(0, f.totalPadding(fixed)) : 0;
        StringBuilder b = new StringBuilder();
        int padding = 0;
        String body = digits.isEmpty() ? "" : group(digits, f.grouping, f.groupSize, zeroFill);
        padding = f.totalPadding(fixed + body.length());
        int left = f.align == '=' ? 0 : f.leftPadding(fixed + body.length());
        int inner = f.align == '=' ? padding : 0;
        repeat(b, f.fill, left);
        if (sign != FormatSpec.NONE) {
            b.append(sign);
        }
        b.append(prefix);
        repeat(b, f.fill, inner);
        b.append(body).append(rest);
        repeat(b, f.fill, padding - left - inner);
        return b.toString();
    }

    static void repeat(StringBuilder b, int cp, int count) {
        if (count > 0) {
            b.repeat(cp, count);
        }
    }

    /** Separates groups from the right; leading zeros fill {@code minWidth}, themselves grouped. CPython: _PyUnicode_InsertThousandsGrouping. */
    static String group(String digits, char separator, int size, int minWidth) {
        if (separator == FormatSpec.NONE) {
            return digits.length() >= minWidth ? digits : "0".repeat(minWidth - digits.length()) + digits;
        }
        StringBuilder reversed = new StringBuilder();
        int left = digits.length();
        int missing = minWidth;
        for (boolean first = true;; first = false) {
            if (!first) {
                reversed.append(separator);
            }
            int n = Math.min(size, Math.max(Math.max(left, missing), 1));
            for (int i = 0; i < n; i++) {
                reversed.append(left > 0 ? digits.charAt(--left) : '0');
            }
            missing -= n;
            if (left <= 0 && missing <= 0) {
                return reversed.reverse().toString();
            }
            missing--;
        }
    }

    /** Separates groups of three from the left, as in a fraction. */
    static String groupFraction(String digits, char separator) {
        if (separator == FormatSpec.NONE || digits.length() <= 3) {
            return digits;
        }
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && i % 3 == 0) {
                b.append(separator);
            }
            b.append(digits.charAt(i));
        }
        return b.toString();
    }
}
