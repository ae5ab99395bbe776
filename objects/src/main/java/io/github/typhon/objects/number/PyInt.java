// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.math.BigInteger;

/** An exact int that fits 64 bits. Created freely: equal values are one object to Python, so there is no cache to look up. */
public final class PyInt extends PyLong {
    final long value;

    public PyInt(long value) {
        this.value = value;
    }

    public long value() {
        return value;
    }

    @Override
    public boolean fitsLong() {
        return true;
    }

    @Override
    public long longValue() {
        return value;
    }

    @Override
    public BigInteger bigValue() {
        return BigInteger.valueOf(value);
    }

    @Override
    public int signum() {
        return Long.signum(value);
    }

    @Override
    public long bitLength() {
        return bitLength(value);
    }
}
