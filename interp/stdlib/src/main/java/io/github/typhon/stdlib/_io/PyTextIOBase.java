// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io._TextIOBase}. <p>Threads: stateless. */
@PyClass(name = "_TextIOBase", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Base class for text I/O.\n\nThis class provides a character and line based interface to stream\nI/O. "
        + "There is no readinto method because Python's character strings\nare immutable.")
public class PyTextIOBase extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyTextIOBaseExposed());

    protected PyTextIOBase(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTextIOBaseExposed.newInstance(ts, type);
    }

    @PyMethod(value = "($self, /)", name = "detach")
    PyObject cannotDetach(ThreadState ts) {
        throw unsupported(ts, "detach");
    }

    @PyMethod(value = "($self, size=-1, /)", name = "read")
    PyObject cannotRead(ThreadState ts, PyObject size) {
        throw unsupported(ts, "read");
    }

    @PyMethod(value = "($self, size=-1, /)", name = "readline")
    PyObject cannotReadLine(ThreadState ts, PyObject size) {
        throw unsupported(ts, "readline");
    }

    @PyMethod(value = "($self, s, /)", name = "write")
    PyObject cannotWrite(ThreadState ts, PyObject s) {
        throw unsupported(ts, "write");
    }

    @PyGetter("encoding")
    PyObject encoding(ThreadState ts) {
        return PyNone.NONE;
    }

    @PyGetter("newlines")
    PyObject newlines(ThreadState ts) {
        return PyNone.NONE;
    }

    @PyGetter("errors")
    PyObject errors(ThreadState ts) {
        return PyNone.NONE;
    }
}
