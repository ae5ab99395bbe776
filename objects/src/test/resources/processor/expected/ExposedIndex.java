// SPDX-License-Identifier: Apache-2.0
// Generated. Do not edit.
package toy;

import io.github.typhon.objects.expose.ModuleExposure;

/** The native modules of this part. A module's class is loaded when it is first asked for. */
public final class ExposedIndex {
    private ExposedIndex() {}

    /** The modules' full names, sorted. */
    public static String[] names() {
        return new String[] {
            "_toy",
        };
    }

    /** The module of that name, or null. */
    public static ModuleExposure module(String name) {
        switch (name) {
            case "_toy": return new toy.ToyModuleExposed();
            default: return null;
        }
    }
}
