// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;

/** What the assembler needs to know of a generated unit. {@code localSlots} numbers the locals; {@code parts} holds
 * everything that is already final. */
public record UnitParts(List<Insn> code, int arguments, int ntemps, int[] localSlots, CodeUnit.Parts parts) {

    String name() {
        return parts.name;
    }

    List<String> varnames() {
        return parts.varnames;
    }

    List<String> cellvars() {
        return parts.cellvars;
    }

    List<String> freevars() {
        return parts.freevars;
    }

    List<String> names() {
        return parts.names;
    }

    List<Object> constants() {
        return parts.constants;
    }
}
