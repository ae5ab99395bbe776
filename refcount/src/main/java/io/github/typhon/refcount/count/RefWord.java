// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

/** Bit layout of the two count words; nothing else knows it.
 * <pre>
 *  ob_ref_local   31                                2 1 0     ob_ref_shared  31                              2 1 0
 *                +-----------------------------------+---+                  +---------------------------------+---+
 *                | count, or uid of a deferred object|tag|                  | count, signed                   |flg|
 *                +-----------------------------------+---+                  +---------------------------------+---+
 *  tag: 0 counted, 1 IMMORTAL, 2 DEFERRED                     flg: 0 default, 1 MAYBE_WEAKREF, 2 QUEUED, 3 MERGED
 * </pre>
 * A tagged or merged object has owner 0. Flags only grow. {@link #DEAD} is a MERGED word that no count can reach. */
public final class RefWord {
    /** One reference, in either word. */
    public static final int ONE = 4;
    static final int TAGS = 3;
    static final int SHIFT = 2;

    static final int IMMORTAL = 1;
    static final int DEFERRED = 2;

    static final int MAYBE_WEAKREF = 1;
    static final int QUEUED = 2;
    static final int MERGED = 3;

    /** The object was reclaimed: whoever finds this never owned a reference. */
    static final int DEAD = 0x8000_0000 | MERGED;
    /** Added to the shared word of a deferred object, so that a thread with a stale view of the tag never sees it reach zero. */
    static final int DEFERRED_BIAS = 1 << 28;
    /** A shared word from here on is no longer counted: the object is immortal in fact. */
    static final int SATURATED = 1 << 30;

    private RefWord() {}

    /** A local word: immortal, or deferred. */
    static boolean isTagged(int local) {
        return (local & TAGS) != 0;
    }

    static int count(int word) {
        return word >> SHIFT;
    }

    static boolean isMerged(int shared) {
        return (shared & TAGS) == MERGED;
    }

    /** Merged with nothing left, or reclaimed. */
    static boolean isDeadShared(int shared) {
        return (shared & TAGS) == MERGED && shared <= MERGED;
    }

    /** Count zero and nobody promised to merge: the next foreign drop must queue. */
    static boolean mustQueue(int shared) {
        return (shared & ~MAYBE_WEAKREF) == 0;
    }
}
