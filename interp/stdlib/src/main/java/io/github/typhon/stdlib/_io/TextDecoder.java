// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Makes text of bytes, piece by piece. <p>Threads: guarded by the stream that has it. */
abstract class TextDecoder {
    /** The input that was not decoded yet, and a number that stands for everything else. */
    record State(byte[] input, int flags) {
        static final byte[] NONE = {};
        static final State START = new State(NONE, 0);
    }

    /** {@code input} is any bytes-like object; the last piece leaves nothing pending. */
    abstract @Owned io.github.typhon.objects.text.PyUnicode decode(ThreadState ts, PyObject input, boolean last);

    abstract State state(ThreadState ts);

    abstract void setState(ThreadState ts, State s);

    abstract void reset(ThreadState ts);

    /** The line ends seen: None, a str or a tuple. */
    abstract @Owned PyObject newlines(ThreadState ts);

    void traverse(Visitor v) {}

    void release(ThreadState ts) {}
}
