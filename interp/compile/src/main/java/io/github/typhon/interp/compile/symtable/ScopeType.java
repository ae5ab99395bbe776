// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

/** Kinds of blocks; the numbers are those of module {@code _symtable}. */
public enum ScopeType {
    FUNCTION("function"),
    CLASS("class"),
    MODULE("module"),
    /** The function that computes annotations lazily. */
    ANNOTATION("annotation"),
    /** The value of a type alias. */
    TYPE_ALIAS("type alias"),
    /** Type parameters of a generic function, class or alias. */
    TYPE_PARAMETERS("type parameters"),
    /** Bound, constraints or default of a type parameter. */
    TYPE_VARIABLE("type variable");

    private final String pythonName;

    ScopeType(String pythonName) {
        this.pythonName = pythonName;
    }

    public String pythonName() {
        return pythonName;
    }
}
