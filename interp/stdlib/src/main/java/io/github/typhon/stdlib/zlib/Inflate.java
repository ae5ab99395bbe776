// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.stdlib.streams.StreamFailure;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A resumable inflater with zlib's reading habits: it takes no byte of input it does not need, and goes on while no room is needed.
 *  <p>Why not {@code java.util.zip.Inflater}: that one cannot be copied, which {@code Decompress.copy} must.
 *  <p>Threads: confined by its owner. */
final class Inflate {
    enum State { MORE, NEED_DICT, END }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WINDOW = 1 << 15;
    private static final int LONGEST_MATCH = 258;
    private static final int NO_INPUT = -1;
    private static final int NO_CODE = -2;
    private static final short[] LENGTH_BASE = {3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
    private static final byte[] LENGTH_EXTRA = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
    private static final short[] DISTANCE_BASE = {1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
        8193, 12289, 16385, 24577};
    private static final byte[] DISTANCE_EXTRA = {0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final Huffman FIXED_LITERALS = new Huffman(288);
    private static final Huffman FIXED_DISTANCES = new Huffman(30);

    static {
        byte[] l = new byte[288];
        Arrays.fill(l, 0, 144, (byte) 8);
        Arrays.fill(l, 144, 256, (byte) 9);
        Arrays.fill(l, 256, 280, (byte) 7);
        Arrays.fill(l, 280, 288, (byte) 8);
        FIXED_LITERALS.build(l, 0, 288, true);
        byte[] d = new byte[32];
        Arrays.fill(d, (byte) 5);
        Huffman all = new Huffman(32);
        all.build(d, 0, 32, true);
        // Codes 30 and 31 complete the code but mean nothing: reading one is an error, found by the symbol.
        System.arraycopy(all.table, 0, FIXED_DISTANCES.table, 0, all.table.length);
    }

    private enum Mode { HEADER, TYPE, STORED, COPY, COUNTS, CODE_LENGTHS, LENGTHS, SYMBOL, LENGTH, DISTANCE, DISTANCE_EXTRA, MATCH, TRAILER, DONE }

    private final Container container;
    private Mode mode;
    private boolean last;
    private long hold;
    private int bits;
    private byte[] in;
    private int ip;
    private int end;
    /** Output of this and earlier calls; what lies before {@code op} may be referred to. */
    private byte[] out = new byte[1 << 12];
    private int op;
    private int limit;
    private int length;
    private int distance;
    private int nliterals;
    private int ndistances;
    private int ncodes;
    private int have;
    private final byte[] lengths = new byte[320];
    private final Huffman codes = new Huffman(19);
    private final Huffman ownLiterals = new Huffman(288);
    private final Huffman ownDistances = new Huffman(32);
    private boolean fixed;

    Inflate(int wbits) {
        container = new Container(wbits);
        mode = container.isRaw() ? Mode.TYPE : Mode.HEADER;
    }

    private Inflate(Inflate o) {
        container = new Container(o.container);
        mode = o.mode;
        last = o.last;
        hold = o.hold;
        bits = o.bits;
        out = o.out.clone();
        op = o.op;
        length = o.length;
        distance = o.distance;
        nliterals = o.nliterals;
        ndistances = o.ndistances;
        ncodes = o.ncodes;
        have = o.have;
        fixed = o.fixed;
        System.arraycopy(o.lengths, 0, lengths, 0, lengths.length);
        ownLiterals.build(lengths, 0, 0, false);
        copy(o.codes, codes);
        copy(o.ownLiterals, ownLiterals);
        copy(o.ownDistances, ownDistances);
    }

    private static void copy(Huffman from, Huffman to) {
        System.arraycopy(from.table, 0, to.table, 0, from.table.length);
        System.arraycopy(from.count, 0, to.count, 0, from.count.length);
        System.arraycopy(from.symbols, 0, to.symbols, 0, from.symbols.length);
        to.longest = from.longest;
    }

    Inflate copy() {
        return new Inflate(this);
    }

    /** False if the dictionary is not the one the stream was made with. */
    boolean setDictionary(byte[] dict) {
        if (!container.acceptsDictionary(dict)) {
            return false;
        }
        int n = Math.min(dict.length, WINDOW);
        room(n);
        System.arraycopy(dict, dict.length - n, out, op, n);
        op += n;
        return true;
    }

    /** Where the last {@link #run} stopped reading. */
    int inputPosition() {
        return ip;
    }

    /** What the last {@link #run} wrote. */
    byte[] take(int from) {
        byte[] b = Arrays.copyOfRange(out, from, op);
        if (op > 4 * WINDOW) {
            System.arraycopy(out, op - WINDOW, out, 0, WINDOW);
            op = WINDOW;
            if (out.length > 64 * WINDOW) {
                out = Arrays.copyOf(out, 8 * WINDOW);
            }
        }
        return b;
    }

    int outputPosition() {
        return op;
    }

    private void room(int n) {
        if (out.length - op < n) {
            long size = Math.max((long) op + n, out.length * 2L);
            if ((long) op + n > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError();
            }
            out = Arrays.copyOf(out, (int) Math.min(size, Integer.MAX_VALUE - 16));
        }
    }

    /** Decodes {@code in[from..to)} until the end of the stream, of the input, or {@code max} more bytes of output. */
    State run(byte[] input, int from, int to, int max) {
        in = input;
        ip = from;
        end = to;
        int start = op;
        limit = (int) Math.min(Integer.MAX_VALUE - 16, (long) op + max);
        try {
            State s = State.MORE;
            boolean more = mode != Mode.DONE;
            if (mode == Mode.HEADER) {
                more = container.header(this);
                if (more && container.isWaitingForDictionary()) {
                    s = State.NEED_DICT;
                    more = false;
                } else if (more) {
                    mode = Mode.TYPE;
                }
            }
            while (more && mode != Mode.TRAILER && mode != Mode.DONE) {
                more = step();
            }
            container.update(out, start, op - start);
            if (mode == Mode.TRAILER && container.trailer(this)) {
                mode = Mode.DONE;
            }
            giveBack();
            return mode == Mode.DONE ? State.END : s;
        } finally {
            in = null;
        }
    }

    // ---- bits

    boolean need(int n) {
        while (bits < n) {
            if (ip == end) {
                return false;
            }
            hold |= (in[ip++] & 0xFFL) << bits;
            bits += 8;
        }
        return true;
    }

    int peek(int n) {
        return (int) hold & (1 << n) - 1;
    }

    void drop(int n) {
        hold >>>= n;
        bits -= n;
    }

    int take32() {
        int v = (int) hold;
        drop(32);
        return v;
    }

    void toByteBoundary() {
        drop(bits & 7);
    }

    /** Whole bytes that were read ahead belong to the caller, unless the input ran out in the middle of something. */
    private void giveBack() {
        if (ip < end || mode == Mode.DONE) {
            int n = Math.min(bits >> 3, ip);
            ip -= n;
            bits -= 8 * n;
            hold &= (1L << bits) - 1;
        }
    }

    // ---- blocks

    /** False if there is nothing to do before more input or room comes. */
    private boolean step() {
        return switch (mode) {
            case TYPE -> type();
            case STORED -> stored();
            case COPY -> copyStored();
            case COUNTS -> counts();
            case CODE_LENGTHS -> codeLengths();
            case LENGTHS -> lengths();
            case SYMBOL -> symbols();
            case LENGTH -> lengthExtra();
            case DISTANCE -> distance();
            case DISTANCE_EXTRA -> distanceExtra();
            case MATCH -> match();
            default -> throw new IllegalStateException(mode.name());
        };
    }

    private boolean type() {
        if (last) {
            toByteBoundary();
            mode = Mode.TRAILER;
            return true;
        }
        if (!need(3)) {
            return false;
        }
        last = peek(1) == 1;
        int type = peek(3) >> 1;
        drop(3);
        switch (type) {
            case 0 -> {
                toByteBoundary();
                mode = Mode.STORED;
            }
            case 1 -> {
                fixed = true;
                mode = Mode.SYMBOL;
            }
            case 2 -> {
                fixed = false;
                mode = Mode.COUNTS;
            }
            default -> throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid block type");
        }
        return true;
    }

    private boolean stored() {
        if (!need(32)) {
            return false;
        }
        int v = take32();
        if ((v & 0xFFFF) != (~v >>> 16)) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid stored block lengths");
        }
        length = v & 0xFFFF;
        mode = Mode.COPY;
        return true;
    }

    private boolean copyStored() {
        while (length > 0 && bits >= 8 && op < limit) {
            room(1);
            out[op++] = (byte) hold;
            drop(8);
            length--;
        }
        int n = Math.min(length, Math.min(end - ip, limit - op));
        if (n > 0 && bits == 0) {
            room(n);
            System.arraycopy(in, ip, out, op, n);
            ip += n;
            op += n;
            length -= n;
        }
        if (length > 0) {
            return false;
        }
        mode = Mode.TYPE;
        return true;
    }

    private boolean counts() {
        if (!need(14)) {
            return false;
        }
        nliterals = peek(5) + 257;
        ndistances = (peek(10) >> 5) + 1;
        ncodes = (peek(14) >> 10) + 4;
        drop(14);
        if (nliterals > 286 || ndistances > 30) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "too many length or distance symbols");
        }
        have = 0;
        Arrays.fill(lengths, 0, 19, (byte) 0);
        mode = Mode.CODE_LENGTHS;
        return true;
    }

    private boolean codeLengths() {
        while (have < ncodes) {
            if (!need(3)) {
                return false;
            }
            lengths[ORDER[have++]] = (byte) peek(3);
            drop(3);
        }
        if (!codes.build(lengths, 0, 19, true)) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid code lengths set");
        }
        have = 0;
        mode = Mode.LENGTHS;
        return true;
    }

    private boolean lengths() {
        while (have < nliterals + ndistances) {
            int entry;
            while ((entry = codes.table[peek(Huffman.BITS)]) == 0 || (entry & 15) > bits) {
                if (entry == 0 && bits >= Huffman.BITS || codes.longest == 0) {
                    throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid code lengths set");
                }
                if (!need(bits + 1)) {
                    return false;
                }
            }
            int symbol = entry >> 4;
            int width = entry & 15;
            if (symbol < 16) {
                drop(width);
                lengths[have++] = (byte) symbol;
                continue;
            }
            int extra = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
            if (!need(width + extra)) {
                return false;
            }
            drop(width);
            int times = peek(extra) + (symbol == 18 ? 11 : 3);
            drop(extra);
            if (symbol == 16 && have == 0 || have + times > nliterals + ndistances) {
                throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid bit length repeat");
            }
            byte v = symbol == 16 ? lengths[have - 1] : 0;
            Arrays.fill(lengths, have, have += times, v);
        }
        if (lengths[256] == 0) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid code -- missing end-of-block");
        }
        if (!ownLiterals.build(lengths, 0, nliterals, false)) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid literal/lengths set");
        }
        if (!ownDistances.build(lengths, nliterals, ndistances, false)) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid distances set");
        }
        mode = Mode.SYMBOL;
        return true;
    }

    /** The next symbol, whose bits are dropped; or NO_INPUT, NO_CODE. */
    private int decode(Huffman h) {
        int entry;
        while ((entry = h.table[peek(Huffman.BITS)]) == 0 || (entry & 15) > bits) {
            if (entry == 0 && bits >= Huffman.BITS) {
                return decodeLong(h);
            }
            if (h.longest == 0 && !fixed) {
                return NO_CODE;
            }
            if (!need(bits + 1)) {
                return NO_INPUT;
            }
        }
        drop(entry & 15);
        return entry >> 4;
    }

    private int decodeLong(Huffman h) {
        int code = 0;
        int first = 0;
        int index = 0;
        for (int l = 1; l <= h.longest; l++) {
            if (!need(l)) {
                return NO_INPUT;
            }
            code |= (int) (hold >>> l - 1) & 1;
            int n = h.count[l];
            if (code - n < first) {
                drop(l);
                return h.symbols[index + code - first];
            }
            index += n;
            first = first + n << 1;
            code <<= 1;
        }
        return NO_CODE;
    }

    private boolean symbols() {
        Huffman literals = fixed ? FIXED_LITERALS : ownLiterals;
        while (true) {
            if (end - ip >= 8 && limit - op > LONGEST_MATCH) {
                fast(literals, fixed ? FIXED_DISTANCES : ownDistances);
                if (mode != Mode.SYMBOL) {
                    return true;
                }
            }
            if (length < 0) {
                // A literal waits for room.
                if (op >= limit) {
                    return false;
                }
                room(1);
                out[op++] = (byte) ~length;
                length = 0;
            }
            int s = decode(literals);
            if (s == NO_INPUT) {
                return false;
            }
            if (s < 256) {
                if (s < 0) {
                    throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid literal/length code");
                }
                length = ~s;
                continue;
            }
            if (s == 256) {
                mode = Mode.TYPE;
                return true;
            }
            if (s > 285) {
                throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid literal/length code");
            }
            length = s - 257;
            mode = Mode.LENGTH;
            return true;
        }
    }

    private boolean lengthExtra() {
        int extra = LENGTH_EXTRA[length];
        if (!need(extra)) {
            return false;
        }
        length = LENGTH_BASE[length] + peek(extra);
        drop(extra);
        mode = Mode.DISTANCE;
        return true;
    }

    private boolean distance() {
        int s = decode(fixed ? FIXED_DISTANCES : ownDistances);
        if (s == NO_INPUT) {
            return false;
        }
        if (s < 0 || s > 29) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid distance code");
        }
        distance = s;
        mode = Mode.DISTANCE_EXTRA;
        return true;
    }

    private boolean distanceExtra() {
        int extra = DISTANCE_EXTRA[distance];
        if (!need(extra)) {
            return false;
        }
        distance = DISTANCE_BASE[distance] + peek(extra);
        drop(extra);
        if (distance > op) {
            throw new StreamFailure(ZlibErrors.DATA_ERROR, "invalid distance too far back");
        }
        mode = Mode.MATCH;
        return true;
    }

    private boolean match() {
        int n = Math.min(length, limit - op);
        if (n > 0) {
            room(n);
            copyMatch(out, op, distance, n);
            op += n;
            length -= n;
        }
        if (length > 0) {
            return false;
        }
        mode = Mode.SYMBOL;
        return true;
    }

    private static void copyMatch(byte[] out, int op, int distance, int n) {
        if (distance >= n) {
            System.arraycopy(out, op - distance, out, op, n);
        } else if (distance == 1) {
            Arrays.fill(out, op, op + n, out[op - 1]);
        } else {
            for (int i = op, e = op + n; i < e; i++) {
                out[i] = out[i - distance];
            }
        }
    }

    /** Decodes while eight bytes of input and room for the longest match are there. Leaves at symbol boundaries only. */
    private void fast(Huffman literals, Huffman distances) {
        if (length < 0) {
            room(1);
            out[op++] = (byte) ~length;
            length = 0;
        }
        room((int) Math.min(limit - op, 4L * (end - ip) + LONGEST_MATCH));
        byte[] o = out;
        byte[] input = in;
        short[] lt = literals.table;
        short[] dt = distances.table;
        long h = hold;
        int nb = bits;
        int i = ip;
        int p = op;
        int lastIn = end - 8;
        int lastOut = Math.min(limit, o.length) - LONGEST_MATCH - 1;
        while (i <= lastIn && p < lastOut) {
            h |= (long) LONG.get(input, i) << nb;
            i += 63 - nb >> 3;
            nb |= 56;
            int e = lt[(int) h & (1 << Huffman.BITS) - 1];
            if (e == 0) {
                break;
            }
            int s = e >> 4;
            if (s < 256) {
                h >>>= e & 15;
                nb -= e & 15;
                o[p++] = (byte) s;
                e = lt[(int) h & (1 << Huffman.BITS) - 1];
                if (e == 0) {
                    break;
                }
                s = e >> 4;
                if (s < 256) {
                    h >>>= e & 15;
                    nb -= e & 15;
                    o[p++] = (byte) s;
                    continue;
                }
            }
            if (s == 256 || s > 285) {
                break;
            }
            // At most 10 + 10 + 5 bits so far, 15 + 13 to come: all within the 56 that are there.
            long h2 = h >>> (e & 15);
            int nb2 = nb - (e & 15);
            int extra = LENGTH_EXTRA[s - 257];
            int len = LENGTH_BASE[s - 257] + ((int) h2 & (1 << extra) - 1);
            h2 >>>= extra;
            nb2 -= extra;
            int d = dt[(int) h2 & (1 << Huffman.BITS) - 1];
            if (d == 0 || d >> 4 > 29) {
                break;
            }
            h2 >>>= d & 15;
            nb2 -= d & 15;
            extra = DISTANCE_EXTRA[d >> 4];
            int dist = DISTANCE_BASE[d >> 4] + ((int) h2 & (1 << extra) - 1);
            if (dist > p) {
                break;
            }
            h = h2 >>> extra;
            nb = nb2 - extra;
            copyMatch(o, p, dist, len);
            p += len;
        }
        i -= nb >> 3;
        nb &= 7;
        hold = h & (1L << nb) - 1;
        bits = nb;
        ip = i;
        op = p;
    }
}
