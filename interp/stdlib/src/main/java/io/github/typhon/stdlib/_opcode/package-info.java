// SPDX-License-Identifier: Apache-2.0
/** Module {@code _opcode}: what module dis must know about Typhon's instructions. See runtime.code.CodeView for how they look to Python. */
package io.github.typhon.stdlib._opcode;
