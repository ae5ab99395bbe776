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

/** Cartesian product. held: the pools, as tuples. The last index turns fastest. */
@PyClass(name = "product", signature = "(*iterables, repeat=1)", module = "itertools", flags = PyType.BASETYPE, doc = "Cartesian product of input iterables.  Equivalent to nested for-loops.\n\nFor example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).\nThe leftmost iterators are in the outermost for-loop, so the output tuples\ncycle in a manner similar to an odometer (with the rightmost element changing\non every iteration).\n\nTo compute the product of an iterable with itself, specify the number\nof repetitions with the optional repeat keyword argument. For example,\nproduct(A, repeat=4) means the same as product(A, A, A, A).")
public class Product extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new ProductExposed());

    private final int[] index;
    private boolean started;
    private boolean done;

    Product(ThreadState ts, @Stolen PyObject[] pools) {
        super(ts, pools);
        index = new int[pools.length];
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject r = CallArgs.keyword("product", args, kwnames, "repeat");
        long repeat = r == null ? 1 : Args.toLong(ts, r);
        if (repeat < 0) {
            throw Raise.valueError("repeat argument cannot be negative");
        }
        PyObject[] a = CallArgs.positional(args, kwnames);
        int n = repeat == 0 ? 0 : a.length;
        if (n > 0 && repeat > (1 << 28) / n) {
            throw Raise.overflowError("repeat argument too large");
        }
        PyObject[] pools = new PyObject[(int) (n * repeat)];
        try {
            for (int i = 0; i < n; i++) {
                pools[i] = Sequences.tuple(ts, a[i]);
            }
        } catch (Throwable e) {
            Refs.releaseAll(ts, pools, 0, pools.length);
            throw e;
        }
        for (int i = n; i < pools.length; i++) {
            pools[i] = Refs.newRef(ts, pools[i - n]);
        }
        return ProductExposed.newInstance(ts, type, pools);
    }

    static PyObject tp_iternext(ThreadState ts, Product self) {
        if (self.done) {
            return null;
        }
        int n = self.index.length;
        if (!self.started) {
            self.started = true;
            for (int i = 0; i < n; i++) {
                if (((PyTuple) self.peek(i)).size() == 0) {
                    self.done = true;
                    return null;
                }
            }
        } else {
            int i = n - 1;
            while (i >= 0 && ++self.index[i] == ((PyTuple) self.peek(i)).size()) {
                self.index[i--] = 0;
            }
            if (i < 0) {
                self.done = true;
                return null;
            }
        }
        PyObject[] row = new PyObject[n];
        for (int i = 0; i < n; i++) {
            row[i] = Refs.newRef(ts, ((PyTuple) self.peek(i)).get(self.index[i]));
        }
        return PyTuple.of(ts, row);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Product self) {
        return Refs.newRef(ts, self);
    }
}
