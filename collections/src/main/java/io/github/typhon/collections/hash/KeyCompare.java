// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.hash;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** Equality of keys whose hashes are equal, split into what needs no Python code and what may.
 *  <p>Values without a header (int, float, complex, str, bytes, None ...), and tuples of them, compare without running Python; so they may be
 *  compared under a raw mutex. Anything else answers {@link #UNKNOWN} and must be compared with no mutex held. */
public final class KeyCompare {
    public static final int DIFFERENT = 0;
    public static final int EQUAL = 1;
    public static final int UNKNOWN = 2;

    private KeyCompare() {}

    /** {@code stored} is the key in the table, {@code key} the one that is looked for. */
    public static int quick(ThreadState ts, PyObject stored, PyObject key) {
        if (stored == key) {
            return EQUAL;
        }
        if (stored instanceof PyUnicode a && key instanceof PyUnicode b) {
            return a.equalsText(b) ? EQUAL : DIFFERENT;
        }
        if (stored instanceof PyInt a && key instanceof PyInt b) {
            return a.value() == b.value() ? EQUAL : DIFFERENT;
        }
        if (stored instanceof RefCounted || key instanceof RefCounted) {
            return stored.getClass() == PyTuple.class && key.getClass() == PyTuple.class ? quickTuples(ts, (PyTuple) stored, (PyTuple) key) : UNKNOWN;
        }
        return Objects.richCompareBool(ts, stored, key, CompareOp.EQ) ? EQUAL : DIFFERENT;
    }

    /** Tuples of such values; one within another may be compared otherwise. */
    private static int quickTuples(ThreadState ts, PyTuple stored, PyTuple key) {
        PyObject[] a = stored.items;
        PyObject[] b = key.items;
        if (a.length != b.length) {
            return DIFFERENT;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] == b[i]) {
                continue;
            }
            if (a[i] instanceof RefCounted || b[i] instanceof RefCounted) {
                return UNKNOWN;
            }
            int c = quick(ts, a[i], b[i]);
            if (c != EQUAL) {
                return c;
            }
        }
        return EQUAL;
    }

    /** The hash of a dict key; runs Python unless the key is a plain value. */
    public static long dictHash(ThreadState ts, PyObject key) {
        return key instanceof PyUnicode u ? u.asHash() : hash(ts, key, "cannot use '%s' as a dict key (%s)");
    }

    public static long setHash(ThreadState ts, PyObject key) {
        return key instanceof PyUnicode u ? u.asHash() : hash(ts, key, "cannot use '%s' as a set element (%s)");
    }

    private static long hash(ThreadState ts, PyObject key, String complaint) {
        try {
            return Objects.hash(ts, key);
        } catch (PyException e) {
            if (e.type() != Exc.TypeError) {
                throw e;
            }
            String why = e.text() != null ? e.text() : Objects.strText(ts, e.value(ts));
            e.discard(ts);
            throw Raise.typeError(complaint, PyType.of(key).fullName(), why);
        }
    }
}
