// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** HZ (RFC 1843), which the JDK has no charset for: ASCII, and the characters of GB 2312 as two bytes between {@code ~{} and {@code ~}}.
 *  <p>Threads: immutable; coders are confined. */
final class HzCharset extends OwnCharset {
    private final Charset gb;

    private HzCharset(Charset gb) {
        super("HZ");
        this.gb = gb;
    }

    /** Null if the JDK lacks the table. */
    static Charset orNull() {
        return Charset.isSupported("GB2312") ? new HzCharset(Charset.forName("GB2312")) : null;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new Decoder(this);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(this);
    }

    private static final class Decoder extends CharsetDecoder {
        private final CharsetDecoder gb;
        private boolean shifted;

        Decoder(HzCharset c) {
            super(c, 1, 1);
            gb = c.gb.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        @Override
        protected void implReset() {
            shifted = false;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                int at = in.position();
                int a = in.get(at);
                if (a < 0) {
                    return CoderResult.malformedForLength(1);
                }
                int n = shifted || a == '~' ? 2 : 1;
                if (in.remaining() < n) {
                    return CoderResult.UNDERFLOW;
                }
                if (!out.hasRemaining()) {
                    return CoderResult.OVERFLOW;
                }
                int c = n == 1 ? a : a == '~' ? escape(in.get(at + 1)) : pair(a, in.get(at + 1));
                if (c < 0) {
                    return CoderResult.malformedForLength(1);
                }
                if (c > 0) {
                    out.put((char) c);
                } else if (n == 1) {
                    out.put('\0');
                }
                in.position(at + n);
            }
            return CoderResult.UNDERFLOW;
        }

        /** The character that an escape stands for, 0 for none, -1 if it is no escape. */
        private int escape(int b) {
            if (shifted) {
                shifted = b != '}';
                return shifted ? -1 : 0;
            }
            shifted = b == '{';
            return b == '~' ? '~' : b == '{' || b == '\n' ? 0 : -1;
        }

        private int pair(int a, int b) {
            if (b < 0) {
                return -1;
            }
            try {
                CharBuffer c = gb.decode(ByteBuffer.wrap(new byte[] {(byte) (a | 0x80), (byte) (b | 0x80)}));
                return c.length() == 1 ? c.get(0) : -1;
            } catch (CharacterCodingException e) {
                return -1;
            }
        }
    }

    private static final class Encoder extends CharsetEncoder {
        private final CharsetEncoder gb;
        private boolean shifted;

        Encoder(HzCharset c) {
            super(c, 2, 6, new byte[] {'?'});
            gb = c.gb.newEncoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        }

        @Override
        protected void implReset() {
            shifted = false;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                char c = in.get(in.position());
                if (out.remaining() < 4) {
                    return CoderResult.OVERFLOW;
                }
                if (c < 0x80) {
                    shift(false, out);
                    out.put((byte) c);
                    if (c == '~') {
                        out.put((byte) c);
                    }
                } else if (Character.isHighSurrogate(c)) {
                    return in.remaining() < 2 ? CoderResult.UNDERFLOW : CoderResult.unmappableForLength(2);
                } else if (!putPair(c, out)) {
                    return CoderResult.unmappableForLength(1);
                }
                in.position(in.position() + 1);
            }
            return CoderResult.UNDERFLOW;
        }

        private boolean putPair(char c, ByteBuffer out) {
            try {
                ByteBuffer b = gb.encode(CharBuffer.wrap(new char[] {c}));
                if (b.remaining() != 2) {
                    return false;
                }
                shift(true, out);
                out.put((byte) (b.get() & 0x7F)).put((byte) (b.get() & 0x7F));
                return true;
            } catch (CharacterCodingException e) {
                return false;
            }
        }

        private void shift(boolean to, ByteBuffer out) {
            if (shifted != to) {
                out.put((byte) '~').put((byte) (to ? '{' : '}'));
                shifted = to;
            }
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            if (out.remaining() < 2) {
                return CoderResult.OVERFLOW;
            }
            shift(false, out);
            return CoderResult.UNDERFLOW;
        }
    }
}
