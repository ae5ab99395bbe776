// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.streams;

/** The input is no valid stream. Thrown while the thread is detached; turned into a Python exception when it is attached again. */
public class StreamFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int code;

    public StreamFailure(String message) {
        this(0, message);
    }

    public StreamFailure(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** What the decoder wants to tell its object besides the text. */
    public final int code() {
        return code;
    }
}
