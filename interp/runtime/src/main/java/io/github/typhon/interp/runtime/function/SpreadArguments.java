// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/**
 * Puts the arguments of {@code f(*args, **kwargs)} into the slots of a new frame, from the tuple and the dict as they are.
 * <p>Ownership: all arguments are borrowed. A frame that is given back owns its function and its slots.
 */
public final class SpreadArguments {
    private SpreadArguments() {}

    /**
     * A frame ready to run.
     * @param self what comes before the arguments, or null
     * @param kw names and values, or null; if the caller has the only reference, to be dropped after the call, the callee may get the dict itself
     */
    public static Frame frame(PyThreadState ts, PyFunction f, PyObject self, PyTuple args, PyDict kw) {
        Frame nf = ArgumentBinder.newFrame(ts, Refs.newRef(ts, f));
        try {
            PyCode code = nf.code;
            int npos = args.size() + (self == null ? 0 : 1);
            positional(ts, code, nf.r, self, args, npos);
            if (code.hasFlag(CodeUnit.CO_VARKEYWORDS) || kw != null && kw.size() > 0) keywords(ts, f, code, nf.r, kw);
            ArgumentBinder.complete(ts, f, code, nf.r, npos);
            return nf;
        } catch (Throwable t) {
            nf.release(ts);
            throw t;
        }
    }

    private static void positional(PyThreadState ts, PyCode code, PyObject[] r, PyObject self, PyTuple args, int npos) {
        PyObject[] items = args.items;
        int argcount = code.argcount;
        int skip = self == null ? 0 : 1;
        if (skip > 0 && argcount > 0) r[0] = Refs.newRef(ts, self);
        int direct = Math.min(npos, argcount);
        for (int i = skip; i < direct; i++) r[i] = Refs.newRef(ts, items[i - skip]);
        if (!code.hasFlag(CodeUnit.CO_VARARGS)) return;
        r[argcount + code.kwonlyargcount] = npos <= argcount ? PyTuple.EMPTY : rest(ts, self, args, argcount);
    }

    /** The positional arguments from {@code from} on, at least one. */
    private static PyTuple rest(PyThreadState ts, PyObject self, PyTuple args, int from) {
        if (self == null) return from == 0 ? Refs.newRef(ts, args) : PyTuple.copyOf(ts, args.items, from, args.size());
        if (from > 0) return PyTuple.copyOf(ts, args.items, from - 1, args.size());
        PyObject[] all = new PyObject[args.size() + 1];
        all[0] = Refs.newRef(ts, self);
        for (int i = 1; i < all.length; i++) all[i] = Refs.newRef(ts, args.items[i - 1]);
        return PyTuple.of(ts, all);
    }

    private static void keywords(PyThreadState ts, PyFunction f, PyCode code, PyObject[] r, PyDict kw) {
        int at = code.hasFlag(CodeUnit.CO_VARKEYWORDS) ? code.argcount + code.kwonlyargcount + (code.hasFlag(CodeUnit.CO_VARARGS) ? 1 : 0) : -1;
        if (kw == null || kw.size() == 0) {
            r[at] = new PyDict(ts);
            return;
        }
        PyObject[] items = kw.itemsNow(ts);
        try {
            PyUnicode[] names = names(items);
            int[] slots = new int[names.length];
            int matched = 0;
            for (int i = 0; i < names.length; i++) {
                slots[i] = ArgumentBinder.find(code, names[i], code.posonlyargcount, code.argcount + code.kwonlyargcount);
                if (slots[i] >= 0) matched++;
            }
            if (matched == 0 && at >= 0) {
                // What nobody else knows cannot be told from a copy.
                r[at] = Refs.hasNoOtherReferences(ts, kw, 1) ? Refs.newRef(ts, kw) : kw.copy(ts);
                return;
            }
            PyDict into = null;
            if (at >= 0) r[at] = into = new PyDict(ts);
            for (int i = 0; i < names.length; i++) {
                PyObject v = items[2 * i + 1];
                items[2 * i + 1] = null;
                int slot = slots[i];
                if (slot >= 0 && r[slot] == null) {
                    r[slot] = v;
                } else if (slot < 0 && into != null) {
                    into.putStolen(ts, names[i], v);
                } else {
                    items[2 * i + 1] = v;
                    if (slot < 0) throw ArgumentBinder.unexpected(f, code, names[i], names);
                    throw Raise.typeError("%s() got multiple values for argument '%s'", f.qualname(), names[i]);
                }
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    private static PyUnicode[] names(PyObject[] items) {
        PyUnicode[] names = new PyUnicode[items.length / 2];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyUnicode.unwrapOrNull(items[2 * i]);
            if (names[i] == null) throw Raise.typeError("keywords must be strings");
        }
        return names;
    }
}
