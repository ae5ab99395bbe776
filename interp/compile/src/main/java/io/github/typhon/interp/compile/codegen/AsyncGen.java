// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;

import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;

/** Suspension: yield, yield from, await, async for. */
final class AsyncGen {

    private final CodeGenerator g;

    AsyncGen(CodeGenerator generator) {
        this.g = generator;
    }

    boolean isAsyncFunction() {
        return g.u.kind == Unit.Kind.ASYNC_FUNCTION || g.topLevelAwait && g.u.kind == Unit.Kind.MODULE;
    }

    int yieldExpr(Expr.Yield e, int want) {
        Loc loc = Loc.of(e);
        if (!g.u.isFunctionLike()) {
            throw g.error("'yield' outside function", loc);
        }
        int base = g.u.depth;
        int value = e.value() != null ? g.expressions.gen(e.value(), LAST) : g.u.constant(PyConst.NONE);
        g.u.depth = base;
        return yieldValue(value, want, loc);
    }

    /** Yields an operand (depth is below it) and brings what is sent to where it is wanted. */
    int yieldValue(int operand, int want, Loc loc) {
        int base = g.u.depth;
        int value = operand;
        if (g.u.scope.coroutine && g.u.scope.generator) {
            value = g.u.push();
            g.u.emit(Opcode.ASYNC_GEN_WRAP, value, operand, 0, loc);
            g.u.depth = base;
        }
        int dst = g.result(want);
        g.u.emit(Opcode.YIELD_VALUE, dst, value, 0, loc);
        g.u.emit(Opcode.RESUME, 0, 1, 0, loc);
        return dst;
    }

    int yieldFrom(Expr.YieldFrom e, int want) {
        Loc loc = Loc.of(e);
        if (!g.u.isFunctionLike()) {
            throw g.error("'yield from' outside function", loc);
        }
        if (g.u.kind == Unit.Kind.ASYNC_FUNCTION) {
            throw g.error("'yield from' inside async function", loc);
        }
        int base = g.u.depth;
        int value = g.expressions.gen(e.value(), LAST);
        g.u.depth = base + 1;
        int receiver = g.u.push();
        g.u.emit(Opcode.GET_YIELD_FROM_ITER, receiver, value, 0, loc);
        drive(base, false, loc);
        return g.deliver(Unit.temp(base), want, loc);
    }

    int await(Expr.Await e, int want) {
        Loc loc = Loc.of(e);
        int base = g.u.depth;
        int value = g.expressions.gen(e.value(), LAST);
        g.u.depth = base + 1;
        int receiver = g.u.push();
        g.u.emit(Opcode.GET_AWAITABLE, receiver, value, 0, loc);
        drive(base, loc);
        return g.deliver(Unit.temp(base), want, loc);
    }

    /** Awaits the receiver in temporary s + 1; its result ends in s, and the depth is s + 1. */
    void drive(int s, Loc loc) {
        drive(s, true, loc);
    }

    private void drive(int s, boolean await, Loc loc) {
        int value = Unit.temp(s);
        int receiver = Unit.temp(s + 1);
        Label send = new Label();
        Label exit = new Label();
        Handler outer = g.u.handler;
        Handler fail = new Handler(new Label(), s + 2, s + 2, false);
        g.none(loc, value);
        g.u.mark(send);
        g.u.jumpInto(Opcode.SEND, value, receiver, exit, loc);
        g.u.handler = fail;
        g.u.emit(Opcode.YIELD_VALUE, value, value, 1, loc);
        g.u.handler = outer;
        g.u.emit(Opcode.RESUME, 0, await ? 3 : 2, 0, loc);
        g.u.jump(Opcode.JUMP_NO_INTERRUPT, send, 0, 0, loc);
        g.u.mark(fail.label());
        g.u.depth = s + 2;
        g.u.push();
        g.u.emit(Opcode.CLEANUP_THROW, value, receiver, 0, loc);
        g.u.mark(exit);
        g.u.depth = s + 1;
    }

    void asyncFor(Stmt.AsyncFor s) {
        Loc loc = Loc.of(s);
        if (!isAsyncFunction()) {
            throw g.error("'async for' outside async function", loc).placedLater();
        }
        int base = g.u.depth;
        Label start = new Label();
        Label end = new Label();
        Loc iterLoc = Loc.of(s.iter());
        iterator(s.iter(), base, iterLoc);
        g.enter(new FrameBlock(FrameBlock.Kind.ASYNC_FOR_LOOP, start, end, base, g.u.handler, null, null, loc));
        Handler except = next(base, start, iterLoc);
        g.statements.assign(s.target(), Unit.temp(base + 1));
        g.u.depth = base + 1;
        g.statements.all(s.body());
        g.u.jump(start, Loc.NONE);
        g.u.blocks.removeLast();
        finish(except, base, iterLoc);
        g.statements.all(s.orelse());
        g.u.mark(end);
    }

    /** Evaluates an asynchronous iterable; its iterator goes to temporary base. */
    void iterator(Expr iterable, int base, Loc loc) {
        int value = g.expressions.gen(iterable, LAST);
        g.u.depth = base;
        int iterator = g.u.push();
        g.u.emit(Opcode.GET_AITER, iterator, value, 0, loc);
    }

    /** The head of an asynchronous loop: marks start, leaves the next item in temporary base + 1. */
    Handler next(int base, Label start, Loc loc) {
        Handler outer = g.u.handler;
        Handler except = new Handler(new Label(), base + 1, base + 1, false);
        g.u.mark(start);
        g.u.handler = except;
        g.u.depth = base + 1;
        g.u.push();
        int awaitable = g.u.push();
        g.u.emit(Opcode.GET_ANEXT, awaitable, Unit.temp(base), 0, loc);
        drive(base + 1, loc);
        g.u.handler = outer;
        return except;
    }

    /** The end of an asynchronous loop: StopAsyncIteration falls through with the iterator gone. */
    void finish(Handler except, int base, Loc loc) {
        g.u.mark(except.label());
        g.u.depth = base + 2;
        g.u.emit(Opcode.END_ASYNC_FOR, 0, Unit.temp(base), 0, loc);
        g.u.depth = base;
    }
}
