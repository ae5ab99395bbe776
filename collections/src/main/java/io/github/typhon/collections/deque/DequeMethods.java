// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of deque that Python sees. */
final class DequeMethods {
    private DequeMethods() {}

    @PyMethod(value = "($self, item, /)", doc = "Add an element to the right side of the deque.")
    static void append(ThreadState ts, PyDeque self, PyObject item) {
        self.push(ts, Refs.newRef(ts, item), false);
    }

    @PyMethod(value = "($self, item, /)", doc = "Add an element to the left side of the deque.")
    static void appendleft(ThreadState ts, PyDeque self, PyObject item) {
        self.push(ts, Refs.newRef(ts, item), true);
    }

    @PyMethod(value = "($self, /)", doc = "Remove and return the rightmost element.")
    static PyObject pop(ThreadState ts, PyDeque self) {
        return taken(self.take(ts, false));
    }

    @PyMethod(value = "($self, /)", doc = "Remove and return the leftmost element.")
    static PyObject popleft(ThreadState ts, PyDeque self) {
        return taken(self.take(ts, true));
    }

    private static PyObject taken(PyObject o) {
        if (o == null) {
            throw Raise.indexError("pop from an empty deque");
        }
        return o;
    }

    @PyMethod(value = "($self, iterable, /)", doc = "Extend the right side of the deque with elements from the iterable.")
    static void extend(ThreadState ts, PyDeque self, PyObject iterable) {
        extend(ts, self, iterable, false);
    }

    @PyMethod(value = "($self, iterable, /)", doc = "Extend the left side of the deque with elements from the iterable.")
    static void extendleft(ThreadState ts, PyDeque self, PyObject iterable) {
        extend(ts, self, iterable, true);
    }

    private static void extend(ThreadState ts, PyDeque self, PyObject iterable, boolean left) {
        if (iterable instanceof PyDeque d && d == self) {
            for (PyObject o : d.toArray(ts)) {
                self.push(ts, o, left);
            }
            return;
        }
        Iterators.forEach(ts, iterable, o -> {
            self.push(ts, Refs.newRef(ts, o), left);
            return true;
        });
    }

    @PyMethod(value = "($self, /)", doc = "Remove all elements from the deque.")
    static void clear(ThreadState ts, PyDeque self) {
        self.clear(ts);
    }

    static @Owned PyDeque copyOf(ThreadState ts, PyDeque self) {
        PyDeque d;
        if (self.getClass() == PyDeque.class) {
            d = new PyDeque(ts);
            d.setMaxlen(self.maxlen());
            for (PyObject o : self.toArray(ts)) {
                d.push(ts, o, false);
            }
            return d;
        }
        PyObject r = self.maxlen() < 0
                ? Calls.call1(ts, PyType.of(self), self)
                : Calls.call2(ts, PyType.of(self), self, PyLong.of(self.maxlen()));
        if (!(r instanceof PyDeque copy)) {
            PyType t = PyType.of(r);
            Refs.decref(ts, r);
            throw Raise.typeError("%s() must return a deque, not %s", PyType.of(self).name(), t.name());
        }
        return copy;
    }

