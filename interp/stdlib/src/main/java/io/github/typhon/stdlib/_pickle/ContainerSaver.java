// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.AnySet;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes exact built-in containers, and the items that reductions give by iterators.
 *  <p>Threads: confined to one dump. Lists, dicts and sets are read item by item, as any other reader does it: what other threads change
 *  meanwhile is seen or not; a dict or set whose size changed is an error, as it is for iterators. */
final class ContainerSaver {
    private final Saver s;
    private final ThreadState ts;

    ContainerSaver(Saver s) {
        this.s = s;
        this.ts = s.ts;
    }

    /** Writes the object if it is a container of one of the exact types; else false. */
    boolean save(PyObject o, PyType type) {
        FastMode f = s.fast;
        if (f == null || type != PyDict.TYPE && type != PyList.TYPE && type != PyFrozenSet.TYPE) {
            return container(o, type);
        }
        f.enter(o);
        try {
            return container(o, type);
        } finally {
            f.leave(o);
        }
    }

    private boolean container(PyObject o, PyType type) {
        if (type == PyDict.TYPE) {
            dict((PyDict) o);
        } else if (type == PyList.TYPE) {
            list((PyList) o);
        } else if (type == PyTuple.TYPE) {
            tuple((PyTuple) o);
        } else if (type == PySet.TYPE) {
            set((PySet) o);
        } else if (type == PyFrozenSet.TYPE) {
            frozenSet((PyFrozenSet) o);
        } else if (type == PyByteArray.TYPE) {
            byteArray((PyByteArray) o);
        } else if (type == PyPickleBuffer.TYPE) {
            buffer((PyPickleBuffer) o);
        } else {
            return false;
        }
        return true;
    }

    private void item(PyObject owner, @Borrowed PyObject item, int i) {
        try {
            s.save(item);
        } catch (PyException e) {
            throw s.noted(e, owner, "item " + i);
        }
    }

    // ---- lists

    private void list(PyList l) {
        if (s.binary) {
            s.out.op(Op.EMPTY_LIST);
        } else {
            s.out.op(Op.MARK);
            s.out.op(Op.LIST);
        }
        s.memoize(l);
        int n = l.size();
        if (n == 0) {
            return;
        }
        if (!s.binary || n == 1) {
            single(l);
            return;
        }
        int i = 0;
        do {
            s.out.op(Op.MARK);
            int end = i + Op.BATCH;
            PyObject item;
            while (i < end && (item = l.get(ts, i)) != null) {
                try {
                    item(l, item, i);
                } finally {
                    Refs.decref(ts, item);
                }
                i++;
            }
            s.out.op(Op.APPENDS);
        } while (i < l.size());
    }

    private void single(PyList l) {
        PyObject item;
        for (int i = 0; (item = l.get(ts, i)) != null; i++) {
            try {
                item(l, item, i);
            } finally {
                Refs.decref(ts, item);
            }
            s.out.op(Op.APPEND);
            if (s.binary) {
                return;
            }
        }
    }

    /** What an iterator gives, as items of the object {@code owner}. */
    void items(PyObject iterator, PyObject owner) {
        int i = 0;
        PyObject next = s.binary ? Iterators.next(ts, iterator) : null;
        if (!s.binary) {
            for (PyObject o; (o = Iterators.next(ts, iterator)) != null; i++) {
                take(owner, o, i);
                s.out.op(Op.APPEND);
            }
            return;
        }
        while (next != null) {
            PyObject first = next;
            try {
                next = Iterators.next(ts, iterator);
            } catch (Throwable e) {
                Refs.decref(ts, first);
                throw e;
            }
            if (next == null) {
                take(owner, first, i);
                s.out.op(Op.APPEND);
                return;
            }
            next = batch(iterator, owner, first, next, i);
            i += Op.BATCH;
        }
    }

    private void take(PyObject owner, PyObject o, int i) {
        try {
            item(owner, o, i);
        } finally {
            Refs.decref(ts, o);
        }
    }

