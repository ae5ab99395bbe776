// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Filling a dict from another mapping, from pairs, from keyword arguments. CPython: dict_merge, PyDict_MergeFromSeq2, dict_update_arg. */
public final class DictMerge {
    /** What happens to keys that are there already. */
    public static final int KEEP = 0;
    public static final int OVERRIDE = 1;
    public static final int REJECT = 2;
    private static final PyUnicode KEYS = PyUnicode.intern("keys");

    private DictMerge() {}

    public static void updateFromCall(ThreadState ts, PyDict self, String name, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos > 1) {
            throw Raise.typeError("%s expected at most 1 argument, got %d", name, npos);
        }
        if (npos == 1) {
            update(ts, self, args[0]);
        }
        for (int i = 0; i < nkw; i++) {
            self.put(ts, kwnames[i], args[npos + i]);
        }
    }

    /** {@code d.update(other)}: a mapping, something with keys(), or pairs. */
    public static void update(ThreadState ts, PyDict self, PyObject other) {
        if (other.getClass() == PyDict.class) {
            merge(ts, self, other, OVERRIDE);
            return;
        }
        PyObject keys = Objects.lookupAttr(ts, other, KEYS);
        if (keys == null) {
            mergePairs(ts, self, other);
        } else {
            Refs.decref(ts, keys);
            merge(ts, self, other, OVERRIDE);
        }
    }

    /** Adds the items of a mapping; REJECT raises KeyError(key) at the first key that is there already. */
    public static void merge(ThreadState ts, PyDict self, PyObject other, int mode) {
        if (other == self) {
            return;
        }
        if (other instanceof PyDict d && !overridesIter(d)) {
            mergeDict(ts, self, d, mode);
        } else {
            mergeMapping(ts, self, other, mode);
        }
    }

    static boolean overridesIter(PyDict d) {
        return d.getClass() != PyDict.class && PyType.of(d).lookupBorrowed(io.github.typhon.objects.core.Names.__iter__)
                != PyDict.TYPE.lookupBorrowed(io.github.typhon.objects.core.Names.__iter__);
    }

    private static void mergeDict(ThreadState ts, PyDict self, PyDict other, int mode) {
        if (other.size() == 0 || mode == OVERRIDE && DictPairs.update(ts, self, other)) {
            return;
        }
        DictKeys k = other.snapshot(ts);
        int n = k.top();
        if (n == 0 || self.size() == 0 && self.adoptIfEmpty(ts, k)) {
            return;
        }
        try {
            if (self.size() + n > 8 && mode == OVERRIDE) {
                self.reserve(ts, n);
            }
            for (int i = 0; i < n; i++) {
                add(ts, self, k.keyPlain(i), k.hashAt(i), k.valuePlain(i), mode);
                if (other.size() != n && k.keyPlain(i) instanceof RefCounted) {
                    // Only a key whose __eq__ is Python's can have done it on this thread.
                    throw Raise.runtimeError("dict mutated during update");
                }
            }
        } finally {
            PyDict.discardSnapshot(ts, k);
        }
    }

    /** {@code a | b} for a plain b: both as they were at one moment. */
    static PyDict union(ThreadState ts, PyDict a, PyDict b) {
        PyDict merged = DictPairs.union(ts, a, b);
        return merged != null ? merged : unionAsking(ts, a, b);
    }

    private static PyDict unionAsking(ThreadState ts, PyDict a, PyDict b) {
        DictKeys[] both = DictPairs.snapshots(ts, a, b);
        PyDict r = new PyDict(ts, both[0], both[0].top());
        DictKeys k = both[1];
        try {
            if (k.top() == 0 || r.size() == 0 && r.adoptIfEmpty(ts, k)) {
                return r;
            }
            if (r.size() + k.top() > 8) {
                r.reserve(ts, k.top());
            }
            for (int i = 0; i < k.top(); i++) {
                add(ts, r, k.keyPlain(i), k.hashAt(i), k.valuePlain(i), OVERRIDE);
            }
        } catch (Throwable e) {
            Refs.decref(ts, r);
            PyDict.discardSnapshot(ts, k);
            throw e;
        }
        PyDict.discardSnapshot(ts, k);
        return r;
    }

    private static void add(ThreadState ts, PyDict self, PyObject key, long hash, PyObject value, int mode) {
        if (mode == OVERRIDE) {
            self.putStolen(ts, key, hash, Refs.newRef(ts, value));
        } else if (!self.putIfAbsent(ts, key, hash, value) && mode == REJECT) {
            throw Raise.keyError(ts, key);
        }
    }

    private static void mergeMapping(ThreadState ts, PyDict self, PyObject other, int mode) {
        PyObject keys = Mappings.keyList(ts, other);
        try {
            Iterators.forEach(ts, keys, key -> {
                if (mode != OVERRIDE && self.containsKey(ts, key)) {
                    if (mode == REJECT) {
                        throw Raise.keyError(ts, key);
                    }
                    return true;
                }
                self.putStolen(ts, key, Objects.getItem(ts, other, key));
                return true;
            });
        } finally {
            Refs.decref(ts, keys);
        }
    }

    /** Adds pairs, each an iterable of two; later ones win. */
    public static void mergePairs(ThreadState ts, PyDict self, PyObject pairs) {
        PyObject it = Iterators.iter(ts, pairs);
        try {
            if (PairIterator.yieldsPairs(it)) {
                addPairs(ts, self, (PairIterator) it);
                return;
            }
            int i = 0;
            for (PyObject item = Iterators.next(ts, it); item != null; item = Iterators.next(ts, it)) {
                try {
                    addPair(ts, self, item, i++);
                } finally {
                    Refs.decref(ts, item);
                }
            }
        } finally {
            Refs.decref(ts, it);
        }
    }

    private static void addPairs(ThreadState ts, PyDict self, PairIterator it) {
        for (PyObject key = it.nextPair(ts); key != null; key = it.nextPair(ts)) {
            PyObject value = ts.second;
            ts.second = null;
            try {
                self.putStolen(ts, key, value);
            } finally {
                Refs.decref(ts, key);
            }
        }
    }

    private static void addPair(ThreadState ts, PyDict self, PyObject item, int i) {
        if (item.getClass() == PyTuple.class && ((PyTuple) item).items.length == 2) {
            PyObject[] pair = ((PyTuple) item).items;
            self.putStolen(ts, pair[0], KeyCompare.dictHash(ts, pair[0]), Refs.newRef(ts, pair[1]));
            return;
        }
        PyObject[] pair;
        try {
            pair = Sequences.toArray(ts, item);
        } catch (PyException e) {
            throw notASequence(ts, e, i);
        }
        try {
            if (pair.length != 2) {
                throw Raise.valueError("dictionary update sequence element #%d has length %d; 2 is required", i, pair.length);
            }
            self.putStolen(ts, pair[0], KeyCompare.dictHash(ts, pair[0]), Refs.newRef(ts, pair[1]));
        } finally {
            Refs.releaseAll(ts, pair, 0, pair.length);
        }
    }

    /** A TypeError with a note about the element; other exceptions as they are. */
    private static PyException notASequence(ThreadState ts, PyException e, int i) {
        if (!e.matches(Exc.TypeError)) {
            return e;
        }
        PyException complaint = e;
        if (e.text() != null && e.text().endsWith("object is not iterable")) {
            e.discard(ts);
            complaint = Raise.typeError("object is not iterable");
        }
        PyObject r = Calls.callMethod(ts, complaint.value(ts), "add_note",
                PyUnicode.of("Cannot convert dictionary update sequence element #" + i + " to a sequence"));
        Refs.decref(ts, r);
        return complaint;
    }
}
