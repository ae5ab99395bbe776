// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.zlib;

/** The input is not a deflate stream; the message is zlib's. */
final class InflateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InflateException(String message) {
        super(message, null, false, false);
    }
}
