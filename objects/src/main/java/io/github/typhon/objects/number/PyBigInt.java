// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import java.math.BigInteger;

/** An exact int outside the range of 64 bits; only {@link PyLong#of(BigInteger)} makes one. */
public final class PyBigInt extends PyLong {
    private final BigInteger value;

    PyBigInt(BigInteger value) {
        assert value.bitLength() > 63;
        this.value = value;
    }

    @Override
    public boolean fitsLong() {
        return false;
    }

    @Override
    public long longValue() {
        throw new ArithmeticException("more than 64 bits");
    }

    @Override
    public BigInteger bigValue() {
        return value;
    }

    @Override
    public int signum() {
        return value.signum();
    }

    @Override
    public long bitLength() {
        return value.signum() < 0 ? value.negate().bitLength() : value.bitLength();
    }
}
