// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One of the iterators that tee() makes: a position in a chain of nodes that grows at its end. held: the source, wrapped once for all; the node to read next. */
@PyClass(name = "_tee", signature = "(iterable, /)", module = "itertools", flags = PyType.HAS_WEAKREF, doc = "Iterator wrapped to make it copyable.")
public final class Tee extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new TeeExposed());

    Tee(ThreadState ts, @Stolen PyObject node) {
        super(ts, node);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        CallArgs.noKeywords("_tee", kwnames);
        if (args.length != 1) {
            throw Raise.typeError("_tee expected 1 argument, got %d", args.length);
        }
        return of(ts, args[0]);
    }

    /** An independent iterator over what is left of the source. */
    static @Owned Tee of(ThreadState ts, PyObject iterable) {
        PyObject it = Iterators.iter(ts, iterable);
        if (it instanceof Tee t) {
            try {
                return t.copy(ts);
            } finally {
                Refs.decref(ts, it);
            }
        }
        return new Tee(ts, new TeeNode(ts, it));
    }

    @PyMethod(value = "($self, /)", name = "__copy__", doc = "Returns an independent iterator.")
    Tee copy(ThreadState ts) {
        PyObject node = held(ts, 0);
        return new Tee(ts, node);
    }

    static PyObject tp_iternext(ThreadState ts, Tee self) {
        TeeNode node = (TeeNode) self.held(ts, 0);
        if (node == null) {
            return null;
        }
        try {
            PyObject v = node.value(ts);
            if (v != null) {
                self.put(ts, 0, node.next(ts));
            }
            return v;
        } finally {
            Refs.decref(ts, node);
        }
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Tee self) {
        return Refs.newRef(ts, self);
    }
}
