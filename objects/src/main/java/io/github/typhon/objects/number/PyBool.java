// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.number;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** {@code True} and {@code False}: compare with {@code ==}. CPython: Objects/boolobject.c. */
@PyClass(name = "bool", signature = "(object=False, /)", base = PyLong.class, flags = PyType.VALUE,
        doc = "True if the argument is true, else False. These two are the only instances\nof bool, a subclass of int that has no subclasses.")
public final class PyBool extends PyLong {
    public static final PyType TYPE = PyType.builtin(new PyBoolExposed());
    public static final PyBool TRUE = new PyBool(1);
    public static final PyBool FALSE = new PyBool(0);
    private static final PyUnicode TRUE_TEXT = PyUnicode.intern("True");
    private static final PyUnicode FALSE_TEXT = PyUnicode.intern("False");

    private final int value;

    private PyBool(int value) {
        this.value = value;
    }

    public static PyBool of(boolean v) {
        return v ? TRUE : FALSE;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public boolean booleanValue() {
        return this == TRUE;
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
        return value == 0 ? BigInteger.ZERO : BigInteger.ONE;
    }

    @Override
    public int signum() {
        return value;
    }

    @Override
    public long bitLength() {
        return value;
    }

    @Override
    public PyLong plain() {
        return new PyInt(value);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("bool() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Raise.typeError("bool expected at most 1 argument, got %s", args.length);
        }
        return of(args.length == 1 && Objects.isTrue(ts, args[0]));
    }

    static PyObject tp_repr(ThreadState ts, PyObject self) {
        return self == TRUE ? TRUE_TEXT : FALSE_TEXT;
    }

    static PyObject nb_invert(ThreadState ts, PyBool self) {
        Warnings.deprecated(ts, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the "
                + "underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or "
                + "~int(x) if you really want the bitwise inversion of the underlying int.");
        return LongBits.invert(self);
    }

    static PyObject nb_and(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyBool x && b instanceof PyBool y ? of((x.value & y.value) != 0) : LongMethods.nb_and(ts, a, b);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyBool x && b instanceof PyBool y ? of((x.value | y.value) != 0) : LongMethods.nb_or(ts, a, b);
    }

    static PyObject nb_xor(ThreadState ts, PyObject a, PyObject b) {
        return a instanceof PyBool x && b instanceof PyBool y ? of(x.value != y.value) : LongMethods.nb_xor(ts, a, b);
    }
}
