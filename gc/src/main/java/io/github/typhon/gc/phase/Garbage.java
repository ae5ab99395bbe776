// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.gc.phase;

import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.RefCounted;
import java.util.BitSet;

/** Unreachable objects, marked {@code UNREACHABLE}, in the order in which they were tracked, and which of them were deferred.
 *  <p>Threads: the collector's. <p>Ownership: owns one reference to each. */
public record Garbage(@Owned RefCounted[] objects, BitSet deferred) {
    public Garbage(@Stolen RefCounted[] objects, BitSet deferred) {
        this.objects = objects;
        this.deferred = deferred;
    }

    public int size() {
        return objects.length;
    }
}
