// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** A node with a place in the source: lines count from 1, columns are offsets in the line's UTF-8 encoding from 0. */
public sealed interface Located extends Node
        permits Stmt, Expr, Pattern, TypeParam, ExceptHandler, Arg, Keyword, Alias {

    int lineno();

    int colOffset();

    int endLineno();

    int endColOffset();
}
