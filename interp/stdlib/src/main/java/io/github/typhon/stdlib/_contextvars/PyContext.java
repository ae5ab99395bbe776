// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.collections.iter.HeldRef;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code contextvars.Context}.
 *  <p>Threads: only the thread that has entered it changes it, by exchanging its map; any thread reads. CPython: Python/context.c. */
@PyClass(name = "Context", module = "_contextvars", flags = {PyType.HAS_WEAKREF, PyType.MAPPING}, doc = "")
public final class PyContext extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyContextExposed());

    /** The {@link VarMap}. */
    @Owned private final PyObject[] root = new PyObject[1];
    private final AtomicBoolean entered = new AtomicBoolean();
    /** What the thread that entered it goes back to, or null: the thread's reference, kept here for it. */
    private PyObject previous;

    PyContext(ThreadState ts, @Stolen PyObject map) {
        super(ts);
        root[0] = map;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        PyObject m = RefSlots.getAcquire(root, 0);
        if (m != null) {
            v.visit(m);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        HeldRef.drop(ts, root, 0);
    }

    /** The calling thread's context, made on first use. */
    static @Borrowed("from the thread state") PyContext current(ThreadState ts) {
        PyThreadState p = PyThreadState.of(ts);
        if (p.context == null) {
            p.context = new PyContext(ts, null);
        }
        return (PyContext) p.context;
    }

    /** A variable's value in the calling thread's context: a new reference, or null. */
    static @Owned PyObject currentValue(ThreadState ts, ContextVar v) {
        PyObject c = PyThreadState.of(ts).context;
        return c == null ? null : ((PyContext) c).find(ts, v);
    }

    /** A copy of the calling thread's context. */
    public static @Owned PyContext copyOfCurrent(ThreadState ts) {
        return current(ts).copy(ts);
    }

    @Owned PyObject find(ThreadState ts, ContextVar v) {
        PyObject m = HeldRef.fetch(ts, root);
        try {
            return Refs.xnewRef(ts, VarMap.find((VarMap) m, v));
        } finally {
            Refs.xdecref(ts, m);
        }
    }

    void put(ThreadState ts, ContextVar v, PyObject value) {
        PyObject next = VarMap.with(ts, (VarMap) root[0], v, value);
        Refs.xdecref(ts, RefSlots.getAndSet(root, 0, next));
    }

    void remove(ThreadState ts, ContextVar v) {
        VarMap m = (VarMap) root[0];
        if (VarMap.find(m, v) == null) {
            throw Raise.keyError(ts, v);
        }
        PyObject next = VarMap.without(ts, m, v);
        Refs.xdecref(ts, RefSlots.getAndSet(root, 0, next));
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > 0) {
            throw Raise.typeError("Context() does not accept any arguments");
        }
        return new PyContext(ts, null);
    }

    private static ContextVar key(ThreadState ts, PyObject key) {
        if (!(key instanceof ContextVar v)) {
            throw Raise.typeError("a ContextVar key was expected, got %s", Objects.reprText(ts, key));
        }
        return v;
    }

    static PyObject mp_subscript(ThreadState ts, PyContext self, PyObject key) {
        PyObject v = self.find(ts, key(ts, key));
        if (v == null) {
            throw Raise.keyError(ts, key);
        }
        return v;
    }

    static boolean sq_contains(ThreadState ts, PyContext self, PyObject key) {
        PyObject v = self.find(ts, key(ts, key));
        Refs.xdecref(ts, v);
        return v != null;
    }

    static long mp_length(ThreadState ts, PyContext self) {
        PyObject m = HeldRef.fetch(ts, self.root);
        int n = m == null ? 0 : ((VarMap) m).size;
        Refs.xdecref(ts, m);
        return n;
    }

    static PyObject tp_iter(ThreadState ts, PyContext self) {
        return self.keys(ts);
    }

    static PyObject tp_richcompare(ThreadState ts, PyContext self, PyObject other, int op) {
        if (!(other instanceof PyContext o) || op != CompareOp.EQ && op != CompareOp.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyObject a = HeldRef.fetch(ts, self.root);
        PyObject b = HeldRef.fetch(ts, o.root);
        try {
            return PyBool.of(equal(ts, (VarMap) a, (VarMap) b) == (op == CompareOp.EQ));
        } finally {
            Refs.xdecref(ts, a);
            Refs.xdecref(ts, b);
        }
    }

    private static boolean equal(ThreadState ts, VarMap a, VarMap b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null || a.size != b.size) {
            return false;
        }
        PyObject[] kv = VarMap.entries(a);
        for (int i = 0; i < kv.length; i += 2) {
            PyObject v = VarMap.find(b, (ContextVar) kv[i]);
            if (v == null || !Objects.richCompareBool(ts, kv[i + 1], v, CompareOp.EQ)) {
                return false;
            }
        }
        return true;
    }

    /** @param which 0 keys, 1 values, 2 pairs */
    private PyObject iterate(ThreadState ts, int which) {
        PyObject m = HeldRef.fetch(ts, root);
        PyObject[] kv = VarMap.entries((VarMap) m);
        PyObject[] out = new PyObject[kv.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = which < 2 ? Refs.newRef(ts, kv[2 * i + which]) : PyTuple.of(ts, Refs.newRef(ts, kv[2 * i]), Refs.newRef(ts, kv[2 * i + 1]));
        }
        Refs.xdecref(ts, m);
        PyTuple t = PyTuple.of(ts, out);
        try {
            return Iterators.iter(ts, t);
        } finally {
            Refs.decref(ts, t);
        }
    }

    @PyMethod(value = "($self, key, default=None, /)",
            doc = "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.")
    PyObject get(ThreadState ts, PyObject key, PyObject otherwise) {
        PyObject v = find(ts, key(ts, key));
        return v != null ? v : Refs.newRef(ts, otherwise);
    }

    @PyMethod(value = "($self, /)", doc = "Return all variables and their values in the context object.\n\nThe result is returned as a list of 2-tuples (variable, value).")
    PyObject items(ThreadState ts) {
        return iterate(ts, 2);
    }

    @PyMethod(value = "($self, /)", doc = "Return a list of all variables in the context object.")
    PyObject keys(ThreadState ts) {
        return iterate(ts, 0);
    }

    @PyMethod(value = "($self, /)", doc = "Return a list of all variables' values in the context object.")
    PyObject values(ThreadState ts) {
        return iterate(ts, 1);
    }

    @PyMethod(value = "($self, /)", doc = "Return a shallow copy of the context object.")
    PyContext copy(ThreadState ts) {
        return new PyContext(ts, HeldRef.fetch(ts, root));
    }

    @PyMethod(value = "($self, /, *args, **kwargs)", textSignature = false)
    PyObject run(ThreadState ts, PyObject[] args, PyObject kwargs) {
        if (args.length < 1) {
            throw Raise.typeError("run() missing 1 required positional argument");
        }
        enter(ts);
        try {
            if (kwargs == null) {
                return Calls.call(ts, args[0], java.util.Arrays.copyOfRange(args, 1, args.length), null);
            }
            PyTuple positional = PyTuple.copyOf(ts, args, 1, args.length);
            try {
                return Calls.callDict(ts, args[0], positional, kwargs);
            } finally {
                Refs.decref(ts, positional);
            }
        } finally {
            exit(ts);
        }
    }

    /** Makes it the calling thread's context until {@link #exit}; RuntimeError if it is some thread's already. */
    public void enter(ThreadState ts) {
        if (!entered.compareAndSet(false, true)) {
            throw Raise.runtimeError("cannot enter context: %s is already entered", Objects.reprText(ts, this));
        }
        PyThreadState p = PyThreadState.of(ts);
        previous = p.context;
        p.context = Refs.newRef(ts, (PyObject) this);
    }

    /** Makes the context that was there before {@link #enter} the thread's again. */
    public void exit(ThreadState ts) {
        PyThreadState p = PyThreadState.of(ts);
        PyObject mine = p.context;
        p.context = previous;
        previous = null;
        entered.set(false);
        Refs.decref(ts, mine);
    }
}