    @PyMethod(value = "($self, /)", doc = "Return a shallow copy of a deque.")
    static PyObject copy(ThreadState ts, PyDeque self) {
        return copyOf(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__copy__", doc = "Return a shallow copy of a deque.")
    static PyObject shallowCopy(ThreadState ts, PyDeque self) {
        return copyOf(ts, self);
    }

    static void repeat(ThreadState ts, PyDeque self, long n) {
        self.edit(ts, (a, bin) -> {
            if (n <= 0) {
                bin.addAll(java.util.Arrays.asList(a));
                return new PyObject[0];
            }
            if (n == 1 || a.length == 0) {
                return a;
            }
            long max = self.maxlen();
            long total = max >= 0 ? Math.min(max, saturated(a.length, n)) : saturated(a.length, n);
            if (total > 1 << 30) {
                throw Raise.memoryError();
            }
            PyObject[] out = new PyObject[(int) total];
            for (int i = out.length - 1, j = a.length - 1; i >= 0; i--) {
                out[i] = Refs.newRef(ts, a[j]);
                j = j == 0 ? a.length - 1 : j - 1;
            }
            bin.addAll(java.util.Arrays.asList(a));
            return out;
        });
    }

    private static long saturated(long a, long n) {
        long hi = Math.multiplyHigh(a, n);
        return hi != 0 || a * n < 0 ? Long.MAX_VALUE : a * n;
    }

    @PyMethod(value = "($self, n=1, /)", doc = "Rotate the deque n steps to the right.  If n is negative, rotates left.")
    static void rotate(ThreadState ts, PyDeque self, long n) {
        self.rotate(ts, n);
    }

    @PyMethod(value = "($self, /)", doc = "Reverse *IN PLACE*.")
    static void reverse(ThreadState ts, PyDeque self) {
        self.edit(ts, (a, bin) -> {
            java.util.Collections.reverse(java.util.Arrays.asList(a));
            return a;
        });
    }

    /** First index in a range whose item equals the value, or -1; RuntimeError if the deque changed meanwhile. */
    static long find(ThreadState ts, PyDeque self, PyObject value, long from, long to) {
        long state = self.state(ts);
        for (long i = from; i < to; i++) {
            PyObject o = self.get(ts, i);
            if (o == null) {
                return -1;
            }
            boolean equal;
            try {
                equal = Objects.richCompareBool(ts, o, value, CompareOp.EQ);
            } finally {
                Refs.decref(ts, o);
            }
            if (equal) {
                return i;
            }
            if (self.state(ts) != state) {
                throw Raise.runtimeError("deque mutated during iteration");
            }
        }
        return -1;
    }

    @PyMethod(value = "($self, value, /)", doc = "Return number of occurrences of value.")
    static long count(ThreadState ts, PyDeque self, PyObject value) {
        long n = 0;
        long state = self.state(ts);
        for (long i = find(ts, self, value, 0, Long.MAX_VALUE); i >= 0; i = find(ts, self, value, i + 1, Long.MAX_VALUE)) {
            n++;
            if (self.state(ts) != state) {
                throw Raise.runtimeError("deque mutated during iteration");
            }
        }
        return n;
    }

    @PyMethod(value = "($self, value, start=0, stop=sys.maxsize, /)",
            doc = "Return first index of value.\n\nRaises ValueError if the value is not present.")
    static long index(ThreadState ts, PyDeque self, PyObject value, @SliceIndex(none = false) long start, @SliceIndex(none = false) long stop) {
        int n = self.size();
        long i = find(ts, self, value, SliceRange.clamp(start, n), SliceRange.clamp(stop, n));
        if (i < 0) {
            throw Raise.valueError("deque.index(x): x not in deque");
        }
        return i;
    }

    @PyMethod(value = "($self, value, /)", doc = "Remove first occurrence of value.")
    static void remove(ThreadState ts, PyDeque self, PyObject value) {
        int n = self.size();
        for (int i = 0; i < n; i++) {
            PyObject o = self.get(ts, i);
            boolean equal;
            try {
                equal = o != null && Objects.richCompareBool(ts, o, value, CompareOp.EQ);
            } finally {
                Refs.xdecref(ts, o);
            }
            if (self.size() != n) {
                throw Raise.indexError("deque mutated during remove().");
            }
            if (equal) {
                delete(ts, self, i);
                return;
            }
        }
        throw Raise.valueError("deque.remove(x): x not in deque");
    }

    static void delete(ThreadState ts, PyDeque self, long index) {
        self.edit(ts, (a, bin) -> {
            if (index < 0 || index >= a.length) {
                throw Raise.indexError("deque index out of range");
            }
            int i = (int) index;
            PyObject[] out = new PyObject[a.length - 1];
            System.arraycopy(a, 0, out, 0, i);
            System.arraycopy(a, i + 1, out, i, out.length - i);
            bin.add(a[i]);
            return out;
        });
    }

    @PyMethod(value = "($self, index, value, /)", doc = "Insert value before index.")
    static void insert(ThreadState ts, PyDeque self, long index, PyObject value) {
        self.edit(ts, (a, bin) -> {
            if (a.length == self.maxlen()) {
                throw Raise.indexError("deque already at its maximum size");
            }
            int i = (int) SliceRange.clamp(index, a.length);
            PyObject[] out = new PyObject[a.length + 1];
            System.arraycopy(a, 0, out, 0, i);
            out[i] = Refs.newRef(ts, value);
            System.arraycopy(a, i, out, i + 1, a.length - i);
            return out;
        });
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the deque.")
    static PyObject reversed(ThreadState ts, PyDeque self) {
        return new PyDequeReverseIterator(ts, self, self.size());
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    static PyObject reduce(ThreadState ts, PyDeque self) {
        PyObject state = Calls.callMethod(ts, self, "__getstate__");
        PyObject it = Iterators.iter(ts, self);
        PyObject args = self.maxlen() < 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyTuple.EMPTY, PyLong.of(self.maxlen()));
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(self)), args, state, it);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Return the size of the deque in memory, in bytes.")
    static long sizeof(ThreadState ts, PyDeque self) {
        return 700 + 8L * Math.max(0, self.size() - 64);
    }

    @PyGetter("maxlen")
    static PyObject maxlen(ThreadState ts, PyDeque self) {
        return self.maxlen() < 0 ? PyNone.NONE : PyLong.of(self.maxlen());
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
