// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.PyOrderedItems;
import io.github.typhon.collections.dict.PyOrderedIterator;
import io.github.typhon.collections.dict.PyOrderedKeys;
import io.github.typhon.collections.dict.PyOrderedValues;
import io.github.typhon.collections.dict.QuickDict;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** collections.OrderedDict: a dict whose order can be changed and counts in comparisons. <p>Threads: as dict.
 *  <p>CPython: odictobject, with a linked list; here the dict's own order, so its views are dict's but for their iterators. */
@PyClass(name = "OrderedDict", module = "collections", flags = {PyType.BASETYPE, PyType.MAPPING, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Dictionary that remembers insertion order")
public class PyOrderedDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(new PyOrderedDictExposed());

    public PyOrderedDict(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyOrderedDictExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyOrderedDict self, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        if (args.length - nkw > 1) {
            throw Raise.typeError("expected at most 1 argument, got %d", args.length - nkw);
        }
        self.fill(ts, args.length - nkw == 1 ? args[0] : null);
        for (int i = 0; i < nkw; i++) {
            self.setThrough(ts, kwnames[i], args[args.length - nkw + i]);
        }
    }

    /** Sets by the subclass's {@code __setitem__}, if it has one. */
    private void setThrough(ThreadState ts, PyObject key, PyObject value) {
        if (ob_type() == TYPE) {
            put(ts, key, value);
        } else {
            Objects.setItem(ts, this, key, value);
        }
    }

    /** CPython: mutablemapping_update_arg. */
    private void fill(ThreadState ts, PyObject other) {
        if (other == null) {
            return;
        }
        if (ob_type() == TYPE && other instanceof PyDict) {
            DictMerge.update(ts, this, other);
            return;
        }
        PyObject keys = Objects.lookupAttr(ts, other, "keys");
        if (keys != null) {
            PyObject names;
            try {
                names = Calls.call0(ts, keys);
            } finally {
                Refs.decref(ts, keys);
            }
            try {
                Iterators.forEach(ts, names, key -> {
                    PyObject v = Objects.getItem(ts, other, key);
                    try {
                        Objects.setItem(ts, this, key, v);
                    } finally {
                        Refs.decref(ts, v);
                    }
                    return true;
                });
            } finally {
                Refs.decref(ts, names);
            }
            return;
        }
        Iterators.forEach(ts, other, item -> {
            PyObject[] pair = Sequences.toArray(ts, item);
            try {
                if (pair.length != 2) {
                    throw pair.length < 2
                            ? Raise.valueError("need more than %d value%s to unpack", pair.length, pair.length == 1 ? "" : "s")
                            : Raise.valueError("too many values to unpack (expected 2)");
                }
                Objects.setItem(ts, this, pair[0], pair[1]);
            } finally {
                Refs.releaseAll(ts, pair, 0, pair.length);
            }
            return true;
        });
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    void update(ThreadState ts, PyObject[] args, PyObject kwargs) {
        if (args.length > 1) {
            throw Raise.typeError("update() takes at most 1 positional argument (%d given)", args.length);
        }
        fill(ts, args.length == 1 ? args[0] : null);
        fill(ts, kwargs);
    }

    @PyMethod(value = "($self, /, last=True)",
            doc = "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.")
    PyObject popitem(ThreadState ts, boolean last) {
        PyObject[] item = last ? QuickDict.popLast(ts, this) : QuickDict.popFirst(ts, this);
        if (item == null) {
            throw PyException.of(Exc.KeyError, "dictionary is empty");
        }
        return PyTuple.of(ts, item);
    }

    @PyMethod(value = "($self, /, key, last=True)", name = "move_to_end",
            doc = "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.")
    void moveToEndMethod(ThreadState ts, PyObject key, boolean last) {
        if (!moveToEnd(ts, key, last)) {
            throw Raise.keyError(ts, key);
        }
    }

    @PyMethod(value = "($self, /, key, default=<unrepresentable>)",
            doc = "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the "
                    + "default if given; otherwise,\nraise a KeyError.")
    PyObject pop(ThreadState ts, PyObject key, PyObject dflt) {
        PyObject v = remove(ts, key);
        if (v == null && dflt == null) {
            throw Raise.keyError(ts, key);
        }
        return v != null ? v : Refs.newRef(ts, dflt);
    }

    @PyMethod(value = "($self, /, key, default=None)",
            doc = "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.")
    PyObject setdefault(ThreadState ts, PyObject key, PyObject dflt) {
        if (ob_type() == TYPE) {
            return setDefault(ts, key, dflt);
        }
        if (Sequences.contains(ts, this, key)) {
            return Objects.getItem(ts, this, key);
        }
        Objects.setItem(ts, this, key, dflt);
        return Refs.newRef(ts, dflt);
    }

    static PyObject tp_iter(ThreadState ts, PyOrderedDict self) {
        return new PyOrderedIterator(ts, self, PyOrderedIterator.Part.KEYS, false);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "od.__reversed__() <==> reversed(od)")
    PyObject reversed(ThreadState ts) {
        return new PyOrderedIterator(ts, this, PyOrderedIterator.Part.KEYS, true);
    }

    @PyMethod("($self, /)")
    PyObject keys(ThreadState ts) {
        return new PyOrderedKeys(ts, this);
    }

    @PyMethod("($self, /)")
    PyObject values(ThreadState ts) {
        return new PyOrderedValues(ts, this);
    }

    @PyMethod("($self, /)")
    PyObject items(ThreadState ts) {
        return new PyOrderedItems(ts, this);
    }

    @PyMethod(value = "($self, /)", name = "copy", doc = "od.copy() -> a shallow copy of od")
    PyObject copyMethod(ThreadState ts) {
        if (ob_type() == TYPE) {
            PyOrderedDict r = PyOrderedDictExposed.newInstance(ts, TYPE);
            DictMerge.update(ts, r, this);
            return r;
        }
        return Calls.call1(ts, PyType.of(this), this);
    }

    @PyGetter("__dict__")
    PyObject dict(ThreadState ts) {
        return InlineValues.dict(ts, (Attributed) this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        InlineValues.assignDict(ts, (Attributed) this, value);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling")
    PyObject reduce(ThreadState ts) {
        PyObject state = Calls.callMethod(ts, this, "__getstate__");
        PyObject items = Calls.callMethod(ts, this, "items");
        PyObject it;
        try {
            it = Iterators.iter(ts, items);
        } finally {
            Refs.decref(ts, items);
        }
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.EMPTY, state, io.github.typhon.objects.singleton.PyNone.NONE, it);
    }

    @PyClassMethod(value = "($type, iterable, value=None)",
            doc = "Create a new ordered dictionary with keys from iterable and values set to value.")
    static PyObject fromkeys(ThreadState ts, PyType cls, PyObject iterable, PyObject value) {
        PyObject d = Calls.call0(ts, cls);
        try {
            Iterators.forEach(ts, iterable, key -> {
                Objects.setItem(ts, d, key, value);
                return true;
            });
            return d;
        } catch (Throwable e) {
            Refs.decref(ts, d);
            throw e;
        }
    }

    static PyObject tp_repr(ThreadState ts, PyOrderedDict self) {
        String name = PyType.of(self).shortName();
        if (self.size() == 0) {
            return PyUnicode.of(name + "()");
        }
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("...");
        }
        try {
            PyDict plain = new PyDict(ts);
            try {
                PyObject items = Calls.callMethod(ts, self, "items");
                try {
                    DictMerge.mergePairs(ts, plain, items);
                } finally {
                    Refs.decref(ts, items);
                }
                return PyUnicode.of(name + "(" + Objects.reprText(ts, plain) + ")");
            } finally {
                Refs.decref(ts, plain);
            }
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    /** Between two OrderedDicts the order counts. */
    static PyObject tp_richcompare(ThreadState ts, PyOrderedDict self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject r = PyDict.TYPE.slots().tp_richcompare(ts, self, other, CompareOp.EQ);
        boolean equal = r == PyBool.TRUE;
        if (equal && other instanceof PyOrderedDict o) {
            PyObject[] a = self.keysNow(ts);
            PyObject[] b = o.keysNow(ts);
            try {
                for (int i = 0; equal && i < a.length && i < b.length; i++) {
                    equal = Objects.richCompareBool(ts, a[i], b[i], CompareOp.EQ);
                }
            } finally {
                Refs.releaseAll(ts, a, 0, a.length);
                Refs.releaseAll(ts, b, 0, b.length);
            }
        }
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        PyOrderedDict self = a instanceof PyOrderedDict d ? d : (PyOrderedDict) b;
        if (!(a instanceof PyDict) || !(b instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject r = Calls.call1(ts, PyType.of(self), a);
        try {
            ((PyOrderedDict) r).fill(ts, b);
            return r;
        } catch (Throwable e) {
            Refs.decref(ts, r);
            throw e;
        }
    }

    static PyObject nb_inplace_or(ThreadState ts, PyOrderedDict self, PyObject other) {
        self.fill(ts, other);
        return Refs.newRef(ts, self);
    }
}
