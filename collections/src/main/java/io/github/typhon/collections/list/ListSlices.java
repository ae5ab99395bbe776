// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Slices of lists: reading, assigning, deleting. Whatever runs Python comes first; the change itself is one step under the mutex.
 *  <p>Who knows the list's only reference, and that no other thread can read the place where it is, needs no mutex: {@code alone}. */
public final class ListSlices {
    private ListSlices() {}

    static @Owned PyObject get(ThreadState ts, PyList self, PySlice slice) {
        return get(ts, self, SliceRange.unpack(ts, slice), false);
    }

    /** {@code self[r]}. */
    public static @Owned PyObject get(ThreadState ts, PyList self, SliceRange r, boolean alone) {
        return PyList.of(ts, alone ? self.copyPlacesLockHeld(ts, r) : self.copyPlaces(ts, r));
    }

    /**
     * {@code self[r] = from} with step 1 for who is alone with both; {@code from} is another list, which has no items afterwards.
     */
    @MayRunPython
    public static void moveAlone(ThreadState ts, PyList self, SliceRange r, PyList from) {
        int n = from.size();
        PyObject[] items = from.takeAlone();
        r.adjust(self.size());
        if (Math.max(r.start, r.stop) - r.start == n) {
            self.exchangeAlone((int) r.start, items, n);
            PyList.releaseStale(ts, items, n);
        } else {
            self.replaceRange(ts, r.start, Math.max(r.start, r.stop), items.length == n ? items : Arrays.copyOf(items, n));
        }
    }

    static void assign(ThreadState ts, PyList self, PySlice slice, PyObject value) {
        SliceRange r = SliceRange.unpack(ts, slice);
        if (r.step == 1 && value != null && value.getClass() == PyList.class) {
            self.replaceFrom(ts, r, (PyList) value);
        } else if (r.step == 1) {
            PyObject[] items = value == null ? PyList.NONE : items(ts, value);
            r.adjust(self.size());
            self.replaceRange(ts, r.start, Math.max(r.start, r.stop), items);
        } else if (value == null) {
            delete(ts, self, r);
        } else {
            assignExtended(ts, self, r, items(ts, value));
        }
    }

    private static @Owned PyObject[] items(ThreadState ts, PyObject value) {
        try {
            return Sequences.toArray(ts, value);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError) || e.text() == null || !e.text().endsWith("object is not iterable")) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("must assign iterable to extended slice");
        }
    }

    private static void delete(ThreadState ts, PyList self, SliceRange r) {
        self.edit(ts, (a, bin) -> {
            r.adjust(a.length);
            if (r.count == 0) {
                return a;
            }
            boolean[] gone = new boolean[a.length];
            for (int i = 0; i < r.count; i++) {
                gone[r.at(i)] = true;
            }
            PyObject[] out = new PyObject[a.length - r.count];
            int n = 0;
            for (int i = 0; i < a.length; i++) {
                if (gone[i]) {
                    bin.add(a[i]);
                } else {
                    out[n++] = a[i];
                }
            }
            return out;
        });
    }

    private static void assignExtended(ThreadState ts, PyList self, SliceRange r, @Stolen PyObject[] items) {
        try {
            self.edit(ts, (a, bin) -> {
                r.adjust(a.length);
                if (items.length != r.count) {
                    throw Raise.valueError("attempt to assign sequence of size %d to extended slice of size %d", items.length, r.count);
                }
                for (int i = 0; i < r.count; i++) {
                    bin.add(a[r.at(i)]);
                    a[r.at(i)] = items[i];
                }
                return a;
            });
        } catch (PyException e) {
            Refs.releaseAll(ts, items, 0, items.length);
            throw e;
        }
    }

    /** The items n times over (n positive); takes over one reference of each. Runs no Python. */
    static @Owned PyObject[] repeated(ThreadState ts, @Stolen PyObject[] a, long n) {
        if (n > PyList.MAX / a.length) {
            throw Raise.memoryError();
        }
        PyObject[] out = new PyObject[(int) (a.length * n)];
        for (PyObject o : a) {
            Refs.increfBy(ts, o, (int) n - 1);
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(a, 0, out, i * a.length, a.length);
        }
        return out;
    }
}
