// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Several iterators that move together: what zip and map share. */
final class Lockstep {
    private Lockstep() {}

    /** New references to the first {@code from} arguments, then an iterator over each other one. */
    static @Owned PyObject[] iterators(ThreadState ts, PyObject[] args, int from) {
        PyObject[] its = new PyObject[args.length];
        try {
            for (int i = 0; i < args.length; i++) {
                its[i] = i < from ? Refs.newRef(ts, args[i]) : Iterators.iter(ts, args[i]);
            }
            return its;
        } catch (Throwable e) {
            Refs.releaseAll(ts, its, 0, its.length);
            throw e;
        }
    }

    /** One item from each iterator at {@code from} and after; null as soon as one is exhausted. */
    static @Owned PyObject[] next(ThreadState ts, PyObject[] held, int from, boolean strict, String name) {
        int n = held.length - from;
        if (n == 0) {
            return null;
        }
        PyObject[] row = new PyObject[n];
        boolean complete = false;
        try {
            for (int i = 0; i < n; i++) {
                PyObject it = RefSlots.getAcquire(held, from + i);
                row[i] = it == null ? null : PyListIterator.nextOf(ts, it);
                if (row[i] == null) {
                    if (strict) {
                        checkLengths(ts, held, from, i, name);
                    }
                    return null;
                }
            }
            complete = true;
            return row;
        } finally {
            if (!complete) {
                Refs.releaseAll(ts, row, 0, n);
            }
        }
    }

    /** The iterator {@code ended} is exhausted: in strict mode the ones before must not have yielded, the later ones neither. */
    private static void checkLengths(ThreadState ts, PyObject[] held, int from, int ended, String name) {
        if (ended > 0) {
            throw Raise.valueError("%s() argument %d is shorter than argument%s%d", name, ended + 1, ended == 1 ? " " : "s 1-", ended);
        }
        for (int i = 1; i < held.length - from; i++) {
            PyObject v = Iterators.next(ts, RefSlots.getAcquire(held, from + i));
            if (v != null) {
                Refs.decref(ts, v);
                throw Raise.valueError("%s() argument %d is longer than argument%s%d", name, i + 1, i == 1 ? " " : "s 1-", i);
            }
        }
    }
}
