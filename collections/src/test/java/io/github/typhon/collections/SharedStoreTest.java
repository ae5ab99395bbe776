// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.InterpreterState;
import io.github.typhon.refcount.thread.ThreadState;
import org.junit.jupiter.api.Test;

/** The first change of an instance by a thread that does not own it. */
class SharedStoreTest {
    /** Other threads may run before the world is stopped: who borrows the instance from its own not polling keeps it meanwhile. */
    @Test
    void whoStopsTheWorldForAStoreKeepsTheInstance() {
        InterpreterState interp = new InterpreterState();
        ThreadState owner = new ThreadState(interp);
        ThreadState other = new ThreadState(interp);
        PyUnicode x = PyUnicode.intern("x");
        owner.attach();
        PyType type = (PyType) Calls.call3(owner, PyType.TYPE, PyUnicode.of("C"), PyTuple.EMPTY, new PyDict(owner));
        PyInstance instance = new PyInstance(owner, type);
        InlineValues.set(owner, instance, x, PyNone.NONE);
        long references = Refs.refcount(instance);
        owner.detach();
        other.attach();
        InlineValues.set(other, instance, x, PyNone.NONE);
        assertEquals(references + 1, Refs.refcount(instance));
        other.poll();
        assertEquals(references, Refs.refcount(instance));
        InlineValues.set(other, instance, x, PyNone.NONE);
        assertEquals(references, Refs.refcount(instance));
        other.exit();
        owner.attach();
        Refs.decref(owner, instance);
        owner.exit();
    }
}
