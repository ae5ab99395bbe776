// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.hashes;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;

/** The arguments of a hash type's constructor: data by position or name, the rest by name. All borrowed. */
final class HashArguments {
    private final String function;
    private final PyObject[] args;
    private final PyUnicode[] names;
    private final int positional;

    HashArguments(String function, PyObject[] args, PyUnicode[] kwnames, String... known) {
        this.function = function;
        this.args = args;
        names = kwnames == null ? new PyUnicode[0] : kwnames;
        positional = args.length - names.length;
        if (positional > 1) {
            throw Raise.typeError("%s() takes at most 1 positional argument (%s given)", function, positional);
        }
        for (PyUnicode n : names) {
            if (!java.util.List.of(known).contains(n.toString())) {
                throw Raise.typeError("%s() got an unexpected keyword argument '%s'", function, n);
            }
        }
        if (positional == 1 && get("data") != null) {
            throw Raise.typeError("argument for %s() given by name ('data') and position (1)", function);
        }
    }

    PyObject data() {
        return positional == 1 ? args[0] : get("data");
    }

    /** Null if not given. */
    PyObject get(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equalsText(name)) {
                return args[positional + i];
            }
        }
        return null;
    }
}
