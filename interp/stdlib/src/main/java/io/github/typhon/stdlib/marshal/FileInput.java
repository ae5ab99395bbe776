// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Bytes of a file object, read by its {@code readinto} and never further than the value goes. The caller keeps the file alive. */
final class FileInput extends MarshalInput {
    private final ThreadState ts;
    private final @Borrowed PyObject file;
    private byte[] array = {};

    /** TypeError if the file's {@code read} gives anything but bytes. */
    @MayRunPython
    FileInput(ThreadState ts, @Borrowed PyObject file) {
        this.ts = ts;
        this.file = file;
        PyObject none = Calls.callMethod(ts, file, "read", PyLong.of(0));
        try {
            if (PyBytes.unwrapOrNull(none) == null) {
                throw Raise.typeError("file.read() returned not bytes but %s", PyType.of(none).name());
            }
        } finally {
            Refs.decref(ts, none);
        }
    }

    @Override byte[] array() {
        return array;
    }

    @Override int need(int n) {
        if (n > 0 && read(n) < n) throw PyException.of(Exc.EOFError, "EOF read where not expected");
        return 0;
    }

    @Override protected int next(String ifNone) {
        if (read(1) < 1) throw PyException.of(Exc.EOFError, ifNone);
        return array[0] & 0xff;
    }

    /** Fills a new array; the bytes that came, at most {@code n}. */
    private long read(int n) {
        PyByteArray target = PyByteArray.of(ts, new byte[n]);
        try {
            long got = readInto(target);
            if (got > n) {
                throw Raise.valueError("read() returned too much data: %d bytes requested, %d returned", n, got);
            }
            array = target.toByteArray(ts);
            return got;
        } finally {
            Refs.decref(ts, target);
        }
    }

    private long readInto(@Borrowed PyByteArray target) {
        PyObject view = Containers.factory().newMemoryView(ts, Buffers.getBuffer(ts, target, PyBuffer.FULL));
        PyObject got;
        try {
            got = Calls.callMethod(ts, file, "readinto", view);
        } finally {
            Refs.decref(ts, view);
        }
        try {
            return Numbers.asSsize(ts, got, Exc.OverflowError);
        } finally {
            Refs.decref(ts, got);
        }
    }
}
