// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code xml.etree.ElementTree.TreeBuilder}; held: see the constants.
 *  <p>Threads: one event at a time, under the lock; what factories and elements call may add events on the same thread. */
@PyClass(name = "TreeBuilder", module = "xml.etree.ElementTree", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF})
public class PyTreeBuilder extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyTreeBuilderExposed());
    private static final int ROOT = 0;
    /** The open element. */
    private static final int OPEN = 1;
    /** The element that text belongs to, and, of that, the one it follows. */
    private static final int LAST = 2;
    private static final int TAIL_OF = 3;
    /** A list of the elements around the open one, and one of pieces of text. */
    private static final int STACK = 4;
    private static final int DATA = 5;
    private static final int ELEMENT_FACTORY = 6;
    private static final int COMMENT_FACTORY = 7;
    private static final int PI_FACTORY = 8;
    /** What takes events, and from here on the events that are wanted, by their names. */
    private static final int APPEND = 9;
    static final int START = 10;
    static final int END = 11;
    static final int START_NS = 12;
    static final int END_NS = 13;
    static final int COMMENT = 14;
    static final int PI = 15;
    private static final int COUNT = 16;

    private final RecursiveMutex lock = new RecursiveMutex();
    private volatile boolean insertComments;
    private volatile boolean insertPis;

    protected PyTreeBuilder(ThreadState ts) {
        super(ts, new PyObject[COUNT]);
        put(ts, STACK, new PyList(ts));
        put(ts, DATA, new PyList(ts));
        put(ts, OPEN, PyNone.NONE);
        put(ts, LAST, PyNone.NONE);
    }

    /** A builder as the type's call without arguments makes it. */
    static PyTreeBuilder create(ThreadState ts) {
        PyTreeBuilder b = new PyTreeBuilder(ts);
        b.init(ts, new PyObject[5]);
        return b;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTreeBuilderExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyTreeBuilder self, PyObject[] args, PyUnicode[] kwnames) {
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        if (positional > 1) {
            throw Raise.typeError("TreeBuilder() takes at most 1 positional argument (%d given)", positional);
        }
        self.init(ts, NewArgs.bind("TreeBuilder", args, kwnames, "element_factory", "comment_factory", "pi_factory", "insert_comments", "insert_pis"));
    }

    private void init(ThreadState ts, PyObject[] a) {
        boolean comments = a[3] != null && Objects.isTrue(ts, a[3]);
        boolean pis = a[4] != null && Objects.isTrue(ts, a[4]);
        put(ts, ELEMENT_FACTORY, given(a[0]) ? Refs.newRef(ts, a[0]) : null);
        put(ts, COMMENT_FACTORY, given(a[1]) ? Refs.newRef(ts, a[1]) : ElementTreeModule.commentFactory(ts));
        put(ts, PI_FACTORY, given(a[2]) ? Refs.newRef(ts, a[2]) : ElementTreeModule.piFactory(ts));
        insertComments = comments && peek(COMMENT_FACTORY) != null;
        insertPis = pis && peek(PI_FACTORY) != null;
    }

    private static boolean given(PyObject o) {
        return o != null && o != PyNone.NONE;
    }

    private void lock(ThreadState ts) {
        while (lock.acquire(ts, -1, true) == TimedMutex.Acquired.INTERRUPTED) {
            ts.poll();
        }
    }

    /** Has events reported from now on: none but those of {@link #want}. */
    void reportTo(ThreadState ts, @Stolen PyObject append) {
        put(ts, APPEND, append);
        for (int i = START; i < COUNT; i++) {
            put(ts, i, null);
        }
    }

    void want(ThreadState ts, int event, @Stolen PyObject name) {
        put(ts, event, name);
    }

    private void report(ThreadState ts, int event, PyObject node) {
        PyObject name = held(ts, event);
        if (name == null) {
            return;
        }
        PyObject append = held(ts, APPEND);
        PyObject pair = PyTuple.of(ts, name, Refs.newRef(ts, node));
        try {
            Refs.decref(ts, Calls.call1(ts, append, pair));
        } finally {
            Refs.decref(ts, pair);
            Refs.decref(ts, append);
        }
    }

    // ---- text

    private static @Owned PyObject join(ThreadState ts, PyList parts) {
        if (parts.size() == 1) {
            return parts.get(ts, 0);
        }
        return Calls.callMethod(ts, PyUnicode.EMPTY, "join", parts);
    }

    /** Gives the text that came to the element it belongs to. */
    private void flush(ThreadState ts) {
        if (((PyList) peek(DATA)).size() == 0) {
            return;
        }
        PyList taken = (PyList) held(ts, DATA);
        put(ts, DATA, new PyList(ts));
        PyObject tailOf = held(ts, TAIL_OF);
        PyObject to = tailOf != null ? tailOf : held(ts, LAST);
        PyObject data = null;
        try {
            data = join(ts, taken);
            int slot = tailOf != null ? PyElement.TAIL : PyElement.TEXT;
            if (to instanceof PyElement e && PyElement.isExact(to) && e.slotIsNone(slot)) {
                e.setSlot(ts, slot, Refs.newRef(ts, data));
            } else {
                extend(ts, to, tailOf != null ? "tail" : "text", data);
            }
        } finally {
            Refs.xdecref(ts, data);
            Refs.decref(ts, taken);
            Refs.decref(ts, to);
        }
    }

    private static void extend(ThreadState ts, PyObject element, String name, PyObject data) {
        PyObject old = Objects.getAttr(ts, element, name);
        PyObject all = null;
        try {
            all = old == PyNone.NONE ? Refs.newRef(ts, data) : Numbers.add(ts, old, data);
            Objects.setAttr(ts, element, name, all);
        } finally {
            Refs.xdecref(ts, all);
            Refs.decref(ts, old);
        }
    }

    // ---- events

    private void addTo(ThreadState ts, PyObject parent, PyObject child) {
        if (parent instanceof PyElement e && PyElement.isExact(parent)) {
            e.add(ts, PyElement.check(child));
        } else {
            Refs.decref(ts, Calls.callMethod(ts, parent, "append", child));
        }
    }

    private @Owned PyObject make(ThreadState ts, PyObject tag, PyObject attribOrNull) {
        PyObject f = held(ts, ELEMENT_FACTORY);
        if (f == null) {
            return new PyElement(ts, Refs.newRef(ts, tag), Refs.xnewRef(ts, attribOrNull));
        }
        PyObject attrib = attribOrNull == null ? new PyDict(ts) : Refs.newRef(ts, attribOrNull);
        try {
            return Calls.call2(ts, f, tag, attrib);
        } finally {
            Refs.decref(ts, attrib);
            Refs.decref(ts, f);
        }
    }

    @Owned PyObject started(ThreadState ts, PyObject tag, PyObject attribOrNull) {
        lock(ts);
        PyObject node = null;
        try {
            flush(ts);
            node = make(ts, tag, attribOrNull);
            put(ts, TAIL_OF, null);
            PyObject open = held(ts, OPEN);
            try {
                if (open != PyNone.NONE) {
                    addTo(ts, open, node);
                } else if (peek(ROOT) != null) {
                    throw PyException.of(TreeErrors.PARSE_ERROR.of(ts), "multiple elements on top level");
                } else {
                    put(ts, ROOT, Refs.newRef(ts, node));
                }
                ((PyList) peek(STACK)).append(ts, open);
            } finally {
                Refs.decref(ts, open);
            }
            put(ts, OPEN, Refs.newRef(ts, node));
            put(ts, LAST, Refs.newRef(ts, node));
            report(ts, START, node);
            return Refs.newRef(ts, node);
        } finally {
            Refs.xdecref(ts, node);
            lock.unlock(ts);
        }
    }

    void text(ThreadState ts, PyObject data) {
        lock(ts);
        try {
            // Text before the first element belongs nowhere.
            if (peek(LAST) != PyNone.NONE) {
                ((PyList) peek(DATA)).append(ts, data);
            }
        } finally {
            lock.unlock(ts);
        }
    }

    @Owned PyObject ended(ThreadState ts) {
        lock(ts);
        try {
            flush(ts);
            PyList stack = (PyList) peek(STACK);
            int n = stack.size();
            if (n == 0) {
                throw Raise.indexError("pop from empty stack");
            }
            PyObject last = held(ts, OPEN);
            put(ts, LAST, Refs.newRef(ts, last));
            put(ts, TAIL_OF, Refs.newRef(ts, last));
            put(ts, OPEN, stack.pop(ts, n - 1));
            try {
                report(ts, END, last);
                return Refs.newRef(ts, last);
            } finally {
                Refs.decref(ts, last);
            }
        } finally {
            lock.unlock(ts);
        }
    }

    /** A comment or a processing instruction: made by its factory if there is one, else {@code plain}. */
    private @Owned PyObject aside(ThreadState ts, int factory, boolean inserts, int event, PyObject plain, PyObject... args) {
        lock(ts);
        try {
            flush(ts);
            PyObject f = held(ts, factory);
            PyObject node = plain;
            if (f != null) {
                try {
                    node = Calls.call(ts, f, args);
                } finally {
                    Refs.decref(ts, f);
                }
            } else {
                Refs.incref(ts, plain);
            }
            try {
                PyObject open = held(ts, OPEN);
                try {
                    if (f != null && inserts && open != PyNone.NONE) {
                        addTo(ts, open, node);
                        put(ts, TAIL_OF, Refs.newRef(ts, node));
                    }
                } finally {
                    Refs.decref(ts, open);
                }
                report(ts, event, node);
                return Refs.newRef(ts, node);
            } finally {
                Refs.decref(ts, node);
            }
        } finally {
            lock.unlock(ts);
        }
    }

    void namespace(ThreadState ts, int event, PyObject node) {
        lock(ts);
        try {
            report(ts, event, node);
        } finally {
            lock.unlock(ts);
        }
    }

    // ---- methods

    @PyMethod("($self, tag, attrs, /)")
    PyObject start(ThreadState ts, PyObject tag, PyObject attrs) {
        if (!(attrs instanceof PyDict)) {
            throw Raise.typeError("start() argument 2 must be dict, not %s", Raise.given(attrs));
        }
        return started(ts, tag, attrs);
    }

    @PyMethod("($self, data, /)")
    void data(ThreadState ts, PyObject data) {
        text(ts, data);
    }

    @PyMethod("($self, tag, /)")
    PyObject end(ThreadState ts, PyObject tag) {
        return ended(ts);
    }

    @PyMethod("($self, text, /)")
    PyObject comment(ThreadState ts, PyObject text) {
        return aside(ts, COMMENT_FACTORY, insertComments, COMMENT, text, text);
    }

    @PyMethod("($self, target, text=None, /)")
    PyObject pi(ThreadState ts, PyObject target, PyObject text) {
        PyObject t = text == null ? PyNone.NONE : text;
        PyObject pair = PyTuple.of(ts, Refs.newRef(ts, target), Refs.newRef(ts, t));
        try {
            return aside(ts, PI_FACTORY, insertPis, PI, pair, target, t);
        } finally {
            Refs.decref(ts, pair);
        }
    }

    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        PyObject root = held(ts, ROOT);
        return root == null ? PyNone.NONE : root;
    }
}
