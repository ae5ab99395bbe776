// SPDX-License-Identifier: Apache-2.0
/** Module {@code _opcode_metadata}: the opcode numbers. It stands before the library's file of that name, which describes other bytecode. */
package io.github.typhon.stdlib._opcode_metadata;
