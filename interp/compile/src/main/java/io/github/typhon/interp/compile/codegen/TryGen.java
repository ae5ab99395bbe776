// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;

import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.ExceptHandler;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;

/**
 * try statements. In a handler that starts at temporary d: d = the exception that was being handled before, d + 1 = the new
 * exception, d + 2 = the pc of its raise (in cleanup handlers, for re-raising).
 */
final class TryGen {

    private final CodeGenerator g;

    TryGen(CodeGenerator generator) {
        this.g = generator;
    }

    void tryStmt(Stmt.Try s) {
        tryStmt(s, s.body(), s.handlers(), s.orelse(), s.finalbody(), false);
    }

    void tryStar(Stmt.TryStar s) {
        tryStmt(s, s.body(), s.handlers(), s.orelse(), s.finalbody(), true);
    }

    private void tryStmt(Stmt s, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody,
            boolean star) {
        if (finalbody.isEmpty()) {
            except(s, body, handlers, orelse, star);
        } else {
            tryFinally(s, body, handlers, orelse, finalbody, star);
        }
    }

    private void push(FrameBlock.Kind kind, int base, Handler outer, List<Stmt> finalbody, String name, Loc loc) {
        g.enter(new FrameBlock(kind, null, null, base, outer, finalbody, name, loc));
    }

    private void pop() {
        g.u.blocks.removeLast();
    }

    private void tryFinally(Stmt s, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody,
            boolean star) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        Handler outer = g.u.handler;
        Handler handler = new Handler(new Label(), base, base + 1, false);
        Label exit = new Label();
        g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        push(FrameBlock.Kind.FINALLY_TRY, base, outer, finalbody, null, loc);
        g.u.handler = handler;
        if (handlers.isEmpty()) {
            g.statements.all(body);
        } else {
            except(s, body, handlers, orelse, star);
        }
        g.u.handler = outer;
        pop();
        g.statements.all(finalbody);
        g.u.jump(exit, Loc.NONE);

