// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** A keyword argument of a call or class; a null name means {@code **value}. */
public record Keyword(String arg, Expr value, int lineno, int colOffset, int endLineno, int endColOffset) implements Located {}
