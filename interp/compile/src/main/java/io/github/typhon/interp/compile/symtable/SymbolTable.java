// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile.symtable;

import java.util.IdentityHashMap;
import java.util.Map;

import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.interp.syntax.ast.Node;

/**
 * All blocks of a tree. Blocks are found by the node that makes them, by identity: the same node object twice in one tree is one
 * block, as in CPython.
 */
public final class SymbolTable {

    /** Which of the blocks of one node is meant. */
    public enum Role {
        /** Body of a function, lambda, class, module; a comprehension; the value of a type alias. */
        BODY,
        /** Type parameters of a function, class or alias statement. */
        TYPE_PARAMETERS,
        /** Annotations of a function; the key is its {@code Arguments} node. */
        ANNOTATIONS,
        /** Bound or constraints of a type variable. */
        BOUND,
        /** Default of a type parameter. */
        DEFAULT
    }

    private final Map<Node, Scope[]> scopes = new IdentityHashMap<>();
    public final String filename;
    public final Futures futures;
    /** Options of the compilation that scoping depends on. */
    public final boolean allowTopLevelAwait;
    Scope top;

    SymbolTable(String filename, Futures futures, boolean allowTopLevelAwait) {
        this.filename = filename;
        this.futures = futures;
        this.allowTopLevelAwait = allowTopLevelAwait;
    }

    /** Builds and resolves the table; throws PySyntaxError for what scoping forbids. */
    public static SymbolTable build(Mod mod, String filename, Futures futures, boolean allowTopLevelAwait) {
        SymbolTable table = new SymbolTable(filename, futures, allowTopLevelAwait);
        new ScopeBuilder(table).build(mod);
        new NameResolver(table).resolve(table.top);
        return table;
    }

    public Scope top() {
        return top;
    }

    public Scope scope(Node node, Role role) {
        Scope[] roles = scopes.get(node);
        Scope scope = roles == null ? null : roles[role.ordinal()];
        if (scope == null) {
            throw new IllegalStateException("unknown symbol table entry: " + node.getClass().getSimpleName() + " " + role);
        }
        return scope;
    }

    void put(Node node, Role role, Scope scope) {
        scopes.computeIfAbsent(node, k -> new Scope[Role.values().length])[role.ordinal()] = scope;
    }
}
