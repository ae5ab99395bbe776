// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.interp.runtime.builtins.AstBridge;
import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code compile()} sees of module {@code _ast}. Stateless. */
public final class Bridge implements AstBridge {
    @Override
    public boolean isAst(ThreadState ts, PyObject o) {
        return o instanceof PyAst;
    }

    private static void wanted(ThreadState ts, PyObject ast, String mode) {
        NodeType wanted = Grammar.type(switch (mode) {
            case "eval" -> "Expression";
            case "single" -> "Interactive";
            case "func_type" -> "FunctionType";
            default -> "Module";
        });
        if (AstTypes.of(ts).typeOf(PyType.of(ast)) != wanted) {
            throw Raise.typeError("expected %s node, got %s", wanted.name, PyType.of(ast).shortName());
        }
    }

    @Override
    public Mod toTree(ThreadState ts, PyObject ast, String mode) {
        wanted(ts, ast, mode);
        Mod tree = (Mod) new ObjectsToTree(ts).node(Grammar.type("mod"), ast);
        TreeValidator.validate(tree);
        return tree;
    }

    @Override
    public void checkMode(ThreadState ts, PyObject ast, String mode) {
        wanted(ts, ast, mode);
    }

    @Override
    public Mod optimized(Mod tree, int level) {
        return TreeOptimizer.optimize(tree, level);
    }

    @Override
    public @Owned PyObject toPython(ThreadState ts, Mod tree) {
        return new TreeToObjects(ts).node(tree);
    }
}
