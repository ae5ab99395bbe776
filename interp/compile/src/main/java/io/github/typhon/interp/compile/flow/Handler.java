// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

/**
 * An exception handler: where it starts, the first temporary that is released on entry, the temporary that receives the
 * exception (the next one receives the raising pc when {@code lasti}). Temporaries count from 0 here.
 */
public record Handler(Label label, int depth, int exc, boolean lasti) {}
