// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.List;

/** One case clause. */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) implements Node {}
