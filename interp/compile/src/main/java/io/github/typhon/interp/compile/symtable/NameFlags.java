// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

/**
 * What a block does with a name (low bits, with the numbers that module {@code _symtable} publishes) and, from bit
 * {@link #SCOPE_OFFSET} on, where the name lives as {@link NameResolver} found out.
 */
public final class NameFlags {

    public static final int DEF_GLOBAL = 1;
    public static final int DEF_LOCAL = 2;
    public static final int DEF_PARAM = 2 << 1;
    public static final int DEF_NONLOCAL = 2 << 2;
    public static final int USE = 2 << 3;
    public static final int DEF_FREE_CLASS = 2 << 5;
    public static final int DEF_IMPORT = 2 << 6;
    public static final int DEF_ANNOT = 2 << 7;
    public static final int DEF_COMP_ITER = 2 << 8;
    public static final int DEF_TYPE_PARAM = 2 << 9;
    /** A variable that an inlined comprehension turned into a cell. */
    public static final int DEF_COMP_CELL = 2 << 10;
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

    public static final int SCOPE_OFFSET = 12;
    public static final int SCOPE_MASK = 15;

    public static final int UNKNOWN = 0;
    public static final int LOCAL = 1;
    public static final int GLOBAL_EXPLICIT = 2;
    public static final int GLOBAL_IMPLICIT = 3;
    public static final int FREE = 4;
    public static final int CELL = 5;

    private NameFlags() {}

    /** LOCAL ... CELL, or UNKNOWN. */
    public static int scope(int flags) {
        return (flags >> SCOPE_OFFSET) & SCOPE_MASK;
    }
}
