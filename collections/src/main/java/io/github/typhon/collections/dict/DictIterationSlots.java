// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face of the dict iterators. */
final class DictIterationSlots {
    private DictIterationSlots() {}

    static PyObject tp_iter(ThreadState ts, DictIteration self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, DictIteration self) {
        return self.advance(ts);
    }

    @PyMethod(value = "($self, /)", name = "__length_hint__", doc = "Private method returning an estimate of len(list(it)).")
    static long lengthHint(ThreadState ts, DictIteration self) {
        return self.lengthHint();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "Return state information for pickling.")
    static PyObject reduce(ThreadState ts, DictIteration self) {
        return PyTuple.of(ts, Reflection.builtin(ts, "iter"), PyTuple.of(ts, PyList.of(ts, self.rest(ts))));
    }
}
