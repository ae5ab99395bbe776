// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** A pickle, and the file of the {@code __main__} that the sender's classes and functions may be of. CPython: _PyPickle_GetXIData.
 *  @param pickle bytes
 *  @param mainFile or null if the sender's {@code __main__} is no file */
record PickledData(PyObject pickle, String mainFile) implements CrossData {
    private static final PyUnicode MAIN = PyUnicode.intern("__main__");

    static PickledData of(PyThreadState ts, PyObject o) {
        PyObject pickle = Importer.importModule(ts, "pickle");
        PyObject bytes;
        try {
            bytes = Calls.callMethod(ts, pickle, "dumps", o);
        } finally {
            Refs.decref(ts, pickle);
        }
        return new PickledData(bytes, mainFile(ts));
    }

    private static String mainFile(PyThreadState ts) {
        PyObject main = ts.interpreter.modules.get(ts, MAIN);
        PyObject file = main == null ? null : Objects.lookupAttr(ts, main, Names.__file__);
        String name = file instanceof PyUnicode u ? u.toString() : null;
        Refs.xdecref(ts, main);
        Refs.xdecref(ts, file);
        return name;
    }

    @Override
    public PyObject toObject(PyThreadState ts) {
        PyObject module = Importer.importModule(ts, "pickle");
        PyObject loads = Objects.getAttr(ts, module, "loads");
        Refs.decref(ts, module);
        try {
            return load(ts, loads);
        } catch (PyException e) {
            throw CrossErrors.notShareable(ts, "object could not be unpickled", e);
        } finally {
            Refs.decref(ts, loads);
        }
    }

    private PyObject load(PyThreadState ts, PyObject loads) {
        try {
            return Calls.call1(ts, loads, pickle);
        } catch (PyException e) {
            if (mainFile == null || !isMissingInMain(ts, e)) {
                throw e;
            }
            PyObject fake = MainFile.load(ts, mainFile, e);
            PyObject real = ts.interpreter.modules.get(ts, MAIN);
            ts.interpreter.modules.put(ts, MAIN, fake);
            try {
                PyObject o = Calls.call1(ts, loads, pickle);
                e.discard(ts);
                return o;
            } catch (PyException again) {
                again.discard(ts);
                throw e;
            } finally {
                Refs.decref(ts, fake);
                if (real != null) {
                    ts.interpreter.modules.putStolen(ts, MAIN, real);
                } else {
                    Refs.xdecref(ts, ts.interpreter.modules.remove(ts, MAIN));
                }
            }
        }
    }

    /** What pickle says of a name that a module does not have. */
    private static boolean isMissingInMain(PyThreadState ts, PyException e) {
        return e.matches(Exc.AttributeError) && Objects.strText(ts, e.value(ts)).startsWith("module '__main__' has no attribute '");
    }
}
