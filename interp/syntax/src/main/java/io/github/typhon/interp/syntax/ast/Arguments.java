// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

import java.util.List;

/** A parameter list; {@code kwDefaults} holds null for keyword-only parameters without default. */
public record Arguments(List<Arg> posonlyargs, List<Arg> args, Arg vararg, List<Arg> kwonlyargs, List<Expr> kwDefaults, Arg kwarg,
        List<Expr> defaults) implements Node {}
