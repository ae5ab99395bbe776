// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** CPython's format, version 5. Code objects are written in a form of our own, which no CPython reads: they hold other instructions.
 *  CPython: Python/marshal.c. */
@PyModule(name = "marshal", doc = "Read and write plain Python values in a binary format that CPython understands.")
public final class MarshalModule {
    static final int VERSION = 5;

    private MarshalModule() {}

    private static void told(ThreadState ts, PyObject value, int version) {
        if (Auditing.isOn(ts)) Auditing.audit(ts, "marshal.dumps", value, PyLong.of(version));
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("version", VERSION);
    }

    @PyFunction(value = "($module, value, version=5, /, *, allow_code=True)", doc = "The bytes that dump(value, file) would write.")
    static PyObject dumps(ThreadState ts, PyObject value, int version, boolean allow_code) {
        told(ts, value, version);
        return PyBytes.ofOwned(new MarshalWriter(ts, version, allow_code).write(value));
    }

    @PyFunction(value = "($module, value, file, version=5, /, *, allow_code=True)", doc = "Write the value to a file with a write method for bytes.")
    static PyObject dump(ThreadState ts, PyObject value, PyObject file, int version, boolean allow_code) {
        told(ts, value, version);
        return Calls.callMethod(ts, file, "write", PyBytes.ofOwned(new MarshalWriter(ts, version, allow_code).write(value)));
    }

    @PyFunction(value = "($module, bytes, /, *, allow_code=True)", doc = "The value that the bytes stand for; extra bytes are ignored.")
    static PyObject loads(ThreadState ts, PyObject bytes, boolean allow_code) {
        Auditing.audit(ts, "marshal.loads", bytes);
        return new MarshalReader(ts, new MarshalInput.Memory(Buffers.bytes(ts, bytes)), allow_code).read();
    }

    @PyFunction(value = "($module, file, /, *, allow_code=True)", doc = "Read one value from a file with the methods read and readinto.")
    static PyObject load(ThreadState ts, PyObject file, boolean allow_code) {
        Auditing.audit(ts, "marshal.load");
        return new MarshalReader(ts, new FileInput(ts, file), allow_code).read();
    }
}
