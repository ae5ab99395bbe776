// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.math;

import java.util.Arrays;

/** A running sum of finite doubles without any error: Shewchuk's expansion, components that do not overlap, in rising order. */
final class ExactSum {
    private double[] parts = new double[16];
    private int n;

    /** False if the sum overflowed on the way. */
    boolean add(double x) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            double y = parts[i];
            if (Math.abs(x) < Math.abs(y)) {
                double t = x;
                x = y;
                y = t;
            }
            double hi = x + y;
            double lo = y - (hi - x);
            if (lo != 0) {
                parts[kept++] = lo;
            }
            x = hi;
        }
        n = kept;
        if (x != 0) {
            if (!Double.isFinite(x)) {
                return false;
            }
            if (n == parts.length) {
                parts = Arrays.copyOf(parts, 2 * n);
            }
            parts[n++] = x;
        }
        return true;
    }

    /** Adds a product of finite doubles, exactly unless it underflows. */
    boolean addProduct(double a, double b) {
        double p = a * b;
        return Double.isFinite(p) && add(p) && add(Math.fma(a, b, -p));
    }

    void clear() {
        n = 0;
    }

    /** The sum, rounded once, half to even. */
    double value() {
        if (n == 0) {
            return 0.0;
        }
        int i = n - 1;
        double hi = parts[i];
        double lo = 0;
        while (i > 0) {
            double x = hi;
            double y = parts[--i];
            hi = x + y;
            lo = y - (hi - x);
            if (lo != 0) {
                break;
            }
        }
        // A remainder of exactly half a unit was rounded to even; what lies below it decides.
        if (i > 0 && (lo < 0 && parts[i - 1] < 0 || lo > 0 && parts[i - 1] > 0)) {
            double y = lo * 2;
            double x = hi + y;
            if (y == x - hi) {
                hi = x;
            }
        }
        return hi;
    }
}
