// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Permutations in lexicographic order of positions. held: the pool. */
@PyClass(name = "permutations", signature = "(iterable, r=None)", module = "itertools", flags = PyType.BASETYPE, doc = "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)")
public class Permutations extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PermutationsExposed());

    private final int r;
    private final int[] index;
    private final int[] cycles;
    private boolean started;
    private boolean done;

    Permutations(ThreadState ts, @Stolen PyTuple pool, int r) {
        super(ts, pool);
        this.r = r;
        int n = pool.size();
        done = r > n;
        index = new int[n];
        for (int i = 0; i < n; i++) {
            index[i] = i;
        }
        cycles = new int[done ? 0 : r];
        for (int i = 0; i < cycles.length; i++) {
            cycles[i] = n - i;
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("permutations", args, kwnames, 0, 2, 1, "iterable", "r");
        PyTuple pool = (PyTuple) Sequences.tuple(ts, a[0]);
        long r = pool.size();
        try {
            if (a[1] != null && a[1] != PyNone.NONE) {
                if (!(a[1] instanceof PyLong)) {
                    throw Raise.typeError("Expected int as r");
                }
                r = Args.toLong(ts, a[1]);
                if (r < 0) {
                    throw Raise.valueError("r must be non-negative");
                }
            }
        } catch (Throwable e) {
            Refs.decref(ts, pool);
            throw e;
        }
        return PermutationsExposed.newInstance(ts, type, pool, (int) Math.min(r, Integer.MAX_VALUE));
    }

    static PyObject tp_iternext(ThreadState ts, Permutations self) {
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
        for (int i = r - 1; i >= 0; i--) {
            if (--cycles[i] == 0) {
                int first = index[i];
                System.arraycopy(index, i + 1, index, i, n - 1 - i);
                index[n - 1] = first;
                cycles[i] = n - i;
            } else {
                int j = n - cycles[i];
                int t = index[i];
                index[i] = index[j];
                index[j] = t;
                return true;
            }
        }
        return false;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Permutations self) {
        return Refs.newRef(ts, self);
    }
}
