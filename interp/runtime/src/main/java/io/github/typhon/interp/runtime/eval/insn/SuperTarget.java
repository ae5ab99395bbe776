// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.refcount.count.PyObject;

/** The method, a function or a built-in class's, that {@code super().name} found in a class {@code start} for instances of {@code self}, as long as that class has this version. */
public record SuperTarget(PyType start, PyType self, int version, PyObject method) {
    private static final SuperTarget VARIOUS = new SuperTarget(null, null, 0, null);

    static SuperTarget with(SuperTarget old, PyType start, PyType self, PyObject method) {
        if (old == null || old != VARIOUS && old.self == self && old.version != self.version()) return new SuperTarget(start, self, self.version(), method);
        return old.start == start && old.self == self && old.method == method ? old : VARIOUS;
    }

    /** Null if there is none, or several. */
    public static SuperTarget of(Insn loadSuper) {
        SuperTarget t = loadSuper instanceof AttributeInsns.LoadSuper s ? s.found() : null;
        return t == VARIOUS ? null : t;
    }
}
