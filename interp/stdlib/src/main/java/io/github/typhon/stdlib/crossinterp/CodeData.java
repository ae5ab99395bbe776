// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.code.CodeLinker;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Code: what the compiler made is plain data already; code with other constants than its unit's crosses marshalled.
 *  @param marshalled bytes in place of the unit, or null
 *  @param function whether the receiver gets a function of it, with its {@code __main__} for globals */
record CodeData(CodeUnit unit, PyUnicode filename, PyObject marshalled, boolean function) implements CrossData {
    static CodeData of(PyThreadState ts, PyCode code, boolean function) {
        if (CodeLinker.isWhole(code)) {
            return new CodeData(code.unit, code.filename(), null, function);
        }
        PyObject marshal = Importer.importModule(ts, "marshal");
        try {
            return new CodeData(null, null, Calls.callMethod(ts, marshal, "dumps", code), function);
        } finally {
            Refs.decref(ts, marshal);
        }
    }

    @Owned PyCode code(PyThreadState ts) {
        if (unit != null) {
            return CodeLinker.link(ts, unit, filename);
        }
        PyObject marshal = Importer.importModule(ts, "marshal");
        try {
            return (PyCode) Calls.callMethod(ts, marshal, "loads", marshalled);
        } finally {
            Refs.decref(ts, marshal);
        }
    }

    @Override
    public PyObject toObject(PyThreadState ts) {
        PyCode code = code(ts);
        if (!function) {
            return code;
        }
        try {
            PyDict globals = MainProgram.mainNamespace(ts);
            PyObject builtins = PyFunction.builtinsOf(ts, globals);
            try {
                return new PyFunction(ts, code, globals, builtins);
            } finally {
                Refs.decref(ts, builtins);
            }
        } finally {
            Refs.decref(ts, (PyObject) code);
        }
    }

    /** ValueError unless the function is nothing but its code: no default values, no closure, no globals of its module's. */
    static void requireStateless(PyThreadState ts, PyFunction f) {
        if (f.defaultItems().length > 0) {
            throw Raise.valueError("defaults not supported");
        }
        if (f.kwdefaults() instanceof PyDict d && d.size() > 0) {
            throw Raise.valueError("keyword defaults not supported");
        }
        Statelessness.check(ts, f.code, f.globals);
    }

    static PyException notStateless(PyThreadState ts, PyException cause) {
        return CrossErrors.notShareable(ts, "only stateless functions are shareable", cause);
    }
}
