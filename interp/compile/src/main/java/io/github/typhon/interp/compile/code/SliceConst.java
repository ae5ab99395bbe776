// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/** A constant slice; an absent part is {@code PyConst.NONE}. */
public record SliceConst(Object start, Object stop, Object step) {}
