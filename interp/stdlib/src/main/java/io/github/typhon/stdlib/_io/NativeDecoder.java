// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.text.codec.CodecRegistry;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.text.codec.DecodeErrors;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** UTF-8, ASCII and Latin-1 without a Python decoder; line ends are translated in the same go. The state is that of the library's decoder for the
 *  encoding inside an IncrementalNewlineDecoder. */
final class NativeDecoder extends TextDecoder {
    private static final PyUnicode CR = PyUnicode.of("\r");

    private final String encoding;
    private final String errors;
    private final boolean isUtf8;
    private final Newlines newlines;
    private byte[] rest = State.NONE;
    private boolean pendingCr;

    NativeDecoder(String encoding, String errors, Newlines newlines) {
        this.encoding = encoding;
        this.errors = errors;
        this.newlines = newlines;
        isUtf8 = isUtf8(encoding);
    }

    static boolean isUtf8(String encoding) {
        String n = CodecRegistry.normalize(encoding);
        return n.equals("utf_8") || n.equals("utf8");
    }

    static boolean knows(String encoding) {
        return switch (CodecRegistry.normalize(encoding)) {
            case "utf_8", "utf8", "ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "iso8859_1" -> true;
            default -> false;
        };
    }

    @Override
    PyUnicode decode(ThreadState ts, PyObject input, boolean last) {
        byte[] in = Buffers.bytes(ts, input);
        if (rest.length > 0) {
            byte[] all = Arrays.copyOf(rest, rest.length + in.length);
            System.arraycopy(in, 0, all, rest.length, in.length);
            in = all;
        }
        return translate(isUtf8 ? utf8(ts, in, last) : Codecs.decode(ts, in, 0, in.length, encoding, errors), last);
    }

    private PyUnicode utf8(ThreadState ts, byte[] in, boolean last) {
        int n = last ? in.length : in.length - incompleteTail(in);
        PyUnicode s = Utf8.decodeFast(in, 0, n);
        if (s == null) {
            TextBuilder out = new TextBuilder(in.length);
            try (DecodeErrors e = new DecodeErrors(ts, in, "utf-8", errors)) {
                n = Utf8.decode(e, last, out);
            }
            s = out.toUnicode();
        }
        rest = n == in.length ? State.NONE : Arrays.copyOfRange(in, n, in.length);
        return s;
    }

    private static int incompleteTail(byte[] b) {
        for (int k = 1; k <= 3 && k <= b.length; k++) {
            int c = b[b.length - k] & 0xFF;
            if (c >= 0xC0) {
                int need = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
                return c < 0xF5 && need > k ? k : 0;
            }
            if (c < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    private PyUnicode translate(PyUnicode text, boolean last) {
        if (!newlines.universal) {
            return text;
        }
        PyUnicode s = text;
        if (pendingCr && (last || !s.isEmpty())) {
            s = CR.concat(s);
            pendingCr = false;
        }
        if (!last && !s.isEmpty() && s.codePointAt(s.length() - 1) == '\r') {
            s = s.substring(0, s.length() - 1);
            pendingCr = true;
        }
        return newlines.read(s);
    }

    @Override
    State state(ThreadState ts) {
        return rest.length == 0 && !pendingCr ? State.START : new State(rest, pendingCr ? 1 : 0);
    }

    @Override
    void setState(ThreadState ts, State s) {
        rest = s.input();
        pendingCr = (s.flags() & 1) != 0;
    }

    @Override
    void reset(ThreadState ts) {
        rest = State.NONE;
        pendingCr = false;
        newlines.seen = 0;
    }

    @Override
    PyObject newlines(ThreadState ts) {
        return newlines.seen(ts);
    }
}
