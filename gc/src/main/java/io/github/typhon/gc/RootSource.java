// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.InterpreterState;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Names objects that are certainly alive, such as the modules and what frames hold. Only a help: the more it names, the less has to be
 *  counted; what it does not name shows by its count. Implemented by the interpreter. */
public interface RootSource {
    @WorldStopped
    void visitRoots(InterpreterState interp, Visitor v);

    /** Objects whose references are in use by running code, so that their own {@code traverse} leaves them out: each with a way to visit these. */
    @WorldStopped
    void visitRunning(InterpreterState interp, BiConsumer<RefCounted, Consumer<Visitor>> each);
}
