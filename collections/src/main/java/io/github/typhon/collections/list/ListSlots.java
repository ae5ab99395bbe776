// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of list. */
final class ListSlots {
    private ListSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyListExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyList self, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (nkw > 0 && (self.getClass() == PyList.class
                || PyType.of(self).lookupBorrowed(Names.__new__) == PyList.TYPE.lookupBorrowed(Names.__new__))) {
            throw Raise.typeError("list() takes no keyword arguments");
        }
        if (npos > 1) {
            throw Raise.typeError("list expected at most 1 argument, got %d", npos);
        }
        if (self.size() > 0) {
            self.clear(ts);
        }
        if (npos == 1 && self.getClass() == PyList.class) {
            ListMethods.fill(ts, self, args[0]);
        } else if (npos == 1) {
            ListMethods.extend(ts, self, args[0]);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyList self) {
        if (self.size() == 0) {
            return PyUnicode.of("[]");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("[...]");
        }
        try {
            StringBuilder b = new StringBuilder("[");
            int i = 0;
            for (PyObject o = self.get(ts, i); o != null; o = self.get(ts, ++i)) {
                try {
                    if (i > 0) {
                        b.append(", ");
                    }
                    b.append(Objects.reprText(ts, o));
                } finally {
                    Refs.decref(ts, o);
                }
            }
            return PyUnicode.of(b.append(']').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyList self, PyObject other, int op) {
        if (!(other instanceof PyList w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self.size() != w.size() && (op == CompareOp.EQ || op == CompareOp.NE)) {
            return PyBool.of(op == CompareOp.NE);
        }
        for (int i = 0;; i++) {
            PyObject a = self.get(ts, i);
            PyObject b = a == null ? null : w.get(ts, i);
            try {
                if (a == null || b == null) {
                    return PyBool.of(CompareOp.holds(Integer.compare(self.size(), w.size()), op));
                }
                if (!Objects.richCompareBool(ts, a, b, CompareOp.EQ)) {
                    if (i >= self.size() || i >= w.size()) {
                        // __eq__ shortened a list: nothing is left to compare but the sizes.
                        return PyBool.of(CompareOp.holds(Integer.compare(self.size(), w.size()), op));
                    }
                    return op == CompareOp.EQ ? PyBool.FALSE : op == CompareOp.NE ? PyBool.TRUE : Objects.richCompare(ts, a, b, op);
                }
            } finally {
                Refs.xdecref(ts, a);
                Refs.xdecref(ts, b);
            }
        }
    }

    static PyObject tp_iter(ThreadState ts, PyList self) {
        return new PyListIterator(ts, self);
    }

    static long sq_length(ThreadState ts, PyList self) {
        return self.size();
    }

    static long mp_length(ThreadState ts, PyList self) {
        return self.size();
    }

    static boolean sq_contains(ThreadState ts, PyList self, PyObject value) {
        return ListMethods.find(ts, self, value, 0, Long.MAX_VALUE) >= 0;
    }

    static PyObject sq_item(ThreadState ts, PyList self, long i) {
        PyObject o = self.get(ts, i);
        if (o == null) {
            throw Raise.indexError("list index out of range");
        }
        return o;
    }

    static void sq_ass_item(ThreadState ts, PyList self, long i, PyObject value) {
        boolean there;
        if (value != null) {
            there = self.set(ts, i, value);
        } else {
            PyObject old = i < 0 ? null : self.pop(ts, i);
            there = old != null;
            Refs.xdecref(ts, old);
        }
        if (!there) {
            throw Raise.indexError("list assignment index out of range");
        }
    }

    static PyObject mp_subscript(ThreadState ts, PyList self, PyObject key) {
        if (key instanceof PyInt n) {
            long i = n.value();
            return sq_item(ts, self, i < 0 ? i + self.size() : i);
        }
        if (key instanceof PySlice s) {
            return ListSlices.get(ts, self, s);
        }
        long i = index(ts, key);
        return sq_item(ts, self, i < 0 ? i + self.size() : i);
    }

    static void mp_ass_subscript(ThreadState ts, PyList self, PyObject key, PyObject value) {
        if (key instanceof PySlice s) {
            ListSlices.assign(ts, self, s, value);
            return;
        }
        long i = index(ts, key);
        sq_ass_item(ts, self, i < 0 ? i + self.size() : i, value);
    }

    private static long index(ThreadState ts, PyObject key) {
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("list indices must be integers or slices, not %s", PyType.of(key).name());
        }
        return Numbers.asSsize(ts, key, Exc.IndexError);
    }

    static PyObject sq_concat(ThreadState ts, PyList self, PyObject other) {
        if (!(other instanceof PyList b)) {
            throw Raise.typeError("can only concatenate list (not \"%s\") to list", PyType.of(other).name());
        }
        return PyList.concatenated(ts, self, b);
    }

    static PyObject sq_repeat(ThreadState ts, PyList self, long n) {
        PyObject[] a = self.toArray(ts);
        if (n <= 0 || a.length == 0) {
            Refs.releaseAll(ts, a, 0, a.length);
            return new PyList(ts);
        }
        return PyList.of(ts, ListSlices.repeated(ts, a, n));
    }

    static PyObject sq_inplace_concat(ThreadState ts, PyList self, PyObject other) {
        ListMethods.extend(ts, self, other);
        return Refs.newRef(ts, self);
    }

    static PyObject sq_inplace_repeat(ThreadState ts, PyList self, long n) {
        if (n <= 0) {
            self.clear(ts);
        } else if (n > 1) {
            self.edit(ts, (a, bin) -> a.length == 0 ? a : ListSlices.repeated(ts, a, n));
        }
        return Refs.newRef(ts, self);
    }
}
