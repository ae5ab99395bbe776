// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code unicodedata.ucd_3_2_0}: the database as of Unicode 3.2. Threads: immutable. */
@PyClass(name = "UCD", module = "unicodedata", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyUcd extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyUcdExposed());

    PyUcd(ThreadState ts) {
        super(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @PyGetter(value = "unidata_version", member = true)
    String version() {
        return "3.2.0";
    }

    @PyMethod("($self, chr, default=<unrepresentable>, /)")
    static PyObject decimal(ThreadState ts, PyUcd self, PyObject chr, PyObject fallback) {
        return Database.OLD.decimal(ts, chr, fallback);
    }

    @PyMethod("($self, chr, default=<unrepresentable>, /)")
    static PyObject digit(ThreadState ts, PyUcd self, PyObject chr, PyObject fallback) {
        return Database.OLD.digit(ts, chr, fallback);
    }

    @PyMethod("($self, chr, default=<unrepresentable>, /)")
    static PyObject numeric(ThreadState ts, PyUcd self, PyObject chr, PyObject fallback) {
        return Database.OLD.numeric(ts, chr, fallback);
    }

    @PyMethod("($self, chr, default=<unrepresentable>, /)")
    static PyObject name(ThreadState ts, PyUcd self, PyObject chr, PyObject fallback) {
        return Database.OLD.name(ts, chr, fallback);
    }

    @PyMethod("($self, name, /)")
    static PyObject lookup(ThreadState ts, PyUcd self, PyObject name) {
        return Database.OLD.lookup(ts, name);
    }

    @PyMethod("($self, chr, /)")
    static PyObject category(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.category(chr);
    }

    @PyMethod("($self, chr, /)")
    static PyObject bidirectional(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.bidirectional(chr);
    }

    @PyMethod("($self, chr, /)")
    static long combining(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.combining(chr);
    }

    @PyMethod("($self, chr, /)")
    static long mirrored(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.mirrored(chr);
    }

    @PyMethod("($self, chr, /)")
    static PyObject east_asian_width(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.eastAsianWidth(chr);
    }

    @PyMethod("($self, chr, /)")
    static PyObject decomposition(ThreadState ts, PyUcd self, PyObject chr) {
        return Database.OLD.decomposition(chr);
    }

    @PyMethod("($self, form, unistr, /)")
    static PyObject normalize(ThreadState ts, PyUcd self, String form, PyUnicode unistr) {
        return Database.OLD.normalize(form, unistr);
    }

    @PyMethod("($self, form, unistr, /)")
    static boolean is_normalized(ThreadState ts, PyUcd self, String form, PyUnicode unistr) {
        return Database.OLD.isNormalized(form, unistr);
    }
}
