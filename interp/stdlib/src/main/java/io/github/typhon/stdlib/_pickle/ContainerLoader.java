// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.buffer.PyByteArray;
import io.github.typhon.collections.buffer.PyMemoryView;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The opcodes that make and fill containers and buffers. <p>Threads: confined to one load. */
final class ContainerLoader {
    private static final PyUnicode ADD = PyUnicode.intern("add");
    private static final PyUnicode TOREADONLY = PyUnicode.intern("toreadonly");
    private static final PyUnicode READONLY = PyUnicode.intern("readonly");

    private final Loader l;
    private final ThreadState ts;
    private final LoadStack stack;

    ContainerLoader(Loader l) {
        this.l = l;
        this.ts = l.ts;
        this.stack = l.stack;
    }

    boolean run(byte op) {
        switch (op) {
            case Op.EMPTY_DICT -> stack.push(new PyDict(ts));
            case Op.EMPTY_LIST -> stack.push(new PyList(ts));
            case Op.EMPTY_TUPLE -> stack.push(PyTuple.EMPTY);
            case Op.EMPTY_SET -> stack.push(new PySet(ts));
            case Op.SETITEMS -> setItems(stack.unmark());
            case Op.SETITEM -> setItems(stack.size() - 2);
            case Op.APPENDS -> append(stack.unmark());
            case Op.APPEND -> {
                stack.require(stack.size() - 1);
                append(stack.size() - 1);
            }
            case Op.TUPLE -> stack.push(stack.popTuple(stack.unmark()));
            case Op.TUPLE1 -> stack.push(stack.popTuple(stack.size() - 1));
            case Op.TUPLE2 -> stack.push(stack.popTuple(stack.size() - 2));
            case Op.TUPLE3 -> stack.push(stack.popTuple(stack.size() - 3));
            case Op.LIST -> stack.push(stack.popList(stack.unmark()));
            case Op.DICT -> dict(stack.unmark());
            case Op.ADDITEMS -> addItems(stack.unmark());
            case Op.FROZENSET -> frozenSet(stack.popFrom(stack.unmark()));
            case Op.BYTEARRAY8 -> stack.push(PyByteArray.of(ts, l.in.bytes(l.checked(l.in.number(8), "BYTEARRAY8"))));
            case Op.NEXT_BUFFER -> nextBuffer();
            case Op.READONLY_BUFFER -> readonlyBuffer();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void append(int from) {
        stack.require(from);
        if (from == stack.size()) {
            return;
        }
        PyObject target = stack.at(from - 1);
        if (PyType.of(target) == PyList.TYPE) {
            PyObject[] a = stack.popFrom(from);
            ((PyList) target).extendStolen(ts, a, a.length);
            return;
        }
        PyObject extend = Objects.lookupAttr(ts, target, Names.extend);
        if (extend != null) {
            PyList items = stack.popList(from);
            try {
                Refs.decref(ts, Calls.call1(ts, extend, items));
            } finally {
                Refs.decref(ts, items);
                Refs.decref(ts, extend);
            }
            return;
        }
        callEach(from, Names.append);
    }

    /** Calls a method of the object below with each of the objects from an index on. */
    private void callEach(int from, PyUnicode method) {
        PyObject f = Objects.getAttr(ts, stack.at(from - 1), method);
        try {
            for (int i = from; i < stack.size(); i++) {
                Refs.decref(ts, Calls.call1(ts, f, stack.at(i)));
            }
        } finally {
            Refs.decref(ts, f);
            stack.cut(from);
        }
    }

    private void setItems(int from) {
        stack.require(from);
        int n = stack.size() - from;
        if (n == 0) {
            return;
        }
        if (n % 2 != 0) {
            throw l.error("odd number of items for SETITEMS");
        }
        PyObject target = stack.at(from - 1);
        if (PyType.of(target) == PyDict.TYPE) {
            if (n > 10) {
                ((PyDict) target).reserve(ts, n / 2);
            }
            fill((PyDict) target, from);
            return;
        }
        try {
            for (int i = from; i < from + n; i += 2) {
                Objects.setItem(ts, target, stack.at(i), stack.at(i + 1));
            }
        } finally {
            stack.cut(from);
        }
    }

    private void fill(PyDict d, int from) {
        PyObject[] a = stack.popFrom(from);
        int i = 0;
        try {
            while (i < a.length) {
                PyObject key = a[i];
                i += 2;
                try {
                    d.putStolen(ts, key, a[i - 1]);
                } finally {
                    Refs.decref(ts, key);
                }
            }
        } finally {
            Refs.releaseAll(ts, a, i, a.length);
        }
    }

    private void dict(int from) {
        if ((stack.size() - from) % 2 != 0) {
            throw l.error("odd number of items for DICT");
        }
        PyDict d = new PyDict(ts);
        try {
            fill(d, from);
        } catch (Throwable e) {
            Refs.decref(ts, d);
            throw e;
        }
        stack.push(d);
    }

    private void addItems(int from) {
        stack.require(from);
        if (from == stack.size()) {
            return;
        }
        if (!(stack.at(from - 1) instanceof PySet set)) {
            callEach(from, ADD);
            return;
        }
        PyObject[] a = stack.popFrom(from);
        try {
            for (PyObject o : a) {
                set.add(ts, o);
            }
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    private void frozenSet(PyObject[] a) {
        try {
            stack.push(PyFrozenSet.of(ts, a));
        } finally {
            Refs.releaseAll(ts, a, 0, a.length);
        }
    }

    private void nextBuffer() {
        if (l.buffers == null) {
            throw l.error("pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        PyObject b = Iterators.next(ts, l.buffers);
        if (b == null) {
            throw l.error("not enough out-of-band buffers");
        }
        stack.push(b);
    }

    private void readonlyBuffer() {
        PyMemoryView view = PyMemoryView.of(ts, stack.top());
        try {
            if (!Objects.truth(ts, Objects.getAttr(ts, view, READONLY))) {
                stack.replaceTop(Calls.callMethod(ts, view, TOREADONLY));
            }
        } finally {
            Refs.decref(ts, view);
        }
    }
}
