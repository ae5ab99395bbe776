// SPDX-License-Identifier: Apache-2.0
/**
 * The product of the compiler as plain Java data: the instruction set ({@link io.github.typhon.interp.compile.code.Opcode},
 * read it first), code units and their tables, binary form, verifier, disassembler. Imports: only the AST's constant types.
 */
package io.github.typhon.interp.compile.code;
