// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sysconfig;

import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sysconfig}: what kind of build this is. */
@PyModule(name = "_sysconfig", doc = "A helper for the sysconfig module.")
public final class SysconfigModule {
    private SysconfigModule() {}

    @PyFunction(value = "($module, /)", name = "config_vars", doc = "Returns a dictionary containing build variables intended to be exposed by sysconfig.")
    static PyObject configVars(ThreadState ts) {
        PyObject d = Containers.factory().newDict(ts);
        Containers.factory().dictSet(ts, d, PyUnicode.intern("Py_GIL_DISABLED"), PyLong.of(1));
        Containers.factory().dictSet(ts, d, PyUnicode.intern("Py_DEBUG"), PyLong.of(0));
        return d;
    }
}
