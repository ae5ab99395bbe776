// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.List;

/** The only kind of {@code excepthandler}: one except clause. */
public record ExceptHandler(Expr type, String name, List<Stmt> body, int lineno, int colOffset, int endLineno,
        int endColOffset) implements Located {}
