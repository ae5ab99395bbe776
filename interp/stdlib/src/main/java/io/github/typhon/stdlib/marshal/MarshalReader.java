// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.marshal;

import io.github.typhon.interp.runtime.code.CodeBytes;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.FloatParse;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyComplex;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.spi.ContainerFactory;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads one value of any version up to 5; code objects in Typhon's own form. Owns what back references may name until the end. */
final class MarshalReader {
    private static final int REFERENCE = 0x80;
    private static final int MAX_DEPTH = 2000;

    private final ThreadState ts;
    private final byte[] data;
    private final boolean allowCode;
    private final List<PyObject> references = new ArrayList<>();
    private int at;
    private int depth;

    /** The data is kept by the code objects in it and must not change. */
    MarshalReader(ThreadState ts, byte[] data, boolean allowCode) {
        this.ts = ts;
        this.data = data;
        this.allowCode = allowCode;
    }

    int rest() {
        return data.length - at;
    }

    @Owned PyObject read() {
        try {
            PyObject v = object();
            if (v == null) {
                throw Raise.typeError("NULL object in marshal data for object");
            }
            return v;
        } finally {
            for (PyObject r : references) {
                Refs.xdecref(ts, r);
            }
        }
    }

    private int take() {
        if (at >= data.length) {
            throw PyException.of(Exc.EOFError, "marshal data too short");
        }
        return data[at++] & 0xff;
    }

    private int skip(int n) {
        if (n < 0) {
            throw Raise.valueError("bad marshal data (bytes object size out of range)");
        }
        if (n > rest()) {
            throw PyException.of(Exc.EOFError, "marshal data too short");
        }
        at += n;
        return at - n;
    }

    private int int32() {
        return take() | take() << 8 | take() << 16 | take() << 24;
    }

    private double real() {
        long low = int32() & 0xffffffffL;
        return Double.longBitsToDouble((long) int32() << 32 | low);
    }

    /** Null for the mark that ends a dict. */
    private @Owned PyObject object() {
        if (at >= data.length) {
            throw PyException.of(Exc.EOFError, "EOF read where object expected");
        }
        int code = take();
        boolean keep = (code & REFERENCE) != 0;
        code &= ~REFERENCE;
        if (++depth > MAX_DEPTH) {
            throw Raise.valueError("recursion limit exceeded");
        }
        try {
            return switch (code) {
                case '0' -> null;
                case 'N' -> PyNone.NONE;
                case 'S' -> Refs.newRef(ts, (PyObject) Exc.StopIteration);
                case '.' -> PyEllipsis.ELLIPSIS;
                case 'F' -> PyBool.FALSE;
                case 'T' -> PyBool.TRUE;
                case 'r' -> reference();
                case '(' -> tuple(int32(), keep);
                case ')' -> tuple(take(), keep);
                case '[' -> list(keep);
                case '{' -> dict(keep);
                case '<', '>' -> set(code == '>', keep);
                case ':' -> slice(keep);
                default -> kept(plain(code), keep);
            };
        } finally {
            depth--;
        }
    }

    private PyObject kept(PyObject v, boolean keep) {
        if (keep) {
            references.add(Refs.newRef(ts, v));
        }
        return v;
    }

    private PyObject plain(int code) {
        return switch (code) {
            case 'i' -> PyLong.of(int32());
            case 'I' -> PyLong.of((int32() & 0xffffffffL) | (long) int32() << 32);
            case 'l' -> integer();
            case 'f' -> new PyFloat(realText());
            case 'g' -> new PyFloat(real());
            case 'x' -> new PyComplex(realText(), realText());
            case 'y' -> new PyComplex(real(), real());
            case 's' -> {
                int n = int32();
                int from = skip(n);
                yield PyBytes.of(data, from, from + n);
            }
            case 'z' -> latin(take(), false);
            case 'Z' -> latin(take(), true);
            case 'a' -> latin(int32(), false);
            case 'A' -> latin(int32(), true);
            case 'u' -> utf8(int32());
            case 't' -> PyUnicode.intern(utf8(int32()));
            case 'c' -> code();
            default -> throw Raise.valueError("bad marshal data (unknown type code)");
        };
    }

    private PyObject code() {
        if (!allowCode) {
            throw Raise.valueError("unmarshalling code objects is disallowed");
        }
        int n = int32();
        int from = skip(n);
        PyObject code = CodeBytes.readOrNull(ts, data, from, from + n);
        if (code == null) {
            throw Raise.valueError("bad marshal data (code object of another version, or damaged)");
        }
        return code;
    }

    private double realText() {
        int n = take();
        Double v = FloatParse.parse(new String(data, skip(n), n, StandardCharsets.ISO_8859_1));
        if (v == null) {
            throw Raise.valueError("could not convert string to float");
        }
        return v;
    }

