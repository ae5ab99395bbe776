// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;

/** Iterator over a set. <p>Threads: when shared, keys may repeat or be missed; none is invented. */
@PyClass(name = "set_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PySetIterator extends RefCounted {
    private static final VarHandle SET;

    static {
        try {
            SET = MethodHandles.lookup().findVarHandle(PySetIterator.class, "set", AnySet.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static final PyType TYPE = PyType.builtin(new PySetIteratorExposed());

    @Owned private AnySet set;
    private int expected;
    private int left;
    private int position;

    PySetIterator(ThreadState ts, AnySet set) {
        super(ts);
        this.set = Refs.newRef(ts, set);
        expected = set.size();
        left = expected;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(set);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (set == null) {
            return;
        }
        Refs.xdecref(ts, (AnySet) SET.getAndSet(this, (AnySet) null));
    }

    static PyObject tp_iter(ThreadState ts, PySetIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PySetIterator self) {
        AnySet s = self.set;
        VarHandle.acquireFence();
        if (s == null) {
            return null;
        }
        if (self.expected != s.size()) {
            self.expected = -1;
            throw Raise.runtimeError("Set changed size during iteration");
        }
        AnySet.Cursor c = new AnySet.Cursor();
        c.position = self.position;
        if (!s.next(ts, c)) {
            self.clearReferences(ts);
            return null;
        }
        self.position = c.position;
        self.left--;
        return c.key;
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        AnySet s = set;
        VarHandle.acquireFence();
        return s != null && expected == s.size() ? left : 0;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        // Before the state: the look-up may run Python, which may run us to our end.
        PyObject iter = Reflection.builtin(ts, "iter");
        ArrayList<PyObject> rest = new ArrayList<>();
        AnySet s = set;
        VarHandle.acquireFence();
        if (s != null) {
            AnySet.Cursor c = new AnySet.Cursor();
            c.position = position;
            while (s.next(ts, c)) {
                rest.add(c.key);
            }
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, PyList.of(ts, rest.toArray(new PyObject[0]))));
    }
}
