// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.token;

import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.SyntaxWarning;
import java.util.function.Consumer;

/** Number literals: digits, separators, bases, and what may follow a number. */
abstract class NumberScanner extends Cursor {

    /** Comments and line ends become tokens, and checks that only the parser needs are left out. */
    final boolean extraTokens;

    NumberScanner(Source source, Consumer<SyntaxWarning> warnings, boolean extraTokens) {
        super(source, warnings);
        this.extraTokens = extraTokens;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHexDigit(int c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    static boolean isIdentifierChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c >= 128;
    }

    /** Reads the number that starts with the digit {@code c}; the position ends up behind it. */
    final void number(int c) {
        if (c != '0') {
            decimal(decimalTail());
            return;
        }
        c = nextc();
        switch (c) {
            case 'x', 'X' -> hexadecimal();
            case 'o', 'O' -> octal();
            case 'b', 'B' -> binary();
            default -> leadingZero(c);
        }
    }

    private void leadingZero(int c) {
        boolean nonzero = false;
        while (true) {
            if (c == '_') {
                c = nextc();
                if (!isDigit(c)) {
                    backup(c);
                    throw syntaxError("invalid decimal literal");
                }
            }
            if (c != '0') {
                break;
            }
            c = nextc();
        }
        int zerosEnd = cur;
        if (isDigit(c)) {
            nonzero = true;
            c = decimalTail();
        }
        if (c == '.') {
            fraction(nextc());
        } else if (c == 'e' || c == 'E') {
            exponent(c);
        } else if (c == 'j' || c == 'J') {
            imaginary();
        } else if (nonzero && !extraTokens) {
            backup(c);
            throw syntaxError("leading zeros in decimal integer literals are not permitted; "
                    + "use an 0o prefix for octal integers", start + 1 - lineStart, zerosEnd - lineStart);
        } else {
            endOfNumber(c, "decimal");
        }
    }

    private void decimal(int c) {
        if (c == '.') {
            fraction(nextc());
        } else {
            afterFraction(c);
        }
    }

    /** The part behind the point, {@code c} being its first character. */
    final void fraction(int c) {
        afterFraction(isDigit(c) ? decimalTail() : c);
    }

    private void afterFraction(int c) {
        if (c == 'e' || c == 'E') {
            exponent(c);
        } else {
            afterExponent(c);
        }
    }

    private void exponent(int e) {
        int c = nextc();
        if (c == '+' || c == '-') {
            c = nextc();
            if (!isDigit(c)) {
                backup(c);
                throw syntaxError("invalid decimal literal");
            }
        } else if (!isDigit(c)) {
            backup(c);
            verifyEndOfNumber(e, "decimal");
            backup(e);
            return;
        }
        afterExponent(decimalTail());
    }

    private void afterExponent(int c) {
        if (c == 'j' || c == 'J') {
            imaginary();
        } else {
            endOfNumber(c, "decimal");
        }
    }

    private void imaginary() {
        endOfNumber(nextc(), "imaginary");
    }

    private int decimalTail() {
        while (true) {
            int c;
            do {
                c = nextc();
            } while (isDigit(c));
            if (c != '_') {
                return c;
            }
            c = nextc();
            if (!isDigit(c)) {
                backup(c);
                throw syntaxError("invalid decimal literal");
            }
        }
    }

    private void hexadecimal() {
        int c = nextc();
        do {
            if (c == '_') {
                c = nextc();
            }
            if (!isHexDigit(c)) {
                backup(c);
                throw syntaxError("invalid hexadecimal literal");
            }
            do {
                c = nextc();
            } while (isHexDigit(c));
        } while (c == '_');
        endOfNumber(c, "hexadecimal");
    }

    private void octal() {
        int c = nextc();
        do {
            if (c == '_') {
                c = nextc();
            }
            if (c < '0' || c >= '8') {
                if (isDigit(c)) {
                    throw syntaxError("invalid digit '" + (char) c + "' in octal literal");
                }
                backup(c);
                throw syntaxError("invalid octal literal");
            }
            do {
                c = nextc();
            } while (c >= '0' && c < '8');
        } while (c == '_');
        if (isDigit(c)) {
            throw syntaxError("invalid digit '" + (char) c + "' in octal literal");
        }
        endOfNumber(c, "octal");
    }

    private void binary() {
        int c = nextc();
        do {
            if (c == '_') {
                c = nextc();
            }
            if (c != '0' && c != '1') {
                if (isDigit(c)) {
                    throw syntaxError("invalid digit '" + (char) c + "' in binary literal");
                }
                backup(c);
                throw syntaxError("invalid binary literal");
            }
            do {
                c = nextc();
            } while (c == '0' || c == '1');
        } while (c == '_');
        if (isDigit(c)) {
            throw syntaxError("invalid digit '" + (char) c + "' in binary literal");
        }
        endOfNumber(c, "binary");
    }

    private void endOfNumber(int c, String kind) {
        verifyEndOfNumber(c, kind);
        backup(c);
    }

    /** A keyword may follow a number directly, with a warning; any other name may not. */
    private void verifyEndOfNumber(int c, String kind) throws PySyntaxError {
        if (extraTokens) {
            return;
        }
        boolean keyword = switch (c) {
            case 'a' -> lookahead("nd");
            case 'e' -> lookahead("lse");
            case 'f' -> lookahead("or");
            case 'i' -> {
                int d = nextc();
                backup(d);
                yield d == 'f' || d == 'n' || d == 's';
            }
            case 'o' -> lookahead("r");
            case 'n' -> lookahead("ot");
            default -> false;
        };
        if (keyword) {
            backup(c);
            warn("invalid " + kind + " literal");
            nextc();
        } else if (c < 128 && isIdentifierChar(c)) {
            backup(c);
            throw syntaxError("invalid " + kind + " literal");
        }
    }

    /** Whether the word's rest comes next and ends there; reads nothing for good. */
    private boolean lookahead(String rest) {
        int n = rest.length();
        for (int i = 0; i < n; i++) {
            if (cur + i >= inp || src[cur + i] != rest.charAt(i)) {
                return false;
            }
        }
        return cur + n >= inp || !isIdentifierChar(src[cur + n] & 0xFF);
    }
}