    /** Two items and what follows, up to a batch; the first of the next batch, or null. */
    private PyObject batch(PyObject iterator, PyObject owner, PyObject first, PyObject second, int from) {
        PyObject next = second;
        try {
            s.out.op(Op.MARK);
            take(owner, first, from);
            for (int n = 1; next != null; n++) {
                PyObject o = next;
                next = null;
                take(owner, o, from + n);
                if (n + 1 == Op.BATCH) {
                    break;
                }
                next = Iterators.next(ts, iterator);
                if (next == null) {
                    s.out.op(Op.APPENDS);
                    return null;
                }
            }
        } catch (Throwable e) {
            Refs.xdecref(ts, next);
            throw e;
        }
        s.out.op(Op.APPENDS);
        return Iterators.next(ts, iterator);
    }

    // ---- dicts

    private void dict(PyDict d) {
        if (s.binary) {
            s.out.op(Op.EMPTY_DICT);
        } else {
            s.out.op(Op.MARK);
            s.out.op(Op.DICT);
        }
        s.memoize(d);
        int size = d.size();
        if (size == 0) {
            return;
        }
        if (!s.binary) {
            PyObject view = Calls.callMethod(ts, d, Names.items);
            PyObject it = Iterators.iter(ts, view);
            Refs.decref(ts, view);
            try {
                pairs(it, d);
            } finally {
                Refs.decref(ts, it);
            }
            return;
        }
        PyDict.Cursor c = new PyDict.Cursor();
        if (size == 1) {
            if (d.next(ts, c)) {
                takePair(d, c);
                s.out.op(Op.SETITEM);
            }
            return;
        }
        int i;
        do {
            i = 0;
            s.out.op(Op.MARK);
            while (i < Op.BATCH && d.next(ts, c)) {
                takePair(d, c);
                i++;
            }
            s.out.op(Op.SETITEMS);
            if (d.size() != size) {
                throw Raise.runtimeError("dictionary changed size during iteration");
            }
        } while (i == Op.BATCH);
    }

    private void takePair(PyDict d, PyDict.Cursor c) {
        PyObject key = c.key;
        PyObject value = c.value;
        try {
            pair(d, key, value);
        } finally {
            Refs.decref(ts, key);
            Refs.decref(ts, value);
        }
    }

    private void pair(PyObject owner, @Borrowed PyObject key, @Borrowed PyObject value) {
        s.save(key);
        try {
            s.save(value);
        } catch (PyException e) {
            throw s.noted(e, owner, "item " + Objects.reprText(ts, key));
        }
    }

    /** The pairs that an iterator gives, as items of the object {@code owner}. */
    void pairs(PyObject iterator, PyObject owner) {
        if (!s.binary) {
            for (PyObject p; (p = Iterators.next(ts, iterator)) != null;) {
                takePair(owner, p);
                s.out.op(Op.SETITEM);
            }
            return;
        }
        PyObject next = Iterators.next(ts, iterator);
        while (next != null) {
            PyObject first = next;
            try {
                checkPair(first);
                next = Iterators.next(ts, iterator);
            } catch (Throwable e) {
                Refs.decref(ts, first);
                throw e;
            }
            if (next == null) {
                takePair(owner, first);
                s.out.op(Op.SETITEM);
                return;
            }
            next = pairBatch(iterator, owner, first, next);
        }
    }

    private static void checkPair(PyObject p) {
        if (!(p instanceof PyTuple t) || t.size() != 2) {
            throw Raise.typeError("dict items iterator must return 2-tuples");
        }
    }

    private void takePair(PyObject owner, PyObject p) {
        try {
            checkPair(p);
            pair(owner, ((PyTuple) p).get(0), ((PyTuple) p).get(1));
        } finally {
            Refs.decref(ts, p);
        }
    }

    private PyObject pairBatch(PyObject iterator, PyObject owner, PyObject first, PyObject second) {
        PyObject next = second;
        try {
            s.out.op(Op.MARK);
            takePair(owner, first);
            for (int n = 1; next != null; n++) {
                PyObject o = next;
                next = null;
                takePair(owner, o);
                if (n + 1 == Op.BATCH) {
                    break;
                }
                next = Iterators.next(ts, iterator);
                if (next == null) {
                    s.out.op(Op.SETITEMS);
                    return null;
                }
            }
        } catch (Throwable e) {
            Refs.xdecref(ts, next);
            throw e;
        }
        s.out.op(Op.SETITEMS);
        return Iterators.next(ts, iterator);
    }

    // ---- tuples

