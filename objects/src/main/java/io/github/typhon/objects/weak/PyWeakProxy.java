// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code weakref.ProxyType}: stands for an object and raises ReferenceError once that died. The slots are in {@link ProxySlots}. */
@PyClass(name = "ProxyType", module = "weakref", flags = {PyType.DISALLOW_INSTANTIATION}, methods = ProxySlots.class)
public final class PyWeakProxy extends WeakHandle {
    public static final PyType TYPE = PyType.builtin(new PyWeakProxyExposed());

    PyWeakProxy(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyMethod(value = "($self, /)", name = "__bytes__", textSignature = false)
    PyObject bytes(ThreadState ts) {
        return callReferent(ts, Names.__bytes__);
    }

    @PyMethod(value = "($self, /)", name = "__reversed__", textSignature = false)
    PyObject reversed(ThreadState ts) {
        return callReferent(ts, Names.__reversed__);
    }

    private PyObject callReferent(ThreadState ts, PyUnicode method) {
        PyObject o = ProxySlots.unwrap(ts, this);
        try {
            return Calls.callMethod(ts, o, method);
        } finally {
            Refs.decref(ts, o);
        }
    }
}
