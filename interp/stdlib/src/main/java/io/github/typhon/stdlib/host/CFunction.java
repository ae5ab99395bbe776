// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.host;

import java.lang.foreign.MemorySegment;

/** A function of the C library, looked up at its first call. <p>Threads: any; two may look the same address up. */
public final class CFunction {
    private final String name;
    private MemorySegment address;

    private CFunction(String name) {
        this.name = name;
    }

    public static CFunction of(String name) {
        return new CFunction(name);
    }

    private MemorySegment address() {
        MemorySegment a = address;
        if (a == null) {
            a = Libc.find(name);
            address = a;
        }
        return a;
    }

    /** The register's 64 bits: for pointers and for functions that do not report by -1. */
    public long raw(long... a) {
        return Libc.raw(address(), at(a, 0), at(a, 1), at(a, 2), at(a, 3), at(a, 4), at(a, 5), at(a, 6));
    }

    private static long at(long[] a, int i) {
        return i < a.length ? a[i] : 0;
    }

    /** The result of a function that answers an int; a failure, reported by -1, gives the negative error number. */
    public int call(long... a) {
        int r = (int) raw(a);
        return r == -1 ? -Libc.errno() : r;
    }

    /** As {@link #call} for functions that answer a 64-bit number (ssize_t, off_t). */
    public long callLong(long... a) {
        long r = raw(a);
        return r == -1 ? -Libc.errno() : r;
    }
}
