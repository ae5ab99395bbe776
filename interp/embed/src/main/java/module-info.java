// SPDX-License-Identifier: Apache-2.0
/** Python for Java programs: the one module that a program requires. */
module io.github.typhon.interp.embed {
    requires io.github.typhon.collections;
    requires io.github.typhon.interp.compile;
    requires io.github.typhon.interp.runtime;
    requires io.github.typhon.interp.syntax;
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;
    requires io.github.typhon.stdlib;

    exports io.github.typhon.interp.embed;
}
