// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._string;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.format.FormatMarkup;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** (literal, field name, format spec, conversion) of each part of a format string. */
@PyClass(name = "formatteriterator", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyFormatterIterator extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyFormatterIteratorExposed());

    private final FormatMarkup markup;

    PyFormatterIterator(ThreadState ts, PyUnicode s) {
        super(ts);
        this.markup = new FormatMarkup(s);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_iter(ThreadState ts, PyFormatterIterator self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, PyFormatterIterator self) {
        FormatMarkup m = self.markup;
        if (!m.next()) {
            return null;
        }
        if (!m.hasField) {
            return PyTuple.of(ts, m.literal, PyNone.NONE, PyNone.NONE, PyNone.NONE);
        }
        return PyTuple.of(ts, m.literal, m.fieldName, m.formatSpec, m.conversion == 0 ? PyNone.NONE : PyUnicode.ofChar(m.conversion));
    }
}
