// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.lock.RecursiveMutex;
import io.github.typhon.refcount.lock.TimedMutex;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.XmlError;
import io.github.typhon.stdlib.xml.XmlParser;

/** {@code pyexpat.xmlparser}; held: the handlers, the dict of interned names, the parser of which this reads an entity.
 *  <p>Threads: a document's parsers have one lock, which parsing holds; its thread may take it again in handlers. Others wait for it, interruptibly,
 *  to parse, to ask for places or to set handlers. <p>Re-entry: a handler that has its own parser parse is refused. */
@PyClass(name = "xmlparser", module = "pyexpat", flags = PyType.DISALLOW_INSTANTIATION, doc = "XML parser", methods = ParserMethods.class)
final class PyXmlParser extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyXmlParserExposed());
    private static final int INTERN = HandlerKind.COUNT;
    private static final int PARENT = INTERN + 1;

    final Callbacks callbacks = new Callbacks(this);
    final TextBuffer text = new TextBuffer(this);
    final XmlParser parser;
    private final RecursiveMutex lock;
    volatile boolean orderedAttributes;
    volatile boolean specifiedAttributes;
    private volatile boolean namespacePrefixes;

    PyXmlParser(ThreadState ts, PyUnicode encoding, int separator, @Stolen PyDict intern) {
        super(ts, new PyObject[PARENT + 1]);
        parser = new XmlParser(callbacks, encoding, separator);
        lock = new RecursiveMutex();
        held[INTERN] = intern;
    }

    /** A parser of an external entity; with the lock held. */
    PyXmlParser(ThreadState ts, PyXmlParser parent, PyUnicode context, PyUnicode encoding) {
        super(ts, new PyObject[PARENT + 1]);
        parser = parent.parser.external(callbacks, context, encoding);
        lock = parent.lock;
        orderedAttributes = parent.orderedAttributes;
        specifiedAttributes = parent.specifiedAttributes;
        namespacePrefixes = parent.namespacePrefixes;
        callbacks.defaultKind = parent.callbacks.defaultKind;
        text.likeThatOf(parent.text);
        for (int i = 0; i <= INTERN; i++) {
            put(ts, i, parent.held(ts, i));
        }
        put(ts, PARENT, Refs.newRef(ts, parent));
    }

    static void fill(PyType type, NameTable dict) {
        HandlerKind.fill(type, dict);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** Null if names are not interned. It never changes while the parser lives. */
    @Borrowed("the parser") PyDict internBorrowed() {
        return (PyDict) peek(INTERN);
    }

    // ---- the lock

    void lock(ThreadState ts) {
        while (lock.acquire(ts, -1, true) == TimedMutex.Acquired.INTERRUPTED) {
            ts.poll();
        }
    }

    void unlock(ThreadState ts) {
        lock.unlock(ts);
    }

    // ---- parsing

    /** Begins to parse on this thread: with the lock, until {@link #end}. */
    void begin(ThreadState ts) {
        lock(ts);
        if (parser.isRunning()) {
            unlock(ts);
            throw Raise.runtimeError("a parser cannot parse while one of its handlers runs");
        }
        callbacks.ts = ts;
    }

    void end(ThreadState ts) {
        callbacks.ts = null;
        unlock(ts);
    }

    /** Reads a piece of the document; false if something is wrong with it. What a handler raises ends the parser. */
    boolean parse(ThreadState ts, byte[] b, int from, int to, boolean last) {
        boolean good;
        try {
            good = parser.parse(b, from, to, last) == null;
        } catch (Throwable t) {
            for (HandlerKind k : HandlerKind.values()) {
                put(ts, k.ordinal(), null);
            }
            parser.wanted = 0;
            throw t;
        }
        PyException codec = callbacks.codecFailure;
        callbacks.codecFailure = null;
        if (codec != null) {
            throw codec;
        }
        return good;
    }

    /** What parsing returns. */
    PyObject result(ThreadState ts, boolean good) {
        if (!good) {
            throw error(ts);
        }
        text.flush(ts);
        return PyLong.of(1);
    }

    PyException error(ThreadState ts) {
        return error(ts, parser.error());
    }

    PyException error(ThreadState ts, XmlError e) {
        return ExpatErrors.at(ts, e, parser.line(), parser.column());
    }

    // ---- handlers

    boolean hasHandler(HandlerKind k) {
        return peek(k.ordinal()) != null;
    }

    @Owned PyObject heldHandler(ThreadState ts, HandlerKind k) {
        return held(ts, k.ordinal());
    }

    @Owned PyObject handler(ThreadState ts, HandlerKind k) {
        PyObject f = held(ts, k.ordinal());
        return f == null ? PyNone.NONE : f;
    }

    void setHandler(ThreadState ts, HandlerKind k, PyObject value) {
        if (value == null) {
            throw Raise.runtimeError("Cannot delete attribute");
        }
        lock(ts);
        try {
            if (k == HandlerKind.CHARACTER_DATA) {
                text.flush(ts);
            }
            boolean none = value == PyNone.NONE;
            put(ts, k.ordinal(), none ? null : Refs.newRef(ts, value));
            if (k == HandlerKind.DEFAULT || k == HandlerKind.DEFAULT_EXPAND) {
                callbacks.defaultKind = k;
                parser.expandEntities = k == HandlerKind.DEFAULT_EXPAND;
            }
            // While a handler runs, text goes nowhere rather than to the default handler.
            boolean keeps = none && k == HandlerKind.CHARACTER_DATA && callbacks.running > 0;
            if (!none || keeps) {
                parser.wanted |= k.event;
            } else {
                parser.wanted &= ~k.event;
            }
        } finally {
            unlock(ts);
        }
    }

    // ---- attributes

    @PyGetter(value = "intern", member = true)
    PyObject intern(ThreadState ts) {
        PyObject d = held(ts, INTERN);
        return d == null ? PyNone.NONE : d;
    }

    private interface Place {
        long of(XmlParser p);
    }

    private long place(ThreadState ts, Place place) {
        lock(ts);
        try {
            return place.of(parser);
        } finally {
            unlock(ts);
        }
    }

    @PyGetter("CurrentLineNumber")
    long currentLine(ThreadState ts) {
        return place(ts, XmlParser::line);
    }

    @PyGetter("CurrentColumnNumber")
    long currentColumn(ThreadState ts) {
        return place(ts, XmlParser::column);
    }

    @PyGetter("CurrentByteIndex")
    long currentByte(ThreadState ts) {
        return place(ts, XmlParser::byteIndex);
    }

    @PyGetter("ErrorLineNumber")
    long errorLine(ThreadState ts) {
        return currentLine(ts);
    }

    @PyGetter("ErrorColumnNumber")
    long errorColumn(ThreadState ts) {
        return currentColumn(ts);
    }

    @PyGetter("ErrorByteIndex")
    long errorByte(ThreadState ts) {
        return currentByte(ts);
    }

    @PyGetter("ErrorCode")
    long errorCode(ThreadState ts) {
        return place(ts, p -> p.error() == null ? 0 : p.error().code());
    }

    private static boolean flag(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.runtimeError("Cannot delete attribute");
        }
        return Objects.isTrue(ts, value);
    }

    @PyGetter("buffer_text")
    boolean bufferText() {
        return text.isOn();
    }

    @PySetter("buffer_text")
    void setBufferText(ThreadState ts, PyObject value) {
        boolean on = flag(ts, value);
        lock(ts);
        try {
            text.setOn(ts, on);
        } finally {
            unlock(ts);
        }
    }

    @PyGetter("buffer_size")
    long bufferSize() {
        return text.size();
    }

    @PySetter("buffer_size")
    void setBufferSize(ThreadState ts, PyObject value) {
        if (value == null) {
            throw Raise.runtimeError("Cannot delete attribute");
        }
        if (!(value instanceof PyLong) && !PyType.of(value).isSubtype(PyLong.TYPE)) {
            throw Raise.typeError("buffer_size must be an integer");
        }
        long n = Numbers.asSsize(ts, value, Exc.OverflowError);
        if (n <= 0) {
            throw Raise.valueError("buffer_size must be greater than zero");
        }
        if (n > Integer.MAX_VALUE) {
            throw Raise.valueError("buffer_size must not be greater than %d", Integer.MAX_VALUE);
        }
        lock(ts);
        try {
            if (n != text.size()) {
                text.setSize(ts, (int) n);
            }
        } finally {
            unlock(ts);
        }
    }

    @PyGetter("buffer_used")
    long bufferUsed() {
        return text.used();
    }

    @PyGetter("namespace_prefixes")
    boolean namespacePrefixes() {
        return namespacePrefixes;
    }

    @PySetter("namespace_prefixes")
    void setNamespacePrefixes(ThreadState ts, PyObject value) {
        boolean on = flag(ts, value);
        lock(ts);
        try {
            namespacePrefixes = on;
            parser.setTriplets(on);
        } finally {
            unlock(ts);
        }
    }

    @PyGetter("ordered_attributes")
    boolean orderedAttributes() {
        return orderedAttributes;
    }

    @PySetter("ordered_attributes")
    void setOrderedAttributes(ThreadState ts, PyObject value) {
        orderedAttributes = flag(ts, value);
    }

    @PyGetter("specified_attributes")
    boolean specifiedAttributes() {
        return specifiedAttributes;
    }

    @PySetter("specified_attributes")
    void setSpecifiedAttributes(ThreadState ts, PyObject value) {
        specifiedAttributes = flag(ts, value);
    }
}
