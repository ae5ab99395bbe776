// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What {@code super()} without arguments means in the running function. CPython: super_init_without_args. */
final class SuperArguments {
    private SuperArguments() {}

    static @Owned PyObject[] find(ThreadState ts) {
        Frame f = ((PyThreadState) ts).currentFrame();
        if (f == null) throw Raise.runtimeError("super(): no current frame");
        PyCode code = f.code;
        if (code.argSlots == 0) throw Raise.runtimeError("super(): no arguments");
        PyObject self = f.r[0] instanceof PyCell c && code.isCellSlot(0) ? c.get(ts) : Refs.xnewRef(ts, f.r[0]);
        if (self == null) throw Raise.runtimeError("super(): arg[0] deleted");
        int slot = code.unit.freevars().indexOf("__class__");
        try {
            if (slot < 0) throw Raise.runtimeError("super(): __class__ cell not found");
            PyObject cls = ((PyCell) f.r[code.unit.firstFreeSlot() + slot]).get(ts);
            if (cls == null) throw Raise.runtimeError("super(): empty __class__ cell");
            if (!(cls instanceof PyType)) {
                PyType t = PyType.of(cls);
                Refs.decref(ts, cls);
                throw Raise.runtimeError("super(): __class__ is not a type (%s)", t.name());
            }
            PyObject[] out = {cls, self};
            self = null;
            return out;
        } finally {
            Refs.xdecref(ts, self);
        }
    }
}
