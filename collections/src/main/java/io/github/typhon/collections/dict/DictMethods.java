// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.hash.KeyTable;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of dict that Python sees. */
final class DictMethods {
    private DictMethods() {}

    @PyMethod(value = "($self, key, default=None, /)", doc = "Return the value for key if key is in the dictionary, else default.")
    static PyObject get(ThreadState ts, PyDict self, PyObject key, PyObject dflt) {
        PyObject v = self.getItem(ts, key);
        return v != null ? v : Refs.newRef(ts, dflt);
    }

    @PyMethod(value = "($self, key, default=None, /)",
            doc = "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.")
    static PyObject setdefault(ThreadState ts, PyDict self, PyObject key, PyObject dflt) {
        return self.setDefault(ts, key, dflt);
    }

    @PyMethod(value = "($self, key, default=<unrepresentable>, /)",
            doc = "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default "
                    + "if given; otherwise,\nraise a KeyError.")
    static PyObject pop(ThreadState ts, PyDict self, PyObject key, PyObject dflt) {
        PyObject v = self.remove(ts, key);
        if (v != null) {
            return v;
        }
        if (dflt == null) {
            throw Raise.keyError(ts, key);
        }
        return Refs.newRef(ts, dflt);
    }

    @PyMethod(value = "($self, /)",
            doc = "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\n"
                    + "Raises KeyError if the dict is empty.")
    static PyObject popitem(ThreadState ts, PyDict self) {
        PyObject[] item = QuickDict.popLast(ts, self);
        if (item == null) {
            throw PyException.of(Exc.KeyError, "popitem(): dictionary is empty");
        }
        return PyTuple.of(ts, item);
    }

    @PyMethod(value = "($self, /)", doc = "Return a set-like object providing a view on the dict's keys.")
    static PyObject keys(ThreadState ts, PyDict self) {
        return new PyDictKeys(ts, self);
    }

    @PyMethod(value = "($self, /)", doc = "Return a set-like object providing a view on the dict's items.")
    static PyObject items(ThreadState ts, PyDict self) {
        return new PyDictItems(ts, self);
    }

    @PyMethod(value = "($self, /)", doc = "Return an object providing a view on the dict's values.")
    static PyObject values(ThreadState ts, PyDict self) {
        return new PyDictValues(ts, self);
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false,
            doc = "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.\nIf E is present and has a .keys() method, then does:"
                    + "  for k in E.keys(): D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v\n"
                    + "In either case, this is followed by: for k in F:  D[k] = F[k]")
    static void update(ThreadState ts, PyDict self, PyObject[] args, PyObject kwargs) {
        if (args.length > 1) {
            throw Raise.typeError("update expected at most 1 argument, got %d", args.length);
        }
        if (args.length == 1) {
            DictMerge.update(ts, self, args[0]);
        }
        if (kwargs != null) {
            DictMerge.merge(ts, self, kwargs, DictMerge.OVERRIDE);
        }
    }

    @PyMethod(value = "($self, /)", doc = "Remove all items from the dict.")
    static void clear(ThreadState ts, PyDict self) {
        self.clear(ts);
    }

    @PyMethod(value = "($self, /)", doc = "Return a shallow copy of the dict.")
    static PyObject copy(ThreadState ts, PyDict self) {
        return self.copy(ts);
    }

    @PyMethod(value = "($self, key, /)", name = "__getitem__", doc = "Return self[key].")
    static PyObject getItem(ThreadState ts, PyDict self, PyObject key) {
        return DictSlots.mp_subscript(ts, self, key);
    }

    @PyMethod(value = "($self, key, /)", name = "__contains__", doc = "True if the dictionary has the specified key, else False.")
    static boolean contains(ThreadState ts, PyDict self, PyObject key) {
        return DictSlots.sq_contains(ts, self, key);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", doc = "Return a reverse iterator over the dict keys.")
    static PyObject reversed(ThreadState ts, PyDict self) {
        return new PyDictReverseKeyIterator(ts, self);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__", doc = "Return the size of the dict in memory.")
    static long sizeof(ThreadState ts, PyDict self) {
        int n = self.keysAcquire().capacity();
        return 64 + (n == 0 ? 0 : 32 + 24L * n + self.keysAcquire().indexSize());
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return io.github.typhon.objects.types.GenericAliases.of(ts, cls, object);
    }

    @PyClassMethod(value = "($type, iterable, value=None, /)",
            doc = "Create a new dictionary with keys from iterable and values set to value.")
    static PyObject fromkeys(ThreadState ts, PyType cls, PyObject iterable, PyObject value) {
        PyObject d = Calls.call0(ts, cls);
        try {
            if (d.getClass() == PyDict.class) {
                fill(ts, (PyDict) d, iterable, value);
            } else {
                Iterators.forEach(ts, iterable, key -> {
                    Objects.setItem(ts, d, key, value);
                    return true;
                });
            }
            return d;
        } catch (Throwable e) {
            Refs.decref(ts, d);
            throw e;
        }
    }

    private static void fill(ThreadState ts, PyDict d, PyObject iterable, PyObject value) {
        if (iterable instanceof KeyTable t && t.isExact()) {
            d.reserve(ts, t.size());
            t.forEachKey(ts, (key, hash) -> {
                d.putStolen(ts, key, hash, Refs.newRef(ts, value));
                return true;
            });
            return;
        }
        Iterators.forEach(ts, iterable, key -> {
            d.put(ts, key, value);
            return true;
        });
    }
}
