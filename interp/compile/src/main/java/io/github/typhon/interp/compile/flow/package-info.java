// SPDX-License-Identifier: Apache-2.0
/**
 * From pseudo-instructions to a finished code unit: the instruction stream with labels and handlers that code generation writes
 * ({@link io.github.typhon.interp.compile.flow.Insn}), its basic blocks, the passes over them, and the assembler.
 * Imports: code.
 */
package io.github.typhon.interp.compile.flow;
