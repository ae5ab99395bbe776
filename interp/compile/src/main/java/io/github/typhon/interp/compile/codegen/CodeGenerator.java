// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Assembler;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Insn;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.compile.symtable.NameFlags;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.compile.symtable.SymbolTable;
import io.github.typhon.interp.compile.symtable.SymbolTable.Role;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.interp.syntax.ast.Stmt;

/**
 * One compilation: the stack of units and what the generators of the syntax families share: entering and leaving code blocks,
 * variable access, errors and warnings.
 * <p>Threads: one compilation belongs to one thread.
 * <p>CPython: Python/compile.c.
 */
public final class CodeGenerator {

    /** Wherever the value comes out cheapest: a borrowed local or constant, else a temporary. */
    static final int ANY = -1;
    /** The temporary at the current depth. */
    static final int TEMP = -2;
    /** As ANY, for the operand that is evaluated last: the instruction that uses it follows at once. */
    static final int LAST = -3;

    final SymbolTable table;
    final String filename;
    /** 0, 1 or 2 as for -O. */
    final int optimize;
    final boolean interactive;
    final boolean topLevelAwait;
    final List<SyntaxWarning> warnings;
    final StatementGen statements = new StatementGen(this);
    final ExpressionGen expressions = new ExpressionGen(this);
    final ConditionGen conditions = new ConditionGen(this);
    final DisplayGen displays = new DisplayGen(this);
    final CallGen calls = new CallGen(this);
    final FunctionGen functions = new FunctionGen(this);
    final ClassGen classes = new ClassGen(this);
    final TypeParamGen typeParams = new TypeParamGen(this);
    final AnnotationGen annotations = new AnnotationGen(this);
    final ComprehensionGen comprehensions = new ComprehensionGen(this);
    final TryGen tries = new TryGen(this);
    final WithGen withs = new WithGen(this);
    final AsyncGen asyncs = new AsyncGen(this);
    final PatternGen patterns = new PatternGen(this);
    final UnwindGen unwinding = new UnwindGen(this);
    final LiteralWarnings literals = new LiteralWarnings(this);
    final ConstantFolder folder;
    Unit u;
    /** Above zero while code is generated a second time: its warnings were given before. */
    int quiet;

    public CodeGenerator(SymbolTable table, int optimize, boolean interactive, List<SyntaxWarning> warnings) {
        this.table = table;
        this.filename = table.filename;
        this.optimize = optimize;
        this.interactive = interactive;
        this.topLevelAwait = table.allowTopLevelAwait;
        this.warnings = warnings;
        this.folder = new ConstantFolder(optimize);
    }

    /** Compiles the whole tree. */
    public CodeUnit module(Mod mod) {
        enter("<module>", Unit.Kind.MODULE, table.scope(mod, Role.BODY), 1, null);
        resume(new Loc(0, 1, 0, 0));
        int value = switch (mod) {
            case Mod.Module m -> moduleBody(m.body());
            case Mod.Interactive i -> moduleBody(i.body());
            case Mod.Expression e -> expressions.gen(e.body(), ANY);
            case Mod.FunctionType f -> throw new PySyntaxError("RuntimeError", "this compiler does not handle FunctionTypes");
        };
        Loc loc = mod instanceof Mod.Expression e ? Loc.of(e.body()) : Loc.NONE;
        u.emit(Opcode.RETURN, 0, value, 0, loc);
        return leave();
    }

    private int moduleBody(List<Stmt> body) {
        int start = u.code.size();
        Loc loc = body.isEmpty() ? new Loc(1, 1, 0, 0) : Loc.of(body.getFirst());
        statements.body(body, loc);
        List<Insn> tail = u.code;
        if (!table.futures.annotations() && !u.deferred.isEmpty()) {
            // The annotations are known at the end, but their function is made at the start of the module.
            u.code = new ArrayList<>(tail.subList(0, start));
            annotations.deferred(loc);
            u.code.addAll(tail.subList(start, tail.size()));
        }
        return u.constant(PyConst.NONE);
    }

    // ---- units

    void enter(String name, Unit.Kind kind, Scope scope, int firstLine, String privateName) {
        String inherited = privateName != null ? privateName : u == null ? null : u.privateName;
        Unit unit = new Unit(u, scope, kind, name, inherited, firstLine);
        unit.qualname = u == null ? name : qualname(unit);
        u = unit;
    }

    private String qualname(Unit unit) {
        Unit parent = unit.parent;
        if (parent.kind == Unit.Kind.TYPE_PARAMETERS || parent.kind == Unit.Kind.ANNOTATIONS) {
            parent = parent.parent;
        }
        if (parent.parent == null) {
            return unit.name;
        }
        boolean named = unit.kind == Unit.Kind.FUNCTION || unit.kind == Unit.Kind.ASYNC_FUNCTION || unit.kind == Unit.Kind.CLASS;
        if (named && parent.scopeOf(parent.mangle(unit.name)) == NameFlags.GLOBAL_EXPLICIT) {
            return unit.name;
        }
        boolean function = parent.kind == Unit.Kind.FUNCTION || parent.kind == Unit.Kind.ASYNC_FUNCTION
                || parent.kind == Unit.Kind.LAMBDA;
        return parent.qualname + (function ? ".<locals>." : ".") + unit.name;
    }

