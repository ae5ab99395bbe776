// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.runtime.code.PyCode;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The JFR event of one form of a code object being compiled to a class. */
@Name("io.github.typhon.JitCompilation")
@Label("Python JIT compilation")
@Category({"Typhon", "JIT"})
@Description("Register code was compiled to a class of the virtual machine, or could not be")
@StackTrace(false)
final class CompilationEvent extends Event {
    @Label("Function")
    String function;
    @Label("File")
    String file;
    @Label("Line")
    int line;
    @Label("Entry")
    @Description("The instruction at which the form is entered; -1 for code without a frame")
    int entry;
    @Label("Compiled")
    boolean compiled;
    @Label("Reason")
    @Description("Why it could not be compiled")
    String reason;

    static CompilationEvent begun() {
        CompilationEvent e = new CompilationEvent();
        e.begin();
        return e;
    }

    void commit(PyCode code, int line, int entry, boolean compiled, String reason) {
        end();
        if (!shouldCommit()) return;
        function = code.qualname.toString();
        file = code.unit.filename;
        this.line = line;
        this.entry = entry;
        this.compiled = compiled;
        this.reason = reason;
        commit();
    }
}
