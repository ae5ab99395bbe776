// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.interp.runtime.sys.Auditing;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code Unpickler.find_class}. <p>Threads: stateless; modules are imported under the import lock. */
final class GlobalFinder {
    private GlobalFinder() {}

    static @Owned PyObject find(ThreadState ts, PyObject module, PyObject name, int protocol, boolean fixImports) {
        Auditing.audit(ts, "pickle.find_class", module, name);
        PyObject[] pair = {Refs.newRef(ts, module), Refs.newRef(ts, name)};
        try {
            if (protocol < 3 && fixImports) {
                PickleState s = PickleState.of(ts);
                OldNames.map(ts, s.nameMapping, s.importMapping, "", pair);
            }
            return attribute(ts, text(pair[0]), text(pair[1]), protocol >= 4);
        } finally {
            Refs.decref(ts, pair[0]);
            Refs.decref(ts, pair[1]);
        }
    }

    private static PyUnicode text(PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(o).name());
        }
        return u;
    }

    private static PyObject attribute(ThreadState ts, PyUnicode module, PyUnicode name, boolean dotted) {
        if (module.isEmpty()) {
            throw Raise.valueError("Empty module name");
        }
        PyObject m = Importer.importModule((PyThreadState) ts, module);
        try {
            if (!dotted) {
                return Objects.getAttr(ts, m, name);
            }
            PyUnicode[] path = DottedPath.split(name);
            try {
                return DottedPath.follow(ts, m, path);
            } catch (PyException e) {
                if (path.length == 1 || !e.matches(Exc.AttributeError)) {
                    throw e;
                }
                throw Errors.chained(ts, e, PyException.of(Exc.AttributeError,
                        "Can't resolve path " + Objects.reprText(ts, name) + " on module " + Objects.reprText(ts, module)));
            }
        } finally {
            Refs.decref(ts, m);
        }
    }
}
