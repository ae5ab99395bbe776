// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** A type-ignore comment and what stands behind the word, as bytes of the line. */
public record TypeIgnore(int lineno, String tag) implements Node {}
