// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** The encodings of JIS X 0213 that the JDK has no charset for, or has with other characters for some bytes than CPython: EUC and Shift JIS, of 2004 and
 *  of 2000. <p>Threads: immutable; coders are confined. */
final class JisCharset extends OwnCharset {
    private static final int KATAKANA = 0xFF61 - 0xA1;

    private final boolean euc;
    private final boolean of2000;

    private JisCharset(String name, boolean euc, boolean of2000) {
        super(name);
        this.euc = euc;
        this.of2000 = of2000;
    }

    /** Null if the name is none of these, or the JDK lacks the tables. */
    static Charset of(String python) {
        if (!JisX0213.isAvailable()) {
            return null;
        }
        return switch (python) {
            case "euc_jis_2004" -> new JisCharset("EUC-JIS-2004", true, false);
            case "euc_jisx0213" -> new JisCharset("EUC-JISX0213", true, true);
            case "shift_jis_2004" -> new JisCharset("Shift_JIS-2004", false, false);
            case "shift_jisx0213" -> new JisCharset("Shift_JISX0213", false, true);
            default -> null;
        };
    }

    private JisX0213 tables() {
        return of2000 ? JisX0213.Tables.OF_2000 : JisX0213.Tables.OF_2004;
    }

    @Override
    public CharsetDecoder newDecoder() {
        return euc ? new EucDecoder(this) : new ShiftDecoder(this);
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new Encoder(this);
    }

    // ---- bytes to text

    private abstract static class Decoder extends CharsetDecoder {
        final JisX0213 tables;

        Decoder(JisCharset c) {
            super(c, 1, 2);
            tables = c.tables();
        }

        /** How many bytes a character that begins with this one has. */
        abstract int length(int lead);

        /** The character of the bytes that lie at the buffer's position; null if there is none. */
        abstract String read(ByteBuffer in, int length);

        @Override
        protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
            while (in.hasRemaining()) {
                int n = length(in.get(in.position()) & 0xFF);
                if (in.remaining() < n) {
                    return CoderResult.UNDERFLOW;
                }
                String t = read(in, n);
                if (t == null) {
                    return CoderResult.malformedForLength(1);
                }
                if (out.remaining() < t.length()) {
                    return CoderResult.OVERFLOW;
                }
                out.put(t);
                in.position(in.position() + n);
            }
            return CoderResult.UNDERFLOW;
        }

