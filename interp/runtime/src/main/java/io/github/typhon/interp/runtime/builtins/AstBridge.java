// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.syntax.ast.Mod;
import io.github.typhon.objects.spi.Providers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ServiceLoader;

/** Between the compiler's syntax tree and the objects of the {@code ast} module; implemented by the {@code _ast} module. */
public interface AstBridge {
    /** True if the object is an AST node. */
    boolean isAst(ThreadState ts, PyObject o);

    /** The tree behind AST objects, validated for the mode. */
    Mod toTree(ThreadState ts, PyObject ast, String mode);

    /** Raises TypeError unless the object is the node that the mode compiles. */
    void checkMode(ThreadState ts, PyObject ast, String mode);

    /** The tree that PyCF_OPTIMIZED_AST asks for. */
    Mod optimized(Mod tree, int level);

    /** The AST objects of a tree. */
    @Owned PyObject toPython(ThreadState ts, Mod tree);

    /** The bridge, or null where no {@code _ast} module is present. */
    static AstBridge of(ThreadState ts) {
        return Found.BRIDGE;
    }

    /** Looked up once. */
    final class Found {
        private static final AstBridge BRIDGE = load();

        private Found() {}

        private static AstBridge load() {
            AstBridge b = Providers.onClassPath(AstBridge.class);
            return b != null ? b : ServiceLoader.load(AstBridge.class, AstBridge.class.getClassLoader()).findFirst().orElse(null);
        }
    }
}
