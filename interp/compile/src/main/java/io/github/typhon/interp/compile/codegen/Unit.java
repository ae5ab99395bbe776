// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.CodeUnitWriter;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.compile.flow.Handler;
import io.github.typhon.interp.compile.flow.Insn;
import io.github.typhon.interp.compile.flow.Label;
import io.github.typhon.interp.compile.flow.Loc;
import io.github.typhon.interp.compile.flow.Operands;
import io.github.typhon.interp.compile.flow.UnitParts;
import io.github.typhon.interp.compile.symtable.NameFlags;
import io.github.typhon.interp.compile.symtable.Scope;
import io.github.typhon.interp.syntax.ast.Stmt;

/**
 * One code block under construction: instruction stream, tables, temporaries.
 * <p>Temporaries are a stack: {@link #depth} is the number of those in use (some may be null, reserved for later), and an
 * expression leaves its value in a local, a constant, or the temporary that was the next one when it began.
 */
public final class Unit {

    enum Kind {
        MODULE, CLASS, FUNCTION, ASYNC_FUNCTION, LAMBDA, COMPREHENSION, TYPE_PARAMETERS, ANNOTATIONS
    }

    /** A variable annotation that waits for the end of the block; conditional is its number or -1. */
    record DeferredAnnotation(Stmt.AnnAssign statement, int conditional) {}

    public final Unit parent;
    public final Scope scope;
    final Kind kind;
    public final String name;
    public String qualname;
    public final String privateName;
    public final int firstLine;
    public int argcount;
    public int posonlyargcount;
    public int kwonlyargcount;
    public int extraFlags;
    public final Map<String, Integer> varnames = new LinkedHashMap<>();
    public final Map<String, Integer> cellvars = new LinkedHashMap<>();
    public final Map<String, Integer> freevars = new LinkedHashMap<>();
    public final Map<String, Integer> names = new LinkedHashMap<>();
    public final Map<Object, Integer> constants = new LinkedHashMap<>();
    public List<Insn> code = new ArrayList<>();
    /** Name flags as seen at this point: an inlined comprehension puts its own in front for a while. */
    final Map<String, Integer> symbols;
    /** In classes and modules: variables of inlined comprehensions, which are fast locals while those run. */
    final Set<String> hidden = new HashSet<>();
    private final Set<Integer> order = new LinkedHashSet<>();
    final List<FrameBlock> blocks = new ArrayList<>();
    final List<DeferredAnnotation> deferred = new ArrayList<>();
    final Set<String> staticAttributes = new TreeSet<>();
    int nextConditional;
    /** How many compound statements enclose the current one. */
    int conditionalDepth;
    int inlined;
    int depth;
    public int maxDepth;
    Handler handler;
    /** Annotation functions show their parameter .format as format. */
    public boolean showsFormat;
    /** Bounds of the generator body that turns StopIteration into RuntimeError, or null. */
    Handler stopIteration;

    Unit(Unit parent, Scope scope, Kind kind, String name, String privateName, int firstLine) {
        this.parent = parent;
        this.scope = scope;
        this.kind = kind;
        this.name = name;
        this.privateName = privateName;
        this.firstLine = firstLine;
        this.symbols = new HashMap<>(scope.symbols);
        for (String p : scope.parameters) {
            order.add(varnames.size());
            varnames.put(p, varnames.size());
        }
        for (String n : new TreeSet<>(scope.symbols.keySet())) {
            int flags = scope.symbols.get(n);
            if (NameFlags.scope(flags) == NameFlags.CELL || (flags & NameFlags.DEF_COMP_CELL) != 0) {
                cellvars.put(n, cellvars.size());
            }
            if (NameFlags.scope(flags) == NameFlags.FREE || (flags & NameFlags.DEF_FREE_CLASS) != 0) {
                freevars.put(n, freevars.size());
            }
        }
        if (scope.needsClassClosure) {
            cellvars.putIfAbsent("__class__", cellvars.size());
        }
        if (scope.needsClassdict) {
            cellvars.putIfAbsent("__classdict__", cellvars.size());
        }
        if (kind == Kind.CLASS && scope.hasConditionalAnnotations) {
            cellvars.putIfAbsent("__conditional_annotations__", cellvars.size());
        }
    }

    // ---- tables

    private static <K> int indexIn(Map<K, Integer> table, K key) {
        Integer old = table.get(key);
        if (old != null) {
            return old;
        }
        table.put(key, table.size());
        return table.size() - 1;
    }

