// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.GuardedBy;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.lock.PyMutex;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** Yields an element and all below it, in the order of the document: those of a tag, or the texts within.
 *  <p>Threads: each step is made under the mutex; comparisons run without it. */
@PyClass(name = "_element_iterator", module = "_elementtree", flags = PyType.DISALLOW_INSTANTIATION)
final class PyElementIter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyElementIterExposed());

    /** Not null until the first step. */
    @Owned @GuardedBy("ob_mutex") private PyElement root;
    @Owned private PyObject tag;
    private final boolean texts;
    /** The element reached and those around it, with the index of the next child of each. */
    @Owned @GuardedBy("ob_mutex") private PyElement[] path = new PyElement[8];
    @GuardedBy("ob_mutex") private int[] next = new int[8];
    @GuardedBy("ob_mutex") private int depth;

    PyElementIter(ThreadState ts, PyElement root, @Stolen PyObject tag, boolean texts) {
        super(ts);
        this.root = Refs.newRef(ts, root);
        this.tag = tag;
        this.texts = texts;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(root);
        v.visit(tag);
        for (int i = 0; i < depth; i++) {
            v.visit(path[i]);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyElement r = root;
        PyObject t = tag;
        root = null;
        tag = null;
        Refs.xdecref(ts, r);
        Refs.xdecref(ts, t);
        while (depth > 0) {
            PyElement e = path[--depth];
            path[depth] = null;
            Refs.xdecref(ts, e);
        }
    }

    static PyObject tp_iter(ThreadState ts, PyElementIter self) {
        return Refs.newRef(ts, (PyObject) self);
    }

    private void push(@Stolen PyElement e) {
        if (depth == path.length) {
            path = Arrays.copyOf(path, 2 * depth);
            next = Arrays.copyOf(next, 2 * depth);
        }
        next[depth] = 0;
        path[depth++] = e;
    }

    static PyObject tp_iternext(ThreadState ts, PyElementIter self) {
        while (true) {
            PyElement reached = null;
            PyElement left = null;
            boolean tail = false;
            PyMutex.lock(ts, self);
            try {
                if (self.depth == 0) {
                    if (self.root == null) {
                        return null;
                    }
                    reached = Refs.newRef(ts, self.root);
                    self.push(self.root);
                    self.root = null;
                } else {
                    int top = self.depth - 1;
                    PyObject c = self.path[top].child(ts, self.next[top]++);
                    if (c instanceof PyElement e) {
                        reached = Refs.newRef(ts, e);
                        self.push(e);
                    } else {
                        left = self.path[top];
                        self.path[top] = null;
                        self.depth = top;
                        tail = top > 0;
                    }
                }
            } finally {
                PyMutex.unlock(ts, self);
            }
            PyObject found = reached != null ? self.entered(ts, reached) : self.left(ts, left, tail);
            if (found != null) {
                return found;
            }
        }
    }

    private @Owned PyObject entered(ThreadState ts, @Stolen PyElement e) {
        if (texts) {
            return text(ts, e, PyElement.TEXT);
        }
        if (tag == null) {
            return e;
        }
        boolean same = false;
        PyObject t = e.slot(ts, PyElement.TAG);
        try {
            same = Objects.richCompareBool(ts, t, tag, CompareOp.EQ);
        } finally {
            Refs.decref(ts, t);
            if (!same) {
                Refs.decref(ts, e);
            }
        }
        return same ? e : null;
    }

    /** The text following the first element is not within it. */
    private @Owned PyObject left(ThreadState ts, @Stolen PyElement e, boolean tail) {
        if (texts && tail) {
            return text(ts, e, PyElement.TAIL);
        }
        Refs.decref(ts, e);
        return null;
    }

    private static @Owned PyObject text(ThreadState ts, @Stolen PyElement e, int slot) {
        PyObject t = e.slot(ts, slot);
        Refs.decref(ts, e);
        if (t == PyNone.NONE) {
            return null;
        }
        if (Objects.isTrue(ts, t)) {
            return t;
        }
        Refs.decref(ts, t);
        return null;
    }
}
