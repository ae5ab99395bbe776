// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.collections.iter;

import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.count.PyObject;
import java.util.Arrays;

/** Arguments of constructors in the order of their parameters, with the errors of Argument Clinic. */
public final class CallArgs {
    private static final PyObject[] NONE = {};

    private CallArgs() {}

    /** One element per name, null where nothing was given. The first {@code positionalOnly} names cannot be keywords, those from
     *  {@code keywordOnly} on must be. */
    public static @Borrowed PyObject[] bind(String function, PyObject[] args, PyUnicode[] kwnames, int positionalOnly, int keywordOnly, int required, String... names) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (positionalOnly < names.length && args.length > names.length) {
            throw Raise.typeError("%s() takes at most %d %sargument%s (%d given)", function, names.length, npos == 0 ? "keyword " : "", names.length == 1 ? "" : "s", args.length);
        }
        if (npos > keywordOnly) {
            boolean exact = required == keywordOnly;
            throw positionalOnly == names.length
                    ? Raise.typeError("%s expected %s%d argument%s, got %d", function, exact ? "" : "at most ", keywordOnly, keywordOnly == 1 ? "" : "s", npos)
                    : Raise.typeError("%s() takes %s %d positional argument%s (%d given)", function, exact ? "exactly" : "at most", keywordOnly, keywordOnly == 1 ? "" : "s", npos);
        }
        PyObject[] out = new PyObject[names.length];
        System.arraycopy(args, 0, out, 0, npos);
        if (positionalOnly == names.length) {
            noKeywords(function, kwnames);
        }
        PyException wrong = NewArgs.place(function, args, kwnames, positionalOnly, names, out);
        for (int i = 0; i < required; i++) {
            if (out[i] == null) {
                throw positionalOnly == names.length
                        ? Raise.typeError("%s expected %s%d argument%s, got %d", function, required == names.length ? "" : "at least ", required,
                                required == 1 ? "" : "s", npos)
                        : Raise.typeError("%s() missing required argument '%s' (pos %d)", function, names[i], i + 1);
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        return out;
    }

    public static void noKeywords(String function, PyUnicode[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Raise.typeError("%s() takes no keyword arguments", function);
        }
    }

    /** The positional arguments alone. */
    public static @Borrowed PyObject[] positional(PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        return nkw == 0 ? args : args.length == nkw ? NONE : Arrays.copyOf(args, args.length - nkw);
    }

    /** The only keyword that is allowed, or null. */
    public static @Borrowed PyObject keyword(String function, PyObject[] args, PyUnicode[] kwnames, String name) {
        PyObject found = null;
        if (kwnames != null && kwnames.length > 1) {
            throw Raise.typeError("%s() takes at most 1 keyword argument (%d given)", function, kwnames.length);
        }
        for (int k = 0; kwnames != null && k < kwnames.length; k++) {
            if (!kwnames[k].equalsText(name)) {
                throw Raise.typeError("%s() got an unexpected keyword argument '%s'", function, kwnames[k]);
            }
            found = args[args.length - kwnames.length + k];
        }
        return found;
    }
}
