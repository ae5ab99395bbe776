// SPDX-License-Identifier: Apache-2.0
/** What CPython writes in C, one package for each module of Python. It calls the C library: {@code --enable-native-access=io.github.typhon.stdlib}. */
@SuppressWarnings("module") // The modules above are compiled later.
module io.github.typhon.stdlib {
    requires com.ibm.icu;
    requires java.management;
    requires jdk.management;
    requires jdk.unsupported;
    requires jzlib; // Named by its file: its last release, of 2013, has no name in it.
    requires org.apache.commons.compress;
    requires org.tukaani.xz;
    requires io.github.typhon.collections;
    requires io.github.typhon.interp.compile;
    requires io.github.typhon.interp.runtime;
    requires io.github.typhon.interp.syntax;
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;

    provides io.github.typhon.interp.runtime.builtins.AstBridge with io.github.typhon.stdlib._ast.Bridge;
    provides io.github.typhon.interp.runtime.importing.NativeModuleSource with io.github.typhon.stdlib.StdlibModules;

    exports io.github.typhon.stdlib to io.github.typhon.interp.embed;
    exports io.github.typhon.stdlib._signal to io.github.typhon.interp.cli;
}
