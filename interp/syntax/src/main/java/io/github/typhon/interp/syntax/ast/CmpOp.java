// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** Comparison operators. */
public enum CmpOp {
    EQ("Eq", "=="),
    NOT_EQ("NotEq", "!="),
    LT("Lt", "<"),
    LT_E("LtE", "<="),
    GT("Gt", ">"),
    GT_E("GtE", ">="),
    IS("Is", "is"),
    IS_NOT("IsNot", "is not"),
    IN("In", "in"),
    NOT_IN("NotIn", "not in");

    private final String astName;
    private final String symbol;

    CmpOp(String astName, String symbol) {
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
