// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Locale;

/** {@code format(int, spec)}. CPython: _PyLong_FormatAdvancedWriter, format_long_internal. */
public final class IntFormat {
    private IntFormat() {}

    /** @param spec not empty */
    public static String format(ThreadState ts, PyLong v, String spec, String typeName) {
        FormatSpec f = FormatSpec.parse(spec, 'd', '>', typeName);
        return switch (f.type) {
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n' -> integer(ts, v, f);
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> FloatFormat.format(LongMath.toDouble(v), f);
            default -> throw f.unknownType();
        };
    }

    private static String integer(ThreadState ts, PyLong v, FormatSpec f) {
        if (f.precision >= 0) {
            throw Raise.valueError("Precision not allowed in integer format specifier");
        }
        if (f.noNegativeZero) {
            throw Raise.valueError("Negative zero coercion (z) not allowed in integer format specifier");
        }
        if (f.type == 'c') {
            return character(v, f);
        }
        int base = switch (f.type) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String s = base == 10 ? LongFormat.decimal(ts, v) : LongFormat.inBase(v, base);
        boolean negative = s.charAt(0) == '-';
        String digits = negative ? s.substring(1) : s;
        String prefix = !f.alternate ? "" : base == 2 ? "0b" : base == 8 ? "0o" : base == 16 ? "0x" : "";
        if (f.type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
            prefix = prefix.toUpperCase(Locale.ROOT);
        }
        return NumberLayout.lay(f, negative, prefix, digits, "");
    }

    private static String character(PyLong v, FormatSpec f) {
        if (f.sign != FormatSpec.NONE) {
            throw Raise.valueError("Sign not allowed with integer format specifier 'c'");
        }
        if (f.alternate) {
            throw Raise.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
        }
        if (!v.fitsLong()) {
            throw Raise.overflowError("Python int too large to convert to C long");
        }
        if (v.longValue() < 0 || v.longValue() > Character.MAX_CODE_POINT) {
            throw Raise.overflowError("%c arg not in range(0x110000)");
        }
        return NumberLayout.lay(f, false, "", "", Character.toString((int) v.longValue()));
    }
}
