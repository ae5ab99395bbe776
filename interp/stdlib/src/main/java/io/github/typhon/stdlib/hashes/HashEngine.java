// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

/** A running hash. Not safe for threads by itself. */
interface HashEngine {
    void update(byte[] data);

    /** The hash of what came so far; more may follow. */
    byte[] digest();

    HashEngine copy();
}
