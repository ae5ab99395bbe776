// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.table.StateSlots;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code __bases__} of a heap type gives: a tuple that is made when it is first asked for, or the one the bases came in if its class is a
 *  subclass of tuple.
 *  <p>Threads: any. Two that ask first at once may see two equal tuples, of which one stays. Ownership: owns the tuple; {@link #get} hands out new
 *  references. */
public final class BasesTuple {
    @Owned private final PyObject[] held = new PyObject[1];

    BasesTuple() {}

    public @Owned PyObject get(ThreadState ts, PyType t) {
        PyObject now = StateSlots.load(ts, held, 0);
        if (now != null) {
            return now;
        }
        PyType[] bases = t.bases();
        PyObject made = TypeMethods.typesTuple(ts, bases);
        if (RefSlots.cas(held, 0, null, Refs.newRef(ts, made))) {
            // The bases may have been assigned since: whoever did so emptied the slot before this filled it.
            if (t.bases() != bases && RefSlots.cas(held, 0, made, null)) {
                Refs.decref(ts, made);
            }
        } else {
            Refs.decref(ts, made);
        }
        return made;
    }

    /** The bases changed. {@code given}: the tuple that names them, borrowed. */
    public void replaced(ThreadState ts, PyTuple given) {
        StateSlots.store(ts, held, 0, PyType.of(given) == PyTuple.TYPE ? null : Refs.newRef(ts, given));
    }

    void traverse(Visitor v) {
        StateSlots.traverse(held, v);
    }

    void clear(ThreadState ts, PyType owner) {
        StateSlots.clear(ts, owner, held);
    }
}
