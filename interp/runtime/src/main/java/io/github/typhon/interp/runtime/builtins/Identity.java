// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.refcount.count.PyObject;
import java.math.BigInteger;

/** {@code id()}: by value for plain int, float and complex, whose boxes have no identity; the kinds differ in their low bits. */
final class Identity {
    private Identity() {}

    static PyObject id(PyObject o) {
        if (o instanceof PyLong v && !(o instanceof PyBool)) {
            return PyLong.of(v.bigValue().shiftLeft(4).or(BigInteger.ONE));
        }
        if (o instanceof PyFloat f) {
            return PyLong.of(BigInteger.valueOf(Double.doubleToRawLongBits(f.value())).shiftLeft(4).or(BigInteger.TWO));
        }
        if (o instanceof PyComplex c) {
            BigInteger re = BigInteger.valueOf(Double.doubleToRawLongBits(c.real()));
            BigInteger im = BigInteger.valueOf(Double.doubleToRawLongBits(c.imag()));
            return PyLong.of(re.shiftLeft(64).xor(im).shiftLeft(4).or(BigInteger.valueOf(3)));
        }
        return PyLong.of(Hashing.id(o));
    }
}