    /** First instruction of a block; generators begin with the creation of their object, and their body gets its handler. */
    void resume(Loc loc) {
        if (u.scope.isFunctionLike() && (u.scope.generator || u.scope.coroutine)
                || u.kind == Unit.Kind.MODULE && topLevelAwait && u.scope.coroutine) {
            // What is thrown into a generator that has not started has a line, but no place in it.
            u.emit(Opcode.RETURN_GENERATOR, 0, 0, 0, new Loc(loc.line(), loc.endLine(), -1, -1));
            u.stopIteration = new Handler(new Label(), 0, 0, true);
            u.handler = u.stopIteration;
        }
        u.emit(Opcode.RESUME, 0, 0, 0, loc);
    }

    /** Closes the current unit, which must end in a return or raise, and makes its parent current. */
    CodeUnit leave() {
        if (u.stopIteration != null) {
            u.handler = null;
            u.mark(u.stopIteration.label());
            u.depth = 2;
            u.maxDepth = Math.max(u.maxDepth, 2);
            u.emit(Opcode.STOPITERATION_ERROR, Unit.temp(0), Unit.temp(0), 0, Loc.NONE);
            u.emit(Opcode.RERAISE, 0, Unit.temp(0), 1, Loc.NONE);
        }
        CodeUnit code = new Assembler(u.finish(filename, flags())).assemble();
        u = u.parent;
        return code;
    }

    private int flags() {
        Scope s = u.scope;
        int flags = u.extraFlags | table.futures.features();
        if (s.isFunctionLike()) {
            flags |= CodeUnit.CO_NEWLOCALS | CodeUnit.CO_OPTIMIZED;
            flags |= s.nested ? CodeUnit.CO_NESTED : 0;
            flags |= s.varargs ? CodeUnit.CO_VARARGS : 0;
            flags |= s.varkeywords ? CodeUnit.CO_VARKEYWORDS : 0;
            flags |= s.method ? CodeUnit.CO_METHOD : 0;
            if (s.generator || s.coroutine) {
                flags |= !s.coroutine ? CodeUnit.CO_GENERATOR : s.generator ? CodeUnit.CO_ASYNC_GENERATOR : CodeUnit.CO_COROUTINE;
            }
        } else if (u.kind == Unit.Kind.MODULE && topLevelAwait && s.coroutine && !s.generator) {
            flags |= CodeUnit.CO_COROUTINE;
        }
        return flags;
    }

    // ---- messages

    /** A construct that is left by {@code u.blocks.removeLast()}. CPython: _PyCompile_PushFBlock. */
    void enter(FrameBlock block) {
        int n = u.stopIteration == null ? 0 : 1;
        for (FrameBlock b : u.blocks) {
            n += b.weight();
        }
        if (n >= FrameBlock.MAX_NESTED) {
            throw error("too many statically nested blocks", block.loc());
        }
        u.blocks.add(block);
    }

