// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What is searched: text in either form, or bytes. A mutable buffer is copied, so that a search sees one state of it.
 *  <p>Threads: immutable. */
final class Subject {
    private final String narrow;
    private final byte[] bytes;
    private final int[] wide;
    final PyUnicode text;
    final int length;
    /** Whether the object searched may change afterwards. */
    final boolean mutable;

    private Subject(PyUnicode text, byte[] bytes, boolean mutable) {
        this.text = text;
        this.narrow = text == null ? null : text.narrow();
        this.bytes = bytes;
        this.wide = text != null && narrow == null ? text.codePoints() : null;
        this.mutable = mutable;
        this.length = text != null ? text.length() : bytes.length;
    }

    static Subject of(ThreadState ts, PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u != null) {
            return new Subject(u, null, false);
        }
        if (!Buffers.check(o)) {
            throw Raise.typeError("expected string or bytes-like object, got '%s'", PyType.of(o).name());
        }
        return new Subject(null, Buffers.bytes(ts, o), PyBytes.unwrapOrNull(o) == null);
    }

    boolean isBytes() {
        return bytes != null;
    }

    int at(int i) {
        if (narrow != null) {
            return narrow.charAt(i);
        }
        return bytes != null ? bytes[i] & 0xFF : wide[i];
    }

    /** The first index of a literal within {@code [from, end)}, or -1; {@code prefixText} is it as a String if that is possible. */
    int find(int[] prefix, String prefixText, int from, int end) {
        if (narrow != null && prefixText != null) {
            return prefix.length == 1 ? narrow.indexOf(prefixText.charAt(0), from, end) : narrow.indexOf(prefixText, from, end);
        }
        int first = prefix[0];
        for (int i = from, last = end - prefix.length; i <= last; i++) {
            if (at(i) == first && matches(prefix, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int[] prefix, int at) {
        for (int k = 1; k < prefix.length; k++) {
            if (at(at + k) != prefix[k]) {
                return false;
            }
        }
        return true;
    }

    PyObject slice(int from, int to) {
        if (text != null) {
            return from >= to ? PyUnicode.EMPTY : text.substring(from, to);
        }
        int end = Math.min(to, length);
        return from >= end ? PyBytes.EMPTY : PyBytes.of(bytes, from, end);
    }

    PyObject empty() {
        return text != null ? PyUnicode.EMPTY : PyBytes.EMPTY;
    }
}
