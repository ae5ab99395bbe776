// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import java.util.List;

/** Arguments of hand-written {@code tp_new} and {@code tp_init}: positional or by name, all optional. <p>Threads: stateless. */
public final class NewArgs {
    private NewArgs() {}

    /** One element per name, null where absent; borrowed. Without a function's name the messages speak of "function" and "this function". */
    public static PyObject[] bind(String function, PyObject[] args, PyUnicode[] kwnames, String... names) {
        return bind(function, 0, args, kwnames, names);
    }

    /** As above; the first {@code required} must be there. That one of them is missing is said before that a keyword is not known. */
    public static PyObject[] bind(String function, int required, PyObject[] args, PyUnicode[] kwnames, String... names) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (args.length > names.length) {
            throw Raise.typeError("%s takes at most %d %sargument%s (%d given)", function == null ? "function" : function + "()", names.length, npos == 0 ? "keyword " : "", names.length == 1 ? "" : "s", args.length);
        }
        PyObject[] out = new PyObject[names.length];
        System.arraycopy(args, 0, out, 0, npos);
        PyException wrong = place(function, args, kwnames, 0, names, out);
        for (int i = 0; i < required; i++) {
            if (out[i] == null) {
                throw Raise.typeError("%s missing required argument '%s' (pos %d)", function == null ? "function" : function + "()", names[i], i + 1);
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        return out;
    }

    /** Puts the keyword arguments where their names say, of which the first {@code from} are for positions only. What is wrong with the first that cannot
     *  be placed, or null: it is to be raised once nothing is missing. */
    public static PyException place(String function, PyObject[] args, PyUnicode[] kwnames, int from, String[] names, PyObject[] out) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        PyException wrong = null;
        for (int k = 0; k < nkw; k++) {
            int i = from;
            while (i < names.length && !kwnames[k].equalsText(names[i])) {
                i++;
            }
            if (i < names.length && out[i] == null) {
                out[i] = args[args.length - nkw + k];
            } else if (wrong == null) {
                wrong = i == names.length ? Suggestions.unexpectedKeyword(function, kwnames[k], List.of(names).subList(from, names.length))
                        : Raise.typeError("argument for %s() given by name ('%s') and position (%d)", function, names[i], i + 1);
            }
        }
        return wrong;
    }

    /** Whether a subclass has an {@code __init__} of its own, so that {@code __new__} lets keywords pass. */
    public static boolean overridesInit(PyType type) {
        return type.lookupBorrowed(Names.__init__) != PyBaseObject.TYPE.lookupBorrowed(Names.__init__);
    }

    /** A str argument as Java text; null if absent. */
    public static String text(String function, String name, PyObject value) {
        if (value == null) {
            return null;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(value);
        if (u == null) {
            throw Raise.typeError("%s() argument '%s' must be str, not %s", function, name, Raise.given(value));
        }
        return u.toString();
    }
}
