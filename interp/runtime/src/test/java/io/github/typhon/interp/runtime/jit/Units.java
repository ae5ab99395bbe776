// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.Compiler;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.syntax.Parse;
import io.github.typhon.interp.syntax.ParseMode;
import io.github.typhon.interp.syntax.ParseOptions;
import io.github.typhon.interp.syntax.Source;

/** Code units for tests that run nothing. */
final class Units {
    private Units() {}

    /** The unit of a module with this text. */
    static CodeUnit of(String text) {
        var mod = Parse.parse(Source.of("<string>", text), ParseMode.EXEC, ParseOptions.DEFAULT, w -> {});
        return Compiler.compile(mod, "<string>", Compiler.Options.DEFAULT).code();
    }
}
