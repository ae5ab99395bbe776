// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Splitting exception groups: by type, by predicate, and what {@code except*} needs. Arguments are borrowed.
 *  <p>CPython: exceptiongroup_split_recursive, _PyEval_ExceptionGroupMatch, _PyExc_PrepReraiseStar. */
public final class GroupSplit {
    private GroupSplit() {}

    /** Decides whether an exception, leaf or group, belongs to the matching part. */
    @FunctionalInterface
    interface Matcher {
        boolean matches(ThreadState ts, PyBaseException e);
    }

    /** Both owned; null where empty. */
    public record Parts(@Owned PyObject match, @Owned PyObject rest) {
        @Owned PyObject matchOrNone() {
            return match == null ? PyNone.NONE : match;
        }

        @Owned PyObject restOrNone() {
            return rest == null ? PyNone.NONE : rest;
        }
    }

    static Matcher matcher(PyObject value) {
        if (isExceptionType(value)) {
            return (ts, e) -> e.ob_type().isSubtype((PyType) value);
        }
        if (value instanceof PyTuple t) {
            for (int i = 0; i < t.size(); i++) {
                if (!isExceptionType(t.get(i))) {
                    throw badMatcher();
                }
            }
            return (ts, e) -> Arrays.stream(t.items).anyMatch(c -> e.ob_type().isSubtype((PyType) c));
        }
        if (!(value instanceof PyType) && Calls.isCallable(value)) {
            return (ts, e) -> {
                PyObject r = Calls.call1(ts, value, e);
                try {
                    return Objects.isTrue(ts, r);
                } finally {
                    Refs.decref(ts, r);
                }
            };
        }
        throw badMatcher();
    }

    private static boolean isExceptionType(PyObject o) {
        return o instanceof PyType t && t.isSubtype(PyBaseException.TYPE);
    }

    private static PyException badMatcher() {
        return Raise.typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
    }

    static Parts split(ThreadState ts, PyBaseException e, Matcher m, boolean wantRest) {
        if (m.matches(ts, e)) {
            return new Parts(Refs.newRef(ts, e), null);
        }
        if (!(e instanceof PyBaseExceptionGroup g)) {
            return new Parts(null, wantRest ? Refs.newRef(ts, e) : null);
        }
        Nesting.enter(ts, " in exceptiongroup_split_recursive");
        try {
            return splitGroup(ts, g, m, wantRest);
        } finally {
            Nesting.leave(ts);
        }
    }

    private static Parts splitGroup(ThreadState ts, PyBaseExceptionGroup g, Matcher m, boolean wantRest) {
        List<PyObject> matched = new ArrayList<>();
        List<PyObject> rest = new ArrayList<>();
        PyTuple all = g.exceptions(ts);
        PyObject match = null;
        try {
            for (int i = 0; i < all.size(); i++) {
                Parts p = split(ts, (PyBaseException) all.get(i), m, wantRest);
                if (p.match != null) {
                    matched.add(p.match);
                }
                if (p.rest != null) {
                    rest.add(p.rest);
                }
            }
            match = subset(ts, g, matched);
            return new Parts(match, wantRest ? subset(ts, g, rest) : null);
        } catch (PyException x) {
            Refs.xdecref(ts, match);
            throw x;
        } finally {
            matched.forEach(o -> Refs.decref(ts, o));
            rest.forEach(o -> Refs.decref(ts, o));
            Refs.decref(ts, all);
        }
    }

    /** A group like the original with some of its exceptions; null if there are none. */
    private static @Owned PyObject subset(ThreadState ts, PyBaseExceptionGroup original, List<PyObject> exceptions) {
        if (exceptions.isEmpty()) {
            return null;
        }
        PyObject list = list(ts, exceptions);
        PyObject made;
        try {
            made = Calls.callMethod(ts, original, "derive", list);
        } finally {
            Refs.decref(ts, list);
        }
        try {
            if (!(made instanceof PyBaseExceptionGroup g)) {
                throw Raise.typeError("derive must return an instance of BaseExceptionGroup");
            }
            copyMetadata(ts, original, g);
            return made;
        } catch (PyException e) {
            Refs.decref(ts, made);
            throw e;
        }
    }

    private static PyObject list(ThreadState ts, List<PyObject> borrowed) {
        PyObject[] items = borrowed.toArray(new PyObject[0]);
        for (PyObject o : items) {
            Refs.incref(ts, o);
        }
        return Containers.factory().newList(ts, items, items.length);
    }

    private static void copyMetadata(ThreadState ts, PyBaseExceptionGroup from, PyBaseExceptionGroup to) {
        PyObject tb = from.traceback(ts);
        if (tb != null) {
            to.setTraceback(ts, tb);
        }
        to.setContext(ts, from.context(ts));
        to.setCause(ts, from.cause(ts));
        PyObject notes = Objects.lookupAttr(ts, from, Names.__notes__);
        if (notes == null) {
            return;
        }
        try {
            // A copy: notes added to one part must not show in the other.
            if (Sequences.check(notes)) {
                PyObject copy = Sequences.list(ts, notes);
                try {
                    Objects.setAttr(ts, to, Names.__notes__, copy);
                } finally {
                    Refs.decref(ts, copy);
                }
            }
        } finally {
            Refs.decref(ts, notes);
        }
    }

