// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.EncodeErrors;
import io.github.typhon.refcount.thread.ThreadState;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A charset's encoder with its shift state; one character at a time, so that errors name single characters. <p>Threads: confined. */
final class MultibyteEncoder {
    private static final String ILLEGAL = "illegal multibyte sequence";

    private final String encoding;
    private final Multibyte codec;
    private final CharsetEncoder encoder;
    private final ByteBuffer buffer = ByteBuffer.allocate(32);

    MultibyteEncoder(Multibyte codec) {
        this.encoding = codec.name();
        this.codec = codec;
        this.encoder = codec.charset().newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    void reset() {
        encoder.reset();
    }

    /** Appends the encoded text; with {@code last} also what returns the shift state to its start. */
    void encode(ThreadState ts, PyUnicode s, String errors, boolean last, ByteBuilder out) {
        try (EncodeErrors e = new EncodeErrors(ts, s, encoding, errors)) {
            int i = 0;
            while (i < s.length()) {
                if (put(s.codePointAt(i), out)) {
                    i++;
                    continue;
                }
                int start = i;
                i = e.handle(start, start + 1, ILLEGAL);
                if (e.replacementBytes() != null) {
                    out.append(e.replacementBytes());
                    continue;
                }
                PyUnicode r = e.replacementText();
                for (int k = 0; k < r.length(); k++) {
                    if (!put(r.codePointAt(k), out)) {
                        throw e.strict(start, start + 1, ILLEGAL);
                    }
                }
            }
        }
        if (last) {
            buffer.clear();
            encoder.encode(CharBuffer.allocate(0), buffer, true);
            encoder.flush(buffer);
            drain(out);
            encoder.reset();
        }
    }

    private boolean put(int cp, ByteBuilder out) {
        if ((cp & 0xFFFFF800) == 0xD800 || codec.excludes(cp)) {
            return false;
        }
        int known = codec.toJava(cp);
        if (known == 0 && cp != 0) {
            return false;
        }
        buffer.clear();
        CoderResult r = encoder.encode(CharBuffer.wrap(Character.toChars(known)), buffer, false);
        // Also before an error: a character that waited for this one to join it.
        drain(out);
        return !r.isError();
    }

    private void drain(ByteBuilder out) {
        out.append(buffer.array(), 0, buffer.position());
    }
}
