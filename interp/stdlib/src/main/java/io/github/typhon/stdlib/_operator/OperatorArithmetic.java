// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._operator;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** The functions of {@code _operator} that are one operator each. */
final class OperatorArithmetic {
    private OperatorArithmetic() {}

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a < b.")
    static PyObject lt(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.LT);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a <= b.")
    static PyObject le(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.LE);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a == b.")
    static PyObject eq(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.EQ);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a != b.")
    static PyObject ne(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.NE);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a > b.")
    static PyObject gt(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.GT);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a >= b.")
    static PyObject ge(ThreadState ts, PyObject a, PyObject b) {
        return Objects.richCompare(ts, a, b, CompareOp.GE);
    }

    @PyFunction(value = "($module, a, b, /)", name = "add", doc = "Same as a + b.")
    static PyObject add(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.add(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "iadd", doc = "Same as a += b.")
    static PyObject iadd(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceAdd(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "sub", doc = "Same as a - b.")
    static PyObject sub(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.subtract(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "isub", doc = "Same as a -= b.")
    static PyObject isub(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceSubtract(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "mul", doc = "Same as a * b.")
    static PyObject mul(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.multiply(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "imul", doc = "Same as a *= b.")
    static PyObject imul(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceMultiply(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "floordiv", doc = "Same as a // b.")
    static PyObject floordiv(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.floorDivide(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "ifloordiv", doc = "Same as a //= b.")
    static PyObject ifloordiv(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceFloorDivide(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "truediv", doc = "Same as a / b.")
    static PyObject truediv(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.trueDivide(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "itruediv", doc = "Same as a /= b.")
    static PyObject itruediv(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceTrueDivide(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "mod", doc = "Same as a % b.")
    static PyObject mod(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.remainder(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "imod", doc = "Same as a %= b.")
    static PyObject imod(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceRemainder(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "lshift", doc = "Same as a << b.")
    static PyObject lshift(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.lshift(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "ilshift", doc = "Same as a <<= b.")
    static PyObject ilshift(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceLshift(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "rshift", doc = "Same as a >> b.")
    static PyObject rshift(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.rshift(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "irshift", doc = "Same as a >>= b.")
    static PyObject irshift(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceRshift(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "and_", doc = "Same as a & b.")
    static PyObject and_(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.and(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "iand", doc = "Same as a &= b.")
    static PyObject iand_(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceAnd(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "xor", doc = "Same as a ^ b.")
    static PyObject xor(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.xor(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "ixor", doc = "Same as a ^= b.")
    static PyObject ixor(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceXor(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "or_", doc = "Same as a | b.")
    static PyObject or_(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.or(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "ior", doc = "Same as a |= b.")
    static PyObject ior_(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceOr(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "matmul", doc = "Same as a @ b.")
    static PyObject matmul(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.matrixMultiply(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "imatmul", doc = "Same as a @= b.")
    static PyObject imatmul(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlaceMatrixMultiply(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a ** b.")
    static PyObject pow(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.power(ts, a, b, PyNone.NONE);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a **= b.")
    static PyObject ipow(ThreadState ts, PyObject a, PyObject b) {
        return Numbers.inPlacePower(ts, a, b);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as -a.")
    static PyObject neg(ThreadState ts, PyObject a) {
        return Numbers.negative(ts, a);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as +a.")
    static PyObject pos(ThreadState ts, PyObject a) {
        return Numbers.positive(ts, a);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as abs(a).")
    static PyObject abs(ThreadState ts, PyObject a) {
        return Numbers.absolute(ts, a);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as ~a.")
    static PyObject inv(ThreadState ts, PyObject a) {
        return Numbers.invert(ts, a);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as ~a.")
    static PyObject invert(ThreadState ts, PyObject a) {
        return Numbers.invert(ts, a);
    }
}
