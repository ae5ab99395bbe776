// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.descr;

import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Set;

/** Attributes that staticmethod and classmethod show of the callable they wrap (CPython copies them at creation: functools_wraps). */
final class WrappedAttributes {
    private static final Set<String> COPIED =
            Set.of("__module__", "__name__", "__qualname__", "__doc__", "__annotations__", "__annotate__", "__type_params__");

    private WrappedAttributes() {}

    static @Owned PyObject get(ThreadState ts, PyObject self, PyObject callable, PyUnicode name) {
        if (COPIED.contains(name.toString())) {
            PyObject v = Objects.lookupAttr(ts, callable, name);
            if (v != null) {
                return v;
            }
        }
        return Attributes.genericGetAttr(ts, self, name);
    }
}
