// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** The bytes of a pickle on their way to a file or a bytes object, cut into frames from protocol 4 on.
 *  <p>Threads: confined to one dump. <p>Re-entry: flushing calls the file's {@code write}. */
final class PickleOutput {
    private static final int FRAME_HEADER = 9;
    private static final int FRAME_MINIMUM = 4;
    private static final int FRAME_TARGET = 64 * 1024;
    private static final int MAX = Integer.MAX_VALUE - 8;

    private final ThreadState ts;
    /** The file's write method, or null if the pickle becomes a bytes object. */
    @Borrowed private final PyObject write;
    private byte[] data = new byte[256];
    private int length;
    private boolean framing;
    /** Where the header of the open frame goes, or -1. */
    private int frame = -1;

    PickleOutput(ThreadState ts, PyObject write) {
        this.ts = ts;
        this.write = write;
    }

    /** Makes room for {@code n} more bytes and opens a frame if one is due; answers where to write. */
    private int room(int n) {
        int at = length;
        if (framing && frame < 0) {
            frame = at;
            at += FRAME_HEADER;
        }
        long need = (long) at + n;
        if (need > data.length) {
            grow(need);
        }
        length = at;
        return at;
    }

    private void grow(long need) {
        if (need > MAX) {
            throw Raise.memoryError();
        }
        data = Arrays.copyOf(data, (int) Math.min(MAX, Math.max(need, data.length * 2L)));
    }

    void op(byte b) {
        int at = room(1);
        data[at] = b;
        length = at + 1;
    }

    void op1(byte op, int argument) {
        int at = room(2);
        data[at] = op;
        data[at + 1] = (byte) argument;
        length = at + 2;
    }

    void op2(byte op, int argument) {
        int at = room(3);
        data[at] = op;
        data[at + 1] = (byte) argument;
        data[at + 2] = (byte) (argument >> 8);
        length = at + 3;
    }

    void op4(byte op, int argument) {
        int at = room(5);
        data[at] = op;
        little(at + 1, argument, 4);
        length = at + 5;
    }

    void op8(byte op, long argument) {
        int at = room(9);
        data[at] = op;
        little(at + 1, argument, 8);
        length = at + 9;
    }

    void opBig8(byte op, long argument) {
        op8(op, Long.reverseBytes(argument));
    }

    private void little(int at, long v, int n) {
        for (int i = 0; i < n; i++) {
            data[at + i] = (byte) (v >> 8 * i);
        }
    }

    void bytes(byte[] b) {
        int at = room(b.length);
        System.arraycopy(b, 0, data, at, b.length);
        length = at + b.length;
    }

    /** Text of ASCII characters, as it is. */
    void ascii(String s) {
        int n = s.length();
        int at = room(n);
        for (int i = 0; i < n; i++) {
            data[at + i] = (byte) s.charAt(i);
        }
        length = at + n;
    }

    /** An opcode, the length in one or four bytes, and the characters, if all are ASCII; else nothing, and false. */
    boolean shortAscii(byte op, int lengthBytes, String s) {
        int n = s.length();
        int at = room(1 + lengthBytes + n);
        byte[] d = data;
        int to = at + 1 + lengthBytes;
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c >= 0x80) {
                // A frame that room() opened stays open: whatever is written next belongs into it.
                return undo(at);
            }
            d[to + i] = (byte) c;
        }
        d[at] = op;
        little(at + 1, n, lengthBytes);
        length = to + n;
        return true;
    }

    private boolean undo(int at) {
        length = at;
        return false;
    }

    /** Header and payload of a large object: big ones bypass frames and, with a file, the buffer. {@code object} is the payload itself, or null. */
    void payload(byte op, int lengthBytes, byte[] b, PyObject object) {
        boolean bypass = b.length >= FRAME_TARGET;
        boolean wasFraming = framing;
        if (bypass) {
            commitFrame();
            framing = false;
        }
        try {
            int at = room(1 + lengthBytes);
            data[at] = op;
            little(at + 1, b.length, lengthBytes);
            length = at + 1 + lengthBytes;
            if (bypass && write != null) {
                flush();
                Refs.decref(ts, Calls.call1(ts, write, object != null ? object : PyBytes.of(b)));
            } else {
                bytes(b);
            }
        } finally {
            framing = wasFraming;
        }
    }

    void startFraming() {
        framing = true;
    }

    void commitFrame() {
        if (frame < 0) {
            return;
        }
        int n = length - frame - FRAME_HEADER;
        if (n >= FRAME_MINIMUM) {
            data[frame] = Op.FRAME;
            little(frame + 1, n, 8);
        } else {
            System.arraycopy(data, frame + FRAME_HEADER, data, frame, n);
            length -= FRAME_HEADER;
        }
        frame = -1;
    }

    /** Between two objects a frame that is full ends. */
    void boundary() {
        if (frame >= 0 && length - frame - FRAME_HEADER >= FRAME_TARGET) {
            commitFrame();
            if (write != null) {
                flush();
            }
        }
    }

    /** Hands everything to the file. */
    void flush() {
        PyBytes b = PyBytes.of(data, 0, length);
        length = 0;
        Refs.decref(ts, Calls.call1(ts, write, b));
    }

    PyBytes toBytes() {
        return PyBytes.of(data, 0, length);
    }
}
