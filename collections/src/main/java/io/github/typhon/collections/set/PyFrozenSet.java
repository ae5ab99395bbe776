// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.set;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python frozenset: an {@link AnySet} that nobody changes once it is published. */
@PyClass(name = "frozenset", signature = "(iterable=(), /)", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, methods = {AnySetSlots.class, AnySetMethods.class},
        doc = "Build an immutable unordered collection of unique elements.")
public class PyFrozenSet extends AnySet {
    public static final PyType TYPE = PyType.builtin(new PyFrozenSetExposed());

    public PyFrozenSet(ThreadState ts) {
        super(ts);
    }

    /** A frozenset of new references to these items, which must be hashable. */
    public static @Owned PyFrozenSet of(ThreadState ts, PyObject... items) {
        PyFrozenSet s = new PyFrozenSet(ts);
        try {
            for (PyObject o : items) {
                s.add(ts, o);
            }
            return s;
        } catch (Throwable e) {
            Refs.decref(ts, s);
            throw e;
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        boolean ownInit = type != TYPE && type.lookupBorrowed(Names.__init__) != PyBaseObject.TYPE.lookupBorrowed(Names.__init__);
        if (nkw > 0 && !ownInit) {
            throw Raise.typeError("frozenset() takes no keyword arguments");
        }
        if (npos > 1) {
            throw Raise.typeError("%s expected at most 1 argument, got %d", "frozenset", npos);
        }
        if (type == TYPE && npos == 1 && args[0].getClass() == PyFrozenSet.class) {
            return Refs.newRef(ts, args[0]);
        }
        PyFrozenSet s = PyFrozenSetExposed.newInstance(ts, type);
        try {
            if (npos == 1) {
                SetOps.fill(ts, s, args[0]);
            }
            return s;
        } catch (Throwable e) {
            Refs.decref(ts, s);
            throw e;
        }
    }

    static long tp_hash(ThreadState ts, PyFrozenSet self) {
        long h = self.hash;
        if (h == -1) {
            h = SetOps.frozenHash(self);
            self.hash = h;
        }
        return h;
    }
}
