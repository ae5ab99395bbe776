// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** Attributes that staticmethod and classmethod take from the callable they wrap. CPython: functools_wraps and
 *  descriptor_{get,set}_wrapped_attribute (Objects/funcobject.c). */
final class WrappedAttributes {
    private static final List<PyUnicode> COPIED = List.of(Names.__module__, Names.__name__, Names.__qualname__, Names.__doc__);

    private WrappedAttributes() {}

    /** Copies what the wrapper shows as its own from the start. */
    static void copy(ThreadState ts, Attributed self, PyObject callable) {
        for (PyUnicode name : COPIED) {
            PyObject v = Objects.lookupAttr(ts, callable, name);
            if (v != null) {
                InlineValues.set(ts, self, name, v);
                Refs.decref(ts, v);
            }
        }
    }

    /** The wrapper's own value, else the callable's, which becomes the wrapper's. */
    static @Owned PyObject get(ThreadState ts, Attributed self, PyObject callable, PyUnicode name) {
        PyObject v = InlineValues.get(ts, self, name);
        if (v == null) {
            v = Objects.getAttr(ts, callable, name);
            InlineValues.set(ts, self, name, v);
        }
        return v;
    }

    /** Sets the wrapper's own value; null deletes it. */
    static void set(ThreadState ts, Attributed self, PyUnicode name, PyObject value) {
        if (value != null) {
            InlineValues.set(ts, self, name, value);
        } else if (!InlineValues.delete(ts, self, name)) {
            throw Raise.attributeError(ts, (PyObject) self, name, "'%s' object has no attribute '%s'", PyType.of((PyObject) self).name(), name);
        }
    }
}
