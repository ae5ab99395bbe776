// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Codecs;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import io.github.typhon.stdlib.xml.AttributeValues;
import io.github.typhon.stdlib.xml.ContentModel;
import io.github.typhon.stdlib.xml.Name;
import io.github.typhon.stdlib.xml.XmlError;
import io.github.typhon.stdlib.xml.XmlEvents;
import java.nio.charset.StandardCharsets;

/** Turns events into calls of a parser's target, or of the builder itself if that is the target. After an exception the rest of the piece is read in
 *  silence: the parser itself goes on. <p>Threads: used by the thread that parses. <p>Re-entry: may run Python. */
final class TargetEvents implements XmlEvents {
    /** What a target does. */
    private interface Step {
        void run();
    }

    private final PyTreeParser parser;
    /** The thread that parses. */
    ThreadState ts;
    private PyException failure;

    TargetEvents(PyTreeParser parser) {
        this.parser = parser;
    }

    PyException takeFailure() {
        PyException f = failure;
        failure = null;
        return f;
    }

    private void attempt(Step step) {
        if (failure != null) {
            return;
        }
        try {
            step.run();
        } catch (PyException e) {
            failure = e;
        }
    }

    /** Calls a method of the target, if there is one. */
    private void call(int method, @Stolen PyObject... args) {
        PyObject f = parser.method(ts, method);
        try {
            if (f != null) {
                Refs.decref(ts, Calls.call(ts, f, args));
            }
        } finally {
            Refs.xdecref(ts, f);
            Refs.releaseAll(ts, args, 0, args.length);
        }
    }

    /** A name in Clark's notation: the namespace in braces. */
    private static PyUnicode universal(Name n) {
        if (n.interned == null) {
            PyUnicode t = n.text;
            boolean qualified = false;
            for (int i = 0; i < t.length() && !qualified; i++) {
                qualified = t.codePointAt(i) == '}';
            }
            n.interned = qualified ? PyUnicode.ofChar('{').concat(t) : t;
        }
        return n.interned;
    }

    private static PyObject orEmpty(PyUnicode u) {
        return u == null ? PyUnicode.EMPTY : u;
    }

    private static PyObject orNone(PyUnicode u) {
        return u == null ? PyNone.NONE : u;
    }

    @Override
    public void startElement(Name name, AttributeValues attributes) {
        attempt(() -> {
            int n = attributes.count();
            PyTreeBuilder b = parser.builder();
            PyDict d = b != null && n == 0 ? null : new PyDict(ts);
            for (int i = 0; i < n; i++) {
                d.put(ts, universal(attributes.name(i)), attributes.value(i));
            }
            if (b == null) {
                call(PyTreeParser.START, universal(name), d);
                return;
            }
            try {
                Refs.decref(ts, b.started(ts, universal(name), d));
            } finally {
                Refs.xdecref(ts, d);
            }
        });
    }

    @Override
    public void endElement(Name name) {
        attempt(() -> {
            PyTreeBuilder b = parser.builder();
            if (b != null) {
                Refs.decref(ts, b.ended(ts));
            } else {
                call(PyTreeParser.END, universal(name));
            }
        });
    }

