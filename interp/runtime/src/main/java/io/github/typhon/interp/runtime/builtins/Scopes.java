// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** The namespaces of the calling frame, as {@code locals()}, {@code eval} and {@code exec} see them. */
final class Scopes {
    private Scopes() {}

    /** In functions a snapshot (PEP 667), elsewhere the namespace itself. */
    static @Owned PyObject locals(PyThreadState ts) {
        Frame f = ts.currentFrame();
        if (f == null) {
            throw Raise.systemError("frame does not exist");
        }
        if (f.locals != null) {
            return Refs.newRef(ts, f.locals);
        }
        PyObject frame = f.pyFrame(ts);
        PyObject proxy = Objects.getAttr(ts, frame, "f_locals");
        PyObject d = Containers.factory().newDict(ts);
        try {
            Containers.factory().dictUpdate(ts, d, proxy);
        } finally {
            Refs.decref(ts, proxy);
        }
        return d;
    }
}
