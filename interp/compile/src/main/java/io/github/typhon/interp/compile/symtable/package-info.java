// SPDX-License-Identifier: Apache-2.0
/**
 * Names and scopes: {@link io.github.typhon.interp.compile.symtable.ScopeBuilder} walks the tree and records what each block does
 * with each name, {@link io.github.typhon.interp.compile.symtable.NameResolver} decides where each name lives. Two passes are
 * needed because a name may be used before the statement that binds it, in this block or an enclosing one. Read
 * {@link io.github.typhon.interp.compile.symtable.Scope} first. Imports: the AST only.
 */
package io.github.typhon.interp.compile.symtable;
