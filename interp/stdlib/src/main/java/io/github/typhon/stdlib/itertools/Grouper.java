// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** One group of a groupby. held: the groupby. */
@PyClass(name = "_grouper", module = "itertools", flags = PyType.DISALLOW_INSTANTIATION, doc = "")
public final class Grouper extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new GrouperExposed());

    private final long group;

    Grouper(ThreadState ts, GroupBy parent, long group) {
        super(ts, Refs.newRef(ts, parent));
        this.group = group;
    }

    static PyObject tp_iternext(ThreadState ts, Grouper self) {
        GroupBy parent = (GroupBy) self.peek(0);
        return parent == null ? null : parent.nextOf(ts, self.group);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Grouper self) {
        return Refs.newRef(ts, self);
    }
}
