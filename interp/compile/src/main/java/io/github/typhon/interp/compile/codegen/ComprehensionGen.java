// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import static io.github.typhon.interp.compile.codegen.CodeGenerator.ANY;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.LAST;
import static io.github.typhon.interp.compile.codegen.CodeGenerator.TEMP;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.compile.symtable.NameFlags;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.compile.symtable.Scope.ComprehensionKind;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.ast.Comprehension;
import io.github.typhon.interp.syntax.ast.Expr;
import io.github.typhon.interp.syntax.ast.PyConst;

/**
 * Comprehensions and generator expressions. Where scoping allows, list, set and dict comprehensions run inside their block
 * (PEP 709): their variables are borrowed from the block for the time, saved in temporaries and put back, also by a handler.
 */
final class ComprehensionGen {

    private final CodeGenerator g;

    ComprehensionGen(CodeGenerator generator) {
        this.g = generator;
    }

    /** One comprehension of any kind; target is the temporary that holds the collection while it is built. */
    private record Job(Expr e, ComprehensionKind kind, List<Comprehension> generators, Expr elt, Expr value, int target) {}

    int list(Expr.ListComp e, int want) {
        return gen(new Job(e, ComprehensionKind.LIST, e.generators(), e.elt(), null, -1), "<listcomp>", want);
    }

    int set(Expr.SetComp e, int want) {
        return gen(new Job(e, ComprehensionKind.SET, e.generators(), e.elt(), null, -1), "<setcomp>", want);
    }

    int dict(Expr.DictComp e, int want) {
        return gen(new Job(e, ComprehensionKind.DICT, e.generators(), e.key(), e.value(), -1), "<dictcomp>", want);
    }

    int generator(Expr.GeneratorExp e, int want) {
        return gen(new Job(e, ComprehensionKind.GENERATOR, e.generators(), e.elt(), null, -1), "<genexpr>", want);
    }

    private int gen(Job job, String name, int want) {
        Loc loc = Loc.of(job.e);
        Scope scope = g.table.scope(job.e, Role.BODY);
        return scope.inlined ? inlined(job, scope, want, loc) : function(job, scope, name, want, loc);
    }

    // ---- as a function

    private int function(Job job, Scope scope, String name, int want, Loc loc) {
        int base = g.u.depth;
        int callable = g.u.push();
        g.enter(name, Unit.Kind.COMPREHENSION, scope, job.e.lineno(), null);
        g.u.argcount = 1;
        g.resume(new Loc(job.e.lineno(), job.e.lineno(), 0, 0));
        boolean isGenerator = job.kind == ComprehensionKind.GENERATOR;
        Job inner = isGenerator ? job : start(job, loc);
        int iterator = g.u.push();
        g.u.emit(Opcode.MOVE, iterator, g.u.local(".0"), 0, loc);
        loop(inner, 0, iterator);
        g.u.emit(Opcode.RETURN, 0, isGenerator ? g.u.constant(PyConst.NONE) : inner.target, 0, loc);
        CodeUnit code = g.leave();
        g.functions.make(callable, code, List.of(), loc);
        g.u.push();
        outermost(job, loc);
        g.u.depth = base;
        if (!scope.coroutine || isGenerator) {
            int dst = g.result(want);
            g.u.emit(Opcode.CALL, dst, callable, 1, loc);
            return dst;
        }
        g.u.emit(Opcode.CALL, callable, callable, 1, loc);
        g.u.depth = base + 2;
        g.u.emit(Opcode.GET_AWAITABLE, Unit.temp(base + 1), callable, 0, loc);
        g.asyncs.drive(base, loc);
        return g.deliver(callable, want, loc);
    }

    /** Evaluates the outermost iterable and leaves its iterator in the temporary at depth. */
    private int outermost(Job job, Loc loc) {
        Comprehension first = job.generators.getFirst();
        if (first.isAsync() != 0) {
            int at = g.u.depth;
            g.asyncs.iterator(first.iter(), at, Loc.of(first.iter()));
            return Unit.temp(at);
        }
        return g.statements.iterator(first.iter(), Loc.of(first.iter()));
    }

    private Job start(Job job, Loc loc) {
        int target = g.u.push();
        Opcode build = switch (job.kind) {
            case LIST -> Opcode.BUILD_LIST;
            case SET -> Opcode.BUILD_SET;
            default -> Opcode.BUILD_MAP;
        };
        g.u.emit(build, target, target, 0, loc);
        return new Job(job.e, job.kind, job.generators, job.elt, job.value, target);
    }

