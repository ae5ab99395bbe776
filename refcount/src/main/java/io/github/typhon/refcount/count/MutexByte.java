// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.refcount.count;

/** Memory modes of the header's mutex byte, for the lock package. Its values belong to {@code PyMutex}. */
public final class MutexByte {
    private MutexByte() {}

    public static int getVolatile(RefCounted o) {
        return o.mutexVolatile();
    }

    public static int getOpaque(RefCounted o) {
        return o.mutexOpaque();
    }

    public static void setRelease(RefCounted o, int value) {
        o.setMutexRelease(value);
    }

    public static boolean cas(RefCounted o, int expected, int next) {
        return o.casMutex(expected, next);
    }

    public static void setVolatile(RefCounted o, int value) {
        o.setMutexVolatile(value);
    }
}
