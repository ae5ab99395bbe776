// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.thread.ThreadState;

/** An int's value to text. CPython: long_to_decimal_string, long_format_binary. */
public final class LongFormat {
    private LongFormat() {}

    /** {@code repr(v)}; ValueError beyond the interpreter's limit of digits. */
    public static String decimal(ThreadState ts, PyLong v) {
        return v.fitsLong() ? Long.toString(v.longValue()) : decimal(v, IntStrLimit.get(ts));
    }

    /** As above with an explicit limit; 0 means none. */
    public static String decimal(PyLong v, int maxDigits) {
        if (v.fitsLong()) {
            return Long.toString(v.longValue());
        }
        // The estimate is low by less than two digits, so that the quadratic work is never begun in vain.
        if (maxDigits > 0 && (long) ((v.bitLength() - 1) * 0.3010299956) > maxDigits) {
            throw limit(maxDigits);
        }
        String s = v.bigValue().toString();
        if (maxDigits > 0 && s.length() - (v.signum() < 0 ? 1 : 0) > maxDigits) {
            throw limit(maxDigits);
        }
        return s;
    }

    private static PyException limit(int max) {
        return Raise.valueError("Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", max);
    }

    /** {@code bin}, {@code oct} or {@code hex}: sign, prefix, digits. */
    public static String withPrefix(PyLong v, int base) {
        String prefix = base == 2 ? "0b" : base == 8 ? "0o" : "0x";
        String s = inBase(v, base);
        return s.charAt(0) == '-' ? "-" + prefix + s.substring(1) : prefix + s;
    }

    /** Digits in a base that is a power of two (or any, without a limit), lower case, with a sign. */
    public static String inBase(PyLong v, int base) {
        return v.fitsLong() ? Long.toString(v.longValue(), base) : v.bigValue().toString(base);
    }
}
