// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.refcount.thread.ThreadState;

/** One run of an inflater, done while the thread is detached: it touches no Python object and keeps its failure for later.
 *  <p>Threads: confined. */
final class Decoding {
    private final Inflate inflate;
    private final byte[] dictionary;
    Inflate.State state;
    int stoppedAt;
    byte[] output;
    private InflateException failure;
    private boolean wrongDictionary;

    Decoding(Inflate inflate, byte[] dictionary) {
        this.inflate = inflate;
        this.dictionary = dictionary;
    }

    void run(byte[] in, int from, int to, int max) {
        int start = inflate.outputPosition();
        try {
            state = inflate.run(in, from, to, max);
            if (state == Inflate.State.NEED_DICT && dictionary != null) {
                if (!inflate.setDictionary(dictionary)) {
                    wrongDictionary = true;
                    return;
                }
                start = inflate.outputPosition();
                state = inflate.run(in, inflate.inputPosition(), to, max);
            }
        } catch (InflateException e) {
            failure = e;
            return;
        }
        stoppedAt = inflate.inputPosition();
        output = inflate.take(start);
    }

    void rethrow(ThreadState ts) {
        if (failure != null) {
            throw ZlibErrors.decompressing(ts, failure);
        }
        if (wrongDictionary) {
            throw ZlibErrors.of(ts, ZlibErrors.DATA_ERROR, null, "while setting zdict");
        }
        if (state == Inflate.State.NEED_DICT) {
            throw ZlibErrors.of(ts, ZlibErrors.NEED_DICT, null, "while decompressing data");
        }
    }
}
