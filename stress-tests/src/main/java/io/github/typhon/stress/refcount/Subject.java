// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.refcount;

import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The object under test: counts its deaths and finalisations; optionally its finaliser puts it back into a slot. */
final class Subject extends RefCounted {
    volatile int deaths;
    volatile int finalized;
    PyObject[] resurrectInto;

    Subject(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyObject ob_type() {
        throw new AssertionError("not asked here");
    }

    @Override
    protected boolean hasFinalizer() {
        return resurrectInto != null;
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        finalized++;
        RefSlots.setRelease(resurrectInto, 0, Refs.newRef(ts, this));
    }

    @Override
    protected void deallocated(ThreadState ts) {
        deaths++;
    }
}
