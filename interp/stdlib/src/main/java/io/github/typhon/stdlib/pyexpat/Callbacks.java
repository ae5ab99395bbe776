// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib.pyexpat;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.AttributeValues;
import io.github.typhon.stdlib.xml.ContentModel;
import io.github.typhon.stdlib.xml.Name;
import io.github.typhon.stdlib.xml.XmlEvents;
import java.util.List;

/** Turns events into calls of a parser's handlers.
 *  <p>Threads: used by the thread that parses, which holds the parser's lock; {@code ts} is that thread's. <p>Re-entry: every method may run Python. */
final class Callbacks implements XmlEvents {
    private final PyXmlParser parser;
    /** The thread that parses. */
    ThreadState ts;
    /** Why an encoding is not known; raised instead of the error that it is not. */
    PyException codecFailure;
    /** How many handlers are running. */
    int running;
    /** Which of the two default handlers was set last. */
    volatile HandlerKind defaultKind = HandlerKind.DEFAULT;

    Callbacks(PyXmlParser parser) {
        this.parser = parser;
    }

    /** Calls a handler, if it is still there, after the text that came before. Null if it is not. */
    private @Owned PyObject call(HandlerKind kind, @Stolen PyObject... args) {
        try {
            parser.text.flush(ts);
            return run(ts, kind, args);
        } finally {
            Refs.releaseAll(ts, args, 0, args.length);
        }
    }

    /** Calls a handler as it is. */
    @Owned PyObject run(ThreadState by, HandlerKind kind, PyObject... args) {
        PyObject f = parser.heldHandler(by, kind);
        if (f == null) {
            return null;
        }
        running++;
        try {
            return Calls.call(by, f, args);
        } finally {
            running--;
            Refs.decref(by, f);
        }
    }

    private void tell(HandlerKind kind, @Stolen PyObject... args) {
        Refs.xdecref(ts, call(kind, args));
    }

    private boolean ask(HandlerKind kind, @Stolen PyObject... args) {
        PyObject r = call(kind, args);
        if (r == null) {
            return false;
        }
        try {
            return Numbers.asSsize(ts, r, Exc.OverflowError) != 0;
        } finally {
            Refs.decref(ts, r);
        }
    }

    private static PyObject orNone(PyUnicode u) {
        return u == null ? PyNone.NONE : u;
    }

    private @Owned PyObject intern(PyUnicode u) {
        if (u == null) {
            return PyNone.NONE;
        }
        PyDict d = parser.internBorrowed();
        return d == null ? u : d.setDefault(ts, u, u);
    }

    private @Owned PyObject intern(Name n) {
        if (n.interned != null) {
            return n.interned;
        }
        PyObject o = intern(n.text);
        if (o instanceof PyUnicode u) {
            n.interned = u;
        }
        return o;
    }

    @Override
    public void startElement(Name name, AttributeValues attributes) {
        int n = parser.specifiedAttributes ? attributes.specified() : attributes.count();
        PyObject container = parser.orderedAttributes ? list(attributes, n) : dict(attributes, n);
        tell(HandlerKind.START_ELEMENT, intern(name), container);
    }

    private PyObject list(AttributeValues a, int n) {
        PyObject[] items = new PyObject[2 * n];
        for (int i = 0; i < n; i++) {
            items[2 * i] = intern(a.name(i));
            items[2 * i + 1] = a.value(i);
        }
        return PyList.of(ts, items);
    }

