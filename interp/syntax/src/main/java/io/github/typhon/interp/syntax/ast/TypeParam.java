// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/**
 * Type parameters of functions, classes and type aliases (PEP 695, PEP 696).
 */
public sealed interface TypeParam extends Located {

    record TypeVar(String name, Expr bound, Expr defaultValue, int lineno, int colOffset, int endLineno,
            int endColOffset) implements TypeParam {}

    record ParamSpec(String name, Expr defaultValue, int lineno, int colOffset, int endLineno,
            int endColOffset) implements TypeParam {}

    record TypeVarTuple(String name, Expr defaultValue, int lineno, int colOffset, int endLineno,
            int endColOffset) implements TypeParam {}
}
