// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.protocol;

import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.refcount.count.ObjectIds;
import io.github.typhon.refcount.count.PyObject;
import java.math.BigInteger;

/** Hash values and identities. CPython: pyhash.c and long_hash. */
public final class Hashing {
    private Hashing() {}

    /** The hash of an object that compares by identity; never -1. */
    public static long identity(PyObject o) {
        long h = (long) System.identityHashCode(o) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 29;
        return h == -1 ? -2 : h;
    }

    /** What {@code id()} answers for an object without a value identity: stable and, in practice, unique while it lives. */
    public static long id(PyObject o) {
        return ObjectIds.of(o);
    }

    /** As in the default repr: {@code 0x7f...}. */
    public static String address(PyObject o) {
        return String.format("0x%012x", id(o));
    }

    /** What a {@code __hash__} method returned, reduced to 64 bits as CPython does. */
    public static long fold(PyLong v) {
        long h;
        if (v instanceof PyInt i) {
            h = i.value();
        } else {
            BigInteger b = v.bigValue();
            h = b.bitLength() < 64 ? b.longValue() : b.signum() * b.abs().mod(BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE)).longValue();
        }
        return h == -1 ? -2 : h;
    }
}