        static int at(ByteBuffer in, int i) {
            return in.get(in.position() + i) & 0xFF;
        }
    }

    private static final class EucDecoder extends Decoder {
        EucDecoder(JisCharset c) {
            super(c);
        }

        @Override
        int length(int lead) {
            return lead < 0x80 ? 1 : lead == 0x8F ? 3 : 2;
        }

        @Override
        String read(ByteBuffer in, int n) {
            int a = at(in, 0);
            if (n == 1) {
                return Character.toString(a);
            }
            int b = at(in, 1);
            if (a == 0x8E) {
                return b >= 0xA1 && b <= 0xDF ? Character.toString(b + KATAKANA) : null;
            }
            if (n == 2) {
                return a < 0xA1 || b < 0xA1 ? null : tables.text(1 << 16 | (a << 8 | b) - 0x8080);
            }
            int c = at(in, 2);
            if (b < 0xA1 || c < 0xA1) {
                return null;
            }
            int pair = (b << 8 | c) - 0x8080;
            String t = tables.text(2 << 16 | pair);
            return t != null ? t : tables.text(JisX0213.SUPPLEMENT << 16 | pair);
        }
    }

    private static final class ShiftDecoder extends Decoder {
        ShiftDecoder(JisCharset c) {
            super(c);
        }

        @Override
        int length(int lead) {
            return lead <= 0x80 || lead >= 0xA0 && lead <= 0xDF || lead > 0xFC ? 1 : 2;
        }

        @Override
        String read(ByteBuffer in, int n) {
            int a = at(in, 0);
            if (n == 2) {
                int code = JisX0213.fromShiftJis(a, at(in, 1));
                String t = code == 0 ? null : tables.text(code);
                return t == null ? null : narrow(t);
            }
            return a == 0x5C ? "\u00A5" : a == 0x7E ? "\u203E" : a < 0x80 ? Character.toString(a) : a > 0xA0 && a <= 0xDF ? Character.toString(a + KATAKANA) : null;
        }

        private static String narrow(String wide) {
            return wide.equals("\uFF3C") ? "\\" : wide.equals("\uFF5E") ? "~" : wide;
        }
    }

    // ---- text to bytes

    private static final class Encoder extends CharsetEncoder {
        private final JisX0213 tables;
        private final boolean euc;
        /** A character that the next one may join, or 0. */
        private int base;

        Encoder(JisCharset c) {
            super(c, 2, 6, new byte[] {'?'});
            tables = c.tables();
            euc = c.euc;
        }

        @Override
        protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
            while (in.hasRemaining()) {
                char first = in.get(in.position());
                if (Character.isHighSurrogate(first) && in.remaining() < 2) {
                    return CoderResult.UNDERFLOW;
                }
                int c = Character.codePointAt(in, 0);
                if (out.remaining() < 6) {
                    return CoderResult.OVERFLOW;
                }
                int joined = base == 0 ? 0 : tables.code(Character.toString(base) + Character.toString(c));
                if (joined != 0) {
                    base = 0;
                    put(joined, out);
                } else {
                    putBase(out);
                    if (tables.isBase(c)) {
                        base = c;
                    } else if (!putCharacter(c, out)) {
                        return CoderResult.unmappableForLength(Character.charCount(c));
                    }
                }
                in.position(in.position() + Character.charCount(c));
            }
            return CoderResult.UNDERFLOW;
        }

        private void putBase(ByteBuffer out) {
            if (base != 0) {
                putCharacter(base, out);
                base = 0;
            }
        }

        @Override
        protected CoderResult implFlush(ByteBuffer out) {
            if (out.remaining() < 3) {
                return CoderResult.OVERFLOW;
            }
            putBase(out);
            return CoderResult.UNDERFLOW;
        }

        @Override
        protected void implReset() {
            base = 0;
        }

        /** False if there is no such character. */
        private boolean putCharacter(int c, ByteBuffer out) {
            if (c >= 0xFF61 && c <= 0xFF9F) {
                if (euc) {
                    out.put((byte) 0x8E);
                }
                out.put((byte) (c - KATAKANA));
                return true;
            }
            int single = single(c);
            if (single >= 0) {
                out.put((byte) single);
                return true;
            }
            int code = tables.code(Character.toString(wide(c)));
            if (code == 0 || !euc && code >> 16 == JisX0213.SUPPLEMENT) {
                return false;
            }
            put(code, out);
            return true;
        }

        /** The byte of a character that has one of its own, or -1. */
        private int single(int c) {
            if (euc) {
                return c < 0x80 ? c : -1;
            }
            return c == 0xA5 ? 0x5C : c == 0x203E ? 0x7E : c < 0x80 && c != '\\' && c != '~' ? c : -1;
        }

        private int wide(int c) {
            if (euc) {
                return c;
            }
            return c == '\\' ? 0xFF3C : c == '~' ? 0xFF5E : c == 0xFF3C || c == 0xFF5E ? 0 : c;
        }

        private void put(int code, ByteBuffer out) {
            int plane = code >> 16;
            int pair = code & 0xFFFF;
            if (!euc) {
                pair = JisX0213.shiftJis(plane, pair >> 8, pair & 0xFF);
            } else {
                pair |= 0x8080;
                if (plane > 1) {
                    out.put((byte) 0x8F);
                }
            }
            out.put((byte) (pair >> 8)).put((byte) pair);
        }
    }
}
