// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.text;

import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Builtins;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** What both iterators over str do. <p>Threads: stateless. */
final class StrIteration {
    private StrIteration() {}

    static PyObject tp_iter(ThreadState ts, PyStrIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyStrIterator self) {
        int i = self.index;
        if (i < 0 || i >= self.text.length()) {
            self.index = -1;
            return null;
        }
        self.index = i + 1;
        return PyUnicode.ofChar(self.text.codePointAt(i));
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__")
    static long lengthHint(PyStrIterator self) {
        return self.index < 0 ? 0 : self.text.length() - self.index;
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    static PyObject reduce(ThreadState ts, PyStrIterator self) {
        PyObject iter = Builtins.lookup(ts, "iter");
        if (self.index < 0) {
            return PyTuple.of(ts, iter, PyTuple.of(ts, PyUnicode.EMPTY));
        }
        return PyTuple.of(ts, iter, PyTuple.of(ts, self.text), PyLong.of(self.index));
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    static void setState(ThreadState ts, PyStrIterator self, PyObject state) {
        int i = (int) Math.clamp(Numbers.ssizeOfInt(state), 0, self.text.length());
        if (self.index >= 0) {
            self.index = i;
        }
    }
}
