// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.list;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Iterator over a list. Owns the list until exhausted.
 *  <p>Threads: when shared, items may repeat or be missed; none is invented. */
@PyClass(name = "list_iterator", flags = PyType.DISALLOW_INSTANTIATION)
public final class PyListIterator extends RefCounted {
    private static final VarHandle LIST;

    static {
        try {
            LIST = MethodHandles.lookup().findVarHandle(PyListIterator.class, "list", PyList.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static final PyType TYPE = PyType.builtin(new PyListIteratorExposed());

    @Owned private PyList list;
    private int index;

    PyListIterator(ThreadState ts, PyList list) {
        super(ts);
        this.list = Refs.newRef(ts, list);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(list);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (list == null) {
            return;
        }
        Refs.xdecref(ts, (PyList) LIST.getAndSet(this, (PyList) null));
    }

    static PyObject tp_iter(ThreadState ts, PyListIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyListIterator self) {
        return self.next(ts);
    }

    /** As {@link Iterators#next}; at once where it is a list's iterator, as most often. */
    public static @Owned PyObject nextOf(ThreadState ts, PyObject it) {
        return it instanceof PyListIterator l ? l.next(ts) : Iterators.next(ts, it);
    }

    /** The next item, or null; for loops that know the iterator's class. */
    public @Owned PyObject next(ThreadState ts) {
        PyList l = list;
        VarHandle.acquireFence();
        if (l == null) {
            return null;
        }
        int i = index;
        PyObject o = l.get(ts, i);
        if (o == null) {
            clearReferences(ts);
            return null;
        }
        index = i + 1;
        return o;
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        PyList l = list;
        VarHandle.acquireFence();
        return l == null ? 0 : Math.max(0, l.size() - index);
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    PyObject reduce(ThreadState ts) {
        // Before the state: the look-up may run Python, which may run us to our end.
        PyObject iter = Reflection.builtin(ts, "iter");
        PyList l = list;
        VarHandle.acquireFence();
        if (l != null) {
            return PyTuple.of(ts, iter, PyTuple.of(ts, Refs.newRef(ts, l)), PyLong.of(index));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, new PyList(ts)));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__", doc = "Set state information for unpickling.")
    void setState(ThreadState ts, PyObject state) {
        long i = Numbers.ssizeOfInt(state);
        PyList l = list;
        VarHandle.acquireFence();
        if (l != null) {
            index = (int) Math.max(-1, Math.min(i, l.size()));
        }
    }
}
