// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Arguments that stand for a descriptor: a number, or an object with {@code fileno()}. CPython: PyObject_AsFileDescriptor. */
public final class FileNumbers {
    private FileNumbers() {}

    public static int of(ThreadState ts, PyObject o) {
        PyLong n = PyLong.unwrapOrNull(o);
        int fd;
        if (n != null) {
            if (PyType.of(o) == PyBool.TYPE) {
                Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
            }
            fd = number(n);
        } else {
            fd = fileno(ts, o);
        }
        if (fd < 0) {
            throw Raise.valueError("file descriptor cannot be a negative integer (%d)", fd);
        }
        return fd;
    }

    private static int number(PyLong n) {
        if (!n.fitsLong() || n.longValue() != (int) n.longValue()) {
            throw Raise.overflowError("Python int too large to convert to C int");
        }
        return (int) n.longValue();
    }

    private static int fileno(ThreadState ts, PyObject o) {
        PyObject m = Objects.lookupAttr(ts, o, "fileno");
        if (m == null) {
            throw Raise.typeError("argument must be an int, or have a fileno() method.");
        }
        PyObject r;
        try {
            r = Calls.call0(ts, m);
        } finally {
            Refs.decref(ts, m);
        }
        try {
            PyLong n = PyLong.unwrapOrNull(r);
            if (n == null) {
                throw Raise.typeError("fileno() returned a non-integer");
            }
            return number(n);
        } finally {
            Refs.decref(ts, r);
        }
    }
}
