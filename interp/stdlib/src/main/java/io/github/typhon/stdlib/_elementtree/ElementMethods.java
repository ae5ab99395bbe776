// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.importing.Importer;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Nesting;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** The methods of {@link PyElement}. */
final class ElementMethods {
    private static final PyUnicode TAG = PyUnicode.intern("tag");
    private static final PyUnicode CHILDREN = PyUnicode.intern("_children");
    private static final PyUnicode ATTRIB = PyUnicode.intern("attrib");
    private static final PyUnicode TEXT = PyUnicode.intern("text");
    private static final PyUnicode TAIL = PyUnicode.intern("tail");
    /** The size of an element, of what it has besides, and of one child, as CPython counts them. */
    private static final long OBJECT_SIZE = 56;
    private static final long EXTRA_SIZE = 64;

    private ElementMethods() {}

    static PyElement element(PyObject o, String function, String argument) {
        if (o instanceof PyElement e) {
            return e;
        }
        throw Raise.typeError("%s() %s must be xml.etree.ElementTree.Element, not %s", function, argument, Raise.given(o));
    }

    // ---- children

    @PyMethod("($self, subelement, /)")
    static void append(ThreadState ts, PyElement self, PyObject subelement) {
        self.add(ts, element(subelement, "append", "argument 1"));
    }

    @PyMethod("($self, elements, /)")
    static void extend(ThreadState ts, PyElement self, PyObject elements) {
        PyList more = PyElement.elements(ts, elements, "'elements' must be an iterable");
        PyList l = self.children(ts);
        try {
            PyObject[] a = more.toArray(ts);
            l.extendStolen(ts, a, a.length);
        } finally {
            Refs.decref(ts, l);
            Refs.decref(ts, more);
        }
    }

    @PyMethod("($self, index, subelement, /)")
    static void insert(ThreadState ts, PyElement self, PyObject index, PyObject subelement) {
        long i = Numbers.asSsize(ts, index, Exc.OverflowError);
        PyElement e = element(subelement, "insert", "argument 2");
        PyList l = self.children(ts);
        try {
            long n = l.size();
            long at = i < 0 ? Math.max(0, i + n) : Math.min(i, n);
            l.insert(ts, at, e);
        } finally {
            Refs.decref(ts, l);
        }
    }

    @PyMethod("($self, subelement, /)")
    static void remove(ThreadState ts, PyElement self, PyObject subelement) {
        element(subelement, "remove", "argument");
        PyObject c;
        for (int i = 0; (c = self.child(ts, i)) != null; i++) {
            boolean same;
            try {
                same = c == subelement || Objects.richCompareBool(ts, c, subelement, CompareOp.EQ);
            } finally {
                Refs.decref(ts, c);
            }
            if (same) {
                // The comparison may have taken the children away.
                if (i < self.count(ts)) {
                    removeAt(ts, self, i);
                }
                return;
            }
        }
        throw Raise.valueError("Element.remove(x): element not found");
    }

    private static void removeAt(ThreadState ts, PyElement self, int i) {
        PyList l = self.children(ts);
        try {
            Refs.xdecref(ts, l.pop(ts, i));
        } finally {
            Refs.decref(ts, l);
        }
    }

    @PyMethod("($self, /)")
    static void clear(ThreadState ts, PyElement self) {
        self.setSlot(ts, PyElement.ATTRIB, null);
        self.setSlot(ts, PyElement.CHILDREN, null);
        self.setSlot(ts, PyElement.TEXT, PyNone.NONE);
        self.setSlot(ts, PyElement.TAIL, PyNone.NONE);
    }

    @PyMethod("($self, tag, attrib, /)")
    static PyObject makeelement(ThreadState ts, PyElement self, PyObject tag, PyObject attrib) {
        if (!(attrib instanceof PyDict d)) {
            throw Raise.typeError("makeelement() argument 2 must be dict, not %s", Raise.given(attrib));
        }
        return new PyElement(ts, Refs.newRef(ts, tag), d.copy(ts));
    }

    // ---- search

