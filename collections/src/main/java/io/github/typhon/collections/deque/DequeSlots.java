// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of deque. */
final class DequeSlots {
    private DequeSlots() {}

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyDequeExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyDeque self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("deque", args, kwnames, 0, 2, 0, "iterable", "maxlen");
        long maxlen = -1;
        if (a[1] != null && a[1] != PyNone.NONE) {
            if (!Numbers.isIndex(a[1])) {
                throw Raise.typeError("an integer is required");
            }
            maxlen = Args.toLong(ts, a[1]);
            if (maxlen < 0) {
                throw Raise.valueError("maxlen must be non-negative");
            }
        }
        self.setMaxlen(maxlen);
        if (self.size() > 0) {
            self.clear(ts);
        }
        if (a[0] != null) {
            DequeMethods.extend(ts, self, a[0]);
        }
    }

    static PyObject tp_repr(ThreadState ts, PyDeque self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("[...]");
        }
        PyObject[] items = self.toArray(ts);
        try {
            StringBuilder b = new StringBuilder(PyType.of(self).shortName()).append("([");
            for (int i = 0; i < items.length; i++) {
                b.append(i > 0 ? ", " : "").append(Objects.reprText(ts, items[i]));
            }
            b.append(']');
            if (self.maxlen() >= 0) {
                b.append(", maxlen=").append(self.maxlen());
            }
            return PyUnicode.of(b.append(')').toString());
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyDeque self, PyObject other, int op) {
        if (!(other instanceof PyDeque w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (self == w) {
            return PyBool.of(CompareOp.holds(0, op));
        }
        if ((op == CompareOp.EQ || op == CompareOp.NE) && self.size() != w.size()) {
            return PyBool.of(op == CompareOp.NE);
        }
        PyObject[] a = self.toArray(ts);
        PyObject[] b = w.toArray(ts);
        try {
            int n = Math.min(a.length, b.length);
            for (int i = 0; i < n; i++) {
                if (!Objects.richCompareBool(ts, a[i], b[i], CompareOp.EQ)) {
                    return op == CompareOp.EQ ? PyBool.FALSE : op == CompareOp.NE ? PyBool.TRUE : Objects.richCompare(ts, a[i], b[i], op);
                }
            }
            return PyBool.of(CompareOp.holds(Integer.compare(a.length, b.length), op));
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
            Refs.releaseAll(ts, b, 0, b.length);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyDeque self) {
        return new PyDequeIterator(ts, self, self.size());
    }

    static long sq_length(ThreadState ts, PyDeque self) {
        return self.size();
    }

    static boolean sq_contains(ThreadState ts, PyDeque self, PyObject value) {
        return DequeMethods.find(ts, self, value, 0, Long.MAX_VALUE) >= 0;
    }

    static PyObject sq_item(ThreadState ts, PyDeque self, long i) {
        PyObject o = self.get(ts, i);
        if (o == null) {
            throw Raise.indexError("deque index out of range");
        }
        return o;
    }

    static void sq_ass_item(ThreadState ts, PyDeque self, long i, PyObject value) {
        if (value == null) {
            DequeMethods.delete(ts, self, i);
        } else if (!self.set(ts, i, value)) {
            throw Raise.indexError("deque index out of range");
        }
    }

    static PyObject sq_concat(ThreadState ts, PyDeque self, PyObject other) {
        if (!(other instanceof PyDeque)) {
            throw Raise.typeError("can only concatenate deque (not \"%s\") to deque", PyType.of(other).name());
        }
        PyDeque r = DequeMethods.copyOf(ts, self);
        DequeMethods.extend(ts, r, other);
        return r;
    }

    static PyObject sq_inplace_concat(ThreadState ts, PyDeque self, PyObject other) {
        DequeMethods.extend(ts, self, other);
        return Refs.newRef(ts, self);
    }

    static PyObject sq_repeat(ThreadState ts, PyDeque self, long n) {
        PyDeque r = DequeMethods.copyOf(ts, self);
        DequeMethods.repeat(ts, r, n);
        return r;
    }

    static PyObject sq_inplace_repeat(ThreadState ts, PyDeque self, long n) {
        DequeMethods.repeat(ts, self, n);
        return Refs.newRef(ts, self);
    }
}
