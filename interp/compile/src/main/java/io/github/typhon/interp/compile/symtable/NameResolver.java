// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import static io.github.typhon.interp.compile.symtable.NameFlags.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.typhon.interp.compile.symtable.Scope.ComprehensionKind;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.ast.Located;

/**
 * Second pass: decides for each name of each block whether it is local, a cell, free, or global. Going down, a block tells its
 * children which names enclosing functions bind and which are declared global; coming up, children report the names they need
 * from outside, and a function turns its own variables among them into cells. Comprehensions that will be inlined (PEP 709) are
 * merged into their block on the way up.
 * <p>CPython: analyze_block and its neighbours in Python/symtable.c.
 */
final class NameResolver {

    private static final List<String> CLASS_CELLS = List.of("__class__", "__classdict__", "__conditional_annotations__");

    private final SymbolTable table;

    NameResolver(SymbolTable table) {
        this.table = table;
    }

    void resolve(Scope top) {
        block(top, null, new HashSet<>(), new HashSet<>(), new HashSet<>(), null);
    }

    /** Resolves one block and all below; adds to free what it needs from outside. bound is null at module level. */
    private void block(Scope scope, Set<String> bound, Set<String> free, Set<String> global, Set<String> typeParams,
            Scope classEntry) {
        boolean isClass = scope.type == ScopeType.CLASS;
        Map<String, Integer> scopes = new HashMap<>();
        Set<String> local = new HashSet<>();
        Set<String> newBound = new HashSet<>();
        Set<String> newGlobal = new HashSet<>();
        Set<String> newFree = new HashSet<>();
        Set<String> inlinedCells = new HashSet<>();
        if (isClass) {
            // The names of a class body are invisible to nested functions: what these see is settled before.
            newGlobal.addAll(global);
            if (bound != null) {
                newBound.addAll(bound);
            }
        }
        for (Map.Entry<String, Integer> e : scope.symbols.entrySet()) {
            name(scope, scopes, e.getKey(), e.getValue(), bound, local, free, global, typeParams, classEntry);
        }
        if (isClass) {
            newBound.addAll(CLASS_CELLS);
        } else {
            if (scope.isFunctionLike()) {
                newBound.addAll(local);
            }
            if (bound != null) {
                newBound.addAll(bound);
            }
            newGlobal.addAll(global);
        }
        for (Scope child : List.copyOf(scope.children)) {
            Scope childClass = !child.canSeeClassScope ? null : isClass ? scope : classEntry;
            boolean inline = child.comprehension != ComprehensionKind.NONE
                    && child.comprehension != ComprehensionKind.GENERATOR && !scope.canSeeClassScope;
            Set<String> childFree = new HashSet<>();
            block(child, new HashSet<>(newBound), childFree, new HashSet<>(newGlobal), new HashSet<>(typeParams), childClass);
            if (inline) {
                inline(scope, child, scopes, childFree, inlinedCells);
                child.inlined = true;
            }
            newFree.addAll(childFree);
        }
        spliceInlined(scope);
        if (scope.isFunctionLike()) {
            makeCells(scopes, newFree, inlinedCells);
        } else if (isClass) {
            scope.needsClassClosure |= newFree.remove("__class__");
            scope.needsClassdict |= newFree.remove("__classdict__");
            scope.hasConditionalAnnotations |= newFree.remove("__conditional_annotations__");
        }
        record(scope, scopes, bound, newFree, inlinedCells, isClass || scope.canSeeClassScope);
        free.addAll(newFree);
    }

    private void name(Scope scope, Map<String, Integer> scopes, String name, int flags, Set<String> bound, Set<String> local,
            Set<String> free, Set<String> global, Set<String> typeParams, Scope classEntry) {
        if ((flags & DEF_GLOBAL) != 0) {
            if ((flags & DEF_NONLOCAL) != 0) {
                throw directiveError(scope, name, "name '" + name + "' is nonlocal and global");
            }
            scopes.put(name, GLOBAL_EXPLICIT);
            global.add(name);
            if (bound != null) {
                bound.remove(name);
            }
            return;
        }
        if ((flags & DEF_NONLOCAL) != 0) {
            if (bound == null) {
                throw directiveError(scope, name, "nonlocal declaration not allowed at module level");
            }
            if (!bound.contains(name)) {
                throw directiveError(scope, name, "no binding for nonlocal '" + name + "' found");
            }
            if (typeParams.contains(name)) {
                throw directiveError(scope, name, "nonlocal binding not allowed for type parameter '" + name + "'");
            }
            scopes.put(name, FREE);
            free.add(name);
            return;
        }
        if ((flags & DEF_BOUND) != 0) {
            scopes.put(name, LOCAL);
            local.add(name);
            global.remove(name);
            if ((flags & DEF_TYPE_PARAM) != 0) {
                typeParams.add(name);
            } else {
                typeParams.remove(name);
            }
            return;
        }
        if (classEntry != null) {
            // The name may be the class's at run time: then only the class namespace and the globals count, no outer function.
            int classFlags = classEntry.flags(name);
            if ((classFlags & DEF_GLOBAL) != 0) {
                scopes.put(name, GLOBAL_EXPLICIT);
                return;
            }
            if ((classFlags & DEF_BOUND) != 0 && (classFlags & DEF_NONLOCAL) == 0) {
                scopes.put(name, GLOBAL_IMPLICIT);
                return;
            }
        }
        if (bound != null && bound.contains(name)) {
            scopes.put(name, FREE);
            free.add(name);
        } else {
            scopes.put(name, GLOBAL_IMPLICIT);
        }
    }

