// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code str.join}, also for the f-string instruction. <p>Threads: stateless. */
public final class StrJoin {
    private StrJoin() {}

    public static PyUnicode join(ThreadState ts, PyUnicode separator, PyObject iterable) {
        if (separator.isNarrow()) {
            String[] texts = iterable.getClass() == PyTuple.class ? PyUnicode.narrowTexts(((PyTuple) iterable).items, ((PyTuple) iterable).items.length)
                    : Containers.factory().isList(iterable) ? Containers.factory().listTexts(ts, iterable) : null;
            // One item is the result itself.
            if (texts != null && texts.length > 1) {
                return join(separator.narrow(), texts);
            }
        }
        PyObject[] items;
        try {
            items = Sequences.toArray(ts, iterable);
        } catch (PyException e) {
            if (e.matches(Exc.TypeError) && !PyType.of(iterable).slots().has(Slot.TP_ITER) && !Sequences.check(iterable)) {
                e.discard(ts);
                throw Raise.typeError("can only join an iterable");
            }
            throw e;
        }
        try {
            return join(separator, items, items.length);
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    private static PyUnicode join(String separator, String[] texts) {
        long total = (long) separator.length() * texts.length;
        for (String s : texts) {
            total += s.length();
        }
        checkLength(total);
        return PyUnicode.ofNarrow(String.join(separator, texts));
    }

    private static void checkLength(long total) {
        if (total > Integer.MAX_VALUE - 16) {
            throw Raise.overflowError("join() result is too long for a Python string");
        }
    }

    /** Joins the first {@code n} items (borrowed). */
    public static PyUnicode join(PyUnicode separator, PyObject[] items, int n) {
        if (n == 1 && items[0] instanceof PyUnicode u) {
            return u;
        }
        long total = 0;
        String[] parts = separator.isNarrow() ? new String[n] : null;
        for (int i = 0; i < n; i++) {
            PyUnicode u = PyUnicode.unwrapOrNull(items[i]);
            if (u == null) {
                throw Raise.typeError("sequence item %d: expected str instance, %s found", i, PyType.of(items[i]).name());
            }
            total += u.length() + separator.length();
            if (parts != null && u.isNarrow()) {
                parts[i] = u.narrow();
            } else {
                parts = null;
            }
        }
        checkLength(total);
        if (parts != null) {
            return PyUnicode.ofNarrow(String.join(separator.narrow(), parts));
        }
        TextBuilder b = new TextBuilder((int) total);
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                b.append(separator);
            }
            b.append(PyUnicode.unwrapOrNull(items[i]));
        }
        return b.toUnicode();
    }

    /** The concatenation of texts, as an f-string makes it. */
    public static PyUnicode concat(PyUnicode... parts) {
        String[] narrow = new String[parts.length];
        for (int i = 0; i < parts.length && narrow != null; i++) {
            narrow[i] = parts[i].narrow();
            narrow = narrow[i] == null ? null : narrow;
        }
        if (narrow != null) {
            return PyUnicode.ofNarrow(String.join("", narrow));
        }
        TextBuilder b = new TextBuilder();
        for (PyUnicode p : parts) {
            b.append(p);
        }
        return b.toUnicode();
    }
}
