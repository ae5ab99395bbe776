// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Arrays;
import java.util.List;

/** Lays call arguments out in the order of a {@link Signature}, with Argument Clinic's errors.
 *  <p>Ownership: the bound array borrows from the call, except for the *args tuple and **kwargs dict that {@link #release} drops. */
final class ArgBinder {
    private ArgBinder() {}

    /** {@code display}: the name with its module or class, which some messages have. */
    static PyObject[] bind(ThreadState ts, String function, String display, Signature sig, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        if (nkw == 0 && npos == sig.size() && sig.varArgs() < 0 && sig.varKeywords() < 0 && sig.positional() == npos) {
            return args;
        }
        if (nkw == 0 && npos <= sig.positional() && npos >= sig.minimum()) {
            return Arrays.copyOf(args, sig.size());
        }
        PyObject[] out = new PyObject[sig.size()];
        boolean named = sig.varArgs() < 0 && sig.varKeywords() < 0 && sig.positionalOnly() < sig.size();
        if (named && args.length > sig.size()) {
            throw Raise.typeError("%s() takes at most %s %sargument%s (%s given)", function, sig.size(), npos == 0 ? "keyword " : "", sig.size() == 1 ? "" : "s", args.length);
        }
        if (npos > sig.positional() && sig.varArgs() < 0) {
            throw tooMany(function, sig, npos);
        }
        if (nkw > 0 && sig.varKeywords() < 0 && keywords(sig).isEmpty()) {
            throw Raise.typeError("%s() takes no keyword arguments", display);
        }
        System.arraycopy(args, 0, out, 0, Math.min(npos, sig.positional()));
        try {
            if (sig.varArgs() >= 0) {
                out[sig.varArgs()] = npos > sig.positional()
                        ? PyTuple.copyOf(ts, args, sig.positional(), npos)
                        : PyTuple.EMPTY;
            }
            PyObject extra = null;
            PyException wrong = null;
            for (int k = 0; k < nkw; k++) {
                int i = find(sig, kwnames[k]);
                if (i < 0) {
                    if (sig.varKeywords() < 0) {
                        wrong = wrong != null ? wrong : Suggestions.unexpectedKeyword(function, kwnames[k], keywords(sig));
                        continue;
                    }
                    if (extra == null) {
                        extra = Containers.factory().newDict(ts);
                        out[sig.varKeywords()] = extra;
                    }
                    Containers.factory().dictBuild(ts, extra, kwnames[k], args[npos + k]);
                } else if (out[i] != null) {
                    wrong = wrong != null ? wrong
                            : Raise.typeError("argument for %s() given by name ('%s') and position (%s)", function, kwnames[k], i + 1);
                } else {
                    out[i] = args[npos + k];
                }
            }
            for (int i = 0; i < out.length; i++) {
                if (out[i] == null && sig.isRequired(i)) {
                    throw missing(function, sig, i, npos);
                }
            }
            if (wrong != null) {
                throw wrong;
            }
            return out;
        } catch (PyException e) {
            release(ts, sig, out);
            throw e;
        }
    }

    static void release(ThreadState ts, Signature sig, PyObject[] bound) {
        if (sig.varArgs() >= 0 && bound.length > sig.varArgs()) {
            Refs.xdecref(ts, bound[sig.varArgs()]);
        }
        if (sig.varKeywords() >= 0 && bound.length > sig.varKeywords()) {
            Refs.xdecref(ts, bound[sig.varKeywords()]);
        }
    }

    /** The parameters that may be given by name. */
    private static List<String> keywords(Signature sig) {
        List<String> names = new ArrayList<>();
        for (int i = sig.positionalOnly(); i < sig.size(); i++) {
            if (i != sig.varArgs() && i != sig.varKeywords()) {
                names.add(sig.name(i).toString());
            }
        }
        return names;
    }

    private static int find(Signature sig, PyUnicode name) {
        int last = sig.size();
        for (int i = sig.positionalOnly(); i < last; i++) {
            if (i != sig.varArgs() && i != sig.varKeywords() && (sig.name(i) == name || sig.name(i).equalsText(name))) {
                return i;
            }
        }
        return -1;
    }

    private static PyException tooMany(String function, Signature sig, int npos) {
        int max = sig.positional();
        if (sig.positionalOnly() == max && sig.size() == max) {
            return arity(function, sig.requiredPositional(), max, npos);
        }
        if (max == 0) {
            return Raise.typeError("%s() takes no positional arguments", function);
        }
        int min = sig.requiredPositional();
        return Raise.typeError("%s() takes %s %s positional argument%s (%s given)", function, min == max ? "exactly" : "at most", max, max == 1 ? "" : "s", npos);
    }

    private static PyException missing(String function, Signature sig, int i, int npos) {
        if (i < sig.positionalOnly()) {
            if (sig.positionalOnly() == sig.size()) {
                return arity(function, sig.requiredPositional(), sig.positional(), npos);
            }
            int min = sig.requiredPositional();
            return Raise.typeError(
                    "%s() takes %s %s positional argument%s (%s given)",
                    function, min == sig.positional() ? "exactly" : "at least", min, min == 1 ? "" : "s", npos);
        }
        return Raise.typeError("%s() missing required argument '%s' (pos %s)", function, sig.name(i), i + 1);
    }

    /** The error of purely positional functions. */
    static PyException arity(String function, int min, int max, int given) {
        if (max == 0) {
            return Raise.typeError("%s() takes no arguments (%s given)", function, given);
        }
        if (min == 1 && max == 1) {
            return Raise.typeError("%s() takes exactly one argument (%s given)", function, given);
        }
        if (min == max) {
            return Raise.typeError("%s expected %s argument%s, got %s", function, min, min == 1 ? "" : "s", given);
        }
        return given < min
                ? Raise.typeError("%s expected at least %s argument%s, got %s", function, min, min == 1 ? "" : "s", given)
                : Raise.typeError("%s expected at most %s argument%s, got %s", function, max, max == 1 ? "" : "s", given);
    }

    static PyObject[] positional(PyObject[] args, int n) {
        return args.length == n ? args : Arrays.copyOf(args, n);
    }
}
