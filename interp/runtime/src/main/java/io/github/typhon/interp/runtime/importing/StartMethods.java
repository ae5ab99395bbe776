// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** A Java virtual machine cannot fork, so multiprocessing offers what it offers on systems without fork: method "spawn" alone. The
 *  library decides by the name of the platform, hence its table is corrected as soon as it is there. */
final class StartMethods {
    static final PyUnicode MODULE = PyUnicode.intern("multiprocessing.context");

    private StartMethods() {}

    static void correct(PyThreadState ts, PyObject context) {
        PyObject methods = Objects.getAttr(ts, context, "_concrete_contexts");
        PyObject chosen = null;
        PyObject spawn = null;
        try {
            // The package imports the module too: whoever asks for the module by its own name comes here twice.
            for (String name : new String[] {"fork", "forkserver"}) {
                Refs.decref(ts, Calls.callMethod(ts, methods, "pop", PyUnicode.intern(name), PyNone.NONE));
            }
            spawn = Objects.getItem(ts, methods, PyUnicode.intern("spawn"));
            chosen = Objects.getAttr(ts, context, "_default_context");
            Objects.setAttr(ts, chosen, "_default_context", spawn);
        } finally {
            Refs.decref(ts, methods);
            Refs.xdecref(ts, chosen);
            Refs.xdecref(ts, spawn);
        }
    }
}