    private void inline(Scope scope, Scope comp, Map<String, Integer> scopes, Set<String> compFree, Set<String> inlinedCells) {
        Set<String> dropped = new HashSet<>();
        for (Map.Entry<String, Integer> e : comp.symbols.entrySet()) {
            String name = e.getKey();
            int flags = e.getValue();
            if ((flags & DEF_PARAM) != 0) {
                continue;
            }
            int where = NameFlags.scope(flags);
            int only = flags & ((1 << SCOPE_OFFSET) - 1);
            if (where == CELL || (only & DEF_COMP_CELL) != 0) {
                inlinedCells.add(name);
            }
            Integer existing = scope.symbols.get(name);
            if (where == FREE && scope.type == ScopeType.CLASS && CLASS_CELLS.contains(name)) {
                // The class body fills these cells for its methods: what runs in the body itself does not see them.
                where = GLOBAL_IMPLICIT;
                compFree.remove(name);
                dropped.add(name);
            }
            if (existing == null) {
                scope.symbols.put(name, only);
                scopes.put(name, where);
            } else if ((existing & DEF_BOUND) != 0 && scope.type != ScopeType.CLASS && !freeInAnyChild(comp, name)) {
                // Free in the comprehension but ours: simply local once inlined.
                compFree.remove(name);
            }
        }
        comp.symbols.keySet().removeAll(dropped);
    }

    private static boolean freeInAnyChild(Scope scope, String name) {
        for (Scope child : scope.children) {
            if (child.scopeOf(name) == FREE) {
                return true;
            }
        }
        return false;
    }

    private static void spliceInlined(Scope scope) {
        List<Scope> spliced = new ArrayList<>();
        for (Scope child : scope.children) {
            if (child.inlined) {
                spliced.addAll(child.children);
            } else {
                spliced.add(child);
            }
        }
        scope.children.clear();
        scope.children.addAll(spliced);
    }

    private static void makeCells(Map<String, Integer> scopes, Set<String> free, Set<String> inlinedCells) {
        for (Map.Entry<String, Integer> e : scopes.entrySet()) {
            String name = e.getKey();
            if (e.getValue() == LOCAL && (free.contains(name) || inlinedCells.contains(name))) {
                e.setValue(CELL);
                free.remove(name);
            }
        }
    }

    private static void record(Scope scope, Map<String, Integer> scopes, Set<String> bound, Set<String> free,
            Set<String> inlinedCells, boolean classFlag) {
        for (Map.Entry<String, Integer> e : scope.symbols.entrySet()) {
            int flags = e.getValue();
            if (inlinedCells.contains(e.getKey())) {
                flags |= DEF_COMP_CELL;
            }
            e.setValue(flags | scopes.get(e.getKey()) << SCOPE_OFFSET);
        }
        for (String name : free) {
            Integer flags = scope.symbols.get(name);
            if (flags != null) {
                if (classFlag) {
                    // A method's free variable that the class body has its own meaning for.
                    scope.symbols.put(name, flags | DEF_FREE_CLASS);
                }
            } else if (bound == null || bound.contains(name)) {
                scope.symbols.put(name, FREE << SCOPE_OFFSET);
            }
        }
    }

    private PySyntaxError directiveError(Scope scope, String name, String message) {
        for (Scope.Directive d : scope.directives) {
            if (d.name().equals(name)) {
                Located at = d.at();
                return new PySyntaxError(PySyntaxError.SYNTAX_ERROR, message, table.filename, at.lineno(), at.colOffset() + 1,
                        null, at.endLineno(), at.endColOffset() + 1).placedLater();
            }
        }
        throw new IllegalStateException("no directive for " + name);
    }
}
