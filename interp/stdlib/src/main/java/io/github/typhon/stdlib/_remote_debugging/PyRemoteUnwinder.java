// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._remote_debugging;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** A type without instances: making one raises NotImplementedError. <p>Threads: stateless. */
@PyClass(name = "RemoteUnwinder", module = "_remote_debugging", doc = "RemoteUnwinder(pid): Inspect stack of a remote Python process.")
public class PyRemoteUnwinder extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyRemoteUnwinderExposed());

    PyRemoteUnwinder(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw PyException.of(Exc.NotImplementedError, "the memory of another Java virtual machine cannot be read for its Python frames");
    }
}
