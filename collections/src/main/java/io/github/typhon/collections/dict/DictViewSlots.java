// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.dict;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The Python face that all three dict views share. */
final class DictViewSlots {
    private DictViewSlots() {}

    static long sq_length(ThreadState ts, DictView self) {
        return self.size();
    }

    static PyObject tp_repr(ThreadState ts, DictView self) {
        if (!ReprGuard.enter(ts, self)) {
            return PyUnicode.of("...");
        }
        try {
            PyObject list = io.github.typhon.objects.protocol.Sequences.list(ts, self);
            try {
                return PyUnicode.of(PyType.of(self).shortName() + "(" + Objects.reprText(ts, list) + ")");
            } finally {
                Refs.decref(ts, list);
            }
        } finally {
            ReprGuard.leave(ts, self);
        }
    }

    @PyGetter("mapping")
    static PyObject mapping(ThreadState ts, DictView self) {
        return io.github.typhon.objects.protocol.Calls.call1(ts, io.github.typhon.objects.types.TypeDictProxy.TYPE, self.dict);
    }
}
