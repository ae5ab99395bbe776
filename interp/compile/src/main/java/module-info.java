// SPDX-License-Identifier: Apache-2.0
/** Symbol table, register compiler, code units. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.interp.compile {
    requires io.github.typhon.interp.syntax;

    exports io.github.typhon.interp.compile to io.github.typhon.interp.runtime;
    exports io.github.typhon.interp.compile.code to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.interp.compile.codegen to io.github.typhon.stdlib;
    exports io.github.typhon.interp.compile.symtable to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib;
}
