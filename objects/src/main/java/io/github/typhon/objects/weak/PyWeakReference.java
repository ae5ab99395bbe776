// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code weakref.ref}. References without callback to one object are one object; the hash is remembered past the referent's death.
 *  <p>Threads: any. Ownership: see {@link WeakHandle}. CPython: Objects/weakrefobject.c. */
@PyClass(name = "ReferenceType", module = "weakref", flags = {PyType.BASETYPE})
public class PyWeakReference extends WeakHandle {
    public static final PyType TYPE = PyType.builtin(new PyWeakReferenceExposed());

    /** -1 until asked for; a race stores the same number twice. */
    private volatile long hash = -1;

    protected PyWeakReference(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static @Owned PyObject create(ThreadState ts, PyType type, PyObject o, PyObject callbackOrNull) {
        RefCounted r = WeakRefs.referable(o);
        WeakTable table = WeakTable.of(ts);
        boolean shared = type == TYPE && callbackOrNull == null;
        PyObject existing = shared ? table.shared(ts, r, false) : null;
        if (existing != null) {
            return existing;
        }
        PyWeakReference made = PyWeakReferenceExposed.newInstance(ts, type);
        made.setCallback(ts, Refs.xnewRef(ts, callbackOrNull));
        PyObject published = table.add(ts, r, made, shared, false);
        if (published != made) {
            Refs.decref(ts, made);
        }
        return published;
    }

    private static void checkCount(String function, int n) {
        if (n < 1 || n > 2) {
            throw Raise.typeError("%s expected at %s, got %d", function, n < 1 ? "least 1 argument" : "most 2 arguments", n);
        }
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int n = args.length - (kwnames == null ? 0 : kwnames.length);
        checkCount("__new__", n);
        return create(ts, type, args[0], n == 2 && args[1] != PyNone.NONE ? args[1] : null);
    }

    static void tp_init(ThreadState ts, PyWeakReference self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("ref() takes no keyword arguments");
        }
        checkCount("__init__", args.length);
    }

    static PyObject tp_call(ThreadState ts, PyWeakReference self, PyObject[] args, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("weakref() takes no keyword arguments");
        }
        if (args.length > 0) {
            throw Raise.typeError("weakref expected 0 arguments, got %d", args.length);
        }
        PyObject o = self.get(ts);
        return o == null ? PyNone.NONE : o;
    }

    static long tp_hash(ThreadState ts, PyWeakReference self) {
        long h = self.hash;
        if (h == -1) {
            PyObject o = self.get(ts);
            if (o == null) {
                throw Raise.typeError("weak object has gone away");
            }
            try {
                h = Objects.hash(ts, o);
            } finally {
                Refs.decref(ts, o);
            }
            self.hash = h;
        }
        return h;
    }

    static PyObject tp_richcompare(ThreadState ts, PyWeakReference self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyWeakReference w)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject a = self.get(ts);
        PyObject b = w.get(ts);
        try {
            if (a == null || b == null) {
                return PyBool.of(self == other == (op == CompareOp.EQ));
            }
            return Objects.richCompare(ts, a, b, op);
        } finally {
            Refs.xdecref(ts, a);
            Refs.xdecref(ts, b);
        }
    }

    static String tp_repr(ThreadState ts, PyWeakReference self) {
        String start = "<weakref at " + Hashing.address(self) + "; ";
        PyObject o = self.get(ts);
        if (o == null) {
            return start + "dead>";
        }
        PyObject name = null;
        try {
            try {
                name = Objects.lookupAttr(ts, o, Names.__name__);
            } catch (PyException e) {
                // A name that cannot be had is no reason not to show the reference.
                e.discard(ts);
            }
            String to = start + "to '" + TypeMethods.fullName(ts, PyType.of(o)) + "' at " + Hashing.address(o);
            PyUnicode shown = name == null ? null : PyUnicode.unwrapOrNull(name);
            return shown == null ? to + ">" : to + " (" + shown + ")>";
        } finally {
            Refs.xdecref(ts, name);
            Refs.decref(ts, o);
        }
    }

    @PyGetter(value = "__callback__", member = true)
    PyObject getCallback(ThreadState ts) {
        PyObject f = loadCallback(ts);
        return f == null ? PyNone.NONE : f;
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585", textSignature = false)
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }
}
