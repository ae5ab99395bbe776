// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** ISO 2022 encodings of Japanese, which the JDK has no charset for or one that takes other escapes: seven bits, and escape sequences that say of which set the bytes are.
 *  <p>Threads: immutable; coders are confined. */
final class Iso2022JpCharset extends Charset {
    private static final byte ESC = 0x1B;
    private static final int LONGEST = 16;

    private final JisSets sets;

    private Iso2022JpCharset(String name, JisSets sets) {
        super(name, null);
        this.sets = sets;
    }

    /** Null if the name is none of these, or the JDK lacks the tables. */
    static Charset orNull(String python) {
        JisSets sets = JisSets.orNull(python);
        return sets == null || !JisSets.isAvailable() ? null : new Iso2022JpCharset("X-Typhon-" + python.replace('_', '-'), sets);
    }

    @Override
    public boolean contains(Charset other) {
        return other == this;
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
        private final JisSets sets;
        /** Null for ASCII. */
        private JisSets.Set set;
        /** After an ESC that begins no sequence known here, up to the letter that ends an unknown one: everything stands for itself. */
        private boolean through;

        Decoder(Iso2022JpCharset c) {
            super(c, 1, 2);
            sets = c.sets;
        }

        @Override
        protected void implReset() {
            set = null;
            through = false;
        }

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                if (out.remaining() < 2) {
                    return CoderResult.OVERFLOW;
                }
                byte b = in.get(in.position());
                if (b < 0) {
                    return CoderResult.malformedForLength(1);
                }
                CoderResult r = through ? unknown(in, out) : b == ESC ? escape(in, out) : set == null || b < 0x20 ? plain(in, out) : character(in, out);
                if (r != null) {
                    return r;
                }
            }
            return CoderResult.UNDERFLOW;
        }

        private CoderResult plain(ByteBuffer in, CharBuffer out) {
            out.put((char) in.get());
            return null;
        }

        private CoderResult unknown(ByteBuffer in, CharBuffer out) {
            byte b = in.get(in.position());
            through = b < '@' || b > 'Z';
            return plain(in, out);
        }

        private CoderResult character(ByteBuffer in, CharBuffer out) {
            int n = set.width;
            if (in.remaining() < n) {
                return CoderResult.UNDERFLOW;
            }
            int at = in.position();
            String t = sets.text(set, n == 1 ? in.get(at) : (in.get(at) & 0xFF) << 8 | in.get(at + 1) & 0xFF);
            if (t == null) {
                return CoderResult.malformedForLength(n);
            }
            out.put(t);
            in.position(at + n);
            return null;
        }

        /** Reads an escape sequence, which ends at the first capital letter or at sign. An ESC before anything else stands for itself, with what follows. */
        private CoderResult escape(ByteBuffer in, CharBuffer out) {
            int at = in.position();
            if (in.remaining() < 2) {
                return CoderResult.UNDERFLOW;
            }
            if ("()$.&".indexOf(in.get(at + 1)) < 0) {
                through = true;
                return plain(in, out);
            }
            StringBuilder s = new StringBuilder();
            for (int i = 1; i < LONGEST; i++) {
                if (i >= in.remaining()) {
                    return CoderResult.UNDERFLOW;
                }
                char c = (char) (in.get(at + i) & 0xFF);
                s.append(c);
                if (c >= '@' && c <= 'Z') {
                    return designate(s.toString(), in);
                }
            }
            return CoderResult.malformedForLength(1);
        }

        private CoderResult designate(String sequence, ByteBuffer in) {
            // Two bytes a character, as set 0, in the older form and in the newer one.
            boolean old = sequence.startsWith("$(") && "B@".indexOf(sequence.charAt(2)) >= 0;
            JisSets.Set s = sets.designated(old ? "$" + sequence.charAt(2) : sequence);
            // The announcement of JIS X 0208 as revised in 1990 changes nothing.
            boolean announced = sequence.equals("&@");
            if (s == null && !announced && !sequence.equals("(B")) {
                return CoderResult.malformedForLength(sequence.length() + 1);
            }
            set = announced ? set : s;
            in.position(in.position() + sequence.length() + 1);
            return null;
        }
    }

    private static final class Encoder extends CharsetEncoder {
        private final JisSets sets;
        private JisSets.Set set;
        /** A character that the next one may join, or 0. */
        private int base;

        Encoder(Iso2022JpCharset c) {
            super(c, 4, 16, new byte[] {'?'});
            sets = c.sets;
        }

        @Override
        protected void implReset() {
            set = null;
            base = 0;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                if (Character.isHighSurrogate(in.get(in.position())) && in.remaining() < 2) {
                    return CoderResult.UNDERFLOW;
                }
                if (out.remaining() < 16) {
                    return CoderResult.OVERFLOW;
                }
                int c = Character.codePointAt(in, 0);
                boolean joined = base != 0 && put(Character.toString(base) + Character.toString(c), out);
                if (!joined) {
                    putBase(out);
                    if (sets.isBase(c)) {
                        base = c;
                    } else if (!put(Character.toString(c), out)) {
                        return CoderResult.unmappableForLength(Character.charCount(c));
                    }
                } else {
                    base = 0;
                }
                in.position(in.position() + Character.charCount(c));
            }
            return CoderResult.UNDERFLOW;
        }

        private void putBase(ByteBuffer out) {
            if (base != 0) {
                put(Character.toString(base), out);
                base = 0;
            }
        }

        /** Writes a character or a pair that has one code; false if no set has it. */
        private boolean put(String text, ByteBuffer out) {
            if (text.length() == 1 && text.charAt(0) < 0x80) {
                designate(null, out);
                out.put((byte) text.charAt(0));
                return true;
            }
            for (JisSets.Set s : sets.sets()) {
                int code = sets.code(s, text);
                if (code >= 0) {
                    designate(s, out);
                    if (s.width == 2) {
                        out.put((byte) (code >> 8));
                    }
                    out.put((byte) code);
                    return true;
                }
            }
            return false;
        }

        private void designate(JisSets.Set s, ByteBuffer out) {
            if (s == set) {
                return;
            }
            set = s;
            out.put(ESC);
            String d = s == null ? "(B" : s.designation;
            for (int i = 0; i < d.length(); i++) {
                out.put((byte) d.charAt(i));
            }
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            if (out.remaining() < 16) {
                return CoderResult.OVERFLOW;
            }
            putBase(out);
            designate(null, out);
            return CoderResult.UNDERFLOW;
        }
    }
}
