// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.util.List;

/** Binds the arguments of a constructor whose parameters may be given by position or name. */
final class NamedArguments {
    private NamedArguments() {}

    /** The values in order of {@code names}, borrowed; null where none was given. */
    static PyObject[] bind(String function, PyObject[] args, PyUnicode[] kwnames, int required, String... names) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (npos > names.length) {
            throw Raise.typeError("%s() takes at most %s arguments (%s given)", function, names.length, args.length);
        }
        PyObject[] out = new PyObject[names.length];
        System.arraycopy(args, 0, out, 0, npos);
        PyException wrong = null;
        for (int k = 0; k < nkw; k++) {
            int i = 0;
            while (i < names.length && !kwnames[k].equalsText(names[i])) i++;
            if (i < names.length && out[i] == null) {
                out[i] = args[npos + k];
            } else if (wrong == null) {
                wrong = i == names.length ? Suggestions.unexpectedKeyword(function, kwnames[k], List.of(names))
                        : Raise.typeError("argument for %s() given by name ('%s') and position (%s)", function, kwnames[k], i + 1);
            }
        }
        for (int i = 0; i < required; i++) {
            if (out[i] == null) throw Raise.typeError("%s() missing required argument '%s' (pos %s)", function, names[i], i + 1);
        }
        if (wrong != null) throw wrong;
        return out;
    }
}
