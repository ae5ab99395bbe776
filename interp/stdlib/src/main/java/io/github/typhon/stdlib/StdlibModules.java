// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib;

import io.github.typhon.interp.runtime.importing.NativeModuleSource;
import io.github.typhon.objects.expose.ModuleExposure;

/** The native modules of this part of Typhon. */
public final class StdlibModules implements NativeModuleSource {
    @Override
    public String[] names() {
        return ExposedIndex.names();
    }

    @Override
    public ModuleExposure module(String name) {
        return ExposedIndex.module(name);
    }
}
