// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import com.jcraft.jzlib.JZlib;
import java.util.Arrays;
import java.util.zip.Deflater;

/** A raw deflate stream: the JDK's native deflater for the full window, jzlib for smaller ones. <p>Threads: confined to its stream. */
abstract class RawDeflater {
    static final int SYNC_FLUSH = 2;
    static final int FULL_FLUSH = 3;
    static final int FINISH = 4;
    private static final int CHUNK = 1 << 14;

    private boolean finished;

    /** {@code dict} may be null. */
    static RawDeflater of(int level, int window, int memLevel, int strategy, byte[] dict) {
        // Neither has the run-length and fixed-code strategies, which only trade size for speed.
        int known = strategy > 2 ? 0 : strategy;
        return window == 15 ? new Native(level, known, dict) : new Small(level, window, memLevel, known, dict);
    }

    /** One step with {@code out[n..]} as room; the new end. */
    abstract int step(byte[] out, int n, int flush);

    abstract void input(byte[] in);

    abstract boolean isDone();

    /** Frees native memory early. */
    void end() {}

    final boolean isFinished() {
        return finished;
    }

    /** Appends to {@code head} what the input gives; {@code flush} as zlib numbers its modes, 0 for none. */
    final byte[] run(byte[] head, byte[] in, int flush) {
        byte[] out = Arrays.copyOf(head, head.length + (flush != 0 ? CHUNK : Math.max(64, Math.min(CHUNK, in.length / 2))));
        int n = head.length;
        input(in);
        while (true) {
            n = step(out, n, flush);
            if (n < out.length || isDone()) {
                break;
            }
            out = Arrays.copyOf(out, (int) Math.min(Integer.MAX_VALUE - 16, out.length * 2L));
        }
        finished = flush == FINISH;
        return Arrays.copyOf(out, n);
    }

    private static final class Native extends RawDeflater {
        private final Deflater deflater;

        Native(int level, int strategy, byte[] dict) {
            deflater = new Deflater(level, true);
            deflater.setStrategy(strategy);
            if (dict != null) {
                deflater.setDictionary(dict);
            }
            if (strategy != 0) {
                // The first call sets the strategy, and does nothing else.
                deflater.deflate(new byte[64], 0, 64, Deflater.NO_FLUSH);
            }
        }

        @Override
        void input(byte[] in) {
            deflater.setInput(in);
        }

        @Override
        int step(byte[] out, int n, int flush) {
            if (flush == FINISH) {
                deflater.finish();
            }
            int mode = flush == FULL_FLUSH ? Deflater.FULL_FLUSH : flush != 0 && flush != FINISH ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
            return n + deflater.deflate(out, n, out.length - n, mode);
        }

        @Override
        boolean isDone() {
            return deflater.finished();
        }

        @Override
        void end() {
            deflater.end();
        }
    }

    /** jzlib takes a dictionary for its own container only: that one is made, and its six bytes in front and four behind are cut off. */
    private static final class Small extends RawDeflater {
        private static final int HEAD = 6;
        private static final int TAIL = 4;
        /** A shorter dictionary is none, and not mentioned in the header. */
        private static final int SHORTEST_MATCH = 3;
        /** So much of the window matches never reach. */
        private static final int LOOKAHEAD = 262;

        private final com.jcraft.jzlib.Deflater deflater = new com.jcraft.jzlib.Deflater();
        private final boolean wrapped;
        private int skip;
        private int status;

        Small(int level, int window, int memLevel, int strategy, byte[] dict) {
            wrapped = dict != null && dict.length >= SHORTEST_MATCH;
            check(deflater.init(level, window, memLevel, wrapped ? JZlib.W_ZLIB : JZlib.W_NONE));
            if (strategy != 0) {
                deflater.setOutput(new byte[0]);
                check(deflater.params(level, strategy));
            }
            if (wrapped) {
                byte[] reachable = Arrays.copyOfRange(dict, Math.max(0, dict.length - ((1 << window) - LOOKAHEAD)), dict.length);
                check(deflater.setDictionary(reachable, reachable.length));
                skip = HEAD;
            }
        }

        private static void check(int status) {
            if (status != JZlib.Z_OK) {
                throw new IllegalStateException("jzlib: " + status);
            }
        }

        @Override
        void input(byte[] in) {
            deflater.setInput(in, 0, in.length, false);
        }

        @Override
        int step(byte[] out, int n, int flush) {
            deflater.setOutput(out, n, out.length - n);
            status = deflater.deflate(flush > FINISH ? SYNC_FLUSH : flush);
            if (status != JZlib.Z_OK && status != JZlib.Z_STREAM_END && status != JZlib.Z_BUF_ERROR) {
                throw new IllegalStateException("jzlib: " + status + " " + deflater.getMessage());
            }
            int end = deflater.getNextOutIndex();
            int cut = Math.min(skip, end - n);
            System.arraycopy(out, n + cut, out, n, end - n - cut);
            skip -= cut;
            end -= cut;
            if (cut > 0 && end + cut == out.length && status == JZlib.Z_OK) {
                return step(out, end, flush);
            }
            return wrapped && status == JZlib.Z_STREAM_END ? end - TAIL : end;
        }

        @Override
        boolean isDone() {
            return status == JZlib.Z_STREAM_END;
        }
    }
}
