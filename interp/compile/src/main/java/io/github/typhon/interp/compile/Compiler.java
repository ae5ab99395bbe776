// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.compile;

import java.util.ArrayList;
import java.util.List;

import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.codegen.CodeGenerator;
import io.github.typhon.interp.compile.symtable.Futures;
import io.github.typhon.interp.compile.symtable.SymbolTable;
import io.github.typhon.interp.syntax.FinallyWarnings;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.SyntaxWarning;
import io.github.typhon.interp.syntax.ast.Mod;

/**
 * Trees to code. Errors are thrown as PySyntaxError, whose text line is left to the caller (it may have the source or not) and
 * whose columns are byte offsets plus one, as CPython's compiler gives them.
 * <p>Threads: pure functions.
 */
public final class Compiler {

    public static final int PYCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;

    private Compiler() {}

    /** optimize is 0, 1 or 2; futures holds inherited CO_FUTURE_* flags; flags holds PyCF_* flags. */
    public record Options(int optimize, int futures, int flags) {

        public static final Options DEFAULT = new Options(0, 0, 0);
    }

    /** futures: the future features that the text turned on or inherited, for code compiled in its context. */
    public record Result(CodeUnit code, List<SyntaxWarning> warnings, int futures) {}

    public static Result compile(Mod mod, String filename, Options options) {
        return compile(mod, filename, options, new ArrayList<>());
    }

    /** The same; the warnings, which are in the result too, are added to a list that the caller has even if there is an error. */
    public static Result compile(Mod mod, String filename, Options options, List<SyntaxWarning> warnings) {
        try {
            Futures futures = Futures.scan(mod, filename, options.futures);
            FinallyWarnings.check(mod, filename, warnings::add);
            SymbolTable table = SymbolTable.build(mod, filename, futures, (options.flags & PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0);
            CodeGenerator generator = new CodeGenerator(table, options.optimize, mod instanceof Mod.Interactive, warnings);
            return new Result(generator.module(mod), warnings, futures.features());
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    /** The symbol table alone, for module symtable. */
    public static SymbolTable symbols(Mod mod, String filename, Options options) {
        try {
            return SymbolTable.build(mod, filename, Futures.scan(mod, filename, options.futures),
                    (options.flags & PYCF_ALLOW_TOP_LEVEL_AWAIT) != 0);
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
    }

    private static PySyntaxError tooDeep() {
        return new PySyntaxError("RecursionError", "maximum recursion depth exceeded during compilation");
    }
}
