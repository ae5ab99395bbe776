// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.flow;

import io.github.typhon.interp.syntax.ast.Located;

/** Source position of an instruction; columns are UTF-8 byte offsets from 0, -1 where unknown. */
public record Loc(int line, int endLine, int column, int endColumn) {

    /** An artificial instruction: takes the position of what precedes it where control flow allows, else has no line. */
    public static final Loc NONE = new Loc(-1, -1, -1, -1);

    public static Loc of(Located node) {
        return new Loc(node.lineno(), node.endLineno(), node.colOffset(), node.endColOffset());
    }

    /** From the start of one node to the end of another. */
    public static Loc span(Located from, Located to) {
        return new Loc(from.lineno(), to.endLineno(), from.colOffset(), to.endColOffset());
    }

    public boolean hasLine() {
        return line != -1;
    }
}
