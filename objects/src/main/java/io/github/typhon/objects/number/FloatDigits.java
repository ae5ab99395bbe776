// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The decimal digits of a finite, non-negative double and the place of its point: the value is {@code 0.DIGITS * 10^point}.
 *  No trailing zeros; zero is "0" with point 1, a value rounded away has no digits. CPython: _Py_dg_dtoa. */
record FloatDigits(String digits, int point) {
    private static final FloatDigits ZERO = new FloatDigits("0", 1);
    private static final double TINY = 1e-319;
    /** The powers of ten that are exact doubles. */
    static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    /** The fewest digits that read back as the same double, nearest to it among these. */
    static FloatDigits shortest(double v) {
        if (v == 0) {
            return ZERO;
        }
        String s = Double.toString(v);
        int e = s.indexOf('E');
        int end = e < 0 ? s.length() : e;
        int dot = s.indexOf('.');
        int exponent = e < 0 ? 0 : Integer.parseInt(s, e + 1, s.length(), 10);
        StringBuilder b = new StringBuilder(end);
        b.append(s, 0, dot).append(s, dot + 1, end);
        int lead = 0;
        while (b.charAt(lead) == '0') {
            lead++;
        }
        int last = b.length();
        while (b.charAt(last - 1) == '0') {
            last--;
        }
        FloatDigits d = new FloatDigits(b.substring(lead, last), dot + exponent - lead);
        // Java never prints fewer than two digits where two are nearer; only among the last subnormals does that differ from one.
        return v < TINY && d.digits.length() == 2 ? oneDigit(v, d) : d;
    }

    private static FloatDigits oneDigit(double v, FloatDigits two) {
        int n = Integer.parseInt(two.digits);
        int nearest = n / 10 + (n % 10 >= 5 ? 1 : 0);
        for (int c : new int[] {nearest, n / 10, n / 10 + 1}) {
            if (c > 0 && Double.parseDouble(c + "E" + (two.point - 1)) == v) {
                return c == 10 ? new FloatDigits("1", two.point + 1) : new FloatDigits(Integer.toString(c), two.point);
            }
        }
        return two;
    }

    /** Rounded half to even to so many digits after the point (before it, if negative). */
    static FloatDigits fixed(double v, int places) {
        if (v == 0) {
            return ZERO;
        }
        long n = scaledRounded(v, places);
        if (n > 0) {
            String t = Long.toString(n);
            return new FloatDigits(withoutZeros(t), t.length() - places);
        }
        BigDecimal d = new BigDecimal(v);
        if (places < d.scale()) {
            d = d.setScale(places, RoundingMode.HALF_EVEN);
        }
        return d.signum() == 0 ? new FloatDigits("", -places) : strip(d);
    }

    /** {@code v * 10^places} rounded half to even, or -1 where that cannot be told in machine words. The product is exact as hi + lo. */
    static long scaledRounded(double v, int places) {
        if (places < 0 || places > 22 || v < 1e-200) {
            return -1;
        }
        double hi = v * TENS[places];
        if (hi >= 0x1p52) {
            return -1;
        }
        double lo = Math.fma(v, TENS[places], -hi);
        long n = (long) hi;
        double above = hi - n - 0.5 + lo;
        return above > 0 || above == 0 && (n & 1) != 0 ? n + 1 : n;
    }

    /** Rounded half to even to so many significant digits. */
    static FloatDigits significant(double v, int count) {
        if (v == 0) {
            return ZERO;
        }
        return strip(new BigDecimal(v).round(new MathContext(Math.max(1, count), RoundingMode.HALF_EVEN)));
    }

    private static FloatDigits strip(BigDecimal d) {
        String s = d.unscaledValue().toString();
        return new FloatDigits(withoutZeros(s), s.length() - d.scale());
    }

    private static String withoutZeros(String s) {
        int end = s.length();
        while (end > 1 && s.charAt(end - 1) == '0') {
            end--;
        }
        return s.substring(0, end);
    }
}
