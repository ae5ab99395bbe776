// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.List;

/**
 * What one source text parses to; the mode of the compilation chooses the constructor.
 */
public sealed interface Mod extends Node {

    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {}

    record Interactive(List<Stmt> body) implements Mod {}

    record Expression(Expr body) implements Mod {}

    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {}
}
