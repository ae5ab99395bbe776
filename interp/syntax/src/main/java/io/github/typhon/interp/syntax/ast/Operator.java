// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** Binary operators. */
public enum Operator {
    ADD("Add", "+"),
    SUB("Sub", "-"),
    MULT("Mult", "*"),
    MAT_MULT("MatMult", "@"),
    DIV("Div", "/"),
    MOD("Mod", "%"),
    POW("Pow", "**"),
    LSHIFT("LShift", "<<"),
    RSHIFT("RShift", ">>"),
    BIT_OR("BitOr", "|"),
    BIT_XOR("BitXor", "^"),
    BIT_AND("BitAnd", "&"),
    FLOOR_DIV("FloorDiv", "//");

    private final String astName;
    private final String symbol;

    Operator(String astName, String symbol) {
        this.astName = astName;
        this.symbol = symbol;
    }

    /** The name of the class in module {@code ast}. */
    public String astName() {
        return astName;
    }

    /** How it is written in source text. */
    public String symbol() {
        return symbol;
    }
}
