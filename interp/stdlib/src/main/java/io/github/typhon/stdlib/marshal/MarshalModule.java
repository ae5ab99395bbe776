// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython's format, version 5. Code objects are written in a form of our own, which no CPython reads: they hold other instructions.
 *  CPython: Python/marshal.c. */
@PyModule(name = "marshal", doc = "Read and write plain Python values in a binary format that CPython understands.")
public final class MarshalModule {
    static final int VERSION = 5;

    private MarshalModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("version", VERSION);
    }

    @PyFunction(value = "($module, value, version=5, /, *, allow_code=True)", doc = "The bytes that dump(value, file) would write.")
    static PyObject dumps(ThreadState ts, PyObject value, int version, boolean allow_code) {
        return PyBytes.ofOwned(new MarshalWriter(ts, version, allow_code).write(value));
    }

    @PyFunction(value = "($module, value, file, version=5, /, *, allow_code=True)", doc = "Write the value to a file with a write method for bytes.")
    static PyObject dump(ThreadState ts, PyObject value, PyObject file, int version, boolean allow_code) {
        return Calls.callMethod(ts, file, "write", PyBytes.ofOwned(new MarshalWriter(ts, version, allow_code).write(value)));
    }

    @PyFunction(value = "($module, bytes, /, *, allow_code=True)", doc = "The value that the bytes stand for; extra bytes are ignored.")
    static PyObject loads(ThreadState ts, PyObject bytes, boolean allow_code) {
        return new MarshalReader(ts, Buffers.bytes(ts, bytes), allow_code).read();
    }

    @PyFunction(value = "($module, file, /, *, allow_code=True)", doc = "Read one value from a file with a read method for bytes.")
    static PyObject load(ThreadState ts, PyObject file, boolean allow_code) {
        PyObject data = Calls.callMethod(ts, file, "read");
        MarshalReader reader;
        try {
            reader = new MarshalReader(ts, Buffers.bytes(ts, data), allow_code);
        } finally {
            Refs.decref(ts, data);
        }
        PyObject value = reader.read();
        try {
            // The whole rest was read: give back what belongs to the next value.
            if (reader.rest() > 0) {
                Refs.decref(ts, Calls.callMethod(ts, file, "seek", io.github.typhon.objects.number.PyLong.of(-reader.rest()),
                        io.github.typhon.objects.number.PyLong.of(1)));
            }
        } catch (RuntimeException e) {
            Refs.decref(ts, value);
            throw e;
        }
        return value;
    }
}
