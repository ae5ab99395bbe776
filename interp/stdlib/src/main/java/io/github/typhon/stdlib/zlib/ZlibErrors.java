// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.ErrorType;
import io.github.typhon.stdlib.streams.StreamFailure;

/** {@code zlib.error} and its texts. <p>Threads: stateless. */
final class ZlibErrors {
    static final ErrorType ERROR = new ErrorType("zlib", "error", () -> Exc.Exception);
    static final int NEED_DICT = 2;
    static final int STREAM_ERROR = -2;
    static final int DATA_ERROR = -3;
    static final int BUFFER_ERROR = -5;
    /** Not one of zlib's codes. */
    static final int WRONG_DICT = -100;

    private ZlibErrors() {}

    static PyException of(ThreadState ts, int code, String message, String doing) {
        String m = message;
        if (m == null) {
            m = switch (code) {
                case BUFFER_ERROR -> "incomplete or truncated stream";
                case STREAM_ERROR -> "inconsistent stream state";
                case DATA_ERROR -> "invalid input data";
                default -> null;
            };
        }
        String head = "Error " + code + " " + doing;
        return ERROR.error(ts, m == null ? head : head + ": " + m);
    }

    static PyException decompressing(ThreadState ts, StreamFailure f) {
        return f.code() == WRONG_DICT ? of(ts, DATA_ERROR, null, "while setting zdict") : of(ts, f.code(), f.getMessage(), "while decompressing data");
    }
}
