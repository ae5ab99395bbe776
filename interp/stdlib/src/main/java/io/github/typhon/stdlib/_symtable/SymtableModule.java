// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._symtable;

import io.github.typhon.interp.compile.symtable.NameFlags;
import io.github.typhon.interp.compile.symtable.ScopeType;
import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _symtable}. CPython: Modules/symtablemodule.c. */
@PyModule(name = "_symtable")
public final class SymtableModule {
    private SymtableModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("USE", NameFlags.USE);
        m.add("DEF_GLOBAL", NameFlags.DEF_GLOBAL);
        m.add("DEF_NONLOCAL", NameFlags.DEF_NONLOCAL);
        m.add("DEF_LOCAL", NameFlags.DEF_LOCAL);
        m.add("DEF_PARAM", NameFlags.DEF_PARAM);
        m.add("DEF_TYPE_PARAM", NameFlags.DEF_TYPE_PARAM);
        m.add("DEF_FREE_CLASS", NameFlags.DEF_FREE_CLASS);
        m.add("DEF_IMPORT", NameFlags.DEF_IMPORT);
        // As published, without type parameters.
        m.add("DEF_BOUND", NameFlags.DEF_LOCAL | NameFlags.DEF_PARAM | NameFlags.DEF_IMPORT);
        m.add("DEF_ANNOT", NameFlags.DEF_ANNOT);
        m.add("DEF_COMP_ITER", NameFlags.DEF_COMP_ITER);
        m.add("DEF_COMP_CELL", NameFlags.DEF_COMP_CELL);
        for (ScopeType t : ScopeType.values()) {
            m.add("TYPE_" + t.name(), t.ordinal());
        }
        m.add("LOCAL", NameFlags.LOCAL);
        m.add("GLOBAL_EXPLICIT", NameFlags.GLOBAL_EXPLICIT);
        m.add("GLOBAL_IMPLICIT", NameFlags.GLOBAL_IMPLICIT);
        m.add("FREE", NameFlags.FREE);
        m.add("CELL", NameFlags.CELL);
        m.add("SCOPE_OFF", NameFlags.SCOPE_OFFSET);
        m.add("SCOPE_MASK", NameFlags.SCOPE_MASK);
    }

    @PyFunction(value = "($module, source, filename, startstr, /)", doc = "Return symbol and scope dictionaries used internally by compiler.")
    static PyObject symtable(ThreadState ts, PyObject source, PyObject filename, String startstr) {
        if (!startstr.equals("exec") && !startstr.equals("eval") && !startstr.equals("single")) {
            throw Raise.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        return SymtableEntry.of(ts, SourceCompiler.symbols(PyThreadState.of(ts), source, filename, startstr).top());
    }
}
