// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What buffered readers hand to {@code readinto} of raw streams written in Python: a window onto their own buffer.
 *  <p>Threads: shared memory, as any buffer. */
@PyClass(name = "_ReadBuffer", module = "_io", flags = {PyType.DISALLOW_INSTANTIATION})
public class PyReadBuffer extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyReadBufferExposed());

    private final byte[] data;
    private final int offset;
    private final int length;

    PyReadBuffer(ThreadState ts, byte[] data, int offset, int length) {
        super(ts);
        this.data = data;
        this.offset = offset;
        this.length = length;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static long mp_length(ThreadState ts, PyReadBuffer self) {
        return self.length;
    }

    static PyObject bf_getbuffer(ThreadState ts, PyReadBuffer self, int flags) {
        return PyBuffer.ofBytes(Refs.newRef(ts, self), self.data, self.offset, self.length, false);
    }

    static void mp_ass_subscript(ThreadState ts, PyReadBuffer self, PyObject key, PyObject value) {
        if (value == null) {
            throw Raise.typeError("cannot delete memory");
        }
        if (key instanceof io.github.typhon.objects.slice.PySlice s) {
            byte[] b = Buffers.bytes(ts, value);
            io.github.typhon.objects.slice.SliceRange r = io.github.typhon.objects.slice.SliceRange.of(ts, s, self.length);
            if (r.count != b.length) {
                throw Raise.valueError("memoryview assignment: lvalue and rvalue have different structures");
            }
            for (int i = 0; i < b.length; i++) {
                self.data[self.offset + r.at(i)] = b[i];
            }
            return;
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        i += i < 0 ? self.length : 0;
        if (i < 0 || i >= self.length) {
            throw Raise.indexError("index out of bounds on dimension 1");
        }
        self.data[self.offset + (int) i] = (byte) Numbers.asLong(ts, value);
    }
}