    private PyObject dict(AttributeValues a, int n) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < n; i++) {
            PyObject name = intern(a.name(i));
            d.put(ts, name, a.value(i));
            Refs.decref(ts, name);
        }
        return d;
    }

    @Override
    public void endElement(Name name) {
        tell(HandlerKind.END_ELEMENT, intern(name));
    }

    @Override
    public void characters(byte[] b, int from, int to) {
        parser.text.add(ts, b, from, to);
    }

    @Override
    public void processingInstruction(PyUnicode target, PyUnicode data) {
        tell(HandlerKind.PROCESSING_INSTRUCTION, intern(target), data);
    }

    @Override
    public void comment(PyUnicode text) {
        tell(HandlerKind.COMMENT, text);
    }

    @Override
    public void startCdata() {
        tell(HandlerKind.START_CDATA);
    }

    @Override
    public void endCdata() {
        tell(HandlerKind.END_CDATA);
    }

    @Override
    public void other(byte[] b, int from, int to) {
        tell(defaultKind, TextBuffer.decode(b, from, to));
    }

    @Override
    public void startNamespace(PyUnicode prefix, PyUnicode uri) {
        tell(HandlerKind.START_NAMESPACE, intern(prefix), intern(uri));
    }

    @Override
    public void endNamespace(PyUnicode prefix) {
        tell(HandlerKind.END_NAMESPACE, intern(prefix));
    }

    @Override
    public void startDoctype(PyUnicode name, PyUnicode systemId, PyUnicode publicId, boolean hasInternalSubset) {
        tell(HandlerKind.START_DOCTYPE, intern(name), intern(systemId), intern(publicId), PyLong.of(hasInternalSubset ? 1 : 0));
    }

    @Override
    public void endDoctype() {
        tell(HandlerKind.END_DOCTYPE);
    }

    @Override
    public void xmlDecl(PyUnicode version, PyUnicode encoding, int standalone) {
        tell(HandlerKind.XML_DECL, orNone(version), orNone(encoding), PyLong.of(standalone));
    }

    @Override
    public void elementDecl(Name name, ContentModel model) {
        tell(HandlerKind.ELEMENT_DECL, intern(name), model(model));
    }

    /** A model as tuples of type, quantifier, name, children. */
    private @Owned PyObject model(ContentModel m) {
        List<ContentModel> children = m.children;
        PyObject[] parts = new PyObject[children.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = model(children.get(i));
        }
        return PyTuple.of(ts, PyLong.of(m.type), PyLong.of(m.quantifier), orNone(m.name), PyTuple.of(ts, parts));
    }

    @Override
    public void attlistDecl(Name element, Name attribute, PyUnicode type, PyUnicode value, boolean required) {
        tell(HandlerKind.ATTLIST_DECL, intern(element), intern(attribute), type, orNone(value), PyLong.of(required ? 1 : 0));
    }

    @Override
    public void entityDecl(PyUnicode name, boolean isParameter, PyUnicode value, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation) {
        tell(HandlerKind.ENTITY_DECL, intern(name), PyLong.of(isParameter ? 1 : 0), orNone(value), intern(base), intern(systemId), intern(publicId), intern(notation));
    }

    @Override
    public void unparsedEntityDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation) {
        tell(HandlerKind.UNPARSED_ENTITY_DECL, intern(name), intern(base), intern(systemId), intern(publicId), intern(notation));
    }

    @Override
    public void notationDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId) {
        tell(HandlerKind.NOTATION_DECL, intern(name), intern(base), intern(systemId), intern(publicId));
    }

    @Override
    public void skippedEntity(PyUnicode name, boolean isParameter) {
        tell(HandlerKind.SKIPPED_ENTITY, intern(name), PyLong.of(isParameter ? 1 : 0));
    }

    @Override
    public boolean notStandalone() {
        return ask(HandlerKind.NOT_STANDALONE);
    }

    @Override
    public boolean externalEntityRef(PyUnicode context, PyUnicode base, PyUnicode systemId, PyUnicode publicId) {
        return ask(HandlerKind.EXTERNAL_ENTITY_REF, orNone(context), intern(base), intern(systemId), intern(publicId));
    }

    @Override
    public int[] encoding(PyUnicode name) {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        PyUnicode u;
        try {
            u = Codecs.decode(ts, all, 0, 256, name.toString(), "replace");
            if (u.length() != 256) {
                throw Raise.valueError("multi-byte encodings are not supported");
            }
        } catch (PyException e) {
            codecFailure = e;
            return null;
        }
        int[] table = u.codePoints();
        for (int i = 0; i < 256; i++) {
            table[i] = table[i] == 0xFFFD ? -1 : table[i];
        }
        return table;
    }
}
