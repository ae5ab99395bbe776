// SPDX-License-Identifier: Apache-2.0
/** The interpreter: driver loop, unwinding, the nodes' shared operations; the nodes themselves are in {@code eval.insn}. Read Interpreter first. */
package io.github.typhon.interp.runtime.eval;
