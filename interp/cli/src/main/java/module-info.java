// SPDX-License-Identifier: Apache-2.0
/** The command {@code typhon}. */
module io.github.typhon.interp.cli {
    requires jdk.unsupported;
    requires io.github.typhon.interp.runtime;
    requires io.github.typhon.objects;
    requires io.github.typhon.refcount;
    requires io.github.typhon.stdlib;
}
