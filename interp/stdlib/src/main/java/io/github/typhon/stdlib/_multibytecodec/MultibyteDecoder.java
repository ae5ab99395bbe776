// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.objects.text.codec.DecodeErrors;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;

/** A charset's decoder with its shift state and the bytes of an unfinished character. <p>Threads: confined. */
final class MultibyteDecoder {
    private final String encoding;
    private final Multibyte codec;
    private final CharsetDecoder decoder;
    private byte[] pending = {};

    MultibyteDecoder(Multibyte codec) {
        this.encoding = codec.name();
        this.codec = codec;
        this.decoder = codec.charset().newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    void reset() {
        decoder.reset();
        pending = new byte[0];
    }

    byte[] pending() {
        return pending;
    }

    void setPending(byte[] b) {
        pending = b;
    }

    /** Appends the text of what was pending and {@code data}; with {@code last} an unfinished character is an error. The shift state stays. */
    void decode(ThreadState ts, byte[] data, String errors, boolean last, TextBuilder out) {
        byte[] all = Arrays.copyOf(pending, pending.length + data.length);
        System.arraycopy(data, 0, all, pending.length, data.length);
        CharBuffer chars = CharBuffer.allocate(1024);
        int i = 0;
        try (DecodeErrors e = new DecodeErrors(ts, all, encoding, errors)) {
            while (i < e.input().length) {
                ByteBuffer in = ByteBuffer.wrap(e.input(), i, e.input().length - i);
                CoderResult r = decoder.decode(in, chars, false);
                i = in.position();
                out.append(codec.fromJava(chars.flip().toString()));
                chars.clear();
                boolean waits = codec.waitsForSecond() && i == e.input().length - 1;
                if (r.isError() && !waits) {
                    i = e.handle(i, Math.min(i + (codec.blamesOneByte() ? 1 : r.length()), e.input().length), "illegal multibyte sequence", out);
                } else if ((r.isUnderflow() || waits) && i < e.input().length) {
                    if (!last) {
                        break;
                    }
                    i = e.handle(i, e.input().length, "incomplete multibyte sequence", out);
                }
            }
            pending = Arrays.copyOfRange(e.input(), Math.min(i, e.input().length), e.input().length);
        }
    }
}
