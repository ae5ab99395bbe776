// SPDX-License-Identifier: Apache-2.0
/** Executable instructions, one file per opcode family, and the builder that links them. */
package io.github.typhon.interp.runtime.eval.insn;
