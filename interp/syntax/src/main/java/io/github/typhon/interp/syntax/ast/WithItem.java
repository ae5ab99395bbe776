// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** One context manager of a with statement. */
public record WithItem(Expr contextExpr, Expr optionalVars) implements Node {}
