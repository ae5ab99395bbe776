// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Which objects were written already, by identity, and under which number. An open hash table of two parallel arrays.
 *  <p>Threads: confined to the thread that uses the pickler. <p>Ownership: owns its objects, so that no identity is given out twice. */
final class PicklerMemo {
    private static final int MINIMUM = 16;

    @Owned private PyObject[] keys = new PyObject[MINIMUM];
    private int[] numbers = new int[MINIMUM];
    private int used;
    /** Numbers given to state dicts that were written without being made. */
    private int[] unmade = new int[0];
    private int unmadeCount;

    int size() {
        return used + unmadeCount;
    }

    /** The number of an object, or -1. */
    int get(PyObject o) {
        PyObject[] k = keys;
        int mask = k.length - 1;
        for (int i = slot(o) & mask;; i = i + 1 & mask) {
            PyObject x = k[i];
            if (x == o) {
                return numbers[i];
            }
            if (x == null) {
                return -1;
            }
        }
    }

    private static int slot(PyObject o) {
        int h = System.identityHashCode(o);
        return h ^ h >>> 15;
    }

    /** Enters an object (borrowed) under a number; an old number is replaced. */
    void put(ThreadState ts, PyObject o, int number) {
        if (used * 2 >= keys.length) {
            grow();
        }
        int mask = keys.length - 1;
        int i = slot(o) & mask;
        while (keys[i] != null && keys[i] != o) {
            i = i + 1 & mask;
        }
        if (keys[i] == null) {
            Refs.incref(ts, o);
            keys[i] = o;
            used++;
        }
        numbers[i] = number;
    }

    /** Uses up the next number for a dict that nobody can refer to again. */
    int skip() {
        if (unmadeCount == unmade.length) {
            unmade = Arrays.copyOf(unmade, Math.max(16, unmadeCount * 2));
        }
        int n = size();
        unmade[unmadeCount++] = n;
        return n;
    }

    private void grow() {
        PyObject[] k = keys;
        int[] n = numbers;
        int mask = k.length * 4 - 1;
        PyObject[] k2 = new PyObject[mask + 1];
        int[] n2 = new int[mask + 1];
        for (int j = 0; j < k.length; j++) {
            if (k[j] != null) {
                int i = slot(k[j]) & mask;
                while (k2[i] != null) {
                    i = i + 1 & mask;
                }
                k2[i] = k[j];
                n2[i] = n[j];
            }
        }
        keys = k2;
        numbers = n2;
    }

    void clear(ThreadState ts) {
        PyObject[] k = keys;
        keys = new PyObject[MINIMUM];
        numbers = new int[MINIMUM];
        used = 0;
        unmadeCount = 0;
        for (PyObject o : k) {
            Refs.xdecref(ts, o);
        }
    }

    /** Takes over the content of another memo, which is used up. */
    void become(ThreadState ts, PicklerMemo m) {
        clear(ts);
        keys = m.keys;
        numbers = m.numbers;
        used = m.used;
        unmade = m.unmade;
        unmadeCount = m.unmadeCount;
    }

    void traverse(Visitor v) {
        for (PyObject o : keys) {
            if (o != null) {
                v.visit(o);
            }
        }
    }

    PicklerMemo copy(ThreadState ts) {
        PicklerMemo m = new PicklerMemo();
        m.keys = keys.clone();
        m.numbers = numbers.clone();
        m.used = used;
        m.unmade = unmade.clone();
        m.unmadeCount = unmadeCount;
        for (PyObject o : m.keys) {
            Refs.xincref(ts, o);
        }
        return m;
    }

    /** {@code {id: (number, object)}}. */
    @Owned PyDict toDict(ThreadState ts) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                enter(ts, d, numbers[i], Refs.newRef(ts, keys[i]));
            }
        }
        for (int i = 0; i < unmadeCount; i++) {
            enter(ts, d, unmade[i], new PyDict(ts));
        }
        return d;
    }

    private static void enter(ThreadState ts, PyDict d, int number, @Stolen PyObject o) {
        PyLong id = PyLong.of(Hashing.id(o));
        d.putStolen(ts, id, PyTuple.of(ts, PyLong.of(number), o));
    }
}