    // ---- inlined

    private int inlined(Job job, Scope scope, int want, Loc loc) {
        int base = g.u.depth;
        List<String> borrowed = new ArrayList<>();
        Map<String, Integer> savedSymbols = new HashMap<>();
        Set<String> newlyHidden = new HashSet<>();
        collectBorrowed(scope, borrowed);
        int saved = borrowed.size();
        g.u.depth = base + saved;
        int iterator = outermost(job, loc);
        enterInlined(scope, savedSymbols, newlyHidden);
        for (int i = 0; i < saved; i++) {
            String name = borrowed.get(i);
            int slot = g.u.local(name);
            g.u.emit(Opcode.SAVE_LOCAL, Unit.temp(base + i), slot, 0, loc);
            if (g.u.scopeOf(name) == NameFlags.CELL) {
                g.u.emit(Opcode.MAKE_CELL, 0, slot, 0, loc);
            }
        }
        Handler outer = g.u.handler;
        Handler cleanup = new Handler(new Label(), base + saved, base + saved, false);
        if (saved > 0) {
            g.u.handler = cleanup;
        }
        Job inner = start(job, loc);
        loop(inner, 0, iterator);
        g.u.handler = outer;
        if (saved > 0) {
            Label end = new Label();
            g.u.jump(end, Loc.NONE);
            g.u.mark(cleanup.label());
            restore(borrowed, base, loc);
            g.u.emit(Opcode.RERAISE, 0, Unit.temp(base + saved), 0, loc);
            g.u.mark(end);
            restore(borrowed, base, loc);
        }
        leaveInlined(savedSymbols, newlyHidden);
        g.u.depth = base;
        int dst = g.result(want >= 0 ? want : TEMP);
        if (dst != inner.target) {
            g.u.emit(Opcode.MOVE, dst, inner.target, 0, loc);
        }
        return dst;
    }

    private void restore(List<String> borrowed, int base, Loc loc) {
        for (int i = borrowed.size() - 1; i >= 0; i--) {
            g.u.emit(Opcode.RESTORE_LOCAL, g.u.local(borrowed.get(i)), Unit.temp(base + i), 0, loc);
        }
    }

    private static boolean isBoundIn(int flags) {
        return (flags & NameFlags.DEF_LOCAL) != 0 && (flags & NameFlags.DEF_NONLOCAL) == 0
                && (flags & NameFlags.DEF_GLOBAL) == 0;
    }

    /** A global that an earlier comprehension of the block bound for itself, and thereby made a local of the block. */
    private boolean isGlobalOnlyInside(String name, int flags) {
        int outer = g.u.scopeOf(name);
        return NameFlags.scope(flags) == NameFlags.GLOBAL_IMPLICIT && g.u.isFunctionLike()
                && (outer == NameFlags.LOCAL || outer == NameFlags.CELL);
    }

    private static void collectBorrowed(Scope comp, List<String> borrowed) {
        for (Map.Entry<String, Integer> e : comp.symbols.entrySet()) {
            if ((e.getValue() & NameFlags.DEF_PARAM) == 0 && isBoundIn(e.getValue())) {
                borrowed.add(e.getKey());
            }
        }
    }

    /** Puts the comprehension's view of its names in front of the block's. */
    private void enterInlined(Scope comp, Map<String, Integer> savedSymbols, Set<String> newlyHidden) {
        boolean inClass = g.u.kind == Unit.Kind.CLASS && g.u.inlined == 0;
        g.u.inlined++;
        for (Map.Entry<String, Integer> e : comp.symbols.entrySet()) {
            String name = e.getKey();
            int flags = e.getValue();
            if ((flags & NameFlags.DEF_PARAM) != 0 || !(isBoundIn(flags) || inClass || isGlobalOnlyInside(name, flags))) {
                continue;
            }
            if (!g.u.isFunctionLike() && isBoundIn(flags) && g.u.hidden.add(name)) {
                newlyHidden.add(name);
            }
            int scope = NameFlags.scope(flags);
            int outer = g.u.scopeOf(name);
            if (scope != outer && !(scope == NameFlags.FREE && outer == NameFlags.CELL) || inClass) {
                savedSymbols.put(name, g.u.symbols.get(name));
                g.u.symbols.put(name, flags);
            }
        }
    }

