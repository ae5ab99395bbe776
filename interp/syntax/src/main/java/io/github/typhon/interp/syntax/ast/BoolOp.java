// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** Short-circuit operators. */
public enum BoolOp {
    AND("And", "and"),
    OR("Or", "or");

    private final String astName;
    private final String symbol;

    BoolOp(String astName, String symbol) {
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
