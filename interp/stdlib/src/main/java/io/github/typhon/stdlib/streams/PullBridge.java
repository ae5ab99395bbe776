// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.streams;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** Makes a decoder that pulls its input into one that is given it: the puller runs in a virtual thread, which waits while there is no input or no room.
 *  <p>Threads: caller and worker take turns; each semaphore's release publishes what the other side may touch. {@link #close} ends a waiting worker.
 *  <p>The worker touches no Python object and has no thread state. */
public final class PullBridge implements PushDecoder {
    /** Opens the decoder, which may read at once; and turns its failures into ours. */
    public interface Source {
        InputStream open(InputStream raw) throws IOException;

        StreamFailure failure(IOException e);
    }

    private static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super(null, null, false, false);
        }
    }

    private static final int CHUNK = 1 << 12;

    private final Semaphore toWorker = new Semaphore(0);
    private final Semaphore toCaller = new Semaphore(0);
    private final Source source;
    private Thread worker;
    private byte[] in = {};
    private int position;
    private byte[] out = {};
    private int count;
    private int max;
    private boolean starving;
    private boolean done;
    private Throwable problem;

    public PullBridge(Source source) {
        this.source = source;
    }

    @Override
    public Result decode(byte[] input, int most) {
        in = input;
        position = 0;
        max = most;
        out = new byte[Math.min(most, Math.max(1024, 3 * Math.min(input.length, 1 << 26)))];
        count = 0;
        starving = false;
        if (worker == null) {
            worker = Thread.ofVirtual().name("typhon-decoder").unstarted(this::work);
            worker.start();
            toCaller.acquireUninterruptibly();
        } else if (!done) {
            toWorker.release();
            toCaller.acquireUninterruptibly();
        }
        if (problem instanceof IOException e) {
            throw source.failure(e);
        }
        if (problem instanceof StreamFailure f) {
            throw f;
        }
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
        byte[] result = count == out.length ? out : Arrays.copyOf(out, count);
        out = new byte[0];
        in = out;
        return new Result(result, position, done, starving);
    }

    @Override
    public void close() {
        Thread w = worker;
        if (w != null) {
            w.interrupt();
        }
    }

    private void work() {
        try {
            pump(source.open(new Raw()));
            done = true;
        } catch (Closed e) {
            return;
        } catch (Throwable e) {
            problem = e;
            done = true;
        }
        toCaller.release();
    }

    private void pump(InputStream s) throws IOException {
        // A buffer of the worker's own: a read may wait for input in the middle, and then it is another call's output that is wanted.
        byte[] chunk = new byte[CHUNK];
        for (int n; (n = s.read(chunk, 0, CHUNK)) >= 0;) {
            for (int from = 0; from < n;) {
                int k = Math.min(n - from, room());
                System.arraycopy(chunk, from, out, count, k);
                count += k;
                from += k;
            }
        }
    }

    /** Waits until there is some. */
    private int room() {
        while (count == out.length) {
            if (count >= max) {
                yieldToCaller();
            } else {
                out = Arrays.copyOf(out, (int) Math.min(max, Math.min(Integer.MAX_VALUE - 16, out.length * 2L)));
            }
        }
        return out.length - count;
    }

    private void yieldToCaller() {
        toCaller.release();
        try {
            toWorker.acquire();
        } catch (InterruptedException e) {
            throw new Closed();
        }
    }

    private final class Raw extends InputStream {
        private void await() {
            while (position == in.length) {
                starving = true;
                yieldToCaller();
            }
        }

        @Override
        public int read() {
            await();
            return in[position++] & 0xFF;
        }

        @Override
        public int read(byte[] b, int off, int len) {
            if (len == 0) {
                return 0;
            }
            await();
            int n = Math.min(len, in.length - position);
            System.arraycopy(in, position, b, off, n);
            position += n;
            return n;
        }
    }
}