    private void leaveInlined(Map<String, Integer> savedSymbols, Set<String> newlyHidden) {
        g.u.inlined--;
        g.u.hidden.removeAll(newlyHidden);
        savedSymbols.forEach((name, flags) -> {
            if (flags == null) {
                g.u.symbols.remove(name);
            } else {
                g.u.symbols.put(name, flags);
            }
        });
    }

    // ---- loops

    private void loop(Job job, int index, int iterator) {
        Comprehension c = job.generators.get(index);
        if (c.isAsync() != 0) {
            asyncLoop(job, index, iterator);
            return;
        }
        int base = g.u.depth;
        Loc loc = Loc.of(c.iter());
        Label body = new Label();
        Label test = new Label();
        g.u.jump(test, loc);
        g.u.mark(body);
        int local = c.target() instanceof Expr.Name n ? g.target(n.id()) : -1;
        int item = local;
        g.u.touch(local);
        if (local < 0) {
            item = g.u.push();
            g.statements.assign(c.target(), item);
            g.u.depth = base;
        }
        inside(job, index, c, test);
        g.u.mark(test);
        g.u.jumpInto(Opcode.FOR_ITER, item, iterator, body, loc);
        g.u.depth = base;
    }

    private void asyncLoop(Job job, int index, int iterator) {
        int base = g.u.depth;
        Loc loc = Loc.of(job.e);
        // The item's temporaries follow the iterator, which must therefore be the topmost one.
        Label start = new Label();
        int at = Operands.index(iterator);
        if (at != base - 1) {
            int moved = g.u.push();
            g.u.emit(Opcode.MOVE, moved, iterator, 0, loc);
            at = base;
        }
        Handler except = g.asyncs.next(at, start, loc);
        g.statements.assign(job.generators.get(index).target(), Unit.temp(at + 1));
        g.u.depth = at + 1;
        inside(job, index, job.generators.get(index), start);
        g.u.jump(start, loc);
        g.asyncs.finish(except, at, loc);
        g.u.depth = base;
    }

    /** Conditions, then the next for clause or the element. */
    private void inside(Job job, int index, Comprehension c, Label next) {
        for (Expr condition : c.ifs()) {
            g.conditions.jumpIf(condition, next, false, Loc.of(condition));
        }
        if (index + 1 < job.generators.size()) {
            nested(job, index + 1);
        } else {
            element(job);
        }
    }

    private void nested(Job job, int index) {
        Comprehension c = job.generators.get(index);
        int base = g.u.depth;
        List<Expr> single = c.iter() instanceof Expr.List l ? l.elts() : c.iter() instanceof Expr.Tuple t ? t.elts() : List.of();
        if (c.isAsync() == 0 && single.size() == 1 && !(single.getFirst() instanceof Expr.Starred)) {
            // for y in [f(x)]: a temporary variable, not a loop.
            g.statements.assign(c.target(), g.expressions.gen(single.getFirst(), ANY));
            g.u.depth = base;
            Label next = new Label();
            inside(job, index, c, next);
            g.u.mark(next);
            return;
        }
        int iterator;
        if (c.isAsync() != 0) {
            g.asyncs.iterator(c.iter(), base, Loc.of(c.iter()));
            iterator = Unit.temp(base);
        } else {
            iterator = g.statements.iterator(c.iter(), Loc.of(c.iter()));
        }
        loop(job, index, iterator);
        g.u.depth = base;
    }

    private void element(Job job) {
        int base = g.u.depth;
        Loc loc = Loc.of(job.elt);
        switch (job.kind) {
            case GENERATOR -> {
                int value = g.expressions.gen(job.elt, LAST);
                g.u.depth = base;
                int sent = g.asyncs.yieldValue(value, TEMP, loc);
                g.u.emit(Opcode.RELEASE, 0, sent, 0, loc);
            }
            case DICT -> {
                int key = g.expressions.cSource(g.expressions.gen(job.elt, ANY), loc);
                int value = g.expressions.gen(job.value, LAST);
                g.u.emit(Opcode.MAP_ADD, key, job.target, value, Loc.span(job.elt, job.value));
            }
            case SET -> g.u.emit(Opcode.SET_ADD, 0, job.target, g.expressions.gen(job.elt, LAST), loc);
            default -> g.u.emit(Opcode.LIST_APPEND, 0, job.target, g.expressions.gen(job.elt, LAST), loc);
        }
        g.u.depth = base;
    }
}
