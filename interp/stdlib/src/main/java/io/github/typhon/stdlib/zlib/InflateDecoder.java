// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.stdlib.streams.PushDecoder;
import io.github.typhon.stdlib.streams.StreamFailure;

/** An inflater behind the common face. <p>Threads: confined by its owner. */
final class InflateDecoder implements PushDecoder {
    private final Inflate inflate;
    private final byte[] dictionary;

    InflateDecoder(Inflate inflate, byte[] dictionary) {
        this.inflate = inflate;
        this.dictionary = dictionary;
    }

    @Override
    public Result decode(byte[] in, int max) {
        int start = inflate.outputPosition();
        Inflate.State state = inflate.run(in, 0, in.length, max);
        if (state == Inflate.State.NEED_DICT) {
            if (dictionary == null) {
                throw new StreamFailure(ZlibErrors.NEED_DICT, null);
            }
            if (!inflate.setDictionary(dictionary)) {
                throw new StreamFailure(ZlibErrors.WRONG_DICT, null);
            }
            start = inflate.outputPosition();
            state = inflate.run(in, inflate.inputPosition(), in.length, max);
        }
        byte[] out = inflate.take(start);
        return new Result(out, inflate.inputPosition(), state == Inflate.State.END, out.length < max && inflate.inputPosition() == in.length);
    }

    /** Where a copy goes on. */
    InflateDecoder copy() {
        return new InflateDecoder(inflate.copy(), dictionary);
    }
}