        Handler cleanup = startHandler(handler);
        push(FrameBlock.Kind.FINALLY_END, base, outer, null, null, loc);
        g.quiet++;
        g.statements.all(finalbody);
        g.quiet--;
        pop();
        g.u.emit(Opcode.RERAISE, 0, Unit.temp(base + 1), 0, Loc.NONE);
        endHandler(cleanup, base, outer);
        g.u.mark(exit);
        g.u.depth = base;
    }

    /** The head of a handler: the exception becomes the one being handled, and a cleanup handler undoes that. */
    private Handler startHandler(Handler handler) {
        int base = handler.depth();
        g.u.mark(handler.label());
        g.u.depth = base;
        g.u.push();
        g.u.push();
        g.u.emit(Opcode.PUSH_EXC_INFO, Unit.temp(base), Unit.temp(base + 1), 0, Loc.NONE);
        Handler cleanup = new Handler(new Label(), base + 1, base + 1, true);
        g.u.handler = cleanup;
        return cleanup;
    }

    private void endHandler(Handler cleanup, int base, Handler outer) {
        g.u.handler = outer;
        g.u.mark(cleanup.label());
        g.u.depth = base;
        g.u.push();
        g.u.push();
        g.u.push();
        g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, Loc.NONE);
        g.u.emit(Opcode.RERAISE, 0, Unit.temp(base + 1), 1, Loc.NONE);
        g.u.depth = base;
    }

    private void except(Stmt s, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, boolean star) {
        Loc loc = Loc.of(s);
        int base = g.u.depth;
        Handler outer = g.u.handler;
        Handler handler = new Handler(new Label(), base, base + 1, false);
        Label end = new Label();
        g.u.emit(Opcode.NOP, 0, 0, 0, loc);
        push(FrameBlock.Kind.TRY_EXCEPT, base, outer, null, null, loc);
        g.u.handler = handler;
        g.statements.all(body);
        g.u.handler = outer;
        pop();
        g.statements.all(orelse);
        g.u.jump(end, Loc.NONE);

        Handler cleanup = startHandler(handler);
        if (star) {
            groupClauses(handlers, base, outer, cleanup, end);
        } else {
            for (int i = 0; i < handlers.size(); i++) {
                ExceptHandler h = handlers.get(i);
                if (h.type() == null && i < handlers.size() - 1) {
                    throw g.error("default 'except:' must be last", Loc.of(h));
                }
                clause(h, base, outer, cleanup, end);
            }
            g.u.emit(Opcode.RERAISE, 0, Unit.temp(base + 1), 0, Loc.NONE);
        }
        endHandler(cleanup, base, outer);
        g.u.mark(end);
        g.u.depth = base;
    }

    private void clause(ExceptHandler h, int base, Handler outer, Handler cleanup, Label end) {
        Loc loc = Loc.of(h);
        int exc = Unit.temp(base + 1);
        Label next = new Label();
        if (h.type() != null) {
            int type = g.expressions.gen(h.type(), LAST);
            g.u.depth = base + 2;
            g.u.jump(Opcode.JUMP_IF_NO_EXC_MATCH, next, exc, type, loc);
        }
        if (h.name() != null) {
            g.store(h.name(), exc, loc);
            g.u.depth = base + 1;
            Handler unbind = new Handler(new Label(), base + 1, base + 1, true);
            push(FrameBlock.Kind.HANDLER_NAME, base, outer, null, h.name(), loc);
            g.u.handler = unbind;
            g.statements.all(h.body());
            pop();
            g.u.handler = outer;
            g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, Loc.NONE);
            unbind(h.name(), Loc.NONE);
            g.u.jump(end, Loc.NONE);
            g.u.handler = cleanup;
            g.u.mark(unbind.label());
            g.u.depth = base + 3;
            g.u.maxDepth = Math.max(g.u.maxDepth, g.u.depth);
            unbind(h.name(), Loc.NONE);
            g.u.emit(Opcode.RERAISE, 0, exc, 1, Loc.NONE);
        } else {
            g.u.emit(Opcode.RELEASE, 0, exc, 0, loc);
            g.u.depth = base + 1;
            push(FrameBlock.Kind.HANDLER, base, outer, null, null, loc);
            g.statements.all(h.body());
            pop();
            g.u.handler = outer;
            g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, Loc.NONE);
            g.u.jump(end, Loc.NONE);
        }
        g.u.mark(next);
        g.u.handler = cleanup;
        g.u.depth = base + 2;
    }

    /** name = None; del name. */
    void unbind(String name, Loc loc) {
        g.store(name, g.u.constant(PyConst.NONE), loc);
        g.delete(name, loc);
    }

    /**
     * except* clauses. base + 1 = the original exception, base + 2 = the list of what the clauses raised, base + 3 = what no
     * clause took so far, base + 4 = what the current one takes.
     */
    private void groupClauses(List<ExceptHandler> handlers, int base, Handler outer, Handler cleanup, Label end) {
        int original = Unit.temp(base + 1);
        int raised = Unit.temp(base + 2);
        int rest = Unit.temp(base + 3);
        int match = Unit.temp(base + 4);
        push(FrameBlock.Kind.GROUP_HANDLER, base, outer, null, null, null);
        Loc first = Loc.of(handlers.getFirst());
        g.u.push();
        g.u.push();
        g.u.emit(Opcode.BUILD_LIST, raised, raised, 0, first);
        g.u.emit(Opcode.COPY, rest, original, 0, first);
        for (ExceptHandler h : handlers) {
            groupClause(h, base, raised, rest, match, cleanup);
        }
        pop();
        g.u.depth = base + 4;
        g.u.emit(Opcode.LIST_APPEND, 0, raised, rest, Loc.NONE);
        g.u.emit(Opcode.PREP_RERAISE_STAR, original, original, raised, Loc.NONE);
        Label reraise = new Label();
        g.u.emit(Opcode.COPY, raised, original, 0, Loc.NONE);
        g.u.jump(Opcode.JUMP_IF_NOT_NONE, reraise, raised, 0, Loc.NONE);
        g.u.emit(Opcode.RELEASE, 0, original, 0, Loc.NONE);
        g.u.handler = outer;
        g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, Loc.NONE);
        g.u.jump(end, Loc.NONE);
        g.u.mark(reraise);
        g.u.emit(Opcode.POP_EXCEPT, 0, Unit.temp(base), 0, Loc.NONE);
        g.u.emit(Opcode.RERAISE, 0, original, 0, Loc.NONE);
    }

    private void groupClause(ExceptHandler h, int base, int raised, int rest, int match, Handler cleanup) {
        Loc loc = Loc.of(h);
        Label noMatch = new Label();
        Label next = new Label();
        g.u.depth = base + 4;
        int type = g.expressions.gen(h.type(), LAST);
        g.u.depth = base + 4;
        g.u.push();
        g.u.emit(Opcode.CHECK_EG_MATCH, match, rest, type, loc);
        int copy = g.u.push();
        g.u.emit(Opcode.COPY, copy, match, 0, loc);
        g.u.jump(Opcode.JUMP_IF_NONE, noMatch, copy, 0, loc);
        g.u.depth = base + 5;
        if (h.name() != null) {
            g.store(h.name(), match, loc);
        } else {
            g.u.emit(Opcode.RELEASE, 0, match, 0, loc);
        }
        g.u.depth = base + 4;
        Handler inner = new Handler(new Label(), base + 4, base + 4, true);
        push(FrameBlock.Kind.HANDLER, base, cleanup, null, null, loc);
        g.u.handler = inner;
        g.statements.all(h.body());
        pop();
        g.u.handler = cleanup;
        if (h.name() != null) {
            unbind(h.name(), Loc.NONE);
        }
        g.u.jump(next, Loc.NONE);
        g.u.mark(inner.label());
        g.u.depth = base + 6;
        g.u.maxDepth = Math.max(g.u.maxDepth, g.u.depth);
        if (h.name() != null) {
            unbind(h.name(), Loc.NONE);
        }
        g.u.emit(Opcode.LIST_APPEND, 0, raised, match, Loc.NONE);
        g.u.emit(Opcode.RELEASE, 0, Unit.temp(base + 5), 0, Loc.NONE);
        g.u.jump(next, Loc.NONE);
        g.u.mark(noMatch);
        g.u.emit(Opcode.RELEASE, 0, match, 0, loc);
        g.u.mark(next);
        g.u.depth = base + 4;
    }
}
