// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: fill value, then the iterators, null once exhausted. */
@PyClass(name = "zip_longest", signature = "(*iterables, fillvalue=None)", module = "itertools", flags = PyType.BASETYPE, doc = "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument.  The .__next__()\nmethod continues until the longest iterable in the argument sequence\nis exhausted and then it raises StopIteration.  When the shorter iterables\nare exhausted, the fillvalue is substituted in their place.  The fillvalue\ndefaults to None or can be specified by a keyword argument.")
public class ZipLongest extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new ZipLongestExposed());

    private int active;

    ZipLongest(ThreadState ts, @Stolen PyObject[] fillAndIterators) {
        super(ts, fillAndIterators);
        active = fillAndIterators.length - 1;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject fill = fillValue(args, kwnames);
        PyObject[] a = CallArgs.positional(args, kwnames);
        PyObject[] held = new PyObject[a.length + 1];
        held[0] = fill == null ? PyNone.NONE : Refs.newRef(ts, fill);
        try {
            for (int i = 0; i < a.length; i++) {
                held[i + 1] = Iterators.iter(ts, a[i]);
            }
        } catch (Throwable e) {
            Refs.releaseAll(ts, held, 0, held.length);
            throw e;
        }
        return ZipLongestExposed.newInstance(ts, type, held);
    }

    /** Null where none is given. */
    private static PyObject fillValue(PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames == null || kwnames.length == 0) {
            return null;
        }
        if (kwnames.length > 1 || !kwnames[0].equalsText("fillvalue")) {
            throw Raise.typeError("zip_longest() got an unexpected keyword argument");
        }
        return args[args.length - 1];
    }

    static PyObject tp_iternext(ThreadState ts, ZipLongest self) {
        int n = self.held.length - 1;
        if (self.active <= 0) {
            return null;
        }
        PyObject[] row = new PyObject[n];
        boolean done = false;
        try {
            for (int i = 0; i < n; i++) {
                PyObject it = self.held(ts, i + 1);
                PyObject v = null;
                if (it != null) {
                    try {
                        v = PyListIterator.nextOf(ts, it);
                    } catch (Throwable e) {
                        self.active = 0;
                        throw e;
                    } finally {
                        Refs.decref(ts, it);
                    }
                    if (v == null) {
                        if (--self.active == 0) {
                            return null;
                        }
                        self.put(ts, i + 1, null);
                    }
                }
                row[i] = v != null ? v : self.held(ts, 0);
            }
            done = true;
        } finally {
            if (!done) {
                Refs.releaseAll(ts, row, 0, n);
            }
        }
        return PyTuple.of(ts, row);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, ZipLongest self) {
        return Refs.newRef(ts, self);
    }
}
