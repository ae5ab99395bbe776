// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code weakref.CallableProxyType}: stands for a callable object and raises ReferenceError once that died. The slots are in {@link ProxySlots}. */
@PyClass(name = "CallableProxyType", module = "weakref", flags = {PyType.DISALLOW_INSTANTIATION}, methods = ProxySlots.class)
public final class PyWeakCallableProxy extends WeakHandle {
    public static final PyType TYPE = PyType.builtin(new PyWeakCallableProxyExposed());

    PyWeakCallableProxy(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_call(ThreadState ts, PyWeakCallableProxy self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject o = ProxySlots.unwrap(ts, self);
        try {
            return Calls.call(ts, o, args, kwnames);
        } finally {
            Refs.decref(ts, o);
        }
    }
}
