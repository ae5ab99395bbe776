// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.sys;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** Audit events (PEP 578). */
public final class Auditing {
    private Auditing() {}

    /** Whether anybody listens: for events whose arguments cost something to make. */
    public static boolean isOn(ThreadState ts) {
        return !ts.interp.state(SysState.KEY).auditHooks.isEmpty();
    }

    /** Tells every hook; what one raises ends the operation. Arguments borrowed. */
    public static void audit(ThreadState ts, String event, PyObject... args) {
        List<PyObject> hooks = ts.interp.state(SysState.KEY).auditHooks;
        if (hooks.isEmpty()) {
            return;
        }
        PyTuple t = PyTuple.copyOf(ts, args, 0, args.length);
        try {
            for (PyObject h : hooks) {
                Refs.decref(ts, Calls.call2(ts, h, PyUnicode.of(event), t));
            }
        } finally {
            Refs.decref(ts, t);
        }
    }

    static void add(ThreadState ts, PyObject hook) {
        try {
            audit(ts, "sys.addaudithook");
        } catch (PyException e) {
            if (!e.matches(Exc.Exception)) {
                throw e;
            }
            e.discard(ts);
            return;
        }
        ts.interp.state(SysState.KEY).auditHooks.add(Refs.newRef(ts, hook));
    }
}
