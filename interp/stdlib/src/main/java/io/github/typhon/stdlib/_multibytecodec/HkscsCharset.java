// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** Big5 with Hong Kong's characters: the JDK's charset, and the four codes that stand for a letter and the accent over it.
 *  <p>Threads: immutable; coders are confined. */
final class HkscsCharset extends OwnCharset {
    private static final String JDK = "Big5-HKSCS";
    private static final int[] CODES = {0x8862, 0x8864, 0x88A3, 0x88A5};
    private static final String[] TEXTS = {"\u00CA\u0304", "\u00CA\u030C", "\u00EA\u0304", "\u00EA\u030C"};
    private static final int LONGEST = 4;

    private final Charset plain;

    private HkscsCharset(Charset plain) {
        super("big5hkscs");
        this.plain = plain;
    }

    /** Null if the JDK lacks the table. */
    static Charset orNull() {
        return Charset.isSupported(JDK) ? new HkscsCharset(Charset.forName(JDK)) : null;
    }

    @Override
    public CharsetDecoder newDecoder() {
        CharsetDecoder single = plain.newDecoder();
        return new CharsetDecoder(this, 1, 2) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    if (out.remaining() < 2) {
                        return CoderResult.OVERFLOW;
                    }
                    int at = in.position();
                    int width = Math.min(in.get(at) < 0 ? 2 : 1, in.remaining());
                    String accented = width == 2 ? accented((in.get(at) & 0xFF) << 8 | in.get(at + 1) & 0xFF) : null;
                    if (accented != null) {
                        out.put(accented);
                        in.position(at + 2);
                        continue;
                    }
                    int end = in.limit();
                    in.limit(at + width);
                    CoderResult r = single.reset().decode(in, out, false);
                    in.limit(end);
                    if (r.isError() || in.position() == at) {
                        return r;
                    }
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    private static String accented(int code) {
        for (int i = 0; i < CODES.length; i++) {
            if (CODES[i] == code) {
                return TEXTS[i];
            }
        }
        return null;
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(this);
    }

    /** A letter that an accent may follow waits for the next character. */
    private static final class Encoder extends CharsetEncoder {
        private final CharsetEncoder single;
        /** The letter that waits, or 0. */
        private char letter;

        Encoder(HkscsCharset charset) {
            super(charset, 2, LONGEST, new byte[] {'?'});
            single = charset.plain.newEncoder();
        }

        @Override
        protected void implReset() {
            letter = 0;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                if (out.remaining() < LONGEST) {
                    return CoderResult.OVERFLOW;
                }
                char c = in.get(in.position());
                int code = letter == 0 ? -1 : code(letter, c);
                if (code >= 0) {
                    out.putShort((short) code);
                    letter = 0;
                    in.get();
                    continue;
                }
                putLetter(out);
                if (c == '\u00CA' || c == '\u00EA') {
                    letter = c;
                    in.get();
                    continue;
                }
                int width = Character.isHighSurrogate(c) ? 2 : 1;
                if (in.remaining() < width) {
                    return CoderResult.UNDERFLOW;
                }
                int end = in.limit();
                in.limit(in.position() + width);
                CoderResult r = single.reset().encode(in, out, true);
                in.limit(end);
                if (r.isError()) {
                    return r;
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private static int code(char letter, char accent) {
            for (int i = 0; i < CODES.length; i++) {
                if (TEXTS[i].charAt(0) == letter && TEXTS[i].charAt(1) == accent) {
                    return CODES[i];
                }
            }
            return -1;
        }

        private void putLetter(ByteBuffer out) {
            if (letter != 0) {
                single.reset().encode(CharBuffer.wrap(new char[] {letter}), out, true);
                letter = 0;
            }
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            if (out.remaining() < LONGEST) {
                return CoderResult.OVERFLOW;
            }
            putLetter(out);
            return CoderResult.UNDERFLOW;
        }
    }
}
