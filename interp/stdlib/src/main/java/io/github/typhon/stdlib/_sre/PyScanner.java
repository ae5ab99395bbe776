// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.PyBuffer;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Successive matches in one string. Threads: its methods hold the monitor. Ownership: owns pattern and string. */
@PyClass(name = "SRE_Scanner", module = "_sre", flags = {PyType.DISALLOW_INSTANTIATION})
public final class PyScanner extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyScannerExposed());

    private final PyPattern pattern;
    private final PyObject string;
    private final Subject subject;
    /** Keeps a mutable buffer as it is while the scanner lives, else null. */
    @Owned private final PyBuffer export;
    private final int pos;
    private final int endpos;
    private int start;
    private boolean mustAdvance;
    private boolean finished;

    PyScanner(ThreadState ts, PyPattern pattern, PyObject string, Subject subject, long pos, long endpos) {
        super(ts);
        this.pattern = Refs.newRef(ts, pattern);
        this.string = Refs.newRef(ts, string);
        this.subject = subject;
        this.export = subject.mutable ? Buffers.getBuffer(ts, string, PyBuffer.FULL_RO) : null;
        this.pos = PatternMethods.clip(pos, subject.length);
        this.endpos = PatternMethods.clip(endpos, subject.length);
        this.start = this.pos;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(pattern);
        v.visit(string);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        if (export != null) {
            export.release(ts);
        }
        Refs.decref(ts, pattern);
        Refs.decref(ts, string);
    }

    @PyGetter(value = "pattern", member = true)
    PyObject pattern(ThreadState ts) {
        return Refs.newRef(ts, pattern);
    }

    @PyMethod("($self, /)")
    PyObject match(ThreadState ts) {
        PyObject m = next(ts, false);
        return m == null ? PyNone.NONE : m;
    }

    @PyMethod("($self, /)")
    PyObject search(ThreadState ts) {
        PyObject m = next(ts, true);
        return m == null ? PyNone.NONE : m;
    }

    /** The next match, or null when there is none; from then on always null. */
    PyObject next(ThreadState ts, boolean search) {
        Matcher m;
        synchronized (this) {
            if (finished) {
                return null;
            }
            m = new Matcher(ts, pattern.program, subject, start, endpos);
            m.mustAdvance = mustAdvance;
            if (!(search ? m.search() : m.match())) {
                finished = true;
                return null;
            }
            mustAdvance = m.ptr == m.start;
            start = m.ptr;
        }
        return new PyMatch(ts, pattern, string, subject, m, pos);
    }
}
