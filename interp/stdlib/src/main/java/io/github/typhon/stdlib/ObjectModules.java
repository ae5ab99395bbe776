// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib;

import io.github.typhon.interp.runtime.importing.NativeModuleSource;
import io.github.typhon.objects.ExposedIndex;
import io.github.typhon.objects.expose.ModuleExposure;

/** The native modules that the object model itself contains. */
public final class ObjectModules implements NativeModuleSource {
    @Override
    public String[] names() {
        return new String[] {"_weakref"};
    }

    @Override
    public ModuleExposure module(String name) {
        return name.equals("_weakref") ? ExposedIndex.module(name) : null;
    }
}
