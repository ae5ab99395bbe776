// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.error.PyBaseException;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Merging of mappings by **, and the texts of errors in * and ** arguments. CPython: _PyDict_MergeEx, format_kwargs_error. */
public final class CallErrors {
    private CallErrors() {}

    /** How messages name a callable: its module and qualified name, with parentheses. */
    public static String describe(PyThreadState ts, PyObject f) {
        PyObject q = Objects.lookupAttr(ts, f, Names.__qualname__);
        if (!(q instanceof PyUnicode)) {
            Refs.xdecref(ts, q);
            return Objects.strText(ts, f);
        }
        PyObject m = Objects.lookupAttr(ts, f, Names.__module__);
        String text = q + "()";
        if (m instanceof PyUnicode u && !u.equalsText("builtins")) text = u + "." + text;
        Refs.xdecref(ts, m);
        return text;
    }

    /** The error of a call with keywords that are no strings, which classes that take nothing at all do not look at. */
    public static PyException notStrings(PyObject f) {
        if (!PyType.of(f).slots().has(Slot.TP_CALL)) return Raise.typeError("'%s' object is not callable", PyType.of(f).name());
        boolean plain = f instanceof PyType t && PyType.of(t) == PyType.TYPE && t.solidBase() == PyBaseObject.TYPE
                && SlotCalls.isFromObject(t.slots(), Slot.TP_NEW) && SlotCalls.isFromObject(t.slots(), Slot.TP_INIT);
        return plain ? Raise.typeError("%s() takes no arguments", ((PyType) f).name()) : Raise.typeError("keywords must be strings");
    }

    public static boolean hasKeys(PyThreadState ts, PyObject o) {
        PyObject k = Objects.lookupAttr(ts, o, Names.keys);
        Refs.xdecref(ts, k);
        return k != null;
    }

    /** Adds the items of a mapping to the keyword arguments collected for a call of {@code f}. */
    public static void merge(PyThreadState ts, PyObject f, PyDict into, PyObject mapping) {
        try {
            if (!(mapping instanceof PyDict) && !hasKeys(ts, mapping)) {
                throw notMapping(ts, f, mapping);
            }
            DictMerge.merge(ts, into, mapping, DictMerge.REJECT);
        } catch (PyException e) {
            if (e.matches(Exc.AttributeError)) {
                e.discard(ts);
                throw notMapping(ts, f, mapping);
            }
            throw e.matches(Exc.KeyError) ? repeated(ts, f, e) : e;
        }
    }

    private static PyException notMapping(PyThreadState ts, PyObject f, PyObject mapping) {
        return Raise.typeError("%s argument after ** must be a mapping, not %s", describe(ts, f), PyType.of(mapping).name());
    }

    /** A KeyError of the merging names the keyword that was there already, or what the mapping itself did not find. */
    private static PyException repeated(PyThreadState ts, PyObject f, PyException e) {
        PyTuple args = ((PyBaseException) e.value(ts)).args(ts);
        try {
            if (args.size() != 1) {
                return e;
            }
            String key = Objects.strText(ts, args.get(0));
            e.discard(ts);
            return Raise.typeError("%s got multiple values for keyword argument '%s'", describe(ts, f), key);
        } finally {
            Refs.decref(ts, args);
        }
    }

    /** CPython takes what has no attributes to ask for no mapping, whoever raised the AttributeError. */
    public static void update(PyThreadState ts, PyObject into, PyObject mapping) {
        try {
            if (mapping instanceof PyDict || hasKeys(ts, mapping)) {
                Containers.factory().dictUpdate(ts, into, mapping);
                return;
            }
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
            e.discard(ts);
        }
        throw Raise.typeError("'%s' object is not a mapping", PyType.of(mapping).name());
    }
}
