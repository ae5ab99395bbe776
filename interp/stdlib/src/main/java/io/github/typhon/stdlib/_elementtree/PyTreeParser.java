// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Buffers;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.XmlError;
import io.github.typhon.stdlib.xml.XmlEvents;
import io.github.typhon.stdlib.xml.XmlParser;

/** {@code xml.etree.ElementTree.XMLParser}; held: the target, the dict of entities, then the target's methods.
 *  <p>Threads: parsing holds the lock, which its thread may take again. <p>Re-entry: a target that has its own parser parse is refused. */
@PyClass(name = "XMLParser", module = "xml.etree.ElementTree", flags = {PyType.BASETYPE, PyType.HAS_WEAKREF})
public class PyTreeParser extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyTreeParserExposed());
    private static final int TARGET = 0;
    private static final int ENTITY = 1;
    static final int START = 2;
    static final int DATA = 3;
    static final int END = 4;
    static final int COMMENT = 5;
    static final int PI = 6;
    static final int CLOSE = 7;
    static final int DOCTYPE = 8;
    static final int START_NS = 9;
    static final int END_NS = 10;
    private static final String[] METHODS = {"start", "data", "end", "comment", "pi", "close", "doctype", "start_ns", "end_ns"};
    private static final PyUnicode UTF_8 = PyUnicode.intern("utf-8");
    private static final int CHUNK = 1 << 20;
    private static final int READ_SIZE = 64 * 1024;

    private final RecursiveMutex lock = new RecursiveMutex();
    private final TargetEvents events = new TargetEvents(this);
    /** Null until the parser is initialised. */
    private volatile XmlParser parser;

    protected PyTreeParser(ThreadState ts) {
        super(ts, new PyObject[START + METHODS.length]);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return PyTreeParserExposed.newInstance(ts, type);
    }

    static void tp_init(ThreadState ts, PyTreeParser self, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > (kwnames == null ? 0 : kwnames.length)) {
            throw Raise.typeError("XMLParser() takes no positional arguments");
        }
        PyObject[] a = NewArgs.bind("XMLParser", args, kwnames, "target", "encoding");
        PyUnicode encoding = null;
        if (a[1] != null && a[1] != PyNone.NONE) {
            Args.toStringOrNone(a[1], "XMLParser", "argument 'encoding'");
            encoding = PyUnicode.unwrap(a[1]);
        }
        self.lock(ts);
        try {
            self.init(ts, a[0] == null || a[0] == PyNone.NONE ? PyTreeBuilder.create(ts) : Refs.newRef(ts, a[0]), encoding);
        } finally {
            self.unlock(ts);
        }
    }

    private void init(ThreadState ts, @Stolen PyObject target, PyUnicode encoding) {
        if (parser != null && parser.isRunning()) {
            Refs.decref(ts, target);
            throw Raise.runtimeError("a parser cannot be initialised while it parses");
        }
        XmlParser p = new XmlParser(events, encoding, '}');
        put(ts, TARGET, target);
        put(ts, ENTITY, new PyDict(ts));
        for (int i = 0; i < METHODS.length; i++) {
            put(ts, START + i, Objects.lookupAttr(ts, target, METHODS[i]));
        }
        int wanted = XmlEvents.DEFAULT | XmlEvents.START_ELEMENT | XmlEvents.END_ELEMENT | XmlEvents.CHARACTERS | XmlEvents.START_DOCTYPE;
        wanted |= has(COMMENT) ? XmlEvents.COMMENT : 0;
        wanted |= has(PI) ? XmlEvents.PROCESSING_INSTRUCTION : 0;
        wanted |= has(START_NS) ? XmlEvents.START_NAMESPACE : 0;
        wanted |= has(END_NS) ? XmlEvents.END_NAMESPACE : 0;
        p.wanted = wanted;
        parser = p;
    }

    final boolean has(int method) {
        return RefSlots.getAcquire(held, method) != null;
    }

    /** A method of the target, or null. */
    final @Owned PyObject method(ThreadState ts, int method) {
        return held(ts, method);
    }

    /** The target if it is a tree builder whose methods nobody overrides. */
    final PyTreeBuilder builder() {
        return peek(TARGET) instanceof PyTreeBuilder b && PyType.of(b) == PyTreeBuilder.TYPE ? b : null;
    }

    final @Owned PyObject entityText(ThreadState ts, PyUnicode name) {
        PyObject d = held(ts, ENTITY);
        try {
            return ((PyDict) d).getItem(ts, name);
        } finally {
            Refs.decref(ts, d);
        }
    }

    final XmlParser parser() {
        return parser;
    }

    // ---- parsing

    private void lock(ThreadState ts) {
        while (lock.acquire(ts, -1, true) == TimedMutex.Acquired.INTERRUPTED) {
            ts.poll();
        }
    }

    private void unlock(ThreadState ts) {
        lock.unlock(ts);
    }

    private XmlParser begin(ThreadState ts) {
        lock(ts);
        XmlParser p = parser;
        if (p == null || p.isRunning()) {
            unlock(ts);
            throw p == null ? Raise.valueError("XMLParser.__init__() wasn't called") : Raise.runtimeError("a parser cannot parse while its target is called");
        }
        return p;
    }

    private void parse(ThreadState ts, XmlParser p, byte[] b, int from, int to, boolean last) {
        events.ts = ts;
        XmlError e;
        try {
            e = p.parse(b, from, to, last);
        } finally {
            events.ts = null;
        }
        PyException failure = events.takeFailure();
        if (failure != null) {
            throw failure;
        }
        if (e != null) {
            throw TreeErrors.of(ts, e.message(), e.code(), p.line(), p.column());
        }
    }

    @PyMethod("($self, data, /)")
    void feed(ThreadState ts, PyObject data) {
        PyUnicode u = PyUnicode.unwrapOrNull(data);
        PyBytes whole = u != null ? Codecs.encode(ts, u, "utf-8", null) : PyBytes.unwrapOrNull(data);
        byte[] b = whole != null ? whole.shared() : Buffers.bytes(ts, data);
        XmlParser p = begin(ts);
        try {
            if (u != null) {
                p.setEncoding(UTF_8);
            }
            int at = 0;
            for (; b.length - at > CHUNK; at += CHUNK) {
                parse(ts, p, b, at, at + CHUNK, false);
                ts.poll();
            }
            parse(ts, p, b, at, b.length, false);
        } finally {
            unlock(ts);
        }
    }

    @PyMethod("($self, /)")
    PyObject close(ThreadState ts) {
        XmlParser p = begin(ts);
        try {
            parse(ts, p, new byte[0], 0, 0, true);
            return result(ts, true);
        } finally {
            unlock(ts);
        }
    }

    private @Owned PyObject result(ThreadState ts, boolean closes) {
        PyTreeBuilder b = builder();
        if (b != null) {
            return b.close(ts);
        }
        PyObject f = closes ? held(ts, CLOSE) : null;
        if (f == null) {
            return PyNone.NONE;
        }
        try {
            return Calls.call0(ts, f);
        } finally {
            Refs.decref(ts, f);
        }
    }

    @PyMethod("($self, /)")
    void flush(ThreadState ts) {
        XmlParser p = begin(ts);
        try {
            boolean was = p.deferral;
            p.deferral = false;
            try {
                parse(ts, p, new byte[0], 0, 0, false);
            } finally {
                p.deferral = was;
            }
        } finally {
            unlock(ts);
        }
    }

    @PyMethod("($self, file, /)")
    PyObject _parse_whole(ThreadState ts, PyObject file) {
        if (parser == null) {
            throw Raise.valueError("XMLParser.__init__() wasn't called");
        }
        PyObject read = Objects.getAttr(ts, file, "read");
        try {
            for (PyBytes b; (b = piece(ts, read)) != null; ) {
                XmlParser p = begin(ts);
                try {
                    parse(ts, p, b.shared(), 0, b.length(), false);
                } finally {
                    unlock(ts);
                }
            }
        } finally {
            Refs.decref(ts, read);
        }
        XmlParser p = begin(ts);
        try {
            parse(ts, p, new byte[0], 0, 0, true);
            return result(ts, false);
        } finally {
            unlock(ts);
        }
    }

    /** The next piece of a file, or null at its end. */
    private static PyBytes piece(ThreadState ts, PyObject read) {
        PyObject r = Calls.call1(ts, read, PyLong.of(READ_SIZE));
        try {
            PyUnicode u = PyUnicode.unwrapOrNull(r);
            PyBytes b = u != null ? Codecs.encode(ts, u, "utf-8", "surrogatepass") : PyType.of(r) == PyBytes.TYPE ? (PyBytes) r : null;
            return b == null || b.length() == 0 ? null : b;
        } finally {
            Refs.decref(ts, r);
        }
    }

    // ---- events

    @PyMethod("($self, events_queue, events_to_report=None, /)")
    void _setevents(ThreadState ts, PyObject queue, PyObject names) {
        XmlParser p = begin(ts);
        try {
            PyTreeBuilder b = builder();
            if (b == null) {
                throw Raise.typeError("event handling only supported for ElementTree.TreeBuilder targets");
            }
            b.reportTo(ts, Objects.getAttr(ts, queue, "append"));
            if (names == null || names == PyNone.NONE) {
                b.want(ts, PyTreeBuilder.END, PyUnicode.intern("end"));
                return;
            }
            PyObject list = PyElement.sequence(ts, names, "events must be a sequence");
            try {
                Iterators.forEach(ts, list, name -> {
                    try {
                        want(ts, p, b, name);
                    } finally {
                        Refs.decref(ts, name);
                    }
                    return true;
                });
            } finally {
                Refs.decref(ts, list);
            }
        } finally {
            unlock(ts);
        }
    }

    private static void want(ThreadState ts, XmlParser p, PyTreeBuilder b, PyObject name) {
        PyUnicode u = PyUnicode.unwrapOrNull(name);
        if (u == null) {
            throw Raise.valueError("invalid events sequence");
        }
        int event = switch (u.toString()) {
            case "start" -> PyTreeBuilder.START;
            case "end" -> PyTreeBuilder.END;
            case "start-ns" -> PyTreeBuilder.START_NS;
            case "end-ns" -> PyTreeBuilder.END_NS;
            case "comment" -> PyTreeBuilder.COMMENT;
            case "pi" -> PyTreeBuilder.PI;
            default -> throw Raise.valueError("unknown event '%s'", u);
        };
        switch (event) {
            case PyTreeBuilder.START_NS -> p.wanted |= XmlEvents.START_NAMESPACE;
            case PyTreeBuilder.END_NS -> p.wanted |= XmlEvents.END_NAMESPACE;
            case PyTreeBuilder.COMMENT -> p.wanted |= XmlEvents.COMMENT;
            case PyTreeBuilder.PI -> p.wanted |= XmlEvents.PROCESSING_INSTRUCTION;
            default -> { }
        }
        b.want(ts, event, Refs.newRef(ts, name));
    }

    @PyGetter(value = "entity", member = true)
    PyObject entity(ThreadState ts) {
        PyObject d = held(ts, ENTITY);
        return d == null ? PyNone.NONE : d;
    }

    @PyGetter(value = "target", member = true)
    PyObject target(ThreadState ts) {
        PyObject t = held(ts, TARGET);
        return t == null ? PyNone.NONE : t;
    }

    @PyGetter("version")
    String version() {
        return "Expat 2.7.3";
    }
}
