// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** One imported name. */
public record Alias(String name, String asname, int lineno, int colOffset, int endLineno, int endColOffset) implements Located {}
