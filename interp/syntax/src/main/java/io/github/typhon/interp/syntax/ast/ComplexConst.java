// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.syntax.ast;

/** A complex constant; equality is by bits, so that -0.0 stays different from 0.0. */
public record ComplexConst(double real, double imag) {}
