// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/** ISO 2022 encodings of Japanese and Korean, which the JDK has no charset for or one that takes other escapes: seven bits, and escape sequences that say of which set the bytes are.
 *  <p>Threads: immutable; coders are confined. */
final class Iso2022Charset extends OwnCharset {
    private static final byte ESC = 0x1B;
    private static final byte SO = 0x0E;
    private static final byte SI = 0x0F;
    private static final Charset GREEK = Charset.forName("ISO-8859-7");
    private static final int LONGEST = 16;

    private final Iso2022Sets sets;

    private Iso2022Charset(String name, Iso2022Sets sets) {
        super(name);
        this.sets = sets;
    }

    /** Null if the name is none of these, or the JDK lacks the tables. */
    static Charset orNull(String python) {
        Iso2022Sets sets = Iso2022Sets.orNull(python);
        return sets == null || !Iso2022Sets.isAvailable() ? null : new Iso2022Charset(python.replace('_', '-'), sets);
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
        private final Iso2022Sets sets;
        /** What is designated in the three places, null for ASCII: the first is read unless the second is shifted to; ESC N takes one character of the third. */
        private final Iso2022Sets.Set[] places = new Iso2022Sets.Set[3];
        private boolean shifted;
        /** After an ESC that begins no sequence known here, up to the letter that ends an unknown one: everything stands for itself. */
        private boolean through;

        Decoder(Iso2022Charset c) {
            super(c, 1, 2);
            sets = c.sets;
        }

        @Override
        protected void implReset() {
            Arrays.fill(places, null);
            shifted = false;
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
                Iso2022Sets.Set set = places[shifted ? 1 : 0];
                CoderResult r = through ? unknown(in, out) : b == ESC ? escape(in, out) : b < 0x20 ? control(in, out) : set == null ? plain(in, out)
                        : character(set, in, out);
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

        /** SO and SI, where they mean something; the end of a line is never shifted. */
        private CoderResult control(ByteBuffer in, CharBuffer out) {
            byte b = in.get(in.position());
            boolean shift = sets.shifts() && (b == SO || b == SI);
            if (shift || b == '\n') {
                shifted = b == SO;
            }
            if (!shift) {
                return plain(in, out);
            }
            in.get();
            return null;
        }

        private CoderResult unknown(ByteBuffer in, CharBuffer out) {
            byte b = in.get(in.position());
            through = b < '@' || b > 'Z';
            return plain(in, out);
        }

        private CoderResult character(Iso2022Sets.Set set, ByteBuffer in, CharBuffer out) {
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
            if (in.get(at + 1) == 'N' && sets.hasThirdPlace()) {
                return single(in, out);
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

        /** One character of the third place, after ESC N. */
        private CoderResult single(ByteBuffer in, CharBuffer out) {
            if (in.remaining() < 3) {
                return CoderResult.UNDERFLOW;
            }
            byte b = in.get(in.position() + 2);
            String t = b < 0 ? "\uFFFD" : places[2] == Iso2022Sets.Set.LATIN_1 ? Character.toString(b + 0x80)
                    : places[2] == Iso2022Sets.Set.GREEK ? new String(new byte[] {(byte) (b ^ 0x80)}, GREEK) : Character.toString(b);
            if (t.equals("\uFFFD")) {
                return CoderResult.malformedForLength(3);
            }
            out.put(t);
            in.position(in.position() + 3);
            return null;
        }

        private CoderResult designate(String sequence, ByteBuffer in) {
            int end = sequence.length() + 1;
            // The announcement of JIS X 0208 as revised in 1990 changes nothing.
            if (!sequence.equals("&@")) {
                int place = sequence.length() == 2 && sequence.charAt(0) == '$' ? 0 : sequence.length() > 3 ? -1 : "().".indexOf(sequence.charAt(sequence.length() - 2));
                boolean ascii = sequence.length() == 2 && sequence.endsWith("B") && sequence.charAt(0) != '$';
                Iso2022Sets.Set s = ascii ? null : sets.designated(sequence);
                if (place < 0 || place == 2 && (!sets.hasThirdPlace() || sequence.length() == 3) || s == null && !ascii) {
                    return CoderResult.malformedForLength(end);
                }
                places[place] = s;
            }
            in.position(in.position() + end);
            return null;
        }
    }

    private static final class Encoder extends CharsetEncoder {
        private final Iso2022Sets sets;
        private Iso2022Sets.Set set;
        /** The set that SO leads to, null for none yet. */
        private Iso2022Sets.Set second;
        private boolean shifted;
        /** A character that the next one may join, or 0. */
        private int base;

        Encoder(Iso2022Charset c) {
            super(c, 4, 16, new byte[] {'?'});
            sets = c.sets;
        }

        @Override
        protected void implReset() {
            set = null;
            second = null;
            shifted = false;
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
                // A line starts unshifted, without being told.
                shifted &= text.charAt(0) != '\n';
                return true;
            }
            for (Iso2022Sets.Set s : sets.sets()) {
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

        private void designate(Iso2022Sets.Set s, ByteBuffer out) {
            boolean shift = s != null && s.isShifted();
            if (shift ? s != second : s != set) {
                out.put(ESC);
                String d = s == null ? "(B" : s.designation;
                for (int i = 0; i < d.length(); i++) {
                    out.put((byte) d.charAt(i));
                }
                if (shift) {
                    second = s;
                } else {
                    set = s;
                }
            }
            if (shift != shifted) {
                out.put(shift ? SO : SI);
                shifted = shift;
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
