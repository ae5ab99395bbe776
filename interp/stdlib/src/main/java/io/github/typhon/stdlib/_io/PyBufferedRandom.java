// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._io;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _io.BufferedRandom}. <p>Threads: as {@link PyBuffered}. */
@PyClass(name = "BufferedRandom", signature = "(raw, buffer_size=DEFAULT_BUFFER_SIZE)", module = "_io", flags = {PyType.GENERIC_NEW, PyType.BASETYPE, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "A buffered stream over a raw one.")
public class PyBufferedRandom extends PyBuffered {
    public static final PyType TYPE = PyType.builtin(new PyBufferedRandomExposed());

    public PyBufferedRandom(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyBufferedRandomExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyBufferedRandom self, PyObject[] args, PyUnicode[] kwnames) {
        self.init(ts, "BufferedRandom", args, kwnames, true, true);
    }
}
