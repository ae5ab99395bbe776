// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/** What one field (c, a or b) of an instruction means; see {@link Instr} for the bit columns and {@link Opcode} for ownership. */
public enum Operand {
    /** The field is unused and zero. */
    NONE,
    /** Slot that receives an owned result; a local releases what it held, after the new value is in place. */
    DST,
    /** First of several consecutive temporaries that receive owned results. */
    DST_BASE,
    /** Value: a constant or local is borrowed, a temporary is consumed (its slot is null afterwards). */
    SRC,
    /** Value that is only looked at: a temporary keeps its reference. */
    PEEK,
    /** First of several consecutive temporaries, all consumed; a null slot among them means "absent" where the opcode says so. */
    BASE,
    /** First of several consecutive temporaries, none consumed. */
    PEEK_BASE,
    /** Temporary that is consumed and then receives the result. */
    UPDATE,
    /** Fast local variable (never a cell). */
    LOCAL,
    /** Slot that holds a cell object (cell or free variable). */
    CELL,
    /** Index into {@link CodeUnit#names}. */
    NAME,
    /** Index into {@link CodeUnit#constants} (the constant bit is set as for any constant operand). */
    CONST,
    /** Plain number. */
    IMM,
    /** Index of an instruction in {@link CodeUnit#code}. */
    TARGET
}
