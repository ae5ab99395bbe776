// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc;

import io.github.typhon.refcount.contract.WorldStopped;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.InterpreterState;

/** Names objects that are certainly alive, such as the modules and what frames hold. Only a help: the more it names, the less has to be
 *  counted; what it does not name shows by its count. Implemented by the interpreter. */
@FunctionalInterface
public interface RootSource {
    @WorldStopped
    void visitRoots(InterpreterState interp, Visitor v);
}
