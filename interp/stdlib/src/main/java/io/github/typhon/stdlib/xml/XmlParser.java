// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.xml;

import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.TextBuilder;
import java.util.ArrayDeque;
import java.util.Deque;

/** A push parser: it is given a document in pieces of any size and reports what it has understood of it to {@link XmlEvents}. Every piece is read by a
 *  chain of processors, from the prolog to the epilog; tokens that are not whole yet stay in {@link Input}.
 *  <p>Threads: confined to whoever holds the lock of the document, which parsers of its external entities share. <p>Re-entry: events must not call
 *  {@code parse} of the same parser. <p>CPython: Expat's XML_Parser. */
public final class XmlParser {
    enum Processor { PROLOG_START, PROLOG, CONTENT, EPILOG, EXTERNAL_START, EXTERNAL_CONTENT, PARAMETER_START, ENTITY_VALUE, FAILED }

    private enum Status { NEW, PARSING, FINISHED }

    /** How many bytes of text are reported at once of documents that are not UTF-8. */
    private static final int PIECE = 1024;
    private static final int UNLESS_STANDALONE = 1;

    final XmlEvents events;
    final boolean ns;
    /** Between a namespace's URI and a name, or 0. */
    final int separator;
    final Limits limits;
    final Input input;
    final Dtd dtd;
    final Grammar grammar = new Grammar();
    final boolean isParamEntity;
    final Values values;
    final Declared declared;
    boolean triplets;
    int paramParsing;
    boolean useForeignDtd;
    PyUnicode base;

    /** The events that are wanted. */
    public volatile int wanted;
    /** Whether references to internal entities are replaced by their text. */
    public volatile boolean expandEntities = true;
    /** Whether long tokens wait for more input. */
    public volatile boolean deferral = true;

    private final XmlParser parent;
    private final Content content;
    private final Prolog prolog;
    private final Deque<Source> sources = new ArrayDeque<>();
    private Source source;
    private PyUnicode protocolEncoding;
    private Processor processor;
    private Status status = Status.NEW;
    private boolean isFinal;
    private boolean running;
    private XmlError error;

    /** A parser of a document. The separator is -1 if namespaces do not count, 0 for none. */
    public XmlParser(XmlEvents events, PyUnicode encoding, int separator) {
        this(events, encoding, separator, null, null);
    }

    private XmlParser(XmlEvents events, PyUnicode encoding, int separator, XmlParser parent, PyUnicode context) {
        this.events = events;
        this.parent = parent;
        this.separator = Math.max(separator, 0);
        ns = separator >= 0;
        protocolEncoding = encoding;
        limits = parent == null ? new Limits() : parent.limits;
        input = new Input(limits);
        isParamEntity = parent != null && context == null;
        dtd = parent == null ? new Dtd() : isParamEntity ? parent.dtd : parent.dtd.copy(ns);
        values = new Values(this);
        declared = new Declared(this);
        content = new Content(this);
        prolog = new Prolog(this);
        processor = parent == null ? Processor.PROLOG_START : isParamEntity ? Processor.PARAMETER_START : Processor.EXTERNAL_START;
        if (ns && !isParamEntity) {
            content.tags.bindXml();
        }
    }

    /** A parser of an external entity: with the context its reference was reported with, or null for parameter entities and external subsets. */
    public XmlParser external(XmlEvents receiver, PyUnicode context, PyUnicode encoding) {
        XmlParser p = new XmlParser(receiver, encoding, ns ? separator : -1, this, context);
        p.triplets = triplets;
        p.paramParsing = paramParsing;
        p.wanted = wanted;
        p.expandEntities = expandEntities;
        p.deferral = deferral;
        if (context == null) {
            p.grammar.beginExternal();
            p.grammar.inEntityValue = grammar.inEntityValue;
        } else {
            p.setContext(context);
        }
        return p;
    }

    public Limits limits() {
        return limits;
    }

    /** Whether this is the parser of the document itself. */
    public boolean isDocument() {
        return parent == null;
    }

