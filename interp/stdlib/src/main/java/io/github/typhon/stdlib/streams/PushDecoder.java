// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.streams;

/** A decoder that is given its input piece by piece. Touches no Python object. <p>Threads: confined by its owner. */
public interface PushDecoder {
    /** What one run did. {@code starving}: it stopped because the input ended, not for want of room. */
    record Result(byte[] output, int consumed, boolean eof, boolean starving) {}

    /** Decodes until the stream or the input ends or {@code max} bytes came out. Throws {@link StreamFailure}. */
    Result decode(byte[] in, int max);

    /** Called once when the object dies. */
    default void close() {}
}
