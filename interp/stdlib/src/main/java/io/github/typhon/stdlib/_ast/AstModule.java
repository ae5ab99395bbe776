// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._ast;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _ast}. */
@PyModule(name = "_ast")
public final class AstModule {
    private AstModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("PyCF_ALLOW_TOP_LEVEL_AWAIT", 0x2000);
        m.add("PyCF_ONLY_AST", 0x400);
        m.add("PyCF_TYPE_COMMENTS", 0x1000);
        m.add("PyCF_OPTIMIZED_AST", 0x8400);
        m.add("AST", Refs.newRef(ts, PyAst.TYPE));
        AstTypes types = AstTypes.of(ts);
        for (NodeType t : Grammar.TYPES) {
            m.add(t.name, Refs.newRef(ts, types.type(t)));
        }
    }
}
