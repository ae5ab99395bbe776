// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/**
 * Any node of the abstract syntax tree: one record per constructor of CPython's ASDL, one sealed interface per sum type.
 * Components stand in ASDL order under the ASDL names in camel case; an absent optional is null, a sequence is never null.
 * Nodes are immutable; whoever builds a list hands it over.
 */
public sealed interface Node
        permits Located, Mod, Arguments, WithItem, MatchCase, Comprehension, TypeIgnore {}
