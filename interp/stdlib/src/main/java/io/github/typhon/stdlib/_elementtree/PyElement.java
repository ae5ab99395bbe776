// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.ReprGuard;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PySlice;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code xml.etree.ElementTree.Element}; held: tag, text, tail, the dict of attributes and the list of children, both null until there are any.
 *  <p>Threads: any; the slots are exchanged atomically, the children are a list with a list's guarantees. */
@PyClass(name = "Element", module = "xml.etree.ElementTree", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF}, methods = ElementMethods.class)
public class PyElement extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyElementExposed());
    static final int TAG = 0;
    static final int TEXT = 1;
    static final int TAIL = 2;
    static final int ATTRIB = 3;
    static final int CHILDREN = 4;

    protected PyElement(ThreadState ts) {
        super(ts, PyNone.NONE, PyNone.NONE, PyNone.NONE, null, null);
    }

    /** An element without children; the attributes may be null. */
    PyElement(ThreadState ts, @Stolen PyObject tag, @Stolen PyObject attrib) {
        super(ts, tag, PyNone.NONE, PyNone.NONE, attrib, null);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static boolean isExact(PyObject o) {
        return PyType.of(o) == TYPE;
    }

    // ---- slots

    final @Owned PyObject slot(ThreadState ts, int i) {
        return held(ts, i);
    }

    final void setSlot(ThreadState ts, int i, @Stolen PyObject o) {
        put(ts, i, o);
    }

    final boolean slotIsNone(int i) {
        return peek(i) == PyNone.NONE;
    }

    /** The attributes, made if there are none. */
    final @Owned PyObject attributes(ThreadState ts) {
        PyObject d = held(ts, ATTRIB);
        while (d == null) {
            PyObject made = new PyDict(ts);
            if (!RefSlots.cas(held, ATTRIB, null, made)) {
                Refs.decref(ts, made);
            }
            d = held(ts, ATTRIB);
        }
        return d;
    }

    /** The children, or null if there never was one. */
    final @Owned PyList childrenOrNull(ThreadState ts) {
        return (PyList) held(ts, CHILDREN);
    }

    final @Owned PyList children(ThreadState ts) {
        PyList l = childrenOrNull(ts);
        while (l == null) {
            PyList made = new PyList(ts);
            if (!RefSlots.cas(held, CHILDREN, null, made)) {
                Refs.decref(ts, made);
            }
            l = childrenOrNull(ts);
        }
        return l;
    }

    /** A child, or null. */
    final @Owned PyObject child(ThreadState ts, long i) {
        PyList l = childrenOrNull(ts);
        if (l == null) {
            return null;
        }
        try {
            return l.get(ts, i);
        } finally {
            Refs.decref(ts, l);
        }
    }

    final int count(ThreadState ts) {
        PyList l = childrenOrNull(ts);
        if (l == null) {
            return 0;
        }
        int n = l.size();
        Refs.decref(ts, l);
        return n;
    }

    final void add(ThreadState ts, PyObject child) {
        PyList l = children(ts);
        try {
            l.append(ts, child);
        } finally {
            Refs.decref(ts, l);
        }
    }

    static PyElement check(PyObject o) {
        if (o instanceof PyElement e) {
            return e;
        }
        throw Raise.typeError("expected an Element, not \"%s\"", PyType.of(o).name());
    }

    // ---- construction

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyElementExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyElement self, PyObject[] args, PyUnicode[] kwnames) {
        int n = args.length - (kwnames == null ? 0 : kwnames.length);
        if (n < 1 || n > 2) {
            throw Raise.typeError("Element() takes at %s %d argument%s (%d given)", n < 1 ? "least" : "most", n < 1 ? 1 : 2, n < 1 ? "" : "s", n);
        }
        PyObject attrib = attributes(ts, "Element", args, kwnames, 1);
        self.put(ts, ATTRIB, attrib);
        self.put(ts, TAG, Refs.newRef(ts, args[0]));
        self.put(ts, TEXT, PyNone.NONE);
        self.put(ts, TAIL, PyNone.NONE);
    }

    /** The dict of attributes that a call gives: a copy of the one at {@code at} or named attrib, with what else is named. Null if empty. */
    static @Owned PyObject attributes(ThreadState ts, String function, PyObject[] args, PyUnicode[] kwnames, int at) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        int n = args.length - nkw;
        PyObject given = null;
        if (n > at) {
            given = args[at];
            if (!(given instanceof PyDict)) {
                throw Raise.typeError("%s() argument %d must be dict, not %s", function, at + 1, PyType.of(given).name());
            }
        }
        boolean named = false;
        for (int i = 0; i < nkw && given == null; i++) {
            if (kwnames[i].equalsText("attrib")) {
                given = args[n + i];
                named = true;
                if (!(given instanceof PyDict)) {
                    throw Raise.typeError("attrib must be dict, not %s", PyType.of(given).name());
                }
            }
        }
        if (given == null && nkw == 0) {
            return null;
        }
        PyDict d = given == null ? new PyDict(ts) : ((PyDict) given).copy(ts);
        for (int i = 0; i < nkw; i++) {
            if (!named || !kwnames[i].equalsText("attrib")) {
                d.put(ts, kwnames[i], args[n + i]);
            }
        }
        return d;
    }

    // ---- attributes

    private static PyObject present(PyObject value) {
        if (value == null) {
            throw PyException.of(Exc.AttributeError, "can't delete element attribute");
        }
        return value;
    }

    @PyGetter(value = "tag", doc = "A string identifying what kind of data this element represents")
    PyObject tag(ThreadState ts) {
        return held(ts, TAG);
    }

    @PySetter("tag")
    void setTag(ThreadState ts, PyObject value) {
        put(ts, TAG, Refs.newRef(ts, present(value)));
    }

    @PyGetter(value = "text", doc = "A string of text directly after the start tag, or None")
    PyObject text(ThreadState ts) {
        return held(ts, TEXT);
    }

    @PySetter("text")
    void setText(ThreadState ts, PyObject value) {
        put(ts, TEXT, Refs.newRef(ts, present(value)));
    }

    @PyGetter(value = "tail", doc = "A string of text directly after the end tag, or None")
    PyObject tail(ThreadState ts) {
        return held(ts, TAIL);
    }

    @PySetter("tail")
    void setTail(ThreadState ts, PyObject value) {
        put(ts, TAIL, Refs.newRef(ts, present(value)));
    }

    @PyGetter(value = "attrib", doc = "A dictionary containing the element's attributes")
    PyObject attrib(ThreadState ts) {
        return attributes(ts);
    }

    @PySetter("attrib")
    void setAttrib(ThreadState ts, PyObject value) {
        if (!(present(value) instanceof PyDict)) {
            throw Raise.typeError("attrib must be dict, not %s", PyType.of(value).name());
        }
        put(ts, ATTRIB, Refs.newRef(ts, value));
    }

    // ---- slots of the type

    static PyObject tp_repr(ThreadState ts, PyElement self) {
        PyObject tag = self.held(ts, TAG);
        try {
            if (!ReprGuard.enter(ts, self)) {
                throw Raise.runtimeError("reentrant call inside %s.__repr__", PyType.of(self).name());
            }
            try {
                return PyUnicode.of("<Element " + Objects.reprText(ts, tag) + " at " + Hashing.address(self) + ">");
            } finally {
                ReprGuard.leave(ts, self);
            }
        } finally {
            Refs.decref(ts, tag);
        }
    }

    static boolean nb_bool(ThreadState ts, PyElement self) {
        Warnings.deprecated(ts, "Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or 'elem is not None' test instead.");
        return self.count(ts) > 0;
    }

    static long sq_length(ThreadState ts, PyElement self) {
        return self.count(ts);
    }

    static long mp_length(ThreadState ts, PyElement self) {
        return self.count(ts);
    }

    static PyObject sq_item(ThreadState ts, PyElement self, long i) {
        PyObject c = self.child(ts, i);
        if (c == null) {
            throw Raise.indexError("child index out of range");
        }
        return c;
    }

    private static long index(ThreadState ts, PyElement self, PyObject key) {
        if (!Numbers.isIndex(key)) {
            throw Raise.typeError("element indices must be integers");
        }
        long i = Numbers.asSsize(ts, key, Exc.IndexError);
        return i < 0 ? i + self.count(ts) : i;
    }

    static PyObject mp_subscript(ThreadState ts, PyElement self, PyObject key) {
        if (!(key instanceof PySlice)) {
            return sq_item(ts, self, index(ts, self, key));
        }
        PyList l = self.children(ts);
        try {
            return Objects.getItem(ts, l, key);
        } finally {
            Refs.decref(ts, l);
        }
    }

    static void mp_ass_subscript(ThreadState ts, PyElement self, PyObject key, PyObject value) {
        PyList l = self.children(ts);
        try {
            if (key instanceof PySlice) {
                assignSlice(ts, l, key, value);
                return;
            }
            long i = index(ts, self, key);
            if (i < 0 || i >= l.size()) {
                throw Raise.indexError("child assignment index out of range");
            }
            if (value == null) {
                Refs.xdecref(ts, l.pop(ts, i));
            } else {
                l.set(ts, i, check(value));
            }
        } finally {
            Refs.decref(ts, l);
        }
    }

    private static void assignSlice(ThreadState ts, PyList l, PyObject key, PyObject value) {
        if (value == null) {
            Objects.delItem(ts, l, key);
            return;
        }
        PyObject seq = elements(ts, value, "assignment expects an iterable");
        try {
            Objects.setItem(ts, l, key, seq);
        } finally {
            Refs.decref(ts, seq);
        }
    }

    /** A new list of what an iterable yields. CPython: PySequence_Fast. */
    static @Owned PyList sequence(ThreadState ts, PyObject iterable, String message) {
        PyObject it = Iterators.iter(ts, iterable, message);
        try {
            return (PyList) Sequences.list(ts, it);
        } finally {
            Refs.decref(ts, it);
        }
    }

    /** The same of elements. */
    static @Owned PyList elements(ThreadState ts, PyObject iterable, String message) {
        PyList l = sequence(ts, iterable, message);
        for (int i = 0; i < l.size(); i++) {
            PyObject o = l.get(ts, i);
            try {
                check(o);
            } catch (Throwable t) {
                Refs.decref(ts, l);
                throw t;
            } finally {
                Refs.decref(ts, o);
            }
        }
        return l;
    }
}
