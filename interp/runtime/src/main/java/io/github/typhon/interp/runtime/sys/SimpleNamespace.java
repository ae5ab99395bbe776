// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code types.SimpleNamespace}. Ownership: owns its dict. CPython: Objects/namespaceobject.c. */
@PyClass(name = "SimpleNamespace", signature = "(mapping_or_iterable=(), /, **kwargs)", module = "types", flags = {PyType.BASETYPE}, doc = "A simple attribute-based namespace.")
public class SimpleNamespace extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new SimpleNamespaceExposed());

    /** Null once the collector took it; read only through {@link #dict(ThreadState)}. */
    @Owned private PyDict dict;

    SimpleNamespace(ThreadState ts) {
        super(ts);
        dict = new PyDict(ts);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    private @Borrowed("this") PyDict dict(ThreadState ts) {
        PyDict d = dict;
        if (d == null) {
            // A finaliser looks at what was found to be garbage: it finds nothing.
            dict = d = new PyDict(ts);
        }
        return d;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return SimpleNamespaceExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, SimpleNamespace self, PyObject[] args, PyUnicode[] kwnames) {
        int npos = args.length - (kwnames == null ? 0 : kwnames.length);
        if (npos > 1) {
            throw Raise.typeError("%s expected at most 1 argument, got %s", PyType.of(self).shortName(), npos);
        }
        if (npos == 1) {
            PyObject d = Containers.factory().newDict(ts);
            try {
                Containers.factory().dictUpdate(ts, d, args[0]);
                PyObject[] kv = Containers.factory().dictItems(ts, d);
                try {
                    for (int i = 0; i < kv.length; i += 2) {
                        if (PyUnicode.unwrapOrNull(kv[i]) == null) {
                            throw Raise.typeError("keywords must be strings");
                        }
                        self.dict(ts).put(ts, kv[i], kv[i + 1]);
                    }
                } finally {
                    Refs.releaseAll(ts, kv, 0, kv.length);
                }
            } finally {
                Refs.decref(ts, d);
            }
        }
        for (int i = npos; i < args.length; i++) {
            self.dict(ts).put(ts, PyUnicode.intern(kwnames[i - npos]), args[i]);
        }
    }

    static PyObject tp_getattro(ThreadState ts, SimpleNamespace self, PyUnicode name) {
        PyUnicode n = PyUnicode.intern(name);
        if (n == Names.__dict__) {
            return Refs.newRef(ts, (PyObject) self.dict(ts));
        }
        PyObject v = self.dict(ts).get(ts, n);
        return v != null ? v : io.github.typhon.objects.core.Attributes.genericGetAttr(ts, self, n);
    }

    static void tp_setattro(ThreadState ts, SimpleNamespace self, PyUnicode name, PyObject value) {
        PyUnicode n = PyUnicode.intern(name);
        if (n == Names.__class__ || n == Names.__dict__) {
            io.github.typhon.objects.core.Attributes.genericSetAttr(ts, self, n, value);
            return;
        }
        if (value != null) {
            self.dict(ts).put(ts, n, value);
            return;
        }
        PyObject old = self.dict(ts).remove(ts, n);
        if (old == null) {
            throw io.github.typhon.objects.core.Attributes.missing(ts, self, n);
        }
        Refs.decref(ts, old);
    }

    static PyObject tp_repr(ThreadState ts, SimpleNamespace self) {
        String name = PyType.of(self) == TYPE ? "namespace" : PyType.of(self).name();
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of(name + "(...)");
        }
        try {
            StringBuilder b = new StringBuilder(name).append('(');
            PyObject[] kv = Containers.factory().dictItems(ts, self.dict(ts));
            try {
                String sep = "";
                for (int i = 0; i < kv.length; i += 2) {
                    if (PyUnicode.unwrapOrNull(kv[i]) != null) {
                        b.append(sep).append(kv[i]).append('=').append(Objects.reprText(ts, kv[i + 1]));
                        sep = ", ";
                    }
                }
            } finally {
                Refs.releaseAll(ts, kv, 0, kv.length);
            }
            return PyUnicode.of(b.append(')').toString());
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, SimpleNamespace self, PyObject other, int op) {
        if (!(other instanceof SimpleNamespace o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return Objects.richCompare(ts, self.dict(ts), o.dict(ts), op);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), PyTuple.EMPTY, Refs.newRef(ts, (PyObject) dict(ts)));
    }

    @PyMethod(value = "($self, /, **changes)", name = "__replace__")
    PyObject replace(ThreadState ts, PyObject changes) {
        PyObject r = io.github.typhon.objects.protocol.Calls.call0(ts, PyType.of(this));
        PyDict d = ((SimpleNamespace) r).dict(ts);
        Containers.factory().dictUpdate(ts, d, dict(ts));
        if (changes != null) {
            Containers.factory().dictUpdate(ts, d, changes);
        }
        return r;
    }

    @PyMethod(value = "($self, /)", name = "__dir__")
    PyObject dir(ThreadState ts) {
        PyObject base = io.github.typhon.objects.types.ObjectMethods.dir(ts, this);
        PyObject[] kv = Containers.factory().dictItems(ts, dict(ts));
        for (int i = 0; i < kv.length; i += 2) {
            Containers.factory().listAppend(ts, base, kv[i]);
        }
        Refs.releaseAll(ts, kv, 0, kv.length);
        return base;
    }

    @Override
    public void traverse(Visitor v) {
        PyDict d = dict;
        if (d != null) {
            v.visit(d);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyDict d = dict;
        dict = null;
        Refs.xdecref(ts, d);
    }
}
