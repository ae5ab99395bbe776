// SPDX-License-Identifier: Apache-2.0
/** Source text to syntax tree; needs no Python runtime. */
module io.github.typhon.interp.syntax {
    requires com.ibm.icu;

    exports io.github.typhon.interp.syntax;
    exports io.github.typhon.interp.syntax.ast;
    exports io.github.typhon.interp.syntax.token;
}
