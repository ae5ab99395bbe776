// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._multibytecodec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** An encoding of single bytes and pairs as CPython has it: the tables of the JDK's charset, amended by {@link PairAmendments}; one of them
 *  also has {@link SpelledSyllables}.
 *  <p>Threads: immutable; coders are confined. */
final class PairCharset extends OwnCharset {
    private final PairTables tables;

    private PairCharset(String name, PairTables tables) {
        super(name);
        this.tables = tables;
    }

    /** Null if the name is none of the encodings that are amended, or the JDK has no charset for it. */
    static Charset orNull(String python) {
        PairTables t = PairTables.orNull(python);
        return t == null ? null : new PairCharset(python, t);
    }

    @Override
    public CharsetDecoder newDecoder() {
        return new CharsetDecoder(this, 1, 1) {
            @Override
            protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
                while (in.hasRemaining()) {
                    int at = in.position();
                    int lead = in.get(at) & 0xFF;
                    boolean pair = tables.isLead(lead);
                    if (pair && in.remaining() < 2) {
                        return CoderResult.UNDERFLOW;
                    }
                    int code = pair ? lead << 8 | in.get(at + 1) & 0xFF : lead;
                    boolean spelled = code == SpelledSyllables.FILLER && tables.spells();
                    if (spelled && in.remaining() < SpelledSyllables.BYTES) {
                        return CoderResult.UNDERFLOW;
                    }
                    int c = spelled ? SpelledSyllables.read(in, at) : tables.character(code);
                    if (c < 0) {
                        return CoderResult.malformedForLength(1);
                    }
                    if (!out.hasRemaining()) {
                        return CoderResult.OVERFLOW;
                    }
                    out.put((char) c);
                    in.position(at + (spelled ? SpelledSyllables.BYTES : pair ? 2 : 1));
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }

    @Override
    public CharsetEncoder newEncoder() {
        return new CharsetEncoder(this, 2, 8, new byte[] {'?'}) {
            @Override
            protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
                while (in.hasRemaining()) {
                    char c = in.get(in.position());
                    int code = tables.code(c);
                    boolean spelled = code < 0 && tables.spells() && SpelledSyllables.isSyllable(c);
                    if (code < 0 && !spelled) {
                        return CoderResult.unmappableForLength(1);
                    }
                    if (out.remaining() < SpelledSyllables.BYTES) {
                        return CoderResult.OVERFLOW;
                    }
                    if (spelled) {
                        SpelledSyllables.write(c, out);
                    } else if (code > 0xFF) {
                        out.putShort((short) code);
                    } else {
                        out.put((byte) code);
                    }
                    in.position(in.position() + 1);
                }
                return CoderResult.UNDERFLOW;
            }
        };
    }
}
