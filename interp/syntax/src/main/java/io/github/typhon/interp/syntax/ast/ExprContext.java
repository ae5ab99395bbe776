// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** How a target-like expression is used. */
public enum ExprContext {
    LOAD("Load"),
    STORE("Store"),
    DEL("Del");

    private final String astName;

    ExprContext(String astName) {
        this.astName = astName;
    }

    /** The name of the class in module {@code ast}. */
    public String astName() {
        return astName;
    }
}
