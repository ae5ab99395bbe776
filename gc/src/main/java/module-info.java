// SPDX-License-Identifier: Apache-2.0
/** The cycle collector and the module {@code gc}. For the modules above alone. */
@SuppressWarnings("module") // Those are compiled later.
module io.github.typhon.gc {
    requires jdk.jfr;
    requires io.github.typhon.collections;
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;

    exports io.github.typhon.gc to io.github.typhon.interp.runtime;
}
