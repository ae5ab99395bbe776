// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.crossinterp;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.syntax.ast.PyConst;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** What code needs besides itself, read from its instructions; that of nested functions does not count.
 *  CPython: _PyCode_VerifyStateless and _PyCode_ReturnsOnlyNone. */
final class Statelessness {
    private static final int ARGUMENTS = CodeUnit.CO_VARARGS | CodeUnit.CO_VARKEYWORDS;
    private static final int RESUMABLE = CodeUnit.CO_GENERATOR | CodeUnit.CO_COROUTINE | CodeUnit.CO_ASYNC_GENERATOR;

    private Statelessness() {}

    /** ValueError if the code has free variables, or uses names that its globals have. The globals may be null. */
    static void check(ThreadState ts, PyCode code, PyObject globals) {
        CodeUnit u = code.unit;
        if (u.nfrees > 0) {
            throw Raise.valueError("closures not supported");
        }
        if (!(globals instanceof PyDict g)) {
            return;
        }
        for (long word : u.body().code()) {
            if (Instr.opcode(word) == Opcode.LOAD_GLOBAL && g.containsKey(ts, PyUnicode.intern(u.names().get(Instr.index(Instr.b(word)))))) {
                throw Raise.valueError("globals not supported");
            }
        }
    }

    /** ValueError unless it can run like a script: takes nothing, gives nothing. */
    static void checkScript(ThreadState ts, PyCode code) {
        check(ts, code, null);
        if (code.argcount > 0 || code.kwonlyargcount > 0 || (code.flags & ARGUMENTS) != 0) {
            throw Raise.valueError("code with args not supported");
        }
        if (!returnsOnlyNone(code)) {
            throw Raise.valueError("code that returns a value is not a script");
        }
    }

    private static boolean returnsOnlyNone(PyCode code) {
        if ((code.flags & RESUMABLE) != 0) {
            return false;
        }
        for (long word : code.unit.body().code()) {
            if (Instr.opcode(word) == Opcode.RETURN) {
                int a = Instr.a(word);
                if (!Instr.isConst(a) || code.unit.constants().get(Instr.index(a)) != PyConst.NONE) {
                    return false;
                }
            }
        }
        return true;
    }
}
