// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Combinations without repetition, in lexicographic order of positions. held: the pool. */
@PyClass(name = "combinations", signature = "(iterable, r)", module = "itertools", flags = PyType.BASETYPE, doc = "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)")
public class Combinations extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new CombinationsExposed());

    private final int r;
    private final int[] index;
    private boolean started;
    private boolean done;

    Combinations(ThreadState ts, @Stolen PyTuple pool, int r) {
        super(ts, pool);
        this.r = r;
        int n = pool.size();
        done = r > n;
        index = new int[done ? 0 : r];
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("combinations", args, kwnames, 0, 2, 2, "iterable", "r");
        long r = Args.toLong(ts, a[1]);
        PyTuple pool = (PyTuple) Sequences.tuple(ts, a[0]);
        try {
            if (r < 0) {
                throw Raise.valueError("r must be non-negative");
            }
        } catch (Throwable e) {
            Refs.decref(ts, pool);
            throw e;
        }
        return CombinationsExposed.newInstance(ts, type, pool, (int) Math.min(r, Integer.MAX_VALUE));
    }

    static PyObject tp_iternext(ThreadState ts, Combinations self) {
        PyTuple pool = (PyTuple) self.peek(0);
        if (self.done || pool == null) {
            return null;
        }
        if (!self.started) {
            self.started = true;
        } else if (!self.advance(pool.size())) {
            self.done = true;
            return null;
        }
        PyObject[] row = new PyObject[self.r];
        for (int j = 0; j < row.length; j++) {
            row[j] = Refs.newRef(ts, pool.get(self.index[j]));
        }
        return PyTuple.of(ts, row);
    }

    private boolean advance(int n) {
        int i = r - 1;
        while (i >= 0 && index[i] == i + n - r) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        index[i]++;
        for (int j = i + 1; j < r; j++) {
            index[j] = index[j - 1] + 1;
        }
        return true;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Combinations self) {
        return Refs.newRef(ts, self);
    }
}
