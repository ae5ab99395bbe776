// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.importing;

import io.github.typhon.objects.expose.ModuleExposure;

/** A set of modules written in Java; found by ServiceLoader, so that a jar on the path can add its own. */
public interface NativeModuleSource {
    String[] names();

    /** The module's generated description, or null if this source has none of that name. */
    ModuleExposure module(String name);
}
