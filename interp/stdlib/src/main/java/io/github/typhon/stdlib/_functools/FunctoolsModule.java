// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._functools;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _functools}. */
@PyModule(name = "_functools", doc = "Tools that operate on functions.")
public final class FunctoolsModule {
    private FunctoolsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyPartial.TYPE);
        m.add("_PlaceholderType", PyPlaceholder.TYPE);
        m.add("Placeholder", PyPlaceholder.PLACEHOLDER);
        m.add("_lru_cache_wrapper", LruCacheWrapper.TYPE);
    }

    @PyFunction(value = "($module, /, mycmp)", name = "cmp_to_key",
            doc = "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.")
    static PyObject cmpToKey(ThreadState ts, PyObject mycmp) {
        return new CompareKey(ts, mycmp, null);
    }

    @PyFunction(value = "($module, function, iterable, /, initial=<unrepresentable>)",
            doc = "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.\n\nThis effectively reduces the "
                    + "iterable to a single value.  If initial is present,\nit is placed before the items of the iterable in the calculation, and serves as\n"
                    + "a default when the iterable is empty.\n\nFor example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5])\ncalculates ((((1 + 2) + 3) + 4) + 5).")
    static PyObject reduce(ThreadState ts, PyObject function, PyObject iterable, PyObject initial) {
        PyObject it = Iterators.iter(ts, iterable, "reduce() arg 2 must support iteration");
        PyObject result = Refs.xnewRef(ts, initial);
        try {
            for (PyObject v = Iterators.next(ts, it); v != null; v = Iterators.next(ts, it)) {
                if (result == null) {
                    result = v;
                    continue;
                }
                PyObject next;
                try {
                    next = Calls.call2(ts, function, result, v);
                } finally {
                    Refs.decref(ts, v);
                }
                PyObject old = result;
                result = next;
                Refs.decref(ts, old);
            }
        } catch (Throwable e) {
            Refs.xdecref(ts, result);
            throw e;
        } finally {
            Refs.decref(ts, it);
        }
        if (result == null) {
            throw Raise.typeError("reduce() of empty iterable with no initial value");
        }
        return result;
    }
}
