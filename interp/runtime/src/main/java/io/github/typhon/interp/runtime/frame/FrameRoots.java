// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.frame;

import io.github.typhon.gc.RootSource;
import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What the collector need not ask about: the tables of modules, and what running frames hold in their slots. */
public final class FrameRoots implements RootSource {
    @Override
    @WorldStopped
    public void visitRoots(InterpreterState state, Visitor v) {
        PyInterpreterState interp = (PyInterpreterState) state;
        v.visit(interp.modules);
        v.visit(interp.importlib);
        v.visit(interp.builtins);
        v.visit(interp.sysDict);
        for (ThreadState t : interp.threads()) {
            if (!(t instanceof PyThreadState p)) continue;
            for (Frame f = p.innermostFrame(); f != null; f = f.below()) visit(f, v);
        }
    }

    private static void visit(Frame f, Visitor v) {
        for (PyObject o : f.r) v.visit(o);
        v.visit(f.function);
        v.visit(f.locals);
    }

    /** Generators that run. */
    @Override
    @WorldStopped
    public void visitRunning(InterpreterState interp, BiConsumer<RefCounted, Consumer<Visitor>> each) {
        for (ThreadState t : interp.threads()) {
            if (!(t instanceof PyThreadState p)) continue;
            for (Frame f = p.innermostFrame(); f != null; f = f.below()) {
                Frame g = f;
                if (f.gen != null) each.accept(f.gen, v -> visit(g, v));
            }
        }
    }
}
