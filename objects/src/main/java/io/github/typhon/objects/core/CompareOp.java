// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

/** The six comparisons, numbered as CPython's Py_LT to Py_GE. */
public final class CompareOp {
    public static final int LT = 0;
    public static final int LE = 1;
    public static final int EQ = 2;
    public static final int NE = 3;
    public static final int GT = 4;
    public static final int GE = 5;
    private static final int[] SWAPPED = {GT, GE, EQ, NE, LT, LE};
    private static final String[] SYMBOLS = {"<", "<=", "==", "!=", ">", ">="};

    private CompareOp() {}

    /** The operator that gives the same answer with the operands exchanged. */
    public static int swapped(int op) {
        return SWAPPED[op];
    }

    public static String symbol(int op) {
        return SYMBOLS[op];
    }

    /** Turns a three-way result into the operator's answer. */
    public static boolean holds(int compared, int op) {
        return switch (op) {
            case LT -> compared < 0;
            case LE -> compared <= 0;
            case EQ -> compared == 0;
            case NE -> compared != 0;
            case GT -> compared > 0;
            default -> compared >= 0;
        };
    }
}
