// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** A match. Ownership: owns pattern and string. Threads: immutable. */
@PyClass(name = "Match", module = "re", flags = {PyType.DISALLOW_INSTANTIATION}, doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
public final class PyMatch extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyMatchExposed());

    private final PyPattern pattern;
    private final PyObject string;
    private final Subject subject;
    /** Start and end of each group, the whole match first; -1 where a group did not take part. */
    private final int[] spans;
    private final int lastIndex;
    private final int pos;
    private final int endpos;

    PyMatch(ThreadState ts, PyPattern pattern, PyObject string, Subject subject, Matcher m, int pos) {
        super(ts);
        this.pattern = Refs.newRef(ts, pattern);
        this.string = Refs.newRef(ts, string);
        this.subject = subject;
        this.lastIndex = m.lastIndex;
        this.pos = pos;
        this.endpos = m.end;
        int[] s = new int[m.marks.length + 2];
        s[0] = m.start;
        s[1] = m.ptr;
        for (int i = 0; i < m.marks.length; i += 2) {
            boolean set = m.marks[i] >= 0 && m.marks[i + 1] >= m.marks[i];
            s[i + 2] = set ? m.marks[i] : -1;
            s[i + 3] = set ? m.marks[i + 1] : -1;
        }
        this.spans = s;
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
        Refs.decref(ts, pattern);
        Refs.decref(ts, string);
    }

    /** A group's number from an int or a name. */
    private int group(ThreadState ts, PyObject index) {
        if (index == null) {
            return 0;
        }
        long i = -1;
        if (Numbers.isIndex(index)) {
            i = Numbers.asSsize(ts, index, null);
        } else {
            PyObject v = MappingViews.lookup(ts, pattern.groupIndex, index);
            if (v != null) {
                i = PyLong.unwrapOrNull(v) == null ? -1 : Numbers.asSsize(ts, v, null);
                Refs.xdecref(ts, v);
            }
        }
        if (i < 0 || i >= spans.length / 2) {
            throw Raise.indexError("no such group");
        }
        return (int) i;
    }

    /** What groups are cut from: a buffer that may have changed is read again. */
    private Subject subject(ThreadState ts) {
        return subject.mutable ? Subject.of(ts, string) : subject;
    }

    private PyObject slice(ThreadState ts, int g, PyObject missing) {
        return spans[2 * g] < 0 ? Refs.newRef(ts, missing) : subject(ts).slice(spans[2 * g], spans[2 * g + 1]);
    }

    @PyMethod(value = "($self, *groups)", textSignature = false)
    PyObject group(ThreadState ts, PyObject[] groups) {
        if (groups.length == 0) {
            return slice(ts, 0, PyNone.NONE);
        }
        if (groups.length == 1) {
            return slice(ts, group(ts, groups[0]), PyNone.NONE);
        }
        PyObject[] out = new PyObject[groups.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = slice(ts, group(ts, groups[i]), PyNone.NONE);
        }
        return PyTuple.of(ts, out);
    }

    static PyObject mp_subscript(ThreadState ts, PyMatch self, PyObject key) {
        return self.slice(ts, self.group(ts, key), PyNone.NONE);
    }

    @PyMethod("($self, /, default=None)")
    PyObject groups(ThreadState ts, PyObject missing) {
        PyObject[] out = new PyObject[spans.length / 2 - 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = slice(ts, i + 1, missing);
        }
        return PyTuple.of(ts, out);
    }

    @PyMethod("($self, /, default=None)")
    PyObject groupdict(ThreadState ts, PyObject missing) {
        PyObject dict = Containers.factory().newDict(ts);
        PyObject[] items = Containers.factory().dictItems(ts, pattern.groupIndex);
        try {
            for (int i = 0; i < items.length; i += 2) {
                PyObject v = slice(ts, group(ts, items[i]), missing);
                Containers.factory().dictSet(ts, dict, items[i], v);
                Refs.xdecref(ts, v);
            }
            return dict;
        } finally {
            Refs.releaseAll(ts, items, 0, items.length);
        }
    }

    @PyMethod("($self, group=0, /)")
    long start(ThreadState ts, PyObject group) {
        return spans[2 * group(ts, group)];
    }

    @PyMethod("($self, group=0, /)")
    long end(ThreadState ts, PyObject group) {
        return spans[2 * group(ts, group) + 1];
    }

    @PyMethod("($self, group=0, /)")
    PyObject span(ThreadState ts, PyObject group) {
        return span(ts, group(ts, group));
    }

    private PyObject span(ThreadState ts, int g) {
        return PyTuple.of(ts, PyLong.of(spans[2 * g]), PyLong.of(spans[2 * g + 1]));
    }

    @PyMethod("($self, /, template)")
    PyObject expand(ThreadState ts, PyObject template) {
        PyObject t = MappingViews.callOf(ts, "re", "_compile_template", pattern, template);
        try {
            if (!(t instanceof PyTemplate parsed)) {
                return Refs.newRef(ts, t);
            }
            int[] marks = java.util.Arrays.copyOfRange(spans, 2, spans.length);
            return parsed.literal() != null ? Refs.newRef(ts, parsed.literal()) : parsed.expand(subject(ts), marks, spans[0], spans[1]);
        } finally {
            Refs.xdecref(ts, t);
        }
    }

    @PyGetter(value = "string", member = true, doc = "The string passed to match() or search().")
    PyObject string(ThreadState ts) {
        return Refs.newRef(ts, string);
    }

    @PyGetter(value = "re", member = true, doc = "The regular expression object.")
    PyObject re(ThreadState ts) {
        return Refs.newRef(ts, pattern);
    }

    @PyGetter(value = "pos", member = true, doc = "The index into the string at which the RE engine started looking for a match.")
    long pos() {
        return pos;
    }

    @PyGetter(value = "endpos", member = true, doc = "The index into the string beyond which the RE engine will not go.")
    long endpos() {
        return endpos;
    }

    @PyGetter("lastindex")
    PyObject lastindex() {
        return lastIndex >= 0 ? PyLong.of(lastIndex) : PyNone.NONE;
    }

    @PyGetter("lastgroup")
    PyObject lastgroup(ThreadState ts) {
        return lastIndex >= 0 && lastIndex < pattern.indexGroup.size() ? Refs.newRef(ts, pattern.indexGroup.get(lastIndex)) : PyNone.NONE;
    }

    @PyGetter("regs")
    PyObject regs(ThreadState ts) {
        PyObject[] out = new PyObject[spans.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = span(ts, i);
        }
        return PyTuple.of(ts, out);
    }

    static PyObject tp_repr(ThreadState ts, PyMatch self) {
        String text = Objects.reprText(ts, self.subject(ts).slice(self.spans[0], self.spans[1]));
        int n = text.codePointCount(0, text.length());
        String shown = n > 50 ? text.substring(0, text.offsetByCodePoints(0, 50)) : text;
        return PyUnicode.of("<re.Match object; span=(" + self.spans[0] + ", " + self.spans[1] + "), match=" + shown + ">");
    }

    @PyMethod(value = "($self, /)", name = "__copy__")
    static PyObject copy(ThreadState ts, PyMatch self) {
        return Refs.newRef(ts, self);
    }

    @PyMethod(value = "($self, memo, /)", name = "__deepcopy__")
    static PyObject deepcopy(ThreadState ts, PyMatch self, PyObject memo) {
        return Refs.newRef(ts, self);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
