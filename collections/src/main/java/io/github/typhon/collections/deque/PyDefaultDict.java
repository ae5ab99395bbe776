// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.deque;

import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** collections.defaultdict. <p>Threads: as dict; two threads that miss the same key may both call the factory, the later result stays.
 *  <p>Ownership: the factory lies in a slot that is only exchanged. */
@PyClass(name = "defaultdict", module = "collections", flags = {PyType.BASETYPE, PyType.MAPPING},
        doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without arguments "
                + "to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a dict with the same "
                + "items.\nAll remaining arguments are treated the same as if they were\npassed to the dict constructor, including keyword arguments.")
public class PyDefaultDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(new PyDefaultDictExposed());

    @Owned private final PyObject[] factory = new PyObject[1];

    public PyDefaultDict(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        super.traverse(v);
        v.visit(factory[0]);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, factory, 0);
        super.clearReferences(ts);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyDefaultDictExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyDefaultDict self, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos > 0) {
            if (args[0] != PyNone.NONE && !Objects.isCallable(args[0])) {
                throw Raise.typeError("first argument must be callable or None");
            }
            self.setFactory(ts, args[0]);
            args = Arrays.copyOfRange(args, 1, args.length);
        }
        DictMerge.updateFromCall(ts, self, "dict", args, kwnames);
    }

    private @Owned PyObject factory(ThreadState ts) {
        PyObject f = HeldRef.fetch(ts, factory);
        return f == null ? PyNone.NONE : f;
    }

    @PyGetter(value = "default_factory", member = true, doc = "Factory for default value called by __missing__().")
    PyObject getFactory(ThreadState ts) {
        return factory(ts);
    }

    @PySetter("default_factory")
    void setFactory(ThreadState ts, PyObject f) {
        Refs.xdecref(ts, RefSlots.getAndSet(factory, 0, Refs.xnewRef(ts, f)));
    }

    @PyMethod(value = "($self, key, /)", name = "__missing__",
            doc = "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n"
                    + "  self[key] = value = self.default_factory()\n  return value")
    PyObject missing(ThreadState ts, PyObject key) {
        PyObject f = factory(ts);
        if (f == PyNone.NONE) {
            throw Raise.keyError(ts, key);
        }
        PyObject v;
        try {
            v = Calls.call0(ts, f);
        } finally {
            Refs.decref(ts, f);
        }
        try {
            // The factory, or another thread, may have been faster: then its value stays.
            return setDefault(ts, key, v);
        } finally {
            Refs.decref(ts, v);
        }
    }

    private @Owned PyObject copyOf(ThreadState ts) {
        PyObject f = factory(ts);
        try {
            return Calls.call2(ts, PyType.of(this), f, this);
        } finally {
            Refs.decref(ts, f);
        }
    }

    @PyMethod(value = "($self, /)", name = "copy", doc = "D.copy() -> a shallow copy of D.")
    PyObject copyMethod(ThreadState ts) {
        return copyOf(ts);
    }

    @PyMethod(value = "($self, /)", name = "__copy__", doc = "D.copy() -> a shallow copy of D.")
    PyObject shallowCopy(ThreadState ts) {
        return copyOf(ts);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        PyObject f = factory(ts);
        PyObject items = Calls.callMethod(ts, this, "items");
        PyObject it;
        try {
            it = Iterators.iter(ts, items);
        } finally {
            Refs.decref(ts, items);
        }
        PyObject args = f == PyNone.NONE ? PyTuple.EMPTY : PyTuple.of(ts, f);
        return PyTuple.of(ts, Refs.newRef(ts, PyType.of(this)), args, PyNone.NONE, PyNone.NONE, it);
    }

    static PyObject tp_repr(ThreadState ts, PyDefaultDict self) {
        PyObject base = PyDict.TYPE.slots().tp_repr(ts, self);
        PyObject f = self.factory(ts);
        String shown = "...";
        try {
            if (ReprGuard.enter(ts, f)) {
                try {
                    shown = Objects.reprText(ts, f);
                } finally {
                    ReprGuard.leave(ts, f);
                }
            }
        } finally {
            Refs.decref(ts, f);
        }
        return PyUnicode.of(PyType.of(self).shortName() + "(" + shown + ", " + base + ")");
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        PyDefaultDict self = a instanceof PyDefaultDict d ? d : (PyDefaultDict) b;
        if (!(a instanceof PyDict) || !(b instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject f = self.factory(ts);
        PyObject r;
        try {
            r = Calls.call2(ts, PyType.of(self), f, a);
        } finally {
            Refs.decref(ts, f);
        }
        try {
            DictMerge.update(ts, (PyDict) r, b);
            return r;
        } catch (Throwable e) {
            Refs.decref(ts, r);
            throw e;
        }
    }
}
