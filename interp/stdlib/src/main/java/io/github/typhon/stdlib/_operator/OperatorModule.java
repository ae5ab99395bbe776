// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._operator;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _operator}: the operators as functions. */
@PyModule(name = "_operator", methods = OperatorArithmetic.class, doc = "Operator interface.\n\nThis module exports a set of functions implemented in C "
        + "corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.")
public final class OperatorModule {
    private OperatorModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(ItemGetter.TYPE);
        m.addType(AttrGetter.TYPE);
        m.addType(MethodCaller.TYPE);
    }

    @PyFunction(value = "($module, a, /)", doc = "Return True if a is true, False otherwise.")
    static boolean truth(ThreadState ts, PyObject a) {
        return Objects.isTrue(ts, a);
    }

    @PyFunction(value = "($module, a, /)", name = "not_", doc = "Same as not a.")
    static boolean not_(ThreadState ts, PyObject a) {
        return !Objects.isTrue(ts, a);
    }

    @PyFunction(value = "($module, a, b, /)", name = "is_", doc = "Same as a is b.")
    static boolean is_(ThreadState ts, PyObject a, PyObject b) {
        return Objects.is(a, b);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a is not b.", name = "is_not")
    static boolean isNot(ThreadState ts, PyObject a, PyObject b) {
        return !Objects.is(a, b);
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as a is None.", name = "is_none")
    static boolean isNone(ThreadState ts, PyObject a) {
        return a == PyNone.NONE;
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as a is not None.", name = "is_not_none")
    static boolean isNotNone(ThreadState ts, PyObject a) {
        return a != PyNone.NONE;
    }

    @PyFunction(value = "($module, a, /)", doc = "Same as a.__index__()")
    static PyObject index(ThreadState ts, PyObject a) {
        return Numbers.index(ts, a);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as b in a (note reversed operands).")
    static boolean contains(ThreadState ts, PyObject a, PyObject b) {
        return Sequences.contains(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Return the number of items in a which are, or which equal, b.", name = "countOf")
    static long countOf(ThreadState ts, PyObject a, PyObject b) {
        long[] n = {0};
        search(ts, a, v -> {
            if (Objects.richCompareBool(ts, v, b, CompareOp.EQ)) {
                n[0]++;
            }
            return true;
        });
        return n[0];
    }

    /** Goes through what countOf and indexOf look at. */
    private static void search(ThreadState ts, PyObject a, Iterators.Step step) {
        PyObject it;
        try {
            it = Iterators.iter(ts, a);
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
            e.discard(ts);
            throw Raise.typeError("argument of type '%s' is not iterable", PyType.of(a).name());
        }
        try {
            Iterators.forEach(ts, it, step);
        } finally {
            Refs.decref(ts, it);
        }
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Return the first index of b in a.", name = "indexOf")
    static long indexOf(ThreadState ts, PyObject a, PyObject b) {
        long[] n = {0};
        boolean[] found = {false};
        search(ts, a, v -> {
            found[0] = Objects.richCompareBool(ts, v, b, CompareOp.EQ);
            n[0] += found[0] ? 0 : 1;
            return !found[0];
        });
        if (!found[0]) {
            throw Raise.valueError("sequence.index(x): x not in sequence");
        }
        return n[0];
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as a[b].")
    static PyObject getitem(ThreadState ts, PyObject a, PyObject b) {
        return Objects.getItem(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, c, /)", doc = "Same as a[b] = c.")
    static void setitem(ThreadState ts, PyObject a, PyObject b, PyObject c) {
        Objects.setItem(ts, a, b, c);
    }

    @PyFunction(value = "($module, a, b, /)", doc = "Same as del a[b].")
    static void delitem(ThreadState ts, PyObject a, PyObject b) {
        Objects.delItem(ts, a, b);
    }

    @PyFunction(value = "($module, obj, default=0, /)", name = "length_hint",
            doc = "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.")
    static long lengthHint(ThreadState ts, PyObject obj, PyObject dflt) {
        if (dflt != null && !(dflt instanceof PyLong)) {
            throw Raise.typeError("'%s' object cannot be interpreted as an integer", PyType.of(dflt).name());
        }
        return Objects.lengthHint(ts, obj, dflt == null ? 0 : Numbers.ssizeOfInt(dflt));
    }

    @PyFunction(value = "($module, a, b, /)", name = "concat", doc = "Same as a + b, for a and b sequences.")
    static PyObject concat(ThreadState ts, PyObject a, PyObject b) {
        return Sequences.concat(ts, a, b);
    }

    @PyFunction(value = "($module, a, b, /)", name = "iconcat", doc = "Same as a += b, for a and b sequences.")
    static PyObject iconcat(ThreadState ts, PyObject a, PyObject b) {
        if (!Sequences.check(a)) {
            throw Raise.typeError("'%s' object can't be concatenated", PyType.of(a).name());
        }
        return Numbers.inPlaceAdd(ts, a, b);
    }

    @PyFunction(value = "($module, *args, **kwargs)", doc = "call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs).")
    static PyObject call(ThreadState ts, PyObject[] args, PyObject kwargs) {
        if (args.length == 0) {
            throw Raise.typeError("call expected at least 1 argument, got 0");
        }
        io.github.typhon.objects.tuple.PyTuple t = io.github.typhon.objects.tuple.PyTuple.copyOf(ts, args, 1, args.length);
        try {
            return Calls.callDict(ts, args[0], t, kwargs);
        } finally {
            Refs.decref(ts, t);
        }
    }

    /** CPython: _tscmp, in a time that does not tell where the difference is. */
    @PyFunction(value = "($module, a, b, /)", name = "_compare_digest", doc = "Return 'a == b'.")
    static boolean compareDigest(ThreadState ts, PyObject a, PyObject b) {
        PyUnicode u = PyUnicode.unwrapOrNull(a);
        PyUnicode v = PyUnicode.unwrapOrNull(b);
        if (u != null && v != null) {
            if (!u.isAscii() || !v.isAscii()) {
                throw Raise.typeError("comparing strings with non-ASCII characters is not supported");
            }
            return java.security.MessageDigest.isEqual(u.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                    v.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        if (!io.github.typhon.objects.protocol.Buffers.check(a) && !io.github.typhon.objects.protocol.Buffers.check(b)) {
            throw Raise.typeError("unsupported operand types(s) or combination of types: '%s' and '%s'", PyType.of(a).name(), PyType.of(b).name());
        }
        return java.security.MessageDigest.isEqual(io.github.typhon.objects.protocol.Buffers.bytes(ts, a),
                io.github.typhon.objects.protocol.Buffers.bytes(ts, b));
    }
}
