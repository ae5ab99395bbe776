// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.code;

/** Groups of opcodes that are implemented (and specialised) together. */
public enum Family {
    MOVE, JUMP, COMPARE, UNARY, BINARY, VARIABLE, ATTRIBUTE, SUBSCRIPT, BUILD, FORMAT, UNPACK, ITERATE, GENERATOR, CALL, FUNCTION,
    IMPORT, EXCEPTION, WITH, MATCH, TYPING
}