    public boolean isRunning() {
        return running;
    }

    public PyUnicode base() {
        return base;
    }

    public void setBase(PyUnicode uri) {
        base = uri;
    }

    /** Has names reported with their prefixes; without effect once parsing has begun. */
    public void setTriplets(boolean on) {
        if (status == Status.NEW) {
            triplets = on;
        }
    }

    /** Whether external subsets and parameter entities are read: never, unless the document is standalone, always. False once parsing has begun. */
    public boolean setParamParsing(int mode) {
        if (status != Status.NEW) {
            return false;
        }
        paramParsing = mode;
        return true;
    }

    /** False once parsing has begun. */
    public boolean setUseForeignDtd(boolean on) {
        if (status != Status.NEW) {
            return false;
        }
        useForeignDtd = on;
        return true;
    }

    /** The encoding that counts whatever the document says; without effect once parsing has begun. */
    public void setEncoding(PyUnicode name) {
        if (status == Status.NEW) {
            protocolEncoding = name;
        }
    }

    public long line() {
        return input.line();
    }

    public long column() {
        return input.column();
    }

    public long byteIndex() {
        return input.byteIndex();
    }

    public byte[] inputContext() {
        return input.context();
    }

    /** The last error, or null. */
    public XmlError error() {
        return error;
    }

    // ---- parsing

    /** Reads more of the document. Returns what is wrong with it, or null. What an event throws comes out of here and ends the parser. */
    public XmlError parse(byte[] data, int from, int to, boolean last) {
        if (status == Status.FINISHED) {
            error = XmlError.FINISHED;
            return error;
        }
        if (processor == Processor.FAILED) {
            return error;
        }
        status = Status.PARSING;
        isFinal = last;
        running = true;
        try {
            input.append(data, from, to);
            if (last || !deferral || input.isEnough()) {
                int start = input.start;
                process();
                input.waited(input.start != start);
            }
            input.settle();
            if (last) {
                status = Status.FINISHED;
            }
            return null;
        } catch (XmlFailure f) {
            fail(f.error);
            return error;
        } catch (Throwable t) {
            fail(XmlError.ABORTED);
            status = Status.FINISHED;
            input.event = input.eventEnd;
            throw t;
        } finally {
            running = false;
        }
    }

    private void fail(XmlError e) {
        error = e;
        processor = Processor.FAILED;
    }

    private void process() {
        boolean go = true;
        while (go) {
            go = switch (processor) {
                case PROLOG_START, EXTERNAL_START, PARAMETER_START -> begin();
                case PROLOG -> prolog.run();
                case CONTENT, EXTERNAL_CONTENT -> content.run();
                case EPILOG -> prolog.epilog();
                case ENTITY_VALUE -> entityValue();
                case FAILED -> false;
            };
        }
    }

    Processor processor() {
        return processor;
    }

    boolean isFinal() {
        return isFinal;
    }

    boolean wants(int event) {
        return (wanted & event) != 0;
    }

    void content() {
        processor = Processor.CONTENT;
    }

    void epilog() {
        processor = Processor.EPILOG;
    }

    /** What the end of all input is: bytes of half a character may be left. */
    int atEnd() {
        int n = input.restLength();
        return n == 0 ? Token.NONE : n == 1 ? Token.PARTIAL : Token.PARTIAL_CHAR;
    }

    // ---- beginnings

    /** Finds out the encoding, then goes on to what the parser is for. */
    private boolean begin() {
        boolean isContent = processor == Processor.EXTERNAL_START;
        if (input.encoding == null && !findEncoding(isContent)) {
            if (!isFinal) {
                return false;
            }
            input.event = input.start;
            if (input.start < input.end) {
                throw new XmlFailure(XmlError.UNCLOSED_TOKEN);
            }
            if (processor == Processor.PROLOG_START) {
                throw new XmlFailure(XmlError.NO_ELEMENTS);
            }
            input.switchEncoding(Encoding.UTF_8, input.start);
        }
        if (isContent) {
            if (!content.textDeclaration()) {
                return false;
            }
            content.beginExternal();
            processor = Processor.EXTERNAL_CONTENT;
        } else if (processor == Processor.PARAMETER_START) {
            dtd.paramEntityRead = true;
            processor = grammar.inEntityValue ? Processor.ENTITY_VALUE : Processor.PROLOG;
        } else {
            processor = Processor.PROLOG;
        }
        return true;
    }

