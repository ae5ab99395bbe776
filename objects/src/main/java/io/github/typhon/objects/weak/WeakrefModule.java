// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.weak;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The native module behind {@code weakref}. */
@PyModule(name = "_weakref", doc = "Weak-reference support module.")
public final class WeakrefModule {
    private WeakrefModule() {}

    @PyFunction(value = "($module, object, /)", doc = "Return the number of weak references to 'object'.")
    static long getweakrefcount(ThreadState ts, PyObject object) {
        PyObject[] all = WeakRefs.all(ts, object);
        Refs.releaseAll(ts, all, 0, all.length);
        return all.length;
    }

    @PyFunction(value = "($module, object, /)", doc = "Return a list of all weak reference objects pointing to 'object'.")
    static PyObject getweakrefs(ThreadState ts, PyObject object) {
        PyObject[] all = WeakRefs.all(ts, object);
        return Containers.factory().newList(ts, all, all.length);
    }

    @PyFunction(
            value = "($module, object, callback=None, /)",
            doc = "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.")
    static PyObject proxy(ThreadState ts, PyObject object, PyObject callback) {
        return ProxySlots.create(ts, object, callback == PyNone.NONE ? null : callback);
    }

    @PyFunction(
            value = "($module, dct, key, /)",
            name = "_remove_dead_weakref",
            doc = "Atomically remove key from dict if it points to a dead weakref.")
    static void removeDeadWeakref(ThreadState ts, PyObject dct, PyObject key) {
        if (!Containers.factory().isDict(dct)) {
            throw Raise.typeError("_remove_dead_weakref() argument 1 must be dict, not %s", PyType.of(dct).name());
        }
        Containers.factory().dictRemoveIf(ts, dct, key, v -> {
            if (!(v instanceof WeakHandle h)) {
                throw Raise.typeError("not a weakref");
            }
            return h.isCleared();
        });
    }

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("ref", PyWeakReference.TYPE);
        m.addType(PyWeakReference.TYPE);
        m.addType(PyWeakProxy.TYPE);
        m.addType(PyWeakCallableProxy.TYPE);
    }
}
