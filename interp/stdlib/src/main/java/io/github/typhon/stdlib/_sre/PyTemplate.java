// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.bytes.ByteBuilder;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A parsed replacement: literals around group numbers. Ownership: owns the literals. */
@PyClass(name = "SRE_Template", module = "_sre", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyTemplate extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyTemplateExposed());

    private final PyObject[] literals;
    private final int[] groups;

    /** Literals are borrowed; there is one more than groups. */
    PyTemplate(ThreadState ts, PyObject[] literals, int[] groups) {
        super(ts);
        this.literals = literals;
        this.groups = groups;
        for (PyObject l : literals) {
            Refs.incref(ts, l);
        }
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The one literal of a template without groups, borrowed; else null. */
    PyObject literal() {
        return groups.length == 0 ? literals[0] : null;
    }

    /** The replacement for a match; an unmatched group is empty. */
    PyObject expand(Subject in, int[] marks, int start, int end) {
        if (PyUnicode.unwrapOrNull(literals[0]) != null) {
            TextBuilder b = new TextBuilder();
            for (int i = 0; i < literals.length; i++) {
                PyUnicode l = PyUnicode.unwrapOrNull(literals[i]);
                if (l == null) {
                    throw Raise.typeError("sequence item %d: expected str instance, %s found", 2 * i, PyType.of(literals[i]).name());
                }
                b.append(l);
                if (i < groups.length) {
                    PyObject g = group(in, marks, start, end, groups[i]);
                    if (!(g instanceof PyUnicode u)) {
                        throw Raise.typeError("sequence item %d: expected str instance, bytes found", 2 * i + 1);
                    }
                    b.append(u);
                }
            }
            return b.toUnicode();
        }
        ByteBuilder b = new ByteBuilder(64);
        for (int i = 0; i < literals.length; i++) {
            PyBytes l = PyBytes.unwrapOrNull(literals[i]);
            if (l == null) {
                throw Raise.typeError("sequence item %d: expected a bytes-like object, %s found", 2 * i, PyType.of(literals[i]).name());
            }
            b.append(l);
            if (i < groups.length) {
                if (!(group(in, marks, start, end, groups[i]) instanceof PyBytes g)) {
                    throw Raise.typeError("sequence item %d: expected a bytes-like object, str found", 2 * i + 1);
                }
                b.append(g);
            }
        }
        return b.toBytes();
    }

    private static PyObject group(Subject in, int[] marks, int start, int end, int g) {
        if (g == 0) {
            return in.slice(start, end);
        }
        if (2 * g > marks.length) {
            throw Raise.indexError("no such group");
        }
        int s = marks[2 * g - 2];
        int e = marks[2 * g - 1];
        return s < 0 || e < s ? in.empty() : in.slice(s, e);
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject l : literals) {
            v.visit(l);
        }
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.releaseAll(ts, literals, 0, literals.length);
    }
}