    private boolean findEncoding(boolean isContent) {
        Encoding given = null;
        if (protocolEncoding != null) {
            given = Encoding.named(protocolEncoding.toString());
            if (given == null) {
                input.switchEncoding(unknown(protocolEncoding), input.start);
                return true;
            }
        }
        Encoding e = Encoding.detect(input.buf, input.start, input.end, given, isContent);
        if (e == null) {
            return false;
        }
        input.switchEncoding(e, input.start);
        byte[] b = input.buf;
        int at = input.start;
        boolean mark = (e.isIdentity() || e.isWide()) && input.end - at >= 3 && b[at] == (byte) 0xEF && b[at + 1] == (byte) 0xBB && b[at + 2] == (byte) 0xBF;
        if (mark) {
            input.start = at + 3;
        }
        return true;
    }

    private Encoding unknown(PyUnicode name) {
        int[] table = events.encoding(name);
        Encoding e = table == null ? null : Encoding.of(table);
        if (e == null) {
            throw new XmlFailure(XmlError.UNKNOWN_ENCODING);
        }
        return e;
    }

    /** An XML declaration, or the text declaration of an entity. */
    void declaration(boolean isEntity, byte[] b, int from, int next) {
        Declaration d = new Declaration(b, from, next);
        if (!d.read(isEntity)) {
            input.event = d.bad;
            throw new XmlFailure(isEntity ? XmlError.TEXT_DECL : XmlError.XML_DECL);
        }
        if (!isEntity && d.standalone == 1) {
            dtd.standalone = true;
            if (paramParsing == UNLESS_STANDALONE) {
                paramParsing = 0;
            }
        }
        PyUnicode name = d.encodingFrom < 0 ? null : Utf8.text(b, d.encodingFrom, d.encodingTo);
        if (wants(XmlEvents.XML_DECL)) {
            events.xmlDecl(d.versionFrom < 0 ? null : Utf8.text(b, d.versionFrom, d.versionTo), name, d.standalone);
        } else {
            other(b, from, next);
        }
        if (name != null && protocolEncoding == null) {
            declaredEncoding(name, d.encodingFrom, next);
        }
    }

    private void declaredEncoding(PyUnicode name, int at, int next) {
        Encoding now = input.encoding;
        Encoding e = Encoding.named(name.toString());
        if (e == Encoding.UTF_16BE && now.isWide() && name.length() == "UTF-16".length()) {
            return;
        }
        if (e == null && !now.isWide()) {
            try {
                e = unknown(name);
            } catch (XmlFailure f) {
                input.event = at;
                throw f;
            }
        }
        if (e == null || e.isWide() != now.isWide() || e.isWide() && e != now) {
            input.event = at;
            throw new XmlFailure(XmlError.INCORRECT_ENCODING);
        }
        if (e != now) {
            input.switchEncoding(e, next);
        }
    }

    /** An external parameter entity within an entity's value is taken as a whole. */
    private boolean entityValue() {
        if (!isFinal) {
            return false;
        }
        if (input.end > input.start && !content.textDeclaration()) {
            return false;
        }
        values.entity(input.buf, input.start, input.end);
        input.start = input.end;
        return false;
    }

    // ---- entities

    /** The entity text that is read now; null for the document. */
    Source source() {
        return source;
    }

    void enter(Entity e, int depth, boolean between) {
        e.open = true;
        source = new Source(e, depth, between);
        sources.push(source);
    }

    void leave() {
        sources.pop().entity.open = false;
        source = sources.peek();
    }

