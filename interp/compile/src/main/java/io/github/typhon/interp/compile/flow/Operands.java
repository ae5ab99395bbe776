// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

/**
 * Operands before slots are numbered: a kind in the upper bits, an index below. Named variables are numbered only when the whole
 * unit is generated, since inlined comprehensions add some.
 */
public final class Operands {

    private static final int SHIFT = 24;
    private static final int INDEX = (1 << SHIFT) - 1;

    /** Index into the unit's variable names. */
    public static final int LOCAL = 1 << SHIFT;
    /** Index into the unit's cell variables. */
    public static final int CELL = 2 << SHIFT;
    /** Index into the unit's free variables. */
    public static final int FREE = 3 << SHIFT;
    /** Temporary. */
    public static final int TEMP = 4 << SHIFT;
    /** Index into the unit's constants. */
    public static final int CONST = 5 << SHIFT;

    private Operands() {}

    public static int kind(int operand) {
        return operand & ~INDEX;
    }

    public static int index(int operand) {
        return operand & INDEX;
    }

    public static boolean isTemp(int operand) {
        return kind(operand) == TEMP;
    }

    public static boolean isLocal(int operand) {
        return kind(operand) == LOCAL;
    }

    public static boolean isConst(int operand) {
        return kind(operand) == CONST;
    }
}
