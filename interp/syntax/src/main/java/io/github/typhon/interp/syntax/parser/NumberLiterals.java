// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.parser;

import io.github.typhon.interp.syntax.ast.ComplexConst;
import java.math.BigInteger;

/** The values of number literals. */
final class NumberLiterals {

    private NumberLiterals() {}

    /** Long, BigInteger, Double or ComplexConst; null when a decimal int has more than {@code maxDigits} digits (0: any). */
    static Object parse(String literal, int maxDigits) {
        String text = literal.indexOf('_') >= 0 ? literal.replace("_", "") : literal;
        char last = text.charAt(text.length() - 1);
        if (text.length() > 2 && text.charAt(0) == '0') {
            switch (text.charAt(1)) {
                case 'x', 'X':
                    return integer(text.substring(2), 16);
                case 'o', 'O':
                    return integer(text.substring(2), 8);
                case 'b', 'B':
                    return integer(text.substring(2), 2);
                default:
                    break;
            }
        }
        if (last == 'j' || last == 'J') {
            return new ComplexConst(0.0, Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return Double.parseDouble(text);
            }
        }
        if (maxDigits > 0 && text.length() > maxDigits) {
            return null;
        }
        return integer(text, 10);
    }

    static int digits(String literal) {
        return literal.replace("_", "").length();
    }

    private static Object integer(String digits, int radix) {
        if (digits.length() <= (radix == 16 ? 15 : radix == 10 ? 18 : radix == 8 ? 20 : 62)) {
            return Long.parseLong(digits, radix);
        }
        BigInteger value = new BigInteger(digits, radix);
        return value.bitLength() < 64 ? (Object) value.longValue() : value;
    }
}
