// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** What all hash objects share. <p>Threads: the engine is guarded by the monitor of this object, held for one update or digest only. */
public abstract class PyHash extends RefCounted {
    final HashEngine engine;
    final String name;
    final int blockSize;
    final int digestSize;

    PyHash(ThreadState ts, HashEngine engine, String name, int blockSize, int digestSize) {
        super(ts);
        this.engine = engine;
        this.name = name;
        this.blockSize = blockSize;
        this.digestSize = digestSize;
    }

    /** A new object of the same type around another engine. */
    abstract PyHash with(ThreadState ts, HashEngine engine);

    final synchronized void update(byte[] data) {
        engine.update(data);
    }

    final synchronized byte[] digest() {
        return engine.digest();
    }

    final synchronized HashEngine copyEngine() {
        return engine.copy();
    }

    /** Feeds the constructor's argument, if any; data and string are two names of it. */
    final PyHash begin(ThreadState ts, PyObject data, PyObject string) {
        engine.update(given(ts, data, string));
        return this;
    }

    /** What a constructor is to begin with: the argument that has two names, if any. */
    public static byte[] given(ThreadState ts, PyObject data, PyObject string) {
        if (data != null && string != null) {
            throw Raise.typeError("'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.");
        }
        PyObject first = data != null ? data : string;
        return first == null ? new byte[0] : bytes(ts, first);
    }

    /** The bytes of what may be hashed. */
    public static byte[] bytes(ThreadState ts, PyObject o) {
        if (PyUnicode.unwrapOrNull(o) != null) {
            throw Raise.typeError("Strings must be encoded before hashing");
        }
        if (!PyType.of(o).slots().has(Slot.BF_GETBUFFER)) {
            throw Raise.typeError("object supporting the buffer API required");
        }
        return Buffers.bytes(ts, o);
    }
}
