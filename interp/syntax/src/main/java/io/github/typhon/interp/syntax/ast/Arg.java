// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** One parameter. */
public record Arg(String arg, Expr annotation, String typeComment, int lineno, int colOffset, int endLineno,
        int endColOffset) implements Located {}
