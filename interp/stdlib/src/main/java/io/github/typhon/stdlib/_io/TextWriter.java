// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.io.ByteArrayOutputStream;

/** Encoded text that waits to be written. <p>Threads: guarded by the stream; writing may re-enter it. */
final class TextWriter {
    final TextEncoder encoder;
    private final Newlines newlines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    TextWriter(TextEncoder encoder, Newlines newlines) {
        this.encoder = encoder;
        this.newlines = newlines;
    }

    @MayRunPython
    void write(ThreadState ts, PyObject buffer, PyUnicode s, TextSettings how, long chunkSize) {
        boolean flush = how.lineBuffering() && Newlines.hasEnd(s);
        byte[] b = encoder.encode(ts, newlines.write(s));
        // What is written meanwhile, by whoever is written to, comes first.
        while (pending.size() > 0 && pending.size() + (long) b.length > chunkSize) {
            flush(ts, buffer);
        }
        pending.write(b, 0, b.length);
        if (how.writeThrough() || flush || pending.size() >= chunkSize) {
            flush(ts, buffer);
        }
        if (flush) {
            Refs.decref(ts, Calls.callMethod(ts, buffer, "flush"));
        }
    }

    @MayRunPython
    void flush(ThreadState ts, PyObject buffer) {
        if (pending.size() > 0) {
            PyBytes b = PyBytes.ofOwned(pending.toByteArray());
            pending.reset();
            Refs.decref(ts, Calls.callMethod(ts, buffer, "write", b));
        }
    }
}
