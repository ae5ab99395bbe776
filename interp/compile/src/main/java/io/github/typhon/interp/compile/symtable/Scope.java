// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.typhon.interp.syntax.ast.Located;

/**
 * One block of the symbol table. Names are mangled, flags are {@link NameFlags}.
 * <p>Threads: mutable while {@link ScopeBuilder} and {@link NameResolver} run, read-only afterwards.
 * <p>CPython: PySTEntryObject (Include/internal/pycore_symtable.h).
 */
public final class Scope {

    /** Which comprehension a function block stands for. */
    public enum ComprehensionKind {
        NONE, LIST, DICT, SET, GENERATOR
    }

    /** A global or nonlocal statement (or an assignment expression in a comprehension) for one name. */
    record Directive(String name, Located at) {}

    public final int id;
    public final String name;
    public final ScopeType type;
    public final Scope parent;
    public final Located at;
    public final Map<String, Integer> symbols = new LinkedHashMap<>();
    /** Parameters in slot order. */
    public final List<String> parameters = new ArrayList<>();
    /** Nested blocks in source order; inlined comprehensions are replaced by their own children. */
    public final List<Scope> children = new ArrayList<>();
    /** Targets of assignment expressions that bind variables of this block. */
    public final Set<String> namedExprTargets = new HashSet<>();
    final List<Directive> directives = new ArrayList<>();

    public boolean nested;
    public boolean generator;
    public boolean coroutine;
    public boolean varargs;
    public boolean varkeywords;
    public boolean returnsValue;
    public boolean method;
    public boolean hasDocstring;
    public boolean annotationsUsed;
    public boolean needsClassClosure;
    public boolean needsClassdict;
    public boolean canSeeClassScope;
    public boolean hasConditionalAnnotations;
    public boolean inConditionalBlock;
    public boolean inTryBlock;
    public ComprehensionKind comprehension = ComprehensionKind.NONE;
    public boolean inlined;
    /** The annotation block of a module, class or function body's variable annotations, or null. */
    public Scope annotationBlock;
    /** For annotation blocks of functions: the function's name. */
    public String functionName;
    boolean inUnevaluatedAnnotation;
    boolean compIterTarget;
    int compIterExpr;
    /** For type variable blocks: what error messages call it. */
    String scopeInfo;
    /** In the type parameter block of a class only these names are mangled; null elsewhere. */
    public Set<String> mangledNames;

    Scope(int id, String name, ScopeType type, Scope parent, Located at) {
        this.id = id;
        this.name = name;
        this.type = type;
        this.parent = parent;
        this.at = at;
        if (parent != null) {
            nested = parent.nested || parent.isFunctionLike();
            method = parent.type == ScopeType.CLASS && type == ScopeType.FUNCTION;
            compIterExpr = parent.compIterExpr;
        }
    }

    /** Whether local names are fast locals. */
    public boolean isFunctionLike() {
        return type != ScopeType.CLASS && type != ScopeType.MODULE;
    }

    public int lineno() {
        return at == null ? 0 : at.lineno();
    }

    public int flags(String mangled) {
        return symbols.getOrDefault(mangled, 0);
    }

    /** Where the name lives: LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL or UNKNOWN. */
    public int scopeOf(String mangled) {
        return NameFlags.scope(flags(mangled));
    }

    /** Mangles a private name as seen from this block inside class {@code privateName} (null outside classes). */
    public String mangle(String privateName, String ident) {
        return mangledNames != null && !mangledNames.contains(ident) ? ident : mangleAlways(privateName, ident);
    }

    /** The mangling rule itself. CPython: _Py_Mangle. */
    public static String mangleAlways(String privateName, String ident) {
        if (privateName == null || !ident.startsWith("__") || ident.endsWith("__") || ident.indexOf('.') >= 0) {
            return ident;
        }
        int strip = 0;
        while (strip < privateName.length() && privateName.charAt(strip) == '_') {
            strip++;
        }
        return strip == privateName.length() ? ident : "_" + privateName.substring(strip) + ident;
    }

    @Override
    public String toString() {
        return "<symtable entry " + name + "(" + id + "), line " + lineno() + ">";
    }
}
