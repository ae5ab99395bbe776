// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;

/** An interpreter with an attached owner, two attached foreign thread states and one for the arbiter. */
class World {
    final InterpreterState interp = new InterpreterState();
    final ThreadState owner = attached();
    final ThreadState foreign = attached();
    final ThreadState foreign2 = attachedUnlike(foreign);

    final ThreadState attached() {
        ThreadState ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    /** One that contention's notes, which keep six bits of an id, tell from {@code other}: ids made by another actor's world may lie between. */
    private ThreadState attachedUnlike(ThreadState other) {
        ThreadState ts = new ThreadState(interp);
        while ((ts.id - other.id & 0x3F) == 0) ts = new ThreadState(interp);
        ts.attach();
        return ts;
    }

    /** What the owner's next polls do. */
    final void settle() {
        for (ThreadState ts : interp.threads()) ts.poll();
    }
}
