// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** {@code sys.breakpointhook}: calls what PYTHONBREAKPOINT names, pdb.set_trace by default. */
final class BreakpointHook {
    private BreakpointHook() {}

    static @Owned PyObject call(PyThreadState ts, PyObject[] args, PyObject kws) {
        String name = System.getenv("PYTHONBREAKPOINT");
        if (name == null || name.isEmpty()) {
            name = "pdb.set_trace";
        } else if (name.equals("0")) {
            return PyNone.NONE;
        }
        int dot = name.lastIndexOf('.');
        PyObject m = Importer.importModule(ts, dot < 0 ? "builtins" : name.substring(0, dot));
        PyObject f = null;
        PyTuple t = PyTuple.copyOf(ts, args, 0, args.length);
        try {
            f = Objects.getAttr(ts, m, name.substring(dot + 1));
            return Calls.callDict(ts, f, t, kws);
        } finally {
            Refs.decref(ts, m);
            Refs.decref(ts, t);
            Refs.xdecref(ts, f);
        }
    }
}
