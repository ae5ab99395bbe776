// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._collections;

import io.github.typhon.collections.deque.PyDefaultDict;
import io.github.typhon.collections.deque.PyDeque;
import io.github.typhon.collections.deque.PyDequeIterator;
import io.github.typhon.collections.deque.PyDequeReverseIterator;
import io.github.typhon.collections.deque.PyOrderedDict;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _collections}: the containers behind the collections module. */
@PyModule(name = "_collections", doc = "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n"
        + "- defaultdict:  dict subclass with a default value factory\n")
public final class CollectionsModule {
    private static final PyUnicode GET = PyUnicode.intern("get");
    private static final PyUnicode SETITEM = PyUnicode.intern("__setitem__");

    private CollectionsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyDeque.TYPE);
        m.addType(PyDefaultDict.TYPE);
        m.addType(PyOrderedDict.TYPE);
        m.addType(PyDequeIterator.TYPE);
        m.addType(PyDequeReverseIterator.TYPE);
        m.addType(TupleGetter.TYPE);
    }

    @PyFunction(value = "($module, mapping, iterable, /)", name = "_count_elements",
            doc = "Count elements in the iterable, updating the mapping")
    static void countElements(ThreadState ts, PyObject mapping, PyObject iterable) {
        PyType t = PyType.of(mapping);
        boolean plain = mapping instanceof PyDict && t.lookupBorrowed(GET) == PyDict.TYPE.lookupBorrowed(GET)
                && t.lookupBorrowed(SETITEM) == PyDict.TYPE.lookupBorrowed(SETITEM);
        if (plain) {
            PyDict d = (PyDict) mapping;
            Iterators.forEach(ts, iterable, key -> {
                long hash = Objects.hash(ts, key);
                PyObject old = d.getItem(ts, key, hash);
                d.putStolen(ts, key, hash, plusOne(ts, old));
                return true;
            });
            return;
        }
        PyObject it = Iterators.iter(ts, iterable);
        PyObject get = null;
        try {
            PyObject getter = get = Objects.getAttr(ts, mapping, GET);
            Iterators.forEach(ts, it, key -> {
                PyObject next = plusOne(ts, Calls.call2(ts, getter, key, PyLong.of(0)));
                try {
                    Objects.setItem(ts, mapping, key, next);
                } finally {
                    Refs.decref(ts, next);
                }
                return true;
            });
        } finally {
            Refs.xdecref(ts, get);
            Refs.decref(ts, it);
        }
    }

    private static PyObject plusOne(ThreadState ts, PyObject ownedOrNull) {
        if (ownedOrNull == null) {
            return PyLong.of(1);
        }
        try {
            return Numbers.add(ts, ownedOrNull, PyLong.of(1));
        } finally {
            Refs.decref(ts, ownedOrNull);
        }
    }
}
