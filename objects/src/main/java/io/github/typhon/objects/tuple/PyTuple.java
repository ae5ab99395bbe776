// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.tuple;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.SliceIndex;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.slice.SliceRange;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python tuple.
 *  <p>Threads: immutable after construction; publish it by a release store like any object.
 *  <p>Ownership: owns its items. A tuple whose items are all uncounted or immortal is itself immortal and costs no counts.
 *  <p>Re-entry: comparison, hash and repr run Python; the items cannot change under them. */
@PyClass(name = "tuple", signature = "(iterable=(), /)", flags = {PyType.BASETYPE, PyType.SEQUENCE},
        doc = "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is specified "
                + "the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is the same object.")
public class PyTuple extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTupleExposed());
    private static final PyObject[] NONE = {};
    public static final PyTuple EMPTY = new PyTuple(NONE);
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    /** Written only by construction and by the final release; public for reading, to the interpreter's fast paths. */
    @Owned public final PyObject[] items;
    /** -1 until asked for. A race computes it twice, to the same number. */
    private long hash = -1;

    private PyTuple(@Stolen PyObject[] items) {
        this.items = items;
    }

    protected PyTuple(ThreadState ts, @Stolen PyObject[] items) {
        super(ts);
        this.items = items;
        track(ts);
    }

    /** A tuple of these items; the array becomes the tuple's. */
    public static @Owned PyTuple of(ThreadState ts, @Stolen PyObject... items) {
        if (items.length == 0) {
            return EMPTY;
        }
        for (PyObject o : items) {
            if (o instanceof RefCounted r && !io.github.typhon.refcount.count.GcHeader.isImmortal(r)) {
                return new PyTuple(ts, items);
            }
        }
        return new PyTuple(items);
    }

    /** A tuple whose maker puts the items in later, before anybody else reads it, so that one of them may refer to it; the array becomes the tuple's. */
    public static @Owned PyTuple counted(ThreadState ts, @Stolen PyObject[] items) {
        return new PyTuple(ts, items);
    }

    /** A tuple of uncounted or immortal items: constants, built without a thread state. */
    public static PyTuple ofImmortals(PyObject... items) {
        return items.length == 0 ? EMPTY : new PyTuple(items);
    }

    /** A tuple of new references to {@code a[from..to)}. */
    public static @Owned PyTuple copyOf(ThreadState ts, @Borrowed PyObject[] a, int from, int to) {
        if (to <= from) {
            return EMPTY;
        }
        PyObject[] copy = new PyObject[to - from];
        for (int i = from; i < to; i++) {
            copy[i - from] = Refs.newRef(ts, a[i]);
        }
        return of(ts, copy);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    public final int size() {
        return items.length;
    }

    public final @Borrowed("from the tuple") PyObject get(int i) {
        return items[i];
    }

    /** A tuple is whole until it dies; a carrier's attributes are released like any instance's. */
    @Override
    protected void breakCycles(ThreadState ts) {}

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : items) {
            v.visit(o);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        // From the end, as CPython: the order in which finalisers run.
        for (int i = items.length - 1; i >= 0; i--) {
            PyObject o = items[i];
            items[i] = null;
            if (o instanceof RefCounted r) {
                Refs.decref(ts, r);
            }
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int n = args.length - nkw;
        if (nkw > 0 && (type == TYPE || !NewArgs.overridesInit(type))) {
            throw Raise.typeError("tuple() takes no keyword arguments");
        }
        if (n > 1) {
            throw Raise.typeError("tuple expected at most 1 argument, got %d", n);
        }
        if (type == TYPE) {
            return n == 0 ? EMPTY : Sequences.tuple(ts, args[0]);
        }
        PyObject[] items = n == 0 ? NONE : Sequences.toArray(ts, args[0]);
        return PyTupleExposed.newInstance(ts, type, items);
    }

    static PyObject tp_repr(ThreadState ts, PyTuple self) {
        PyObject[] items = self.items;
        if (items.length == 0) {
            return PyUnicode.of("()");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("(...)");
        }
        try {
            StringBuilder b = new StringBuilder("(");
            for (int i = 0; i < items.length; i++) {
                if (i > 0) {
                    b.append(", ");
                }
                b.append(Objects.reprText(ts, items[i]));
            }
            return PyUnicode.of(b.append(items.length == 1 ? ",)" : ")").toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    /** CPython: tuple_hash, the xxHash scheme over the items' hashes. */
    static long tp_hash(ThreadState ts, PyTuple self) {
        long h = self.hash;
        if (h != -1) {
            return h;
        }
        long acc = PRIME_5;
        for (PyObject o : self.items) {
            acc += Objects.hash(ts, o) * PRIME_2;
            acc = Long.rotateLeft(acc, 31) * PRIME_1;
        }
        acc += self.items.length ^ (PRIME_5 ^ 3527539L);
        if (acc == -1) {
            acc = 1546275796;
        }
        self.hash = acc;
        return acc;
    }

    static PyObject tp_richcompare(ThreadState ts, PyTuple self, PyObject other, int op) {
        if (!(other instanceof PyTuple w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject[] a = self.items;
        PyObject[] b = w.items;
        int n = Math.min(a.length, b.length);
        int i = 0;
        while (i < n && Objects.richCompareBool(ts, a[i], b[i], CompareOp.EQ)) {
            i++;
        }
        if (i >= n) {
            return PyBool.of(CompareOp.holds(Integer.compare(a.length, b.length), op));
        }
        if (op == CompareOp.EQ) {
            return PyBool.FALSE;
        }
        if (op == CompareOp.NE) {
            return PyBool.TRUE;
        }
        return Objects.richCompare(ts, a[i], b[i], op);
    }

    static PyObject tp_iter(ThreadState ts, PyTuple self) {
        return new PyTupleIterator(ts, self);
    }

    static long sq_length(ThreadState ts, PyTuple self) {
        return self.items.length;
    }

    static long mp_length(ThreadState ts, PyTuple self) {
        return self.items.length;
    }

    static PyObject sq_item(ThreadState ts, PyTuple self, long i) {
        if (i < 0 || i >= self.items.length) {
            throw Raise.indexError("tuple index out of range");
        }
        return Refs.newRef(ts, self.items[(int) i]);
    }

    static PyObject mp_subscript(ThreadState ts, PyTuple self, PyObject key) {
        PyObject[] items = self.items;
        if (key instanceof PySlice s) {
            SliceRange r = SliceRange.of(ts, s, items.length);
            if (r.count == items.length && r.step == 1 && self.getClass() == PyTuple.class) {
                return Refs.newRef(ts, self);
            }
            PyObject[] out = new PyObject[r.count];
            for (int i = 0; i < r.count; i++) {
                out[i] = Refs.newRef(ts, items[r.at(i)]);
            }
            return of(ts, out);
        }
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("tuple indices must be integers or slices, not %s", PyType.of(key).name());
        }
        long i = Numbers.asSsize(ts, key, io.github.typhon.objects.error.Exc.IndexError);
        return sq_item(ts, self, i < 0 ? i + items.length : i);
    }

    static boolean sq_contains(ThreadState ts, PyTuple self, PyObject value) {
        for (PyObject o : self.items) {
            if (Objects.richCompareBool(ts, o, value, CompareOp.EQ)) {
                return true;
            }
        }
        return false;
    }

    static PyObject sq_concat(ThreadState ts, PyTuple self, PyObject other) {
        return TupleMethods.concat(ts, self, other);
    }

    static PyObject sq_repeat(ThreadState ts, PyTuple self, long n) {
        return TupleMethods.repeat(ts, self, n);
    }

    @PyMethod("($self, value, /)")
    long count(ThreadState ts, PyObject value) {
        long n = 0;
        for (PyObject o : items) {
            if (Objects.richCompareBool(ts, o, value, CompareOp.EQ)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod("($self, value, start=0, stop=sys.maxsize, /)")
    long index(ThreadState ts, PyObject value, @SliceIndex long start, @SliceIndex long stop) {
        int n = items.length;
        long from = SliceRange.clamp(start, n);
        long to = SliceRange.clamp(stop, n);
        for (long i = from; i < to; i++) {
            if (Objects.richCompareBool(ts, items[(int) i], value, CompareOp.EQ)) {
                return i;
            }
        }
        throw Raise.valueError("tuple.index(x): x not in tuple");
    }

    @PyMethod(value = "($self, /)", name = "__getnewargs__")
    PyObject getNewArgs(ThreadState ts) {
        return of(ts, copyOf(ts, items, 0, items.length));
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }
}
