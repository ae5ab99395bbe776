// SPDX-License-Identifier: Apache-2.0
/**
 * The front end up to the abstract syntax tree: {@link io.github.typhon.interp.syntax.Source} in,
 * {@link io.github.typhon.interp.syntax.ast.Mod} or {@link io.github.typhon.interp.syntax.PySyntaxError} out. Pure functions
 * without a Python runtime; nothing here is shared between threads.
 */
package io.github.typhon.interp.syntax;
