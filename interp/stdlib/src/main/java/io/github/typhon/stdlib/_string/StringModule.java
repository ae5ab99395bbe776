// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._string;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.format.FieldName;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _string}: what string.Formatter needs of str.format's parser. <p>Threads: stateless. */
@PyModule(name = "_string", doc = "string helper module")
public final class StringModule {
    private StringModule() {}

    private static PyUnicode text(PyObject o) {
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        if (u == null) {
            throw Raise.typeError("expected str, got %s", PyType.of(o).name());
        }
        return u;
    }

    @PyFunction(value = "($module, string, /)", doc = "parse the argument as a format string")
    static PyObject formatter_parser(ThreadState ts, PyObject string) {
        return new PyFormatterIterator(ts, text(string));
    }

    @PyFunction(value = "($module, string, /)", doc = "split the argument as a field name")
    static PyObject formatter_field_name_split(ThreadState ts, PyObject string) {
        FieldName f = new FieldName(text(string));
        PyObject first = f.firstIndex >= 0 ? PyLong.of(f.firstIndex) : f.first;
        return PyTuple.of(ts, first, new PyFieldNameIterator(ts, f));
    }
}
