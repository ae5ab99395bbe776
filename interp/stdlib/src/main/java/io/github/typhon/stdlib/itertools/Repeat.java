// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.itertools;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** held: the object. A negative count is endless. */
@PyClass(name = "repeat", module = "itertools", flags = PyType.BASETYPE, doc = "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.")
public class Repeat extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new RepeatExposed());

    private long left;

    Repeat(ThreadState ts, @Stolen PyObject object, long left) {
        super(ts, object);
        this.left = left;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = CallArgs.bind("repeat", args, kwnames, 0, 2, 1, "object", "times");
        long n = a[1] == null ? -1 : Math.max(0, Args.toLong(ts, a[1]));
        return RepeatExposed.newInstance(ts, type, Refs.newRef(ts, a[0]), n);
    }

    static PyObject tp_iternext(ThreadState ts, Repeat self) {
        if (self.left == 0) {
            return null;
        }
        if (self.left > 0) {
            self.left--;
        }
        return self.held(ts, 0);
    }

    static PyObject tp_repr(ThreadState ts, Repeat self) {
        return PyUnicode.of(PyType.of(self).shortName() + "(" + Objects.reprText(ts, self.peek(0)) + (self.left < 0 ? ")" : ", " + self.left + ")"));
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    long lengthHint() {
        if (left < 0) {
            throw Raise.typeError("len() of unsized object");
        }
        return left;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, Repeat self) {
        return Refs.newRef(ts, self);
    }
}
