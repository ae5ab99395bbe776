// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;

/** return, break, continue: everything between the statement and where it goes is left in order, innermost first. */
final class UnwindGen {

    private final CodeGenerator g;

    UnwindGen(CodeGenerator generator) {
        this.g = generator;
    }

    void returnStmt(Stmt.Return s) {
        Loc loc = Loc.of(s);
        if (!g.u.isFunctionLike()) {
            throw g.error("'return' outside function", loc);
        }
        if (s.value() != null && g.u.scope.coroutine && g.u.scope.generator) {
            throw g.error("'return' with value in async generator", loc);
        }
        Object constant = s.value() == null ? null : g.folder.constant(s.value());
        int entry = g.u.depth;
        int value = -1;
        if (s.value() != null && constant == null) {
            value = g.expressions.gen(s.value(), mayChangeLocals() ? TEMP : LAST);
        } else if (s.value() != null) {
            loc = Loc.of(s.value());
            g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        }
        if (s.value() == null || s.value().lineno() != s.lineno()) {
            loc = Loc.of(s);
            g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        }
        Handler saved = g.u.handler;
        loc = unwind(g.u.blocks.size(), null, loc);
        if (value < 0) {
            value = g.u.constant(constant == null ? PyConst.NONE : constant);
        }
        g.u.emit(Opcode.RETURN, 0, value, 0, loc);
        g.u.handler = saved;
        g.u.depth = entry;
    }

    /** Whether leaving the enclosing blocks can rebind a local variable, so that it must be read before. */
    private boolean mayChangeLocals() {
        for (FrameBlock b : g.u.blocks) {
            if (b.kind() == FrameBlock.Kind.FINALLY_TRY || b.kind() == FrameBlock.Kind.HANDLER_NAME) {
                return true;
            }
        }
        return false;
    }

    void breakStmt(Stmt.Break s) {
        Loc loc = Loc.of(s);
        g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        leaveLoop(loc, true, "'break' outside loop");
    }

    void continueStmt(Stmt.Continue s) {
        Loc loc = Loc.of(s);
        g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        leaveLoop(loc, false, "'continue' not properly in loop");
    }

    private void leaveLoop(Loc origin, boolean isBreak, String error) {
        int entry = g.u.depth;
        Handler saved = g.u.handler;
        FrameBlock[] loop = new FrameBlock[1];
        Loc loc = unwind(g.u.blocks.size(), loop, origin);
        if (loop[0] == null) {
            throw g.error(error, origin);
        }
        if (isBreak) {
            leave(loop[0], loc);
            g.u.jump(loop[0].exit(), Loc.NONE);
        } else {
            g.u.jump(loop[0].start(), Loc.NONE);
        }
        g.u.handler = saved;
        g.u.depth = entry;
    }

    /** Leaves the first n blocks of the stack from the top, down to a loop if one is looked for; gives the location to go on with. */
    private Loc unwind(int n, FrameBlock[] loop, Loc origin) {
        Loc loc = origin;
        List<FrameBlock> left = new ArrayList<>();
        while (!g.u.blocks.isEmpty()) {
            FrameBlock top = g.u.blocks.getLast();
            if (top.kind() == FrameBlock.Kind.GROUP_HANDLER) {
                throw g.error("'break', 'continue' and 'return' cannot appear in an except* block", origin);
            }
            if (loop != null && top.isLoop()) {
                loop[0] = top;
                break;
            }
            g.u.blocks.removeLast();
            left.add(top);
            loc = leave(top, loc);
        }
        g.u.blocks.addAll(left.reversed());
        return loc;
    }

    private Loc leave(FrameBlock block, Loc loc) {
        int base = block.base();
        switch (block.kind()) {
            case WHILE_LOOP, GROUP_HANDLER, ASYNC_GENERATOR_COMPREHENSION -> { }
            case FOR_LOOP, ASYNC_FOR_LOOP, VALUE -> g.u.emit(Opcode.RELEASE, 0, Unit.temp(base), 0, loc);
            case TRY_EXCEPT -> g.u.handler = block.outer();
            case FINALLY_TRY -> {
                g.u.handler = block.outer();
                g.quiet++;
                g.statements.all(block.finalbody());
                g.quiet--;
                // The clause appears to run after the statement that leaves: what follows has no line of its own.
                return Loc.NONE;
            }
            case FINALLY_END -> {
                g.u.emit(Opcode.RELEASE, 0, Unit.temp(base + 1), 0, loc);
                g.u.handler = block.outer();
                g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, loc);
            }
            case HANDLER, HANDLER_NAME -> {
                g.u.handler = block.outer();
                g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, loc);
                if (block.name() != null) {
                    g.tries.unbind(block.name(), loc);
                }
            }
            case WITH, ASYNC_WITH -> {
                g.u.handler = block.outer();
                g.withs.callExit(block.base(), block.kind() == FrameBlock.Kind.ASYNC_WITH, block.loc());
                return Loc.NONE;
            }
        }
        return loc;
    }
}
