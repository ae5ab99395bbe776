// SPDX-License-Identifier: Apache-2.0
/** Tokenizer, parser, syntax tree. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.interp.syntax {
    requires com.ibm.icu;

    exports io.github.typhon.interp.syntax to
            io.github.typhon.interp.compile, io.github.typhon.interp.runtime, io.github.typhon.stdlib, io.github.typhon.interp.embed;
    exports io.github.typhon.interp.syntax.ast to
            io.github.typhon.interp.compile, io.github.typhon.interp.runtime, io.github.typhon.stdlib;
    exports io.github.typhon.interp.syntax.token to
            io.github.typhon.interp.runtime, io.github.typhon.stdlib;
}