    /** Whether a path is more than the tag of children. */
    private static boolean isPath(PyObject tag) {
        PyUnicode u = PyUnicode.unwrapOrNull(tag);
        PyBytes b = u == null ? PyBytes.unwrapOrNull(tag) : null;
        if (u == null && b == null) {
            return true;
        }
        int n = u != null ? u.length() : b.length();
        boolean outside = true;
        for (int i = 0; i < n; i++) {
            int c = u != null ? u.codePointAt(i) : b.shared()[i];
            if (i == 0 && c == '{' && n >= 3 && u != null) {
                int second = u.codePointAt(1);
                if (second == '}' || second == '*' && u.codePointAt(2) == '}') {
                    return true;
                }
            }
            if (c == '{') {
                outside = false;
            } else if (c == '}') {
                outside = true;
            } else if (outside && (c == '/' || c == '*' || c == '[' || c == '@' || c == '.')) {
                return true;
            }
        }
        return false;
    }

    private static @Owned PyObject pathCall(ThreadState ts, String function, PyObject... args) {
        PyObject m = Importer.importModule((PyThreadState) ts, "xml.etree.ElementPath");
        try {
            return Calls.callMethod(ts, m, function, args);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static boolean isSimple(PyObject path, PyObject namespaces) {
        return (namespaces == null || namespaces == PyNone.NONE) && !isPath(path);
    }

    private static boolean hasTag(ThreadState ts, PyObject child, PyObject tag) {
        if (!(child instanceof PyElement e)) {
            return false;
        }
        PyObject t = e.slot(ts, PyElement.TAG);
        try {
            return Objects.richCompareBool(ts, t, tag, CompareOp.EQ);
        } finally {
            Refs.decref(ts, t);
        }
    }

    /** The first child of that tag, or null. */
    private static @Owned PyElement first(ThreadState ts, PyElement self, PyObject tag) {
        for (int i = 0; ; i++) {
            PyObject c = self.child(ts, i);
            if (c == null) {
                return null;
            }
            boolean found = false;
            try {
                found = hasTag(ts, c, tag);
            } finally {
                if (!found) {
                    Refs.decref(ts, c);
                }
            }
            if (found) {
                return (PyElement) c;
            }
        }
    }

    private static PyObject orNone(PyObject o) {
        return o == null ? PyNone.NONE : o;
    }

    @PyMethod("($self, /, path, namespaces=None)")
    static PyObject find(ThreadState ts, PyElement self, PyObject path, PyObject namespaces) {
        return isSimple(path, namespaces) ? orNone(first(ts, self, path)) : pathCall(ts, "find", self, path, orNone(namespaces));
    }

    @PyMethod("($self, /, path, default=None, namespaces=None)")
    static PyObject findtext(ThreadState ts, PyElement self, PyObject path, PyObject preset, PyObject namespaces) {
        if (!isSimple(path, namespaces)) {
            return pathCall(ts, "findtext", self, path, orNone(preset), orNone(namespaces));
        }
        PyElement e = first(ts, self, path);
        if (e == null) {
            return Refs.newRef(ts, orNone(preset));
        }
        PyObject t = e.slot(ts, PyElement.TEXT);
        Refs.decref(ts, e);
        return t == PyNone.NONE ? PyUnicode.EMPTY : t;
    }

    @PyMethod("($self, /, path, namespaces=None)")
    static PyObject findall(ThreadState ts, PyElement self, PyObject path, PyObject namespaces) {
        if (!isSimple(path, namespaces)) {
            return pathCall(ts, "findall", self, path, orNone(namespaces));
        }
        PyList out = new PyList(ts);
        PyObject c = null;
        try {
            for (int i = 0; (c = self.child(ts, i)) != null; i++) {
                if (hasTag(ts, c, path)) {
                    out.append(ts, c);
                }
                Refs.decref(ts, c);
            }
            return out;
        } catch (Throwable t) {
            Refs.xdecref(ts, c);
            Refs.decref(ts, out);
            throw t;
        }
    }

    @PyMethod("($self, /, path, namespaces=None)")
    static PyObject iterfind(ThreadState ts, PyElement self, PyObject path, PyObject namespaces) {
        return pathCall(ts, "iterfind", self, path, orNone(namespaces));
    }

    @PyMethod("($self, /, tag=None)")
    static PyObject iter(ThreadState ts, PyElement self, PyObject tag) {
        PyUnicode u = tag == null ? null : PyUnicode.unwrapOrNull(tag);
        PyBytes b = tag == null ? null : PyBytes.unwrapOrNull(tag);
        boolean all = tag == null || tag == PyNone.NONE || u != null && u.equalsText("*") || b != null && b.length() == 1 && b.shared()[0] == '*';
        return new PyElementIter(ts, self, all ? null : Refs.newRef(ts, tag), false);
    }

    @PyMethod("($self, /)")
    static PyObject itertext(ThreadState ts, PyElement self) {
        return new PyElementIter(ts, self, null, true);
    }

    // ---- attributes

    private static @Owned PyDict dict(ThreadState ts, PyElement self) {
        PyObject d = self.attributes(ts);
        if (d instanceof PyDict p) {
            return p;
        }
        Refs.decref(ts, d);
        throw Raise.systemError("attrib is no dict");
    }

    @PyMethod("($self, /, key, default=None)")
    static PyObject get(ThreadState ts, PyElement self, PyObject key, PyObject preset) {
        PyObject d = self.slot(ts, PyElement.ATTRIB);
        if (d == null) {
            return Refs.newRef(ts, orNone(preset));
        }
        Refs.decref(ts, d);
        PyDict p = dict(ts, self);
        try {
            PyObject v = p.getItem(ts, key);
            return v != null ? v : Refs.newRef(ts, orNone(preset));
        } finally {
            Refs.decref(ts, p);
        }
    }

    @PyMethod("($self, key, value, /)")
    static void set(ThreadState ts, PyElement self, PyObject key, PyObject value) {
        PyDict d = dict(ts, self);
        try {
            d.put(ts, key, value);
        } finally {
            Refs.decref(ts, d);
        }
    }

    @PyMethod("($self, /)")
    static PyObject items(ThreadState ts, PyElement self) {
        PyDict d = dict(ts, self);
        try {
            return PyList.of(ts, pairs(ts, d));
        } finally {
            Refs.decref(ts, d);
        }
    }

    private static @Owned PyObject[] pairs(ThreadState ts, PyDict d) {
        PyObject[] flat = d.itemsNow(ts);
        PyObject[] pairs = new PyObject[flat.length / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = PyTuple.of(ts, flat[2 * i], flat[2 * i + 1]);
        }
        return pairs;
    }

    @PyMethod("($self, /)")
    static PyObject keys(ThreadState ts, PyElement self) {
        PyDict d = dict(ts, self);
        try {
            return Mappings.keyList(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    // ---- copies

    private static @Owned PyObject copyOfAttributes(ThreadState ts, PyElement self) {
        PyObject d = self.slot(ts, PyElement.ATTRIB);
        if (d instanceof PyDict p) {
            PyObject c = p.copy(ts);
            Refs.decref(ts, d);
            return c;
        }
        return d;
    }

    @PyMethod(value = "($self, /)", name = "__copy__")
    static PyObject copy(ThreadState ts, PyElement self) {
        PyElement e = new PyElement(ts, self.slot(ts, PyElement.TAG), copyOfAttributes(ts, self));
        e.setSlot(ts, PyElement.TEXT, self.slot(ts, PyElement.TEXT));
        e.setSlot(ts, PyElement.TAIL, self.slot(ts, PyElement.TAIL));
        PyList l = self.childrenOrNull(ts);
        if (l != null) {
            PyObject[] a = l.toArray(ts);
            Refs.decref(ts, l);
            e.setSlot(ts, PyElement.CHILDREN, PyList.of(ts, a));
        }
        return e;
    }

    private static @Owned PyObject deep(ThreadState ts, PyObject o, PyDict memo) {
        if (o == PyNone.NONE || PyType.of(o) == PyUnicode.TYPE) {
            return o;
        }
        if (o instanceof PyElement e && PyElement.isExact(o)) {
            return deepCopy(ts, e, memo);
        }
        PyObject m = Importer.importModule((PyThreadState) ts, "copy");
        try {
            return Calls.callMethod(ts, m, "deepcopy", o, memo);
        } finally {
            Refs.decref(ts, m);
        }
    }

    private static @Owned PyObject deepSlot(ThreadState ts, PyElement self, int slot, PyDict memo) {
        PyObject o = self.slot(ts, slot);
        try {
            return o == null ? null : deep(ts, o, memo);
        } finally {
            Refs.xdecref(ts, o);
        }
    }

    @PyMethod(value = "($self, memo, /)", name = "__deepcopy__")
    static PyObject deepCopy(ThreadState ts, PyElement self, PyObject memo) {
        if (!(memo instanceof PyDict d)) {
            throw Raise.typeError("__deepcopy__() argument must be dict, not %s", Raise.given(memo));
        }
        Nesting.enter(ts, " while copying an element");
        PyElement e = null;
        try {
            e = new PyElement(ts, deepSlot(ts, self, PyElement.TAG, d), deepSlot(ts, self, PyElement.ATTRIB, d));
            e.setSlot(ts, PyElement.TEXT, deepSlot(ts, self, PyElement.TEXT, d));
            e.setSlot(ts, PyElement.TAIL, deepSlot(ts, self, PyElement.TAIL, d));
            PyObject c;
            for (int i = 0; (c = self.child(ts, i)) != null; i++) {
                PyObject copy;
                try {
                    copy = deep(ts, c, d);
                } finally {
                    Refs.decref(ts, c);
                }
                try {
                    e.add(ts, PyElement.check(copy));
                } finally {
                    Refs.decref(ts, copy);
                }
            }
            PyObject id = PyLong.of(Hashing.id(self));
            d.put(ts, id, e);
            return Refs.newRef(ts, (PyObject) e);
        } finally {
            Refs.xdecref(ts, e);
            Nesting.leave(ts);
        }
    }

    @PyMethod(value = "($self, /)", name = "__getstate__")
    static PyObject getState(ThreadState ts, PyElement self) {
        PyDict d = new PyDict(ts);
        PyList l = self.childrenOrNull(ts);
        PyObject[] children = l == null ? new PyObject[0] : l.toArray(ts);
        Refs.xdecref(ts, l);
        d.putStolen(ts, TAG, self.slot(ts, PyElement.TAG));
        d.putStolen(ts, CHILDREN, PyList.of(ts, children));
        PyObject attrib = self.slot(ts, PyElement.ATTRIB);
        d.putStolen(ts, ATTRIB, attrib != null ? attrib : new PyDict(ts));
        d.putStolen(ts, TEXT, self.slot(ts, PyElement.TEXT));
        d.putStolen(ts, TAIL, self.slot(ts, PyElement.TAIL));
        return d;
    }

    @PyMethod(value = "($self, state, /)", name = "__setstate__")
    static void setState(ThreadState ts, PyElement self, PyObject state) {
        if (!(state instanceof PyDict d)) {
            throw Raise.typeError("Don't know how to unpickle \"%s\" as an Element", Objects.reprText(ts, state));
        }
        PyObject tag = d.getItem(ts, TAG);
        if (tag == null) {
            throw Raise.typeError("tag may not be NULL");
        }
        self.setSlot(ts, PyElement.TAG, tag);
        PyObject text = d.getItem(ts, TEXT);
        self.setSlot(ts, PyElement.TEXT, orNone(text));
        PyObject tail = d.getItem(ts, TAIL);
        self.setSlot(ts, PyElement.TAIL, orNone(tail));
        PyObject children = d.getItem(ts, CHILDREN);
        try {
            if (children != null && !(children instanceof PyList)) {
                throw Raise.typeError("'_children' is not a list");
            }
            self.setSlot(ts, PyElement.CHILDREN, children == null ? null : PyElement.elements(ts, children, "'_children' is not a list"));
        } finally {
            Refs.xdecref(ts, children);
        }
        self.setSlot(ts, PyElement.ATTRIB, d.getItem(ts, ATTRIB));
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    static long sizeOf(ThreadState ts, PyElement self) {
        int n = self.count(ts);
        PyObject attrib = self.slot(ts, PyElement.ATTRIB);
        boolean bare = n == 0 && attrib == null;
        Refs.xdecref(ts, attrib);
        // Up to four children have room in the structure; more grow in steps as a list does.
        return OBJECT_SIZE + (bare ? 0 : EXTRA_SIZE) + (n <= 4 ? 0 : 8L * ((n >> 3) + (n < 9 ? 3 : 6) + n));
    }
}
