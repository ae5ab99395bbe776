// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stress.objects;

import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Compiled code reads instance.x[i] without counting the tuple that lies between; the owner replaces the tuple, so that it dies and takes its items
 * with it, whose only references it has. The second look at instance.x is needed where the release of an item, a plain store, is not seen yet when the
 * item is dead; on x86 that lasts as long as a store waits for its cache line, and was not met without the second look either.
 */
@JCStressTest
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "What was read was alive until the reader dropped it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The reader got a dead item, or a reference was lost.")
@State
public class ReadPathStress extends Biased {
    private static final int ITEMS = 64;

    private final PyInstance[] items = new PyInstance[ITEMS];

    public ReadPathStress() {
        owner.attach();
        for (int i = 0; i < ITEMS; i++) items[i] = create(owner);
        PyTuple between = PyTuple.of(owner, items.clone());
        InlineValues.set(owner, instance, X, between);
        Refs.decref(owner, between);
        // Nothing here stops the world: both stay attached, so that the actors meet.
        other.attach();
    }

    @Actor
    public void owner() {
        give(owner, X);
    }

    @Actor
    public void reader(III_Result r) {
        // From the end, as the tuple releases them.
        for (int i = ITEMS - 1; i >= 0; i--) {
            PyObject v = read(i);
            if (v == null) continue;
            if (v != items[i] || alive(items[i]) == 0) r.r1 = -1;
            Refs.decref(other, v);
        }
    }

    /** What is emitted for the path, but that null stands for an exit. */
    private PyObject read(int i) {
        if (!(InlineValues.peek(instance, 0) instanceof PyTuple between)) return null;
        PyObject v = Refs.fetch(other, between.items, i);
        if (v == null || v == RefSlots.BUSY) return null;
        if (Refs.isOwner(other, (RefCounted) v) || InlineValues.peek(instance, 0) == between && !GcHeader.isReclaimed((RefCounted) v)) return v;
        Refs.undoIncref(other, v);
        return null;
    }

    @Arbiter
    public void arbiter(III_Result r) {
        owner.detach();
        other.detach();
        settle();
        for (PyInstance item : items) r.r2 += alive(item);
        r.r3 = alive(old);
    }
}
