// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Suggestions;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the arguments of a call into the slots of a new frame: positions, names, *args, **kwargs, defaults.
 * <p>Ownership: {@link #bind} takes the arguments over in any case; {@link #frame} borrows them. A frame that is given back owns its
 * function and its slots. CPython: initialize_locals (Python/ceval.c), with its error texts.
 */
public final class ArgumentBinder {
    private ArgumentBinder() {}

    /** A frame ready to run, for borrowed arguments. */
    public static Frame frame(PyThreadState ts, PyFunction f, PyObject[] args, PyUnicode[] kwnames) {
        for (PyObject a : args) Refs.incref(ts, a);
        if (kwnames == null && f.code.simpleArgs && args.length == f.code.argcount) {
            Frame nf = newFrame(ts, Refs.newRef(ts, f));
            System.arraycopy(args, 0, nf.r, 0, args.length);
            return nf;
        }
        return bind(ts, Refs.newRef(ts, f), args.clone(), 0, args.length - (kwnames == null ? 0 : kwnames.length), kwnames);
    }

    /** A frame without arguments; the function is stolen. */
    public static Frame newFrame(PyThreadState ts, @Stolen PyFunction f) {
        Frame nf = new Frame(f.code);
        nf.function = f;
        nf.globals = f.globals;
        nf.builtins = f.builtins;
        return nf;
    }

    /**
     * A frame ready to run. {@code args[from..]} are npos positional arguments, then the values of the keywords; all are moved out of
     * the array.
     */
    public static Frame bind(PyThreadState ts, @Stolen PyFunction f, @Stolen PyObject[] args, int from, int npos, PyUnicode[] kwnames) {
        Frame nf = newFrame(ts, f);
        int nkw = kwnames == null ? 0 : kwnames.length;
        try {
            fill(ts, f, nf.code, nf.r, args, from, npos, kwnames);
            return nf;
        } catch (Throwable t) {
            Refs.releaseAll(ts, args, from, from + npos + nkw);
            nf.release(ts);
            throw t;
        }
    }

    private static PyObject take(PyObject[] a, int i) {
        PyObject o = a[i];
        a[i] = null;
        return o;
    }

    private static void fill(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r, PyObject[] args, int from, int npos, PyUnicode[] kwnames) {
        int argcount = code.argcount;
        int total = argcount + code.kwonlyargcount;
        int direct = Math.min(npos, argcount);
        for (int i = 0; i < direct; i++) r[i] = take(args, from + i);
        boolean varargs = code.hasFlag(CodeUnit.CO_VARARGS);
        if (varargs) {
            if (npos > argcount) {
                PyObject[] rest = Arrays.copyOfRange(args, from + argcount, from + npos);
                Arrays.fill(args, from + argcount, from + npos, null);
                r[total] = PyTuple.of(ts, rest);
            } else {
                r[total] = PyTuple.EMPTY;
            }
        }
        PyDict kwargs = null;
        if (code.hasFlag(CodeUnit.CO_VARKEYWORDS)) {
            kwargs = new PyDict(ts);
            r[total + (varargs ? 1 : 0)] = kwargs;
        }
        if (kwnames != null) keywords(ts, f, code, r, args, from + npos, kwnames, kwargs);
        complete(ts, f, code, r, npos);
    }

    /** All that was given is in the slots: defaults for the rest. */
    static void complete(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r, int npos) {
        int argcount = code.argcount;
        if (npos > argcount && !code.hasFlag(CodeUnit.CO_VARARGS)) throw tooMany(f, code, r, npos);
        if (npos < argcount) defaults(ts, f, code, r, npos);
        if (code.kwonlyargcount > 0) keywordDefaults(ts, f, code, r);
    }

    private static void keywords(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r, PyObject[] args, int at, PyUnicode[] kwnames, PyDict kwargs) {
        int total = code.argcount + code.kwonlyargcount;
        for (int k = 0; k < kwnames.length; k++) {
            PyUnicode name = kwnames[k];
            int i = find(code, name, code.posonlyargcount, total);
            if (i < 0) {
                if (kwargs == null) {
                    throw unexpected(f, code, name, kwnames);
                }
                kwargs.putStolen(ts, name, take(args, at + k));
            } else if (r[i] != null) {
                throw Raise.typeError("%s() got multiple values for argument '%s'", f.qualname(), name);
            } else {
                r[i] = take(args, at + k);
            }
        }
    }

    /** The slot of the parameter of that name, or -1. */
    static int find(PyCode code, PyUnicode name, int from, int to) {
        PyUnicode[] names = code.slotNames();
        for (int i = from; i < to; i++) {
            if (names[i] == name) return i;
        }
        for (int i = from; i < to; i++) {
            if (names[i].equalsText(name)) return i;
        }
        return -1;
    }

    private static void defaults(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r, int npos) {
        PyObject[] d = f.defaultItems();
        int first = code.argcount - d.length;
        List<String> missing = null;
        for (int i = npos; i < code.argcount; i++) {
            if (r[i] != null) continue;
            if (i >= first) {
                r[i] = Refs.newRef(ts, d[i - first]);
            } else {
                if (missing == null) missing = new ArrayList<>();
                missing.add("'" + code.slotNames()[i] + "'");
            }
        }
        if (missing != null) throw missing(f, "positional", missing);
    }

    private static void keywordDefaults(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r) {
        PyObject kwd = f.kwdefaults();
        List<String> missing = null;
        for (int i = code.argcount; i < code.argcount + code.kwonlyargcount; i++) {
            if (r[i] != null) continue;
            PyObject v = kwd == null ? null : kwd instanceof PyDict d ? d.get(ts, code.slotNames()[i]) : Mappings.getOptional(ts, kwd, code.slotNames()[i]);
            if (v != null) {
                r[i] = v;
            } else {
                if (missing == null) missing = new ArrayList<>();
                missing.add("'" + code.slotNames()[i] + "'");
            }
        }
        if (missing != null) throw missing(f, "keyword-only", missing);
    }

    private static PyException missing(PyFunction f, String kind, List<String> names) {
        int n = names.size();
        String list = switch (n) {
            case 1 -> names.get(0);
            case 2 -> names.get(0) + " and " + names.get(1);
            default -> String.join(", ", names.subList(0, n - 1)) + ", and " + names.get(n - 1);
        };
        return Raise.typeError("%s() missing %s required %s argument%s: %s", f.qualname(), n, kind, n == 1 ? "" : "s", list);
    }

    private static PyException tooMany(PyFunction f, PyCode code, PyObject[] r, int given) {
        int kwonly = 0;
        for (int i = code.argcount; i < code.argcount + code.kwonlyargcount; i++) {
            if (r[i] != null) kwonly++;
        }
        int defcount = f.defaultItems().length;
        boolean plural = defcount > 0 || code.argcount != 1;
        String sig = defcount > 0 ? "from " + (code.argcount - defcount) + " to " + code.argcount : String.valueOf(code.argcount);
        String kw = kwonly == 0 ? "" : " positional argument" + (given != 1 ? "s" : "") + " (and " + kwonly + " keyword-only argument"
                + (kwonly != 1 ? "s" : "") + ")";
        return Raise.typeError("%s() takes %s positional argument%s but %s%s %s given", f.qualname(), sig, plural ? "s" : "", given, kw,
                given == 1 && kwonly == 0 ? "was" : "were");
    }

    static PyException unexpected(PyFunction f, PyCode code, PyUnicode name, PyUnicode[] kwnames) {
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < code.posonlyargcount; i++) {
            for (PyUnicode k : kwnames) {
                if (k.equalsText(code.slotNames()[i])) wrong.add(code.slotNames()[i].toString());
            }
        }
        if (!wrong.isEmpty()) {
            return Raise.typeError("%s() got some positional-only arguments passed as keyword arguments: '%s'", f.qualname(), String.join(", ", wrong));
        }
        List<String> possible = new ArrayList<>();
        for (int i = code.posonlyargcount; i < code.argcount + code.kwonlyargcount; i++) possible.add(code.slotNames()[i].toString());
        return Suggestions.unexpectedKeyword(String.valueOf(f.qualname()), name, possible);
    }
}
