// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.util.List;

import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.Stmt;

/**
 * A construct that return, break and continue must leave properly: what it keeps in temporaries (from {@code base} on), the
 * handler that is in force outside of it, where loops continue and end.
 */
record FrameBlock(Kind kind, Label start, Label exit, int base, Handler outer, List<Stmt> finalbody, String name, Loc loc) {

    enum Kind {
        WHILE_LOOP,
        /** base = the iterator. */
        FOR_LOOP, ASYNC_FOR_LOOP,
        TRY_EXCEPT,
        /** Normal part of try ... finally: leaving runs finalbody. */
        FINALLY_TRY,
        /** Exceptional copy of a finally clause: base = saved exception, base + 1 = the exception. */
        FINALLY_END,
        /** base, base + 1 = the exit function and its self. */
        WITH, ASYNC_WITH,
        /** Except clause; base = saved exception. */
        HANDLER,
        /** Except clause with a name to unbind. */
        HANDLER_NAME,
        /** except* clauses, which cannot be left early: base = saved exception. */
        GROUP_HANDLER,
        /** Something in base must be released on the way out. */
        VALUE,
        ASYNC_GENERATOR_COMPREHENSION
    }

    /** As deep as CPython lets these nest in one function. */
    static final int MAX_NESTED = 21;

    /** How many of CPython's blocks this is. */
    int weight() {
        return kind == Kind.HANDLER || kind == Kind.HANDLER_NAME || kind == Kind.GROUP_HANDLER ? 2 : 1;
    }

    boolean isLoop() {
        return kind == Kind.WHILE_LOOP || kind == Kind.FOR_LOOP || kind == Kind.ASYNC_FOR_LOOP;
    }
}