    private static PyUnicode decode(byte[] b, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= b[i];
        }
        return seen >= 0 ? PyUnicode.ofLatin1(b, from, to) : PyUnicode.of(new String(b, from, to - from, StandardCharsets.UTF_8));
    }

    private void data(PyObject text) {
        PyTreeBuilder b = parser.builder();
        if (b != null) {
            b.text(ts, text);
        } else {
            call(PyTreeParser.DATA, Refs.newRef(ts, text));
        }
    }

    @Override
    public void characters(byte[] b, int from, int to) {
        attempt(() -> data(decode(b, from, to)));
    }

    /** References to entities the document does not declare. */
    @Override
    public void other(byte[] b, int from, int to) {
        if (to - from < 2 || b[from] != '&') {
            return;
        }
        attempt(() -> {
            PyUnicode name = decode(b, from + 1, to - 1);
            PyObject text = parser.entityText(ts, name);
            if (text == null) {
                String message = "undefined entity &" + name + ";";
                throw TreeErrors.of(ts, message, XmlError.UNDEFINED_ENTITY.code(), parser.parser().line(), parser.parser().column());
            }
            try {
                data(text);
            } finally {
                Refs.decref(ts, text);
            }
        });
    }

    @Override
    public void comment(PyUnicode text) {
        attempt(() -> {
            PyTreeBuilder b = parser.builder();
            if (b != null) {
                Refs.decref(ts, b.comment(ts, text));
            } else {
                call(PyTreeParser.COMMENT, text);
            }
        });
    }

    @Override
    public void processingInstruction(PyUnicode target, PyUnicode data) {
        attempt(() -> {
            PyTreeBuilder b = parser.builder();
            if (b != null) {
                Refs.decref(ts, b.pi(ts, target, data));
            } else {
                call(PyTreeParser.PI, target, data);
            }
        });
    }

    @Override
    public void startNamespace(PyUnicode prefix, PyUnicode uri) {
        attempt(() -> namespace(PyTreeParser.START_NS, PyTreeBuilder.START_NS, orEmpty(prefix), orEmpty(uri)));
    }

    @Override
    public void endNamespace(PyUnicode prefix) {
        attempt(() -> namespace(PyTreeParser.END_NS, PyTreeBuilder.END_NS, orEmpty(prefix)));
    }

    /** The end of a namespace is told of as None by a builder, by its prefix otherwise. */
    private void namespace(int method, int event, PyObject... args) {
        PyTreeBuilder b = parser.builder();
        if (b == null) {
            call(method, args);
            return;
        }
        PyObject node = args.length == 1 ? PyNone.NONE : PyTuple.of(ts, args);
        try {
            b.namespace(ts, event, node);
        } finally {
            Refs.decref(ts, node);
        }
    }

    @Override
    public void startDoctype(PyUnicode name, PyUnicode systemId, PyUnicode publicId, boolean hasInternalSubset) {
        attempt(() -> {
            if (parser.has(PyTreeParser.DOCTYPE)) {
                call(PyTreeParser.DOCTYPE, name, orNone(publicId), orNone(systemId));
                return;
            }
            PyObject f = Objects.lookupAttr(ts, parser, "doctype");
            if (f != null) {
                Refs.decref(ts, f);
                Warnings.warn(ts, Exc.RuntimeWarning, "The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder target.", 1);
            }
        });
    }

    @Override
    public int[] encoding(PyUnicode name) {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        int[][] table = {null};
        attempt(() -> {
            PyUnicode u = Codecs.decode(ts, all, 0, 256, name.toString(), "replace");
            if (u.length() != 256) {
                throw Raise.valueError("multi-byte encodings are not supported");
            }
            table[0] = u.codePoints();
        });
        for (int i = 0; table[0] != null && i < 256; i++) {
            table[0][i] = table[0][i] == 0xFFFD ? -1 : table[0][i];
        }
        return table[0];
    }

    // ---- what no target is told of

    @Override
    public void startCdata() {}

    @Override
    public void endCdata() {}

    @Override
    public void endDoctype() {}

    @Override
    public void xmlDecl(PyUnicode version, PyUnicode encoding, int standalone) {}

    @Override
    public void elementDecl(Name name, ContentModel model) {}

    @Override
    public void attlistDecl(Name element, Name attribute, PyUnicode type, PyUnicode value, boolean required) {}

    @Override
    public void entityDecl(PyUnicode name, boolean isParameter, PyUnicode value, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation) {}

    @Override
    public void unparsedEntityDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId, PyUnicode notation) {}

    @Override
    public void notationDecl(PyUnicode name, PyUnicode base, PyUnicode systemId, PyUnicode publicId) {}

    @Override
    public void skippedEntity(PyUnicode name, boolean isParameter) {}

    @Override
    public boolean notStandalone() {
        return true;
    }

    @Override
    public boolean externalEntityRef(PyUnicode context, PyUnicode base, PyUnicode systemId, PyUnicode publicId) {
        return true;
    }
}
