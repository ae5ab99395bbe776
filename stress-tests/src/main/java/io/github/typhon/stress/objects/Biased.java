// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;

/** An instance that only its owner has changed so far, whose attribute x is counted. Threads attach to act. */
class Biased {
    static final PyUnicode X = PyUnicode.intern("x");
    static final PyUnicode Y = PyUnicode.intern("y");

    final InterpreterState interp = new InterpreterState();
    final ThreadState owner = new ThreadState(interp);
    final ThreadState other = new ThreadState(interp);
    final PyInstance instance;
    final PyInstance old;
    private final PyType type;

    Biased() {
        owner.attach();
        type = (PyType) Calls.call3(owner, PyType.TYPE, PyUnicode.of("C"), PyTuple.EMPTY, new PyDict(owner));
        instance = new PyInstance(owner, type);
        old = give(owner, X);
        owner.detach();
    }

    /** Sets an attribute to a new object, which nothing else refers to. */
    final PyInstance give(ThreadState ts, PyUnicode name) {
        PyInstance v = create(ts);
        InlineValues.set(ts, instance, name, v);
        Refs.decref(ts, v);
        return v;
    }

    /** An instance with one reference, the caller's. */
    final PyInstance create(ThreadState ts) {
        return new PyInstance(ts, type);
    }

    /** 1 if the object is alive. */
    static int alive(PyInstance o) {
        return GcHeader.isReclaimed(o) ? 0 : 1;
    }

    /** Lets both threads settle what they queued for each other. */
    final void settle() {
        for (int i = 0; i < 2; i++) {
            for (ThreadState ts : new ThreadState[] {owner, other}) {
                ts.attach();
                ts.poll();
                ts.detach();
            }
        }
    }
}
