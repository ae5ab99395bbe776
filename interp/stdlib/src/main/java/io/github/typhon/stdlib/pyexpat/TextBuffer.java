// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.charset.StandardCharsets;

/** Collects text until something else happens, if the parser is to do that; otherwise tells of each piece as it comes.
 *  <p>Threads: guarded by the parser's lock; what getters read is volatile. */
final class TextBuffer {
    static final int DEFAULT_SIZE = 8192;

    private final PyXmlParser parser;
    private byte[] buffer = {};
    private volatile int used;
    private volatile int size = DEFAULT_SIZE;
    private volatile boolean on;

    TextBuffer(PyXmlParser parser) {
        this.parser = parser;
    }

    /** With the settings of another one. */
    void likeThatOf(TextBuffer o) {
        size = o.size;
        on = o.on;
    }

    boolean isOn() {
        return on;
    }

    int size() {
        return size;
    }

    int used() {
        return used;
    }

    void setOn(ThreadState ts, boolean value) {
        if (!value) {
            flush(ts);
        }
        on = value;
    }

    void setSize(ThreadState ts, int n) {
        flush(ts);
        size = n;
    }

    static PyUnicode decode(byte[] b, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= b[i];
        }
        return seen >= 0 ? PyUnicode.ofLatin1(b, from, to) : PyUnicode.of(new String(b, from, to - from, StandardCharsets.UTF_8));
    }

    private void tell(ThreadState ts, byte[] b, int from, int to) {
        Refs.xdecref(ts, parser.callbacks.run(ts, HandlerKind.CHARACTER_DATA, decode(b, from, to)));
    }

    void flush(ThreadState ts) {
        int n = used;
        if (n > 0) {
            used = 0;
            tell(ts, buffer, 0, n);
        }
    }

    void add(ThreadState ts, byte[] b, int from, int to) {
        int n = to - from;
        if (!on) {
            tell(ts, b, from, to);
            return;
        }
        if (used + n > size) {
            flush(ts);
            if (!parser.hasHandler(HandlerKind.CHARACTER_DATA)) {
                return;
            }
        }
        if (n > size) {
            tell(ts, b, from, to);
            return;
        }
        if (used + n > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.min(size, Math.max(2 * buffer.length, used + n + 256)));
        }
        System.arraycopy(b, from, buffer, used, n);
        used += n;
    }
}