    PySyntaxError error(String message, Loc loc) {
        return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, filename, loc.line(), loc.column() + 1, null, loc.endLine(),
                loc.endColumn() + 1);
    }

    void warn(String message, Loc loc) {
        if (quiet == 0) {
            warnings.add(new SyntaxWarning(SyntaxWarning.SYNTAX_WARNING, message, filename, loc.line(), error(message, loc)));
        }
    }

    // ---- values

    /** Where a result goes: the local that was asked for, else the temporary at depth, which is in use afterwards. */
    int result(int want) {
        return want >= 0 ? want : u.push();
    }

    /** Brings an operand to where it is wanted. The operand is a local, a constant, or the temporary at depth - 1. */
    int deliver(int operand, int want, Loc loc) {
        if (want == ANY || want == LAST || want == TEMP && Operands.isTemp(operand)) {
            return operand;
        }
        if (Operands.isTemp(operand)) {
            u.depth = Operands.index(operand);
        }
        int dst = result(want);
        if (dst != operand) {
            u.emit(Opcode.MOVE, dst, operand, 0, loc);
        }
        return dst;
    }

    void none(Loc loc, int dst) {
        u.emit(Opcode.MOVE, dst, u.constant(PyConst.NONE), 0, loc);
    }

    // ---- variables

    private enum Access {
        FAST, DEREF, GLOBAL, NAME
    }

    private Access access(String mangled) {
        switch (u.scopeOf(mangled)) {
            case NameFlags.FREE, NameFlags.CELL:
                return Access.DEREF;
            case NameFlags.LOCAL:
                return u.isFunctionLike() || u.hidden.contains(mangled) ? Access.FAST : Access.NAME;
            case NameFlags.GLOBAL_IMPLICIT:
                if (u.kind == Unit.Kind.CLASS && mangled.equals("__conditional_annotations__")) {
                    return Access.DEREF;
                }
                return u.isFunctionLike() ? Access.GLOBAL : Access.NAME;
            case NameFlags.GLOBAL_EXPLICIT:
                return Access.GLOBAL;
            default:
                if (u.kind == Unit.Kind.CLASS && u.cellvars.containsKey(mangled)
                        && mangled.equals("__conditional_annotations__")) {
                    return Access.DEREF;
                }
                return u.isFunctionLike() && mangled.startsWith(".") ? Access.FAST : Access.NAME;
        }
    }

    /** Loads a variable, by default borrowing it where it is. */
    int load(String name, int want, Loc loc) {
        String mangled = u.mangle(name);
        switch (access(mangled)) {
            case FAST -> {
                int slot = u.local(mangled);
                u.emit(Opcode.CHECK_BOUND, 0, slot, 0, loc);
                // Assigned inside some expression: what was read first must not change afterwards.
                boolean volatileLocal = want == ANY && u.scope.namedExprTargets.contains(mangled);
                return deliver(slot, volatileLocal ? TEMP : want, loc);
            }
            case DEREF -> {
                return loadDeref(mangled, want, loc);
            }
            case GLOBAL -> {
                if (u.scope.canSeeClassScope && u.scopeOf(mangled) == NameFlags.GLOBAL_IMPLICIT) {
                    int dict = loadCell("__classdict__", loc);
                    u.depth--;
                    int dst = result(want);
                    u.emit(Opcode.LOAD_FROM_DICT_OR_GLOBALS, dst, dict, u.nameIndex(mangled), loc);
                    return dst;
                }
                int dst = result(want);
                u.emit(Opcode.LOAD_GLOBAL, dst, 0, u.nameIndex(mangled), loc);
                return dst;
            }
            default -> {
                boolean skipClass = u.kind == Unit.Kind.CLASS && u.inlined > 0;
                int dst = result(want);
                u.emit(skipClass ? Opcode.LOAD_GLOBAL : Opcode.LOAD_NAME, dst, 0, u.nameIndex(mangled), loc);
                return dst;
            }
        }
    }

    private int loadDeref(String mangled, int want, Loc loc) {
        int cell = u.named(mangled);
        if (u.kind == Unit.Kind.CLASS && u.inlined == 0) {
            int dict = u.push();
            u.emit(Opcode.LOAD_LOCALS, dict, 0, 0, loc);
            u.depth--;
            int dst = result(want);
            u.emit(Opcode.LOAD_FROM_DICT_OR_DEREF, dst, dict, cell, loc);
            return dst;
        }
        if (u.scope.canSeeClassScope && !mangled.equals("__classdict__") && !mangled.equals("__conditional_annotations__")) {
            int dict = loadCell("__classdict__", loc);
            u.depth--;
            int dst = result(want);
            u.emit(Opcode.LOAD_FROM_DICT_OR_DEREF, dst, dict, cell, loc);
            return dst;
        }
        int dst = result(want);
        u.emit(Opcode.LOAD_DEREF, dst, cell, 0, loc);
        return dst;
    }

    /** Loads the content of a cell into a new temporary. */
    int loadCell(String mangled, Loc loc) {
        int dst = u.push();
        u.emit(Opcode.LOAD_DEREF, dst, u.cell(mangled), 0, loc);
        return dst;
    }

    /** The local that a store to this name writes directly, or TEMP if it goes elsewhere. */
    int target(String name) {
        String mangled = u.mangle(name);
        return access(mangled) == Access.FAST ? u.local(mangled) : ANY;
    }

    /** Stores an operand; a temporary is consumed, and popped if it is the topmost. */
    void store(String name, int value, Loc loc) {
        String mangled = u.mangle(name);
        if (Operands.isTemp(value) && Operands.index(value) == u.depth - 1) {
            u.depth--;
        }
        switch (access(mangled)) {
            case FAST -> {
                int slot = u.local(mangled);
                if (slot != value) {
                    u.emit(Opcode.MOVE, slot, value, 0, loc);
                }
            }
            case DEREF -> u.emit(Opcode.STORE_DEREF, u.named(mangled), value, 0, loc);
            case GLOBAL -> u.emit(Opcode.STORE_GLOBAL, 0, value, u.nameIndex(mangled), loc);
            case NAME -> u.emit(Opcode.STORE_NAME, 0, value, u.nameIndex(mangled), loc);
        }
    }

    void delete(String name, Loc loc) {
        String mangled = u.mangle(name);
        switch (access(mangled)) {
            case FAST -> u.emit(Opcode.DELETE_FAST, 0, u.local(mangled), 0, loc);
            case DEREF -> u.emit(Opcode.DELETE_DEREF, 0, u.named(mangled), 0, loc);
            case GLOBAL -> u.emit(Opcode.DELETE_GLOBAL, 0, 0, u.nameIndex(mangled), loc);
            case NAME -> u.emit(Opcode.DELETE_NAME, 0, 0, u.nameIndex(mangled), loc);
        }
    }
}
