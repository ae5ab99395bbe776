// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._bz2;

import io.github.typhon.stdlib.streams.PushDecoder;
import io.github.typhon.stdlib.streams.StreamFailure;
import java.util.Arrays;

/** Decodes one bzip2 stream from pieces of any size. Headers and code tables are read at one go or not at all; the symbols of a block one by one.
 *  <p>Threads: confined by its owner. */
final class Bzip2Decoder implements PushDecoder {
    private static final long BLOCK_MAGIC = 0x314159265359L;
    private static final long END_MAGIC = 0x177245385090L;
    private static final int GROUP = 50;
    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i << 24;
            for (int k = 0; k < 8; k++) {
                c = c < 0 ? c << 1 ^ 0x04C11DB7 : c << 1;
            }
            CRC[i] = c;
        }
    }

    private enum Mode { HEADER, BLOCK, SYMBOLS, OUTPUT, DONE }

    private final Bits bits = new Bits();
    private Mode mode = Mode.HEADER;
    private int spareBits;
    private byte spareByte;
    private int capacity;
    private int streamCrc;
    private int wantedCrc;
    private int crc;
    // ---- the block being read
    private int[] chain;
    private int length;
    private int origin;
    private final byte[] used = new byte[256];
    private int nused;
    private PrefixCode[] codes;
    private byte[] selectors;
    private int group;
    private int leftInGroup;
    private long run;
    private int runWeight;
    // ---- the block being written
    private int cursor;
    private int left;
    private int previous;
    private int same;
    private int repeat;
    private byte[] out;
    private int nout;

    private static StreamFailure invalid() {
        return new StreamFailure("Invalid data stream");
    }

    @Override
    public Result decode(byte[] input, int max) {
        byte[] in = input;
        if (spareBits > 0) {
            in = new byte[input.length + 1];
            in[0] = spareByte;
            System.arraycopy(input, 0, in, 1, input.length);
        }
        int added = in.length - input.length;
        bits.set(in, added == 0 ? 0 : 8 - spareBits);
        out = new byte[Math.min(max, Math.max(256, 4 * Math.min(input.length, 1 << 24)))];
        nout = 0;
        boolean starving = false;
        try {
            while (mode != Mode.DONE && step(max)) {
                bits.mark();
            }
        } catch (Bits.Starving s) {
            bits.reset();
            starving = true;
        }
        byte[] result = nout == out.length ? out : Arrays.copyOf(out, nout);
        out = null;
        if (mode == Mode.DONE) {
            bits.toByteBoundary();
        }
        // A byte read in part stays here; the whole bytes behind it are the caller's.
        int whole = (int) (bits.position() + 7 >> 3);
        spareBits = (int) (8L * whole - bits.position());
        spareByte = spareBits > 0 ? in[whole - 1] : 0;
        return new Result(result, whole - added, mode == Mode.DONE, starving);
    }

    /** False if the output is full. */
    private boolean step(int max) {
        switch (mode) {
            case HEADER -> header();
            case BLOCK -> block();
            case SYMBOLS -> symbols();
            default -> {
                return write(max);
            }
        }
        return true;
    }

    private void expect(int c) {
        if (bits.read(8) != c) {
            throw invalid();
        }
    }

    private void header() {
        expect('B');
        expect('Z');
        expect('h');
        int size = bits.read(8) - '0';
        if (size < 1 || size > 9) {
            throw invalid();
        }
        capacity = size * 100_000;
        mode = Mode.BLOCK;
    }

    private void block() {
        long magic = 0;
        for (int i = 1; i <= 6; i++) {
            magic = magic << 8 | bits.read(8);
            int rest = 8 * (6 - i);
            if (magic != BLOCK_MAGIC >> rest && magic != END_MAGIC >> rest) {
                throw invalid();
            }
        }
        int check = bits.read32();
        if (magic == END_MAGIC) {
            if (check != streamCrc) {
                throw invalid();
            }
            mode = Mode.DONE;
            return;
        }
        if (bits.flag()) {
            throw new StreamFailure("randomised bzip2 blocks (made before version 0.9.5) are not supported");
        }
        origin = bits.read(24);
        tables();
        wantedCrc = check;
        if (chain == null || chain.length < capacity) {
            chain = new int[capacity];
        }
        length = 0;
        group = -1;
        leftInGroup = 0;
        run = 0;
        runWeight = 0;
        mode = Mode.SYMBOLS;
    }

    private void tables() {
        int ranges = bits.read(16);
        int n = 0;
        for (int i = 0; i < 16; i++) {
            if ((ranges & 0x8000 >> i) != 0) {
                int members = bits.read(16);
                for (int k = 0; k < 16; k++) {
                    if ((members & 0x8000 >> k) != 0) {
                        used[n++] = (byte) (16 * i + k);
                    }
                }
            }
        }
        if (n == 0) {
            throw invalid();
        }
        nused = n;
        int ngroups = bits.read(3);
        int nselectors = bits.read(15);
        if (ngroups < 2 || ngroups > 6 || nselectors < 1) {
            throw invalid();
        }
        byte[] s = new byte[nselectors];
        byte[] order = {0, 1, 2, 3, 4, 5};
        for (int i = 0; i < nselectors; i++) {
            int j = 0;
            while (bits.flag()) {
                if (++j >= ngroups) {
                    throw invalid();
                }
            }
            byte v = order[j];
            System.arraycopy(order, 0, order, 1, j);
            order[0] = v;
            s[i] = v;
        }
        selectors = s;
        PrefixCode[] c = new PrefixCode[ngroups];
        for (int g = 0; g < ngroups; g++) {
            c[g] = code(n + 2);
        }
        codes = c;
    }

    private PrefixCode code(int alphabet) {
        byte[] lengths = new byte[alphabet];
        int l = bits.read(5);
        for (int i = 0; i < alphabet; i++) {
            while (true) {
                if (l < 1 || l > PrefixCode.MAX_LENGTH) {
                    throw invalid();
                }
                if (!bits.flag()) {
                    break;
                }
                l += bits.flag() ? -1 : 1;
            }
            lengths[i] = (byte) l;
        }
        return new PrefixCode(lengths);
    }

    private void symbols() {
        int endOfBlock = nused + 1;
        while (true) {
            bits.mark();
            int g = group;
            int l = leftInGroup;
            if (l == 0) {
                if (++g >= selectors.length) {
                    throw invalid();
                }
                l = GROUP;
            }
            int symbol = codes[selectors[g]].decode(bits);
            if (symbol < 0) {
                throw invalid();
            }
            group = g;
            leftInGroup = l - 1;
            if (symbol <= 1) {
                run += (symbol + 1L) << runWeight++;
                if (runWeight > 21) {
                    throw invalid();
                }
                continue;
            }
            if (runWeight > 0) {
                flushRun();
            }
            if (symbol == endOfBlock) {
                break;
            }
            int at = symbol - 1;
            byte v = used[at];
            System.arraycopy(used, 0, used, 1, at);
            used[0] = v;
            if (length >= capacity) {
                throw invalid();
            }
            chain[length++] = v & 0xFF;
        }
        bits.mark();
        link();
    }

    private void flushRun() {
        if (run > capacity - length) {
            throw invalid();
        }
        Arrays.fill(chain, length, length += (int) run, used[0] & 0xFF);
        run = 0;
        runWeight = 0;
    }

    /** Undoes the sorting: in the upper 24 bits of each byte's word the place of the byte that follows it. */
    private void link() {
        if (origin >= length) {
            throw invalid();
        }
        int[] next = new int[257];
        int[] t = chain;
        for (int i = 0; i < length; i++) {
            next[(t[i] & 0xFF) + 1]++;
        }
        for (int i = 0; i < 256; i++) {
            next[i + 1] += next[i];
        }
        for (int i = 0; i < length; i++) {
            t[next[t[i] & 0xFF]++] |= i << 8;
        }
        cursor = t[origin] >>> 8;
        left = length;
        previous = -1;
        same = 0;
        repeat = 0;
        crc = -1;
        mode = Mode.OUTPUT;
    }

    private boolean write(int max) {
        int c = crc;
        int n = nout;
        byte[] o = out;
        while (true) {
            if (n == o.length) {
                if (n >= max) {
                    nout = n;
                    crc = c;
                    return repeat == 0 && left == 0 && finishBlock();
                }
                o = out = Arrays.copyOf(o, (int) Math.min(max, Math.min(Integer.MAX_VALUE - 16, o.length * 2L + 256)));
            }
            if (repeat > 0) {
                repeat--;
                o[n++] = (byte) previous;
                c = c << 8 ^ CRC[c >>> 24 ^ previous];
                continue;
            }
            if (left == 0) {
                break;
            }
            int e = chain[cursor];
            cursor = e >>> 8;
            left--;
            int b = e & 0xFF;
            if (same == 4) {
                same = 0;
                repeat = b;
                continue;
            }
            same = b == previous ? same + 1 : 1;
            previous = b;
            o[n++] = (byte) b;
            c = c << 8 ^ CRC[c >>> 24 ^ b];
        }
        nout = n;
        crc = c;
        return finishBlock();
    }

    private boolean finishBlock() {
        if (~crc != wantedCrc) {
            throw invalid();
        }
        streamCrc = (streamCrc << 1 | streamCrc >>> 31) ^ wantedCrc;
        mode = Mode.BLOCK;
        return true;
    }
}
