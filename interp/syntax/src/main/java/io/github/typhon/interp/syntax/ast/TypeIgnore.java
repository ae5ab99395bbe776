// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** A type-ignore comment; the parser never makes one, compiled trees may hold them. */
public record TypeIgnore(int lineno, String tag) implements Node {}
