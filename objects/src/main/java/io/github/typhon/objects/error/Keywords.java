// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import java.util.Arrays;

/** The keyword arguments of exceptions that take some besides their positional ones. */
final class Keywords {
    private Keywords() {}

    /** The values given for the names, null where absent; anything else is an error. */
    static @Borrowed PyObject[] take(String function, PyObject[] args, PyUnicode[] kwnames, String... names) {
        PyObject[] out = new PyObject[names.length];
        int n = kwnames == null ? 0 : kwnames.length;
        if (n > names.length) {
            throw Raise.typeError("%s() takes at most %d keyword argument%s (%d given)", function, names.length, names.length == 1 ? "" : "s", n);
        }
        for (int k = 0; k < n; k++) {
            int i = Arrays.asList(names).indexOf(kwnames[k].toString());
            if (i < 0) {
                throw Raise.typeError("%s() got an unexpected keyword argument '%s'", function, kwnames[k]);
            }
            out[i] = args[args.length - n + k];
        }
        return out;
    }

    /** The positional arguments. */
    static PyObject[] positional(PyObject[] args, PyUnicode[] kwnames) {
        return kwnames == null || kwnames.length == 0 ? args : Arrays.copyOf(args, args.length - kwnames.length);
    }
}
