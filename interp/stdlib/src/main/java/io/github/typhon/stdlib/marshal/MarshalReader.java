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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one value of any version up to 5; code objects in Typhon's own form. Owns what back references may name until the end. */
final class MarshalReader {
    private static final int REFERENCE = 0x80;
    private static final int MAX_DEPTH = 2000;
    private static final int FIRST_PARTS = 1024;

    private final ThreadState ts;
    private final MarshalInput in;
    private final boolean allowCode;
    private final List<PyObject> references = new ArrayList<>();
    /** The tuples whose parts are being read: their places among the references, and their sizes. */
    private final Map<Integer, Integer> openTuples = new HashMap<>();
    private int depth;

    MarshalReader(ThreadState ts, MarshalInput in, boolean allowCode) {
        this.ts = ts;
        this.in = in;
        this.allowCode = allowCode;
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
        return in.take();
    }

    /** Where the next {@code n} bytes stand in the input's array. */
    private int skip(int n) {
        if (n < 0) {
            throw Raise.valueError("bad marshal data (bytes object size out of range)");
        }
        return in.need(n);
    }

    private int int32() {
        int i = in.need(4);
        byte[] a = in.array();
        return a[i] & 0xff | (a[i + 1] & 0xff) << 8 | (a[i + 2] & 0xff) << 16 | a[i + 3] << 24;
    }

    private int int16() {
        int i = in.need(2);
        return in.array()[i] & 0xff | (in.array()[i + 1] & 0xff) << 8;
    }

    private double real() {
        int i = in.need(8);
        long bits = 0;
        for (int k = 7; k >= 0; k--) {
            bits = bits << 8 | in.array()[i + k] & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    /** Null for the mark that ends a dict. */
    private @Owned PyObject object() {
        int code = in.begin();
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
                yield PyBytes.of(in.array(), from, from + n);
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
        PyObject code = CodeBytes.readOrNull(ts, in.array(), from, from + n);
        if (code == null) {
            throw Raise.valueError("bad marshal data (code object of another version, or damaged)");
        }
        return code;
    }

    private byte[] bytes(int n) {
        int from = skip(n);
        return Arrays.copyOfRange(in.array(), from, from + n);
    }

    private double realText() {
        int n = take();
        Double v = FloatParse.parse(new String(bytes(n), StandardCharsets.ISO_8859_1));
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
            d = int16();
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
        PyUnicode u = PyUnicode.ofLatin1(in.array(), from, from + n);
        return interned ? PyUnicode.intern(u) : u;
    }

    private PyUnicode utf8(int n) {
        int i = skip(n);
        int end = i + n;
        byte[] data = in.array();
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
        if (n < 0 || n >= references.size()) {
            throw Raise.valueError("bad marshal data (invalid reference)");
        }
        if (references.get(n) == null) {
            references.set(n, openTuple(n));
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

    /** As many objects as the data says, which may say more than it holds. */
    private PyObject[] parts(int n, String what) {
        if (n < 0) {
            throw Raise.valueError("bad marshal data (%s size out of range)", what);
        }
        PyObject[] a = new PyObject[Math.min(n, FIRST_PARTS)];
        try {
            for (int i = 0; i < n; i++) {
                if (i == a.length) a = Arrays.copyOf(a, (int) Math.min(n, 2L * i));
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
        if (place < 0) {
            return PyTuple.of(ts, parts(n, "tuple"));
        }
        openTuples.put(place, n);
        PyObject[] a = parts(n, "tuple");
        openTuples.remove(place);
        PyObject early = references.get(place);
        if (early == null) {
            return fill(place, PyTuple.of(ts, a));
        }
        System.arraycopy(a, 0, ((PyTuple) early).items, 0, n);
        return Refs.newRef(ts, early);
    }

    /** A tuple that one of its own parts refers to is made before the parts are known. */
    private @Owned PyObject openTuple(int place) {
        Integer n = openTuples.get(place);
        if (n == null) {
            throw Raise.valueError("bad marshal data (invalid reference)");
        }
        PyObject[] none = new PyObject[n];
        Arrays.fill(none, PyNone.NONE);
        return PyTuple.counted(ts, none);
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
        PyObject set = null;
        try {
            if (frozen) {
                return fill(place, f.newFrozenSet(ts, a));
            }
            set = f.newSet(ts);
            for (PyObject o : a) {
                f.setAdd(ts, set, o);
            }
            return fill(place, set);
        } catch (RuntimeException e) {
            Refs.xdecref(ts, set);
            throw e;
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }
}
