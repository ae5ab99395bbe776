// SPDX-License-Identifier: Apache-2.0
/** Frames, instructions, functions, the JIT, builtins, sys, importing. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.interp.runtime {
    requires io.github.typhon.collections;
    requires io.github.typhon.gc;
    requires io.github.typhon.interp.compile;
    requires io.github.typhon.interp.syntax;
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;
    requires jdk.jfr;

    uses io.github.typhon.interp.runtime.builtins.AstBridge;
    uses io.github.typhon.interp.runtime.importing.NativeModuleSource;

    exports io.github.typhon.interp.runtime.boot to
            io.github.typhon.stdlib, io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.interp.runtime.builtins to
            io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.interp.runtime.code to
            io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.interp.runtime.eval to io.github.typhon.interp.embed;
    exports io.github.typhon.interp.runtime.frame to
            io.github.typhon.stdlib, io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.interp.runtime.function to
            io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.interp.runtime.importing to
            io.github.typhon.stdlib, io.github.typhon.interp.embed, io.github.typhon.interp.cli;
    exports io.github.typhon.interp.runtime.library to io.github.typhon.interp.embed;
    exports io.github.typhon.interp.runtime.sys to
            io.github.typhon.stdlib, io.github.typhon.interp.embed, io.github.typhon.interp.cli;
}
