// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text.codec;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** From characters to the bytes of a one-byte encoding, as {@code codecs.charmap_build} makes it: pages of 256 characters.
 *  <p>Threads: immutable. */
@PyClass(name = "EncodingMap", flags = {PyType.DISALLOW_INSTANTIATION})
public final class EncodingMap extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new EncodingMapExposed());

    private final byte[][] pages = new byte[256][];

    private EncodingMap(ThreadState ts) {
        super(ts);
    }

    static EncodingMap of(ThreadState ts, PyUnicode table) {
        EncodingMap m = new EncodingMap(ts);
        for (int i = table.length() - 1; i > 0; i--) {
            int c = table.codePointAt(i);
            if (c == 0xFFFE) {
                continue;
            }
            if (m.pages[c >> 8] == null) {
                m.pages[c >> 8] = new byte[256];
            }
            m.pages[c >> 8][c & 0xFF] = (byte) i;
        }
        return m;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The byte, or -1. Byte 0 stands only for character 0. */
    int get(int c) {
        if (c == 0) {
            return 0;
        }
        if (c > 0xFFFF || pages[c >> 8] == null) {
            return -1;
        }
        int b = pages[c >> 8][c & 0xFF] & 0xFF;
        return b == 0 ? -1 : b;
    }

    @PyMethod("($self, /)")
    long size() {
        long n = 256 * 4;
        for (byte[] p : pages) {
            n += p == null ? 0 : p.length;
        }
        return n;
    }
}
