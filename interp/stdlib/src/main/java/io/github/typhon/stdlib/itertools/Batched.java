// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: the iterator. */
@PyClass(name = "batched", signature = "(iterable, n, *, strict=False)", module = "itertools", flags = PyType.BASETYPE, doc = "Batch data into tuples of length n. The last batch may be shorter than n.\n\nLoops over the input iterable and accumulates data into tuples\nup to size n.  The input is consumed lazily, just enough to\nfill a batch.  The result is yielded as soon as a batch is full\nor when the input iterable is exhausted.\n\n    >>> for batch in batched('ABCDEFG', 3):\n    ...     print(batch)\n    ...\n    ('A', 'B', 'C')\n    ('D', 'E', 'F')\n    ('G',)\n\nIf \"strict\" is True, raises a ValueError if the final batch is shorter\nthan n.")
public class Batched extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new BatchedExposed());

    private final long n;
    private final boolean strict;

    Batched(ThreadState ts, @Stolen PyObject iterator, long n, boolean strict) {
        super(ts, iterator);
        this.n = n;
        this.strict = strict;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("batched", args, kwnames, 0, 2, 2, "iterable", "n", "strict");
        long n = Args.toLong(ts, a[1]);
        boolean strict = a[2] != null && Objects.isTrue(ts, a[2]);
        if (n < 1) {
            throw Raise.valueError("n must be at least one");
        }
        return BatchedExposed.newInstance(ts, type, Iterators.iter(ts, a[0]), n, strict);
    }

    static PyObject tp_iternext(ThreadState ts, Batched self) {
        PyObject it = self.held(ts, 0);
        if (it == null) {
            return null;
        }
        java.util.ArrayList<PyObject> batch = new java.util.ArrayList<>();
        boolean done = false;
        try {
            while (batch.size() < self.n) {
                PyObject v = PyListIterator.nextOf(ts, it);
                if (v == null) {
                    self.put(ts, 0, null);
                    if (self.strict && !batch.isEmpty()) {
                        throw Raise.valueError("batched(): incomplete batch");
                    }
                    break;
                }
                batch.add(v);
            }
            done = true;
        } finally {
            Refs.decref(ts, it);
            if (!done) {
                batch.forEach(o -> Refs.decref(ts, o));
            }
        }
        return batch.isEmpty() ? null : PyTuple.of(ts, batch.toArray(new PyObject[0]));
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Batched self) {
        return Refs.newRef(ts, self);
    }
}
