// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.interp.runtime.boot.MainProgram;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.MayRunPython;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Code to run in another interpreter's {@code __main__}, for what it does and not for what it gives. CPython: _PyCode_GetScriptXIData. */
public final class Script {
    private final CodeData code;

    private Script(CodeData code) {
        this.code = code;
    }

    /** Of source text, a code object, or a function, of which only the code counts. SyntaxError, and ValueError for code that wants arguments, is a
     *  closure, or returns a value. */
    @MayRunPython
    public static Script of(PyThreadState ts, PyObject o) {
        PyCode code;
        if (o instanceof PyFunction f) {
            code = Refs.newRef(ts, f.code);
        } else if (o instanceof PyCode c) {
            code = Refs.newRef(ts, c);
        } else if (PyUnicode.unwrapOrNull(o) != null || Buffers.check(o)) {
            code = (PyCode) SourceCompiler.compile(ts, o, "<script>", "exec", 0, 0);
        } else {
            throw Raise.typeError("unsupported script %s", Objects.reprText(ts, o));
        }
        try {
            Statelessness.checkScript(ts, code);
            return new Script(CodeData.of(ts, code, false));
        } finally {
            Refs.decref(ts, (PyObject) code);
        }
    }

    /** By a thread of the interpreter that is to run it. */
    @MayRunPython
    public void run(PyThreadState there) {
        PyCode c = code.code(there);
        try {
            MainProgram.run(there, c);
        } finally {
            Refs.decref(there, (PyObject) c);
        }
    }
}