    /** Has an external entity read, or skipped. */
    void external(Entity e, PyUnicode context) {
        dtd.paramEntityRead = false;
        e.open = context == null;
        boolean good;
        try {
            good = events.externalEntityRef(context, e.base, e.systemId, e.publicId);
        } finally {
            e.open = false;
        }
        if (!good) {
            throw new XmlFailure(XmlError.EXTERNAL_ENTITY_HANDLING);
        }
    }

    /** The namespaces and open entities, as text by which a parser of an entity's text learns them. */
    PyUnicode context() {
        TextBuilder t = new TextBuilder();
        if (dtd.defaultPrefix.binding != null) {
            t.append('=').append(dtd.defaultPrefix.binding.uri);
        }
        dtd.prefixes.forEach(p -> {
            if (p.binding != null) {
                part(t).append(p.name).append('=').append(p.binding.uri);
            }
        });
        dtd.general.forEach(e -> {
            if (e.open) {
                part(t).append(e.name);
            }
        });
        return t.toUnicode();
    }

    private static TextBuilder part(TextBuilder t) {
        return t.isEmpty() ? t : t.append('\f');
    }

    private void setContext(PyUnicode context) {
        for (String part : context.toString().split("\f")) {
            int equals = part.indexOf('=');
            byte[] name = Utf8.bytes(equals < 0 ? part : part.substring(0, equals));
            if (equals >= 0) {
                Prefix p = equals == 0 ? dtd.defaultPrefix : dtd.prefix(name, 0, name.length);
                if (p.binding == null) {
                    content.tags.bind(p, PyUnicode.of(part.substring(equals + 1)), false);
                }
            } else {
                Entity e = dtd.general.get(name);
                if (e != null) {
                    e.open = true;
                }
            }
        }
    }

    // ---- reports

    void characters(byte[] b, int from, int to) {
        if (input.encoding.isUtf8 || source != null) {
            events.characters(b, from, to);
            return;
        }
        for (int at = from; at < to; ) {
            int next = piece(b, at, to);
            input.event = at;
            input.eventEnd = next;
            events.characters(b, at, next);
            at = next;
        }
    }

    /** What no other event tells of. */
    void other(byte[] b, int from, int to) {
        if (!wants(XmlEvents.DEFAULT)) {
            return;
        }
        if (input.encoding.isUtf8 || source != null) {
            events.other(b, from, to);
            return;
        }
        for (int at = from; at < to && wants(XmlEvents.DEFAULT); ) {
            int next = piece(b, at, to);
            input.event = at;
            input.eventEnd = next;
            events.other(b, at, next);
            at = next;
        }
    }

    private static int piece(byte[] b, int from, int to) {
        int next = Math.min(to, from + PIECE);
        while (next < to && (b[next] & 0xC0) == 0x80) {
            next--;
        }
        return next;
    }

    void instruction(byte[] b, int from, int next) {
        if (!wants(XmlEvents.PROCESSING_INSTRUCTION)) {
            other(b, from, next);
            return;
        }
        int at = from + 2;
        int to = next - 2;
        int name = at;
        while (at < to && !isSpace(b[at])) {
            at++;
        }
        int nameEnd = at;
        while (at < to && isSpace(b[at])) {
            at++;
        }
        events.processingInstruction(Utf8.text(b, name, nameEnd), lines(b, at, to));
    }

    void comment(byte[] b, int from, int next) {
        if (wants(XmlEvents.COMMENT)) {
            events.comment(lines(b, from + 4, next - 3));
        } else {
            other(b, from, next);
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Text with line feeds for all line ends. */
    private static PyUnicode lines(byte[] b, int from, int to) {
        int first = from;
        while (first < to && b[first] != '\r') {
            first++;
        }
        if (first == to) {
            return Utf8.text(b, from, to);
        }
        Utf8 t = new Utf8();
        t.add(b, from, first);
        for (int i = first; i < to; i++) {
            if (b[i] == '\r') {
                t.add('\n');
                if (i + 1 < to && b[i + 1] == '\n') {
                    i++;
                }
            } else {
                t.add(b[i]);
            }
        }
        return t.text();
    }
}
