// SPDX-License-Identifier: Apache-2.0
/**
 * Walks the tree and writes instructions, one class per syntax family. {@link io.github.typhon.interp.compile.codegen.CodeGenerator}
 * holds what they share; {@link io.github.typhon.interp.compile.codegen.Unit} is one code block under construction. Values travel
 * as operand numbers: a local or constant stays where it is (borrowed), everything else is in the temporary at the current depth.
 * Imports: symtable, flow, code.
 */
package io.github.typhon.interp.compile.codegen;
