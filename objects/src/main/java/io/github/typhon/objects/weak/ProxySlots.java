// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The slots of both kinds of proxies: each unwraps its operands and does the same on the objects behind them. */
final class ProxySlots {
    private ProxySlots() {}

    private interface Binary {
        PyObject apply(ThreadState ts, PyObject a, PyObject b);
    }

    /** The object behind a proxy, anything else itself; ReferenceError if the object died. */
    static @Owned PyObject unwrap(ThreadState ts, PyObject o) {
        if (!(o instanceof PyWeakProxy) && !(o instanceof PyWeakCallableProxy)) {
            return Refs.newRef(ts, o);
        }
        PyObject r = ((WeakHandle) o).get(ts);
        if (r == null) {
            throw PyException.of(Exc.ReferenceError, "weakly-referenced object no longer exists");
        }
        return r;
    }

    private static PyObject binary(ThreadState ts, PyObject a, PyObject b, Binary f) {
        PyObject x = unwrap(ts, a);
        PyObject y = null;
        try {
            y = unwrap(ts, b);
            return f.apply(ts, x, y);
        } finally {
            Refs.decref(ts, x);
            Refs.xdecref(ts, y);
        }
    }

    static @Owned PyObject create(ThreadState ts, PyObject o, PyObject callbackOrNull) {
        RefCounted r = WeakRefs.referable(o);
        WeakTable table = WeakTable.of(ts);
        boolean shared = callbackOrNull == null;
        PyObject existing = shared ? table.shared(ts, r, true) : null;
        if (existing != null) {
            return existing;
        }
        WeakHandle made = Objects.isCallable(o) ? new PyWeakCallableProxy(ts) : new PyWeakProxy(ts);
        made.setCallback(ts, Refs.xnewRef(ts, callbackOrNull));
        PyObject published = table.add(ts, r, made, shared, true);
        if (published != made) {
            Refs.decref(ts, made);
        }
        return published;
    }

    static String tp_repr(ThreadState ts, PyObject self) {
        String start = "<weakproxy at " + Hashing.address(self) + "; ";
        PyObject o = ((WeakHandle) self).get(ts);
        if (o == null) {
            return start + "dead>";
        }
        try {
            return start + "to '" + TypeMethods.fullName(ts, PyType.of(o)) + "' at " + Hashing.address(o) + ">";
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_getattro(ThreadState ts, PyObject self, PyUnicode name) {
        PyObject o = unwrap(ts, self);
        try {
            return Objects.getAttr(ts, o, name);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static void tp_setattro(ThreadState ts, PyObject self, PyUnicode name, PyObject value) {
        PyObject o = unwrap(ts, self);
        try {
            PyType.of(o).slots().tp_setattro(ts, o, name, value);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, PyObject self, PyObject other, int op) {
        return binary(ts, self, other, (t, a, b) -> Objects.richCompare(t, a, b, op));
    }

    static PyObject tp_iternext(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            if (!Iterators.isIterator(o)) {
                throw Raise.typeError("Weakref proxy referenced a non-iterator '%s' object", PyType.of(o).name());
            }
            return Iterators.next(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_power(ThreadState ts, PyObject a, PyObject b, PyObject mod) {
        PyObject m = unwrap(ts, mod);
        try {
            return binary(ts, a, b, (t, x, y) -> Numbers.power(t, x, y, m));
        } finally {
            Refs.decref(ts, m);
        }
    }

    static PyObject nb_inplace_power(ThreadState ts, PyObject self, PyObject other, PyObject mod) {
        return binary(ts, self, other, Numbers::inPlacePower);
    }

    static PyObject mp_subscript(ThreadState ts, PyObject self, PyObject key) {
        return binary(ts, self, key, Objects::getItem);
    }

    static void mp_ass_subscript(ThreadState ts, PyObject self, PyObject key, PyObject value) {
        PyObject o = unwrap(ts, self);
        try {
            if (value == null) {
                Objects.delItem(ts, o, key);
            } else {
                Objects.setItem(ts, o, key, value);
            }
        } finally {
            Refs.decref(ts, o);
        }
    }

    static boolean sq_contains(ThreadState ts, PyObject self, PyObject value) {
        PyObject o = unwrap(ts, self);
        try {
            return Sequences.contains(ts, o, value);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_str(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Objects.str(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Iterators.iter(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_negative(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Numbers.negative(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_positive(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Numbers.positive(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_absolute(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Numbers.absolute(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_invert(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Numbers.invert(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_index(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Numbers.index(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_int(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Calls.call1(ts, PyLong.TYPE, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_float(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Calls.call1(ts, PyFloat.TYPE, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static boolean nb_bool(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Objects.isTrue(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static long sq_length(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Objects.length(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static long mp_length(ThreadState ts, PyObject self) {
        PyObject o = unwrap(ts, self);
        try {
            return Objects.length(ts, o);
        } finally {
            Refs.decref(ts, o);
        }
    }

    static PyObject nb_add(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::add);
    }

    static PyObject nb_inplace_add(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceAdd);
    }

    static PyObject nb_subtract(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::subtract);
    }

    static PyObject nb_inplace_subtract(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceSubtract);
    }

    static PyObject nb_multiply(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::multiply);
    }

    static PyObject nb_inplace_multiply(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceMultiply);
    }

    static PyObject nb_remainder(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::remainder);
    }

    static PyObject nb_inplace_remainder(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceRemainder);
    }

    static PyObject nb_divmod(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::divmod);
    }

    static PyObject nb_lshift(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::lshift);
    }

    static PyObject nb_inplace_lshift(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceLshift);
    }

    static PyObject nb_rshift(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::rshift);
    }

    static PyObject nb_inplace_rshift(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceRshift);
    }

    static PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::and);
    }

    static PyObject nb_inplace_and(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceAnd);
    }

    static PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::xor);
    }

    static PyObject nb_inplace_xor(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceXor);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::or);
    }

    static PyObject nb_inplace_or(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceOr);
    }

    static PyObject nb_floor_divide(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::floorDivide);
    }

    static PyObject nb_inplace_floor_divide(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceFloorDivide);
    }

    static PyObject nb_true_divide(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::trueDivide);
    }

    static PyObject nb_inplace_true_divide(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceTrueDivide);
    }

    static PyObject nb_matrix_multiply(ThreadState ts, PyObject a, PyObject b) {
        return binary(ts, a, b, Numbers::matrixMultiply);
    }

    static PyObject nb_inplace_matrix_multiply(ThreadState ts, PyObject self, PyObject other) {
        return binary(ts, self, other, Numbers::inPlaceMatrixMultiply);
    }
}