    private void tuple(PyTuple t) {
        int n = t.size();
        if (n == 0) {
            if (s.binary) {
                s.out.op(Op.EMPTY_TUPLE);
            } else {
                s.out.op(Op.MARK);
                s.out.op(Op.TUPLE);
            }
            return;
        }
        boolean sized = n <= 3 && s.protocol >= 2;
        if (!sized) {
            s.out.op(Op.MARK);
        }
        for (int i = 0; i < n; i++) {
            item(t, t.get(i), i);
        }
        // In the memo now although it was not before: it holds itself, and was built while its items were.
        if (s.memo.get(t) >= 0) {
            if (!sized && s.binary) {
                s.out.op(Op.POP_MARK);
            } else {
                for (int i = sized ? 1 : 0; i <= n; i++) {
                    s.out.op(Op.POP);
                }
            }
            s.known(t);
            return;
        }
        s.out.op(!sized ? Op.TUPLE : n == 1 ? Op.TUPLE1 : n == 2 ? Op.TUPLE2 : Op.TUPLE3);
        s.memoize(t);
    }

    // ---- sets

    private void asReduction(AnySet o, PyType type) {
        s.reduce(PyTuple.of(ts, Refs.newRef(ts, type), PyTuple.of(ts, Sequences.list(ts, o))), o);
    }

    private void set(PySet o) {
        if (s.protocol < 4) {
            asReduction(o, PySet.TYPE);
            return;
        }
        s.out.op(Op.EMPTY_SET);
        s.memoize(o);
        int size = o.size();
        if (size == 0) {
            return;
        }
        AnySet.Cursor c = new AnySet.Cursor();
        int i;
        do {
            i = 0;
            s.out.op(Op.MARK);
            while (i < Op.BATCH && o.next(ts, c)) {
                element(o, c.key);
                i++;
            }
            s.out.op(Op.ADDITEMS);
            if (o.size() != size) {
                throw Raise.runtimeError("set changed size during iteration");
            }
        } while (i == Op.BATCH);
    }

    private void element(PyObject owner, PyObject key) {
        try {
            s.save(key);
        } catch (PyException e) {
            throw s.noted(e, owner, "element");
        } finally {
            Refs.decref(ts, key);
        }
    }

    private void frozenSet(PyFrozenSet o) {
        if (s.protocol < 4) {
            asReduction(o, PyFrozenSet.TYPE);
            return;
        }
        s.out.op(Op.MARK);
        AnySet.Cursor c = new AnySet.Cursor();
        while (o.next(ts, c)) {
            element(o, c.key);
        }
        if (s.memo.get(o) >= 0) {
            s.out.op(Op.POP_MARK);
            s.known(o);
            return;
        }
        s.out.op(Op.FROZENSET);
        s.memoize(o);
    }

    // ---- bytes that can be written to, and buffers

    private void byteArray(PyByteArray o) {
        byte[] b = o.toByteArray(ts);
        if (s.protocol < 5) {
            PyTuple args = b.length == 0 ? PyTuple.EMPTY : PyTuple.of(ts, PyBytes.ofOwned(b));
            s.reduce(PyTuple.of(ts, Refs.newRef(ts, PyByteArray.TYPE), args), o);
            return;
        }
        s.out.payload(Op.BYTEARRAY8, 8, b, o);
        s.memoize(o);
    }

    private void buffer(PyPickleBuffer o) {
        if (s.protocol < 5) {
            throw PickleState.PICKLING_ERROR.error(ts, "PickleBuffer can only be pickled with protocol >= 5");
        }
        PyBuffer view = o.view();
        if (!PyPickleBuffer.isContiguous(view)) {
            throw PickleState.PICKLING_ERROR.error(ts, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        boolean inBand = s.bufferCallback == null || Objects.truth(ts, Calls.call1(ts, s.bufferCallback, o));
        if (!inBand) {
            s.out.op(Op.NEXT_BUFFER);
            if (view.readonly) {
                s.out.op(Op.READONLY_BUFFER);
            }
            return;
        }
        byte[] b = java.util.Arrays.copyOfRange(view.data, view.offset, view.offset + view.length);
        if (view.readonly) {
            s.bytes(o, b);
        } else {
            s.out.payload(Op.BYTEARRAY8, 8, b, null);
            s.memoize(o);
        }
    }
}
