// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval;

import io.github.typhon.collections.dict.DictMerge;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;

/** Merging of ** arguments, and the texts of errors in * and ** arguments. CPython: _PyDict_MergeEx, format_kwargs_error. */
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

    public static boolean hasKeys(PyThreadState ts, PyObject o) {
        PyObject k = Objects.lookupAttr(ts, o, Names.keys);
        Refs.xdecref(ts, k);
        return k != null;
    }

    /** Adds the items of a mapping to the keyword arguments collected for a call of {@code f}. */
    public static void merge(PyThreadState ts, PyObject f, PyDict into, PyObject mapping) {
        if (!(mapping instanceof PyDict) && !hasKeys(ts, mapping)) {
            throw Raise.typeError("%s argument after ** must be a mapping, not %s", describe(ts, f), PyType.of(mapping).name());
        }
        if (mapping.getClass() == PyDict.class && into.size() == 0) {
            DictMerge.merge(ts, into, mapping, DictMerge.REJECT);
            return;
        }
        PyObject keys = Mappings.keys(ts, mapping);
        try {
            Iterators.forEach(ts, keys, k -> {
                if (into.containsKey(ts, k)) {
                    throw Raise.typeError("%s got multiple values for keyword argument '%s'", describe(ts, f), Objects.strText(ts, k));
                }
                PyObject v = Objects.getItem(ts, mapping, k);
                try {
                    into.put(ts, k, v);
                } finally {
                    Refs.decref(ts, v);
                }
                return true;
            });
        } finally {
            Refs.decref(ts, keys);
        }
    }
}
