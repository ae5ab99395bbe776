// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** Unary operators. */
public enum UnaryOp {
    INVERT("Invert", "~"),
    NOT("Not", "not"),
    UADD("UAdd", "+"),
    USUB("USub", "-");

    private final String astName;
    private final String symbol;

    UnaryOp(String astName, String symbol) {
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
