// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _sre}: the engine below Python's re package, which compiles patterns itself. <p>Threads: stateless. */
@PyModule(name = "_sre")
public final class SreModule {
    static final int CODESIZE = 4;
    static final long MAXREPEAT = 0xFFFF_FFFFL;
    static final long MAXGROUPS = 0x3FFF_FFFF;

    private SreModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("MAGIC", Op.MAGIC);
        m.add("CODESIZE", CODESIZE);
        m.add("MAXREPEAT", MAXREPEAT);
        m.add("MAXGROUPS", MAXGROUPS);
        m.add("copyright", " SRE 2.2.2 Copyright (c) 1997-2002 by Secret Labs AB ");
    }

    @PyFunction("($module, /)")
    static long getcodesize() {
        return CODESIZE;
    }

    @PyFunction("($module, character, /)")
    static boolean ascii_iscased(int character) {
        return character >= 0 && character < 128 && Character.isLetter(character);
    }

    @PyFunction("($module, character, /)")
    static boolean unicode_iscased(int character) {
        return Character.toLowerCase(character) != character || CharSet.upperUnicode(character) != character;
    }

    @PyFunction("($module, character, /)")
    static long ascii_tolower(int character) {
        return CharSet.lowerAscii(character);
    }

    @PyFunction("($module, character, /)")
    static long unicode_tolower(int character) {
        return CharSet.lowerUnicode(character);
    }

    @PyFunction("($module, /, pattern, flags, code, groups, groupindex, indexgroup)")
    static PyObject compile(ThreadState ts, PyObject pattern, int flags, PyObject code, long groups, PyObject groupindex, PyTuple indexgroup) {
        if (!Containers.factory().isList(code)) {
            throw Raise.typeError("compile() argument 'code' must be list, not %s", io.github.typhon.objects.core.PyType.of(code).name());
        }
        PyObject[] items = Containers.factory().listItems(ts, code);
        int[] words = new int[items.length];
        try {
            for (int i = 0; i < words.length; i++) {
                PyLong v = PyLong.unwrapOrNull(items[i]);
                long w = v == null || !v.fitsLong() ? -1 : v.longValue();
                if (w < 0 || w > MAXREPEAT) {
                    throw Raise.overflowError("regular expression code size limit exceeded");
                }
                words[i] = (int) w;
            }
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
        if (groups < 0 || groups > MAXGROUPS || words.length == 0) {
            throw Raise.runtimeError("invalid SRE code");
        }
        Program p;
        try {
            p = new Program(words, (int) groups);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw Raise.runtimeError("invalid SRE code");
        }
        return PyPattern.of(ts, pattern, flags, p, groupindex, indexgroup);
    }

    @PyFunction("($module, pattern, template, /)")
    static PyObject template(ThreadState ts, PyObject pattern, PyObject template) {
        if (!Containers.factory().isList(template)) {
            throw Raise.typeError("invalid template");
        }
        PyObject[] items = Containers.factory().listItems(ts, template);
        try {
            int n = items.length;
            if ((n & 1) == 0) {
                throw Raise.typeError("invalid template");
            }
            PyObject[] literals = new PyObject[n / 2 + 1];
            int[] groups = new int[n / 2];
            for (int i = 0; i < n; i++) {
                if ((i & 1) == 0) {
                    literals[i / 2] = items[i];
                } else {
                    long g = Numbers.asSsize(ts, items[i], null);
                    if (PyLong.unwrapOrNull(items[i]) == null || g < 0) {
                        throw Raise.typeError("invalid template");
                    }
                    groups[i / 2] = (int) g;
                }
            }
            return new PyTemplate(ts, literals, groups);
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }
}
