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

/** One of the iterators that tee() makes: a position in a chain of blocks that grows at its end. held: the block to read in. */
@PyClass(name = "_tee", signature = "(iterable, /)", module = "itertools", flags = PyType.HAS_WEAKREF, doc = "Iterator wrapped to make it copyable.")
public final class Tee extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new TeeExposed());

    /** Index of the next item in the block. */
    private int at;

    Tee(ThreadState ts, @Stolen PyObject block, int at) {
        super(ts, block);
        this.at = at;
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
        return new Tee(ts, new TeeBlock(ts, it), 0);
    }

    @PyMethod(value = "($self, /)", name = "__copy__", doc = "Returns an independent iterator.")
    Tee copy(ThreadState ts) {
        return new Tee(ts, held(ts, 0), at);
    }

    static PyObject tp_iternext(ThreadState ts, Tee self) {
        TeeBlock block = (TeeBlock) self.held(ts, 0);
        if (block == null) {
            return null;
        }
        try {
            int i = self.at;
            PyObject v = block.item(ts, i);
            if (v != null) {
                if (i == TeeBlock.SIZE - 1) {
                    self.put(ts, 0, block.next(ts));
                    self.at = 0;
                } else {
                    self.at = i + 1;
                }
            }
            return v;
        } finally {
            Refs.decref(ts, block);
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
