// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Names looked up and stored by name: locals mapping, globals, builtins. */
public final class Scopes {
    private Scopes() {}

    /** The value in a namespace, or null. */
    public static @Owned PyObject fromMapping(PyThreadState ts, PyObject mapping, PyUnicode name) {
        if (mapping.getClass() == PyDict.class) return ((PyDict) mapping).get(ts, name);
        return Mappings.getOptional(ts, mapping, name);
    }

    public static @Owned PyObject loadGlobal(PyThreadState ts, Frame f, PyUnicode name) {
        PyObject v = f.globals.getClass() == PyDict.class ? f.globals.get(ts, name) : Mappings.getOptional(ts, f.globals, name);
        if (v == null) v = fromMapping(ts, f.builtins, name);
        if (v == null) throw NameErrors.notDefined(ts, name);
        return v;
    }

    /** The frame's namespace: its globals for a function made of a module's code, which is called without one. */
    private static PyObject locals(PyThreadState ts, Frame f, String missing, PyUnicode name) {
        if (f.locals == null) {
            if (f.code.hasFlag(CodeUnit.CO_OPTIMIZED)) throw Raise.systemError(missing, name);
            f.locals = Refs.newRef(ts, (PyObject) f.globals);
        }
        return f.locals;
    }

    public static @Owned PyObject loadName(PyThreadState ts, Frame f, PyUnicode name) {
        PyObject v = fromMapping(ts, locals(ts, f, "no locals when loading '%s'", name), name);
        return v != null ? v : loadGlobal(ts, f, name);
    }

    public static void storeName(PyThreadState ts, Frame f, PyUnicode name, PyObject value) {
        PyObject l = locals(ts, f, "no locals found when storing '%s'", name);
        if (l.getClass() == PyDict.class) ((PyDict) l).put(ts, name, value);
        else Objects.setItem(ts, l, name, value);
    }

    public static void deleteName(PyThreadState ts, Frame f, PyUnicode name) {
        PyObject l = locals(ts, f, "no locals when deleting '%s'", name);
        if (l.getClass() == PyDict.class) {
            PyObject old = ((PyDict) l).remove(ts, name);
            if (old == null) throw NameErrors.notDefined(ts, name);
            Refs.decref(ts, old);
            return;
        }
        try {
            Objects.delItem(ts, l, name);
        } catch (PyException e) {
            if (!e.matches(Exc.KeyError)) throw e;
            e.discard(ts);
            throw NameErrors.notDefined(ts, name);
        }
    }
}