    private PyObject integer() {
        int n = int32();
        BigInteger v = BigInteger.ZERO;
        int d = 1;
        for (int i = 0; i < Math.abs((long) n); i++) {
            d = take() | take() << 8;
            if (d > 0x7fff) {
                throw Raise.valueError("bad marshal data (digit out of range in long)");
            }
            v = v.or(BigInteger.valueOf(d).shiftLeft(15 * i));
        }
        if (d == 0) {
            throw Raise.valueError("bad marshal data (unnormalized long data)");
        }
        return PyLong.of(n < 0 ? v.negate() : v);
    }

    private PyUnicode latin(int n, boolean interned) {
        int from = skip(n);
        PyUnicode u = PyUnicode.ofLatin1(data, from, from + n);
        return interned ? PyUnicode.intern(u) : u;
    }

    private PyUnicode utf8(int n) {
        int i = skip(n);
        int end = i + n;
        int[] out = new int[n];
        int length = 0;
        while (i < end) {
            int b = data[i++] & 0xff;
            int more = b < 0x80 ? 0 : b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : b >= 0xc0 ? 1 : -1;
            if (more < 0 || i + more > end) {
                throw Raise.valueError("bad marshal data (invalid UTF-8)");
            }
            int c = more == 0 ? b : b & (0x3f >> more);
            for (; more > 0; more--) {
                c = c << 6 | data[i++] & 0x3f;
            }
            out[length++] = c;
        }
        return PyUnicode.ofCodePoints(out, 0, length);
    }

    private PyObject reference() {
        int n = int32();
        if (n < 0 || n >= references.size() || references.get(n) == null) {
            throw Raise.valueError("bad marshal data (invalid reference)");
        }
        return Refs.newRef(ts, references.get(n));
    }

    /** Takes a place among the references before the parts of the object take theirs. */
    private int reserve(boolean keep) {
        if (!keep) {
            return -1;
        }
        references.add(null);
        return references.size() - 1;
    }

    private PyObject fill(int place, PyObject v) {
        if (place >= 0) {
            references.set(place, Refs.newRef(ts, v));
        }
        return v;
    }

    private PyObject[] parts(int n, String what) {
        if (n < 0 || n > rest()) {
            throw n < 0 ? Raise.valueError("bad marshal data (%s size out of range)", what) : PyException.of(Exc.EOFError, "marshal data too short");
        }
        PyObject[] a = new PyObject[n];
        try {
            for (int i = 0; i < n; i++) {
                a[i] = object();
                if (a[i] == null) {
                    throw Raise.typeError("NULL object in marshal data for %s", what);
                }
            }
        } catch (RuntimeException e) {
            for (PyObject o : a) {
                Refs.xdecref(ts, o);
            }
            throw e;
        }
        return a;
    }

    private PyObject tuple(int n, boolean keep) {
        int place = reserve(keep);
        return fill(place, PyTuple.of(ts, parts(n, "tuple")));
    }

    private PyObject slice(boolean keep) {
        int place = reserve(keep);
        PyObject[] a = parts(3, "slice");
        try {
            return fill(place, new PySlice(ts, a[0], a[1], a[2]));
        } finally {
            Refs.releaseAll(ts, a, 0, 3);
        }
    }

    // A list or dict may contain itself, so it is known to references while it is filled.

    private PyObject list(boolean keep) {
        ContainerFactory f = Containers.factory();
        PyObject list = f.newList(ts, new PyObject[0], 0);
        kept(list, keep);
        try {
            int n = int32();
            if (n < 0) {
                throw Raise.valueError("bad marshal data (list size out of range)");
            }
            for (int i = 0; i < n; i++) {
                PyObject v = object();
                if (v == null) {
                    throw Raise.typeError("NULL object in marshal data for list");
                }
                try {
                    f.listAppend(ts, list, v);
                } finally {
                    Refs.decref(ts, v);
                }
            }
            return list;
        } catch (RuntimeException e) {
            Refs.decref(ts, list);
            throw e;
        }
    }

    private PyObject dict(boolean keep) {
        ContainerFactory f = Containers.factory();
        PyObject dict = f.newDict(ts);
        kept(dict, keep);
        try {
            for (PyObject key = object(); key != null; key = object()) {
                PyObject value = null;
                try {
                    value = object();
                    if (value == null) {
                        return dict;
                    }
                    f.dictSet(ts, dict, key, value);
                } finally {
                    Refs.decref(ts, key);
                    Refs.xdecref(ts, value);
                }
            }
            return dict;
        } catch (RuntimeException e) {
            Refs.decref(ts, dict);
            throw e;
        }
    }

    private PyObject set(boolean frozen, boolean keep) {
        ContainerFactory f = Containers.factory();
        int place = reserve(keep);
        PyObject[] a = parts(int32(), "set");
        try {
            if (frozen) {
                return fill(place, f.newFrozenSet(ts, a));
            }
            PyObject set = f.newSet(ts);
            for (PyObject o : a) {
                f.setAdd(ts, set, o);
            }
            return fill(place, set);
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }
}
