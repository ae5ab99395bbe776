// SPDX-License-Identifier: Apache-2.0
/** The compiler from syntax trees to code units; {@link io.github.typhon.interp.compile.Compiler} is its whole interface. */
package io.github.typhon.interp.compile;
