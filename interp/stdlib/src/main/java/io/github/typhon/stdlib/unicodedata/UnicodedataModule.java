// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.unicodedata;

import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.UnicodeData;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code unicodedata}. <p>Threads: stateless. */
@PyModule(name = "unicodedata", doc = "Access to the Unicode Character Database, version 16.0.0.")
public final class UnicodedataModule {
    private UnicodedataModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("unidata_version", UnicodeData.VERSION);
        m.add("ucd_3_2_0", new PyUcd(ts));
        m.addType(PyUcd.TYPE);
    }

    @PyFunction("($module, chr, default=<unrepresentable>, /)")
    static PyObject decimal(ThreadState ts, PyObject chr, PyObject fallback) {
        return Database.CURRENT.decimal(ts, chr, fallback);
    }

    @PyFunction("($module, chr, default=<unrepresentable>, /)")
    static PyObject digit(ThreadState ts, PyObject chr, PyObject fallback) {
        return Database.CURRENT.digit(ts, chr, fallback);
    }

    @PyFunction("($module, chr, default=<unrepresentable>, /)")
    static PyObject numeric(ThreadState ts, PyObject chr, PyObject fallback) {
        return Database.CURRENT.numeric(ts, chr, fallback);
    }

    @PyFunction("($module, chr, default=<unrepresentable>, /)")
    static PyObject name(ThreadState ts, PyObject chr, PyObject fallback) {
        return Database.CURRENT.name(ts, chr, fallback);
    }

    @PyFunction("($module, name, /)")
    static PyObject lookup(ThreadState ts, PyObject name) {
        return Database.CURRENT.lookup(ts, name);
    }

    @PyFunction("($module, chr, /)")
    static PyObject category(ThreadState ts, PyObject chr) {
        return Database.CURRENT.category(chr);
    }

    @PyFunction("($module, chr, /)")
    static PyObject bidirectional(ThreadState ts, PyObject chr) {
        return Database.CURRENT.bidirectional(chr);
    }

    @PyFunction("($module, chr, /)")
    static long combining(ThreadState ts, PyObject chr) {
        return Database.CURRENT.combining(chr);
    }

    @PyFunction("($module, chr, /)")
    static long mirrored(ThreadState ts, PyObject chr) {
        return Database.CURRENT.mirrored(chr);
    }

    @PyFunction("($module, chr, /)")
    static PyObject east_asian_width(ThreadState ts, PyObject chr) {
        return Database.CURRENT.eastAsianWidth(chr);
    }

    @PyFunction("($module, chr, /)")
    static PyObject decomposition(ThreadState ts, PyObject chr) {
        return Database.CURRENT.decomposition(chr);
    }

    @PyFunction("($module, form, unistr, /)")
    static PyObject normalize(ThreadState ts, String form, PyUnicode unistr) {
        return Database.CURRENT.normalize(form, unistr);
    }

    @PyFunction("($module, form, unistr, /)")
    static boolean is_normalized(ThreadState ts, String form, PyUnicode unistr) {
        return Database.CURRENT.isNormalized(form, unistr);
    }
}