    int constant(Object value) {
        return Operands.CONST | indexIn(constants, value instanceof CodeUnit u ? same(u) : value);
    }

    /** The constant that is equal to this unit, as what a finally block defines is when its code stands twice; else the unit. */
    private CodeUnit same(CodeUnit u) {
        for (Object k : constants.keySet()) {
            if (k instanceof CodeUnit o && o.firstlineno == u.firstlineno && o.name.equals(u.name) && Arrays.equals(CodeUnitWriter.write(o), CodeUnitWriter.write(u))) {
                return o;
            }
        }
        return u;
    }

    int nameIndex(String mangled) {
        return indexIn(names, mangled);
    }

    int local(String mangled) {
        return Operands.LOCAL | indexIn(varnames, mangled);
    }

    /** The operand of the slot that holds the cell of a variable. */
    int cell(String mangled) {
        Integer c = cellvars.get(mangled);
        Integer f = freevars.get(mangled);
        // A class may have both: a cell for its inlined comprehensions and the enclosing function's variable for its methods.
        boolean own = c != null && (f == null || scopeOf(mangled) == NameFlags.CELL
                || kind == Kind.CLASS && mangled.startsWith("__class"));
        if (own) {
            return Operands.CELL | c;
        }
        if (f == null) {
            throw new IllegalStateException("no cell for " + mangled + " in " + name);
        }
        return Operands.FREE | f;
    }

    /** As {@link #cell}, for the variable that the name means in this very block: in a class body, {@code __class__} is not yet its own. */
    int named(String mangled) {
        Integer f = scopeOf(mangled) == NameFlags.FREE ? freevars.get(mangled) : null;
        return f != null ? Operands.FREE | f : cell(mangled);
    }

    int scopeOf(String mangled) {
        return NameFlags.scope(symbols.getOrDefault(mangled, 0));
    }

    String mangle(String ident) {
        return scope.mangle(privateName, ident);
    }

    /** Notes the first use of a local: that is the order in which locals are numbered. */
    void touch(int operand) {
        if (Operands.isLocal(operand)) {
            order.add(Operands.index(operand));
        }
    }

    // ---- temporaries

    /** The next temporary, in use from now on. */
    int push() {
        int t = Operands.TEMP | depth++;
        maxDepth = Math.max(maxDepth, depth);
        return t;
    }

    static int temp(int index) {
        return Operands.TEMP | index;
    }

    // ---- instructions

    void emit(Opcode op, int c, int a, int b, Loc loc) {
        touch(a);
        touch(b);
        touch(c);
        code.add(new Insn(op, c, a, b, null, loc, handler));
    }

    void jump(Opcode op, Label target, int a, int b, Loc loc) {
        code.add(new Insn(op, 0, a, b, target, loc, handler));
    }

    void jump(Label target, Loc loc) {
        jump(Opcode.JUMP, target, 0, 0, loc);
    }

    /** An instruction with a destination and a jump target: FOR_ITER, SEND. */
    void jumpInto(Opcode op, int c, int a, Label target, Loc loc) {
        touch(c);
        code.add(new Insn(op, c, a, 0, target, loc, handler));
    }

    void mark(Label label) {
        code.add(Insn.mark(label));
    }

    boolean isFunctionLike() {
        return scope.isFunctionLike();
    }

    /** The finished tables and instructions for the assembler. */
    UnitParts finish(String filename, int flags) {
        CodeUnit.Parts p = new CodeUnit.Parts();
        p.name = name;
        p.qualname = qualname;
        p.filename = filename;
        p.firstlineno = firstLine;
        p.argcount = argcount;
        p.posonlyargcount = posonlyargcount;
        p.kwonlyargcount = kwonlyargcount;
        p.flags = flags;
        List<String> declared = new ArrayList<>(varnames.keySet());
        for (int i = 0; i < declared.size(); i++) {
            order.add(i);
        }
        int[] slots = new int[declared.size()];
        List<String> variables = new ArrayList<>();
        for (int i : order) {
            slots[i] = variables.size();
            variables.add(declared.get(i));
        }
        if (showsFormat) {
            variables.replaceAll(v -> v.equals(".format") ? "format" : v);
        }
        p.varnames = variables;
        p.cellvars = new ArrayList<>(cellvars.keySet());
        p.freevars = new ArrayList<>(freevars.keySet());
        p.names = new ArrayList<>(names.keySet());
        p.constants = new ArrayList<>(constants.keySet());
        p.ntemps = maxDepth;
        return new UnitParts(code, scope.parameters.size(), maxDepth, slots, p);
    }
}
