// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;

import java.util.List;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.Stmt;
import io.github.typhon.interp.syntax.ast.WithItem;

/**
 * with statements. From the first temporary d of an item on: d, d + 1 = the exit function and its self; in the handler
 * d + 2 = the exception handled before, d + 3 = the exception, d + 4 = the pc of its raise, d + 5 = the exit function's answer.
 */
final class WithGen {

    private final CodeGenerator g;

    WithGen(CodeGenerator generator) {
        this.g = generator;
    }

    void with(Stmt.With s) {
        item(s.items(), 0, s.body(), false, s);
    }

    void asyncWith(Stmt.AsyncWith s) {
        if (!g.asyncs.isAsyncFunction()) {
            throw g.error("'async with' outside async function", Loc.of(s)).placedLater();
        }
        item(s.items(), 0, s.body(), true, s);
    }

    private void item(List<WithItem> items, int pos, List<Stmt> body, boolean async, Stmt s) {
        WithItem item = items.get(pos);
        Loc loc = Loc.of(item.contextExpr());
        int base = g.u.depth;
        Handler outer = g.u.handler;
        Label exit = new Label();
        int manager = g.expressions.gen(item.contextExpr(), LAST);
        g.u.depth = base + 2;
        int enter = g.u.push();
        g.u.push();
        g.u.emit(Opcode.BEFORE_WITH, Unit.temp(base), manager, async ? 1 : 0, loc);
        g.u.depth = base + 2;
        // A name on a line of its own is bound there.
        int local = !async && item.optionalVars() instanceof Expr.Name n && n.lineno() == loc.line() ? g.target(n.id()) : -1;
        int value = g.result(local >= 0 ? local : CodeGenerator.TEMP);
        g.u.emit(Opcode.CALL, value, enter, 0, loc);
        if (async) {
            g.u.push();
            g.u.emit(Opcode.GET_AWAITABLE, Unit.temp(base + 3), value, 1, loc);
            g.asyncs.drive(base + 2, loc);
        }
        Handler handler = new Handler(new Label(), base + 2, base + 3, true);
        g.enter(new FrameBlock(async ? FrameBlock.Kind.ASYNC_WITH : FrameBlock.Kind.WITH, null, null, base, outer, null,
                null, loc));
        g.u.handler = handler;
        if (item.optionalVars() == null) {
            g.u.emit(Opcode.RELEASE, 0, value, 0, loc);
        } else if (local < 0) {
            g.statements.assign(item.optionalVars(), value);
        }
        g.u.depth = base + 2;
        if (pos + 1 < items.size()) {
            item(items, pos + 1, body, async, s);
        } else {
            g.statements.all(body);
        }
        g.u.handler = outer;
        g.u.blocks.removeLast();
        callExit(base, async, loc);
        g.u.jump(exit, loc);
        exceptional(base, async, handler, outer, exit, loc);
        g.u.mark(exit);
        g.u.depth = base;
    }

    /** exit(None, None, None), result dropped. Uses temporaries from the current depth on. */
    void callExit(int base, boolean async, Loc loc) {
        int at = g.u.depth;
        int result = g.u.push();
        g.u.emit(Opcode.WITH_EXIT, result, Unit.temp(base), 0, loc);
        if (async) {
            g.u.push();
            g.u.emit(Opcode.GET_AWAITABLE, Unit.temp(at + 1), result, 2, loc);
            g.asyncs.drive(at, loc);
        }
        g.u.emit(Opcode.RELEASE, 0, result, 0, loc);
        g.u.depth = at;
    }

    private void exceptional(int base, boolean async, Handler handler, Handler outer, Label exit, Loc loc) {
        int previous = Unit.temp(base + 2);
        int exc = Unit.temp(base + 3);
        g.u.mark(handler.label());
        g.u.depth = base + 5;
        int answer = g.u.push();
        g.u.emit(Opcode.PUSH_EXC_INFO, previous, exc, 0, loc);
        Handler cleanup = new Handler(new Label(), base + 3, base + 3, true);
        g.u.handler = cleanup;
        g.u.emit(Opcode.WITH_EXCEPT_START, answer, Unit.temp(base), exc, loc);
        if (async) {
            g.u.push();
            g.u.emit(Opcode.GET_AWAITABLE, Unit.temp(base + 6), answer, 2, loc);
            g.asyncs.drive(base + 5, loc);
        }
        Label suppress = new Label();
        g.u.jump(Opcode.JUMP_IF_TRUE, suppress, answer, 0, loc);
        g.u.emit(Opcode.RERAISE, 0, exc, 1, loc);
        g.u.mark(suppress);
        g.u.emit(Opcode.RELEASE, 0, exc, 0, loc);
        g.u.emit(Opcode.RELEASE, 0, Unit.temp(base + 4), 0, loc);
        g.u.handler = outer;
        g.u.emit(Opcode.POP_EXCEPT, 0, previous, 0, loc);
        g.u.emit(Opcode.RELEASE, 0, Unit.temp(base), 0, loc);
        g.u.emit(Opcode.RELEASE, 0, Unit.temp(base + 1), 0, loc);
        g.u.jump(exit, loc);
        g.u.mark(cleanup.label());
        g.u.emit(Opcode.POP_EXCEPT, 0, previous, 0, Loc.NONE);
        g.u.emit(Opcode.RERAISE, 0, exc, 1, Loc.NONE);
    }
}
