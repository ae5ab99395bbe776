// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.thread.ThreadState;

/** Finds the bytes that a character comes from, by decoding once more what the last chunk was made of: first as much at once as gives no
 *  character too many and leaves the decoder nothing to remember, then byte by byte. Works on the stream's own decoder, whose state it puts back.
 *  CPython: _io_TextIOWrapper_tell_impl. */
final class TextPosition {
    private final ThreadState ts;
    private final TextDecoder decoder;
    private final byte[] input;
    private final double ratio;
    private long start;
    private int flags;
    private int skip;
    private int feed;
    private boolean eof;

    TextPosition(ThreadState ts, TextDecoder decoder, TextDecoder.State snapshot, long position, int used, double ratio) {
        this.ts = ts;
        this.decoder = decoder;
        this.input = snapshot.input();
        this.ratio = ratio;
        start = position - input.length;
        flags = snapshot.flags();
        skip = used;
    }

    /** Puts the decoder where a stream may be continued from. */
    static void start(ThreadState ts, TextDecoder decoder, long start, int flags) {
        if (start == 0 && flags == 0) {
            decoder.reset(ts);
        } else {
            decoder.setState(ts, new TextDecoder.State(TextDecoder.State.NONE, flags));
        }
    }

    static PyException lost(String what) {
        return PyException.of(Exc.OSError, what);
    }

    @MayRunPython
    TextCookie find() {
        if (skip > 0) {
            TextDecoder.State saved = decoder.state(ts);
            try {
                int from = leap();
                start += from;
                if (skip > 0) {
                    step(from);
                }
            } finally {
                decoder.setState(ts, saved);
            }
        }
        return new TextCookie(start, flags, feed, skip, eof);
    }

    private int decode(int from, int to, boolean last) {
        PyUnicode s = decoder.decode(ts, PyBytes.of(input, from, to), last);
        return s.length();
    }

    /** How many bytes may be passed over at once. */
    private int leap() {
        int bytes = Math.min(input.length, (int) (ratio * skip));
        int back = 1;
        while (bytes > 0) {
            start(ts, decoder, start, flags);
            int chars = decode(0, bytes, false);
            if (chars <= skip) {
                TextDecoder.State s = decoder.state(ts);
                if (s.input().length == 0) {
                    flags = s.flags();
                    skip -= chars;
                    return bytes;
                }
                bytes -= s.input().length;
                back = 1;
            } else {
                bytes -= back;
                back *= 2;
            }
        }
        start(ts, decoder, start, flags);
        return 0;
    }

    private void step(int from) {
        int chars = 0;
        for (int i = from; i < input.length; i++) {
            chars += decode(i, i + 1, false);
            feed++;
            TextDecoder.State s = decoder.state(ts);
            if (s.input().length == 0 && chars <= skip) {
                // A place to start from.
                start += feed;
                skip -= chars;
                flags = s.flags();
                feed = chars = 0;
            }
            if (chars >= skip) {
                return;
            }
        }
        chars += decode(input.length, input.length, true);
        eof = true;
        if (chars < skip) {
            throw lost("can't reconstruct logical file position");
        }
    }
}