    /** What {@code except* type} catches of an exception, and what is left; a naked exception that matches is wrapped in a group,
     *  which has no traceback yet. */
    public static Parts exceptStar(ThreadState ts, PyBaseException e, PyObject type) {
        Matcher m = matcher(type);
        if (!(e instanceof PyBaseExceptionGroup) && m.matches(ts, e)) {
            PyTuple one = PyTuple.of(ts, Refs.newRef(ts, e));
            PyObject group;
            try {
                group = Calls.call2(ts, PyBaseExceptionGroup.TYPE, PyUnicode.EMPTY, one);
            } finally {
                Refs.decref(ts, one);
            }
            return new Parts(group, null);
        }
        PyUnicode name = PyUnicode.intern("split");
        if (PyType.of(e).lookupBorrowed(name) != PyBaseExceptionGroup.TYPE.lookupBorrowed(name) && e instanceof PyBaseExceptionGroup
                && !m.matches(ts, e)) {
            return overridden(ts, e, name, type);
        }
        return split(ts, e, m, true);
    }

    private static Parts overridden(ThreadState ts, PyBaseException e, PyUnicode name, PyObject type) {
        PyObject pair = Calls.callMethod(ts, e, name, type);
        try {
            if (!(pair instanceof PyTuple t)) {
                throw Raise.typeError("%s.split must return a tuple, not %s", PyType.of(e).name(), PyType.of(pair).name());
            }
            if (t.size() < 2) {
                throw Raise.typeError("%s.split must return a 2-tuple, got tuple of size %d", PyType.of(e).name(), t.size());
            }
            return new Parts(t.get(0) == PyNone.NONE ? null : Refs.newRef(ts, t.get(0)), t.get(1) == PyNone.NONE ? null : Refs.newRef(ts, t.get(1)));
        } finally {
            Refs.decref(ts, pair);
        }
    }

    /** The exception to raise after the {@code except*} clauses of a try statement: what they raised, merged with what nobody caught;
     *  null if nothing. {@code raised} may contain null and None. */
    public static @Owned PyObject reraise(ThreadState ts, PyBaseException original, PyObject[] raised) {
        List<PyObject> present = new ArrayList<>();
        for (PyObject o : raised) {
            if (o != null && o != PyNone.NONE) {
                present.add(o);
            }
        }
        if (present.isEmpty()) {
            return null;
        }
        if (!(original instanceof PyBaseExceptionGroup group)) {
            return Refs.newRef(ts, present.getFirst());
        }
        List<PyObject> fresh = new ArrayList<>();
        List<PyBaseException> again = new ArrayList<>();
        for (PyObject o : present) {
            if (sameMetadata(ts, (PyBaseException) o, group)) {
                again.add((PyBaseException) o);
            } else {
                fresh.add(o);
            }
        }
        PyObject projection = again.isEmpty() ? null : project(ts, group, again);
        if (fresh.isEmpty()) {
            return projection;
        }
        try {
            if (projection != null) {
                fresh.add(projection);
            }
            if (fresh.size() == 1) {
                return Refs.newRef(ts, fresh.getFirst());
            }
            PyObject list = list(ts, fresh);
            try {
                return Calls.call2(ts, PyBaseExceptionGroup.TYPE, PyUnicode.EMPTY, list);
            } finally {
                Refs.decref(ts, list);
            }
        } finally {
            Refs.xdecref(ts, projection);
        }
    }

    private static boolean sameMetadata(ThreadState ts, PyBaseException a, PyBaseException b) {
        return same(ts, a.traceback(ts), b.traceback(ts)) && same(ts, a.cause(ts), b.cause(ts)) && same(ts, a.context(ts), b.context(ts))
                && same(ts, Objects.lookupAttr(ts, a, Names.__notes__), Objects.lookupAttr(ts, b, Names.__notes__));
    }

    private static boolean same(ThreadState ts, @Stolen PyObject a, @Stolen PyObject b) {
        Refs.xdecref(ts, a);
        Refs.xdecref(ts, b);
        return a == b;
    }

    /** The part of the group whose leaves occur in the given exceptions: keeps the nesting of the original. */
    private static PyObject project(ThreadState ts, PyBaseExceptionGroup group, List<PyBaseException> keep) {
        java.util.Set<PyObject> leaves = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        keep.forEach(e -> collectLeaves(ts, e, leaves));
        return split(ts, group, (t, e) -> !(e instanceof PyBaseExceptionGroup) && leaves.contains(e), false).match();
    }

    private static void collectLeaves(ThreadState ts, PyBaseException e, java.util.Set<PyObject> out) {
        if (!(e instanceof PyBaseExceptionGroup g)) {
            out.add(e);
            return;
        }
        PyTuple all = g.exceptions(ts);
        for (int i = 0; i < all.size(); i++) {
            collectLeaves(ts, (PyBaseException) all.get(i), out);
        }
        Refs.decref(ts, all);
    }
}
