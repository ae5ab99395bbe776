// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;

/** A parsed format specifier: {@code [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]}.
 *  <p>Threads: immutable. CPython: parse_internal_render_format_spec (Python/formatter_unicode.c). */
public final class FormatSpec {
    static final char NONE = 0;

    final String typeName;
    int fill = ' ';
    char align;
    char sign;
    boolean alternate;
    boolean noNegativeZero;
    long width = -1;
    char grouping;
    int groupSize = 3;
    long precision = -1;
    char fractionGrouping;
    int type;

    private final int[] spec;
    private int pos;

    private FormatSpec(String spec, int defaultType, char defaultAlign, String typeName) {
        this.spec = codePoints(spec);
        this.typeName = typeName;
        type = defaultType;
        align = defaultAlign;
    }

    private static int[] codePoints(String s) {
        int[] out = new int[s.length()];
        for (int i = 0; i < out.length; i++) {
            char c = s.charAt(i);
            if (Character.isSurrogate(c)) {
                return s.codePoints().toArray();
            }
            out[i] = c;
        }
        return out;
    }

    /** @param defaultType the presentation type if none is given; 0 for numbers without one
     *  @param typeName the type of the value, for messages */
    public static FormatSpec parse(String spec, char defaultType, char defaultAlign, String typeName) {
        FormatSpec f = new FormatSpec(spec, defaultType, defaultAlign, typeName);
        f.parse(defaultAlign);
        return f;
    }

    /** The specifier of a str, with the checks that only concern str. CPython: format_string_internal. */
    public static FormatSpec parseForStr(String spec, String typeName) {
        FormatSpec f = parse(spec, 's', '<', typeName);
        if (f.type != 's') {
            throw f.unknownType();
        }
        if (f.sign != NONE) {
            throw Raise.valueError(f.sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        }
        if (f.noNegativeZero) {
            throw Raise.valueError("Negative zero coercion (z) not allowed in string format specifier");
        }
        if (f.alternate) {
            throw Raise.valueError("Alternate form (#) not allowed in string format specifier");
        }
        if (f.align == '=') {
            throw Raise.valueError("'=' alignment not allowed in string format specifier");
        }
        return f;
    }

    public int fill() {
        return fill;
    }

    /** The most characters to take from a str, or -1. */
    public long precision() {
        return precision;
    }

    /** How many fill characters stand before {@code length} characters of text. */
    public int leftPadding(long length) {
        long total = totalPadding(length);
        return (int) switch (align) {
            case '>' -> total;
            case '^' -> total / 2;
            default -> 0;
        };
    }

    /** How many fill characters follow. */
    public int rightPadding(long length) {
        return (int) totalPadding(length) - leftPadding(length);
    }

    int totalPadding(long length) {
        long total = Math.max(0, width - length);
        if (total > Integer.MAX_VALUE - 64) {
            throw LongMath.tooLarge();
        }
        return (int) total;
    }

    private boolean at(int cp) {
        return pos < spec.length && spec[pos] == cp;
    }

    private boolean take(int cp) {
        if (at(cp)) {
            pos++;
            return true;
        }
        return false;
    }

    private static boolean isAlign(int cp) {
        return cp == '<' || cp == '>' || cp == '=' || cp == '^';
    }

    private void parse(char defaultAlign) {
        boolean fillGiven = false;
        boolean alignGiven = false;
        if (spec.length >= 2 && isAlign(spec[1])) {
            fill = spec[0];
            align = (char) spec[1];
            fillGiven = true;
            alignGiven = true;
            pos = 2;
        } else if (spec.length >= 1 && isAlign(spec[0])) {
            align = (char) spec[0];
            alignGiven = true;
            pos = 1;
        }
        if (at('+') || at('-') || at(' ')) {
            sign = (char) spec[pos++];
        }
        noNegativeZero = take('z');
        alternate = take('#');
        if (!fillGiven && take('0')) {
            fill = '0';
            if (!alignGiven && defaultAlign == '>') {
                align = '=';
            }
        }
        width = integer();
        grouping = grouping();
        if (take('.')) {
            precision = integer();
            fractionGrouping = grouping();
            if (precision < 0 && fractionGrouping == NONE) {
                throw Raise.valueError("Format specifier missing precision");
            }
        }
        if (spec.length - pos > 1) {
            throw Raise.valueError("Invalid format specifier '%s' for object of type '%s'", new String(spec, 0, spec.length), typeName);
        }
        if (pos < spec.length) {
            type = spec[pos];
        }
        checkGrouping();
    }

    /** A run of decimal digits of any script; -1 if there is none. */
    private long integer() {
        long v = 0;
        int from = pos;
        while (pos < spec.length) {
            int d = AsciiDigits.decimal(spec[pos]);
            if (d < 0) {
                break;
            }
            if (v > (Long.MAX_VALUE - d) / 10) {
                throw Raise.valueError("Too many decimal digits in format string");
            }
            v = v * 10 + d;
            pos++;
        }
        return pos == from ? -1 : v;
    }

    private char grouping() {
        char g = NONE;
        if (take(',')) {
            g = ',';
        }
        if (take('_')) {
            if (g != NONE) {
                throw Raise.valueError("Cannot specify both ',' and '_'.");
            }
            g = '_';
        }
        if (g == '_' && at(',')) {
            throw Raise.valueError("Cannot specify both ',' and '_'.");
        }
        return g;
    }

    private void checkGrouping() {
        if (grouping != NONE) {
            switch (type) {
                case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', NONE -> { }
                case 'b', 'o', 'x', 'X' -> {
                    if (grouping != '_') {
                        throw badGrouping(grouping);
                    }
                    groupSize = 4;
                }
                default -> throw badGrouping(grouping);
            }
        }
        if (type == 'n' && fractionGrouping != NONE) {
            throw badGrouping(fractionGrouping);
        }
    }

    private PyException badGrouping(char g) {
        return type > 32 && type < 127
                ? Raise.valueError("Cannot specify '%s' with '%s'.", g, (char) type)
                : Raise.valueError("Cannot specify '%s' with '\\x%x'.", g, type);
    }

    PyException unknownType() {
        return type > 32 && type < 128
                ? Raise.valueError("Unknown format code '%s' for object of type '%s'", (char) type, typeName)
                : Raise.valueError("Unknown format code '\\x%x' for object of type '%s'", type, typeName);
    }
}
