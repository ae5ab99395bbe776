// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._sre;

import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** A compiled regular expression. Ownership: owns the pattern text and the group names. Threads: immutable. */
@PyClass(name = "Pattern", module = "re", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF}, methods = {PatternMethods.class}, doc = "Compiled regular expression object.")
public final class PyPattern extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyPatternExposed());
    private static final String[] FLAG_NAMES = {
        "re.TEMPLATE", "re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE", "re.VERBOSE", "re.DEBUG", "re.ASCII",
    };
    private static final int REPR_LIMIT = 200;

    final PyObject pattern;
    final int flags;
    final Program program;
    final PyObject groupIndex;
    final PyTuple indexGroup;

    private PyPattern(ThreadState ts, PyObject pattern, int flags, Program program, PyObject groupIndex, PyTuple indexGroup) {
        super(ts);
        this.pattern = Refs.newRef(ts, pattern);
        this.flags = flags;
        this.program = program;
        this.groupIndex = Refs.newRef(ts, groupIndex);
        this.indexGroup = Refs.newRef(ts, indexGroup);
        track(ts);
    }

    static PyPattern of(ThreadState ts, PyObject pattern, int flags, Program program, PyObject groupIndex, PyTuple indexGroup) {
        return new PyPattern(ts, pattern, flags, program, groupIndex, indexGroup);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(pattern);
        v.visit(groupIndex);
        v.visit(indexGroup);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, pattern);
        Refs.decref(ts, groupIndex);
        Refs.decref(ts, indexGroup);
    }

    /** The string to search; text and bytes must not be mixed. */
    Subject subject(ThreadState ts, PyObject string) {
        Subject s = Subject.of(ts, string);
        if (pattern != PyNone.NONE) {
            boolean patternIsText = PyUnicode.unwrapOrNull(pattern) != null;
            if (patternIsText && s.isBytes()) {
                throw Raise.typeError("cannot use a string pattern on a bytes-like object");
            }
            if (!patternIsText && !s.isBytes()) {
                throw Raise.typeError("cannot use a bytes pattern on a string-like object");
            }
        }
        return s;
    }

    @PyGetter(value = "pattern", member = true, doc = "The pattern string from which the RE object was compiled.")
    PyObject pattern(ThreadState ts) {
        return Refs.newRef(ts, pattern);
    }

    @PyGetter(value = "flags", member = true, doc = "The regex matching flags.")
    long flags() {
        return flags;
    }

    @PyGetter(value = "groups", member = true, doc = "The number of capturing groups in the pattern.")
    long groups() {
        return program.groups;
    }

    @PyGetter("groupindex")
    PyObject groupIndex(ThreadState ts) {
        return MappingViews.readOnly(ts, groupIndex);
    }

    static PyObject tp_repr(ThreadState ts, PyPattern self) {
        StringBuilder b = new StringBuilder("re.compile(");
        String text = Objects.reprText(ts, self.pattern);
        b.append(text.length() > REPR_LIMIT ? text.substring(0, text.offsetByCodePoints(0, Math.min(REPR_LIMIT, text.codePointCount(0, text.length())))) : text);
        int left = self.flags;
        if (PyUnicode.unwrapOrNull(self.pattern) != null) {
            // A text pattern is Unicode unless it says otherwise.
            left &= (left & (Op.FLAG_UNICODE | 256 | 4)) == Op.FLAG_UNICODE ? ~Op.FLAG_UNICODE : -1;
        }
        String separator = ", ";
        for (int i = 1; i < FLAG_NAMES.length; i++) {
            if ((left >> i & 1) != 0) {
                b.append(separator).append(FLAG_NAMES[i]);
                separator = "|";
                left &= ~(1 << i);
            }
        }
        if (left != 0) {
            b.append(separator).append("0x").append(Integer.toHexString(left));
        }
        return PyUnicode.of(b.append(')').toString());
    }

    static long tp_hash(ThreadState ts, PyPattern self) {
        long h = Objects.hash(ts, self.pattern) * 31 + Arrays.hashCode(self.program.code);
        h = h * 31 + self.flags;
        return h == -1 ? -2 : h;
    }

    static PyObject tp_richcompare(ThreadState ts, PyPattern self, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyPattern o)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = self == o || self.flags == o.flags && self.program.groups == o.program.groups
                && (PyBytes.unwrapOrNull(self.pattern) != null) == (PyBytes.unwrapOrNull(o.pattern) != null)
                && Arrays.equals(self.program.code, o.program.code) && Objects.richCompareBool(ts, self.pattern, o.pattern, CompareOp.EQ);
        return PyBool.of(equal == (op == CompareOp.EQ));
    }

    @PyMethod(value = "($self, /)", name = "__copy__")
    static PyObject copy(ThreadState ts, PyPattern self) {
        return Refs.newRef(ts, self);
    }

    @PyMethod(value = "($self, memo, /)", name = "__deepcopy__")
    static PyObject deepcopy(ThreadState ts, PyPattern self, PyObject memo) {
        return Refs.newRef(ts, self);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
