// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/**
 * The instruction word.
 * <pre>
 *   63 62            45 44 43            26 25            8 7      0
 *   +--+---------------+--+---------------+---------------+--------+
 *   |kb|  b (18 bits)  |ka|  a (18 bits)  |  c (18 bits)  |   op   |
 *   +--+---------------+--+---------------+---------------+--------+
 * </pre>
 * kb / ka = 1: the field is an index into the constants, else a slot number (or whatever {@link Operand} the opcode gives it).
 * c is the destination slot or a jump target. Where c is a source ({@link Operand#SRC} at c) its own top bit (25) is the
 * constant bit and 17 bits of index remain; the compiler moves constants with larger indices into temporaries first. The target
 * of a jump without a condition goes on in a.
 */
public final class Instr {

    private static final int INDEX_BITS = 18;
    public static final int MAX_INDEX = (1 << INDEX_BITS) - 1;
    public static final int MAX_C_SOURCE = (1 << 17) - 1;
    /** The constant bit of the operand numbers that {@link #a}, {@link #b} return. */
    public static final int CONST_BIT = 1 << 18;
    /** The constant bit of c where c is a source. */
    public static final int C_CONST_BIT = 1 << 17;

    private Instr() {}

    /** a and b may carry {@link #CONST_BIT}, c (as a source) {@link #C_CONST_BIT}. */
    public static long pack(int op, int c, int a, int b) {
        return (long) b << 45 | (long) a << 26 | (long) c << 8 | op;
    }

    /** A jump without a condition, to any place. */
    public static long packJump(int op, int target) {
        return pack(op, target & MAX_INDEX, target >>> INDEX_BITS, 0);
    }

    /** Where a jump without a condition leads. */
    public static int farTarget(long word) {
        return c(word) | a(word) << INDEX_BITS;
    }

    public static int op(long word) {
        return (int) word & 0xFF;
    }

    public static Opcode opcode(long word) {
        return Opcode.of((int) word & 0xFF);
    }

    public static int c(long word) {
        return (int) (word >>> 8) & MAX_INDEX;
    }

    /** Field a with its constant bit. */
    public static int a(long word) {
        return (int) (word >>> 26) & 0x7FFFF;
    }

    /** Field b with its constant bit. */
    public static int b(long word) {
        return (int) (word >>> 45);
    }

    public static boolean isConst(int operand) {
        return (operand & CONST_BIT) != 0;
    }

    /** The index in an a or b operand, constant bit removed. */
    public static int index(int operand) {
        return operand & MAX_INDEX;
    }

    public static boolean isConstC(int c) {
        return (c & C_CONST_BIT) != 0;
    }

    public static int indexC(int c) {
        return c & MAX_C_SOURCE;
    }
}
