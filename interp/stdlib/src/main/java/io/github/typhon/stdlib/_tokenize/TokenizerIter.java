// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._tokenize;

import io.github.typhon.interp.runtime.builtins.SourceCompiler;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.syntax.PySyntaxError;
import io.github.typhon.interp.syntax.Source;
import io.github.typhon.interp.syntax.token.TokenIterator;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.Signature;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** Iterator over the tokens of what a readline function answers, read to its end at the first token.
 *  <p>Threads: one step at a time, under the iterator's monitor after the reading. CPython: Python/Python-tokenize.c, which reads line by line. */
@PyClass(name = "TokenizerIter", module = "_tokenize", flags = {PyType.BASETYPE})
public class TokenizerIter extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TokenizerIterExposed());
    private static final Signature NEW = Signature.parse("(readline, /, *, encoding=NULL, extra_tokens=False)");

    @Owned private PyObject readline;
    private final String encoding;
    private final boolean extraTokens;
    private TokenIterator tokens;
    private PyUnicode lineText;
    private String lineTextFrom;

    protected TokenizerIter(ThreadState ts, PyObject readline, String encoding, boolean extraTokens) {
        super(ts);
        this.readline = Refs.newRef(ts, readline);
        this.encoding = encoding;
        this.extraTokens = extraTokens;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NEW.bind(ts, "tokenizeriter", args, kwnames);
        try {
            if (a[1] != null && PyUnicode.unwrapOrNull(a[1]) == null) {
                throw Raise.typeError("tokenizeriter() argument 'encoding' must be str, not %s", PyType.of(a[1]).name());
            }
            return TokenizerIterExposed.newInstance(ts, type, a[0], a[1] == null ? null : PyUnicode.unwrap(a[1]).toString(),
                    a[2] != null && Objects.isTrue(ts, a[2]));
        } finally {
            NEW.release(ts, a);
        }
    }

    static PyObject tp_iter(ThreadState ts, TokenizerIter self) {
        return Refs.newRef(ts, self);
    }

    static PyObject tp_iternext(ThreadState ts, TokenizerIter self) {
        TokenIterator it = self.tokens;
        if (it == null) {
            it = new TokenIterator(Source.verbatim("<string>", self.readAll(ts)), self.extraTokens);
            self.tokens = it;
        }
        TokenIterator.Token t;
        try {
            synchronized (it) {
                t = it.next();
            }
        } catch (PySyntaxError e) {
            throw error(ts, e);
        }
        if (t == null) {
            return null;
        }
        return PyTuple.of(ts, PyLong.of(t.type()), PyUnicode.of(t.string()), pair(ts, t.line(), t.column()), pair(ts, t.endLine(), t.endColumn()),
                self.line(t.lineText()));
    }

    /** Errors that are not found in a token carry no end, and those at the end of the file have their place in attributes only. */
    private static PyException error(ThreadState ts, PySyntaxError e) {
        PyException full = SourceCompiler.syntaxError(PyThreadState.of(ts), e);
        if (!e.positioned() || e.endLineno() >= 0) {
            return full;
        }
        PyType type = full.type();
        full.discard(ts);
        if (e.text() == null) {
            PyException bare = PyException.of(type, e.getMessage());
            PyObject value = bare.value(ts);
            Objects.setAttr(ts, value, "filename", PyUnicode.of(e.filename()));
            Objects.setAttr(ts, value, "lineno", PyLong.of(e.lineno()));
            Objects.setAttr(ts, value, "offset", PyLong.of(e.offset()));
            return bare;
        }
        String text = e.text().endsWith("\n") ? e.text().substring(0, e.text().length() - 1) : e.text();
        return PyException.ofArgs(type, PyUnicode.of(e.getMessage()), PyTuple.ofImmortals(PyUnicode.of(e.filename()), PyLong.of(e.lineno()),
                PyLong.of(e.offset()), PyUnicode.of(text), PyNone.NONE, PyNone.NONE));
    }

    private static PyObject pair(ThreadState ts, int a, int b) {
        return PyTuple.of(ts, PyLong.of(a), PyLong.of(b));
    }

    /** Tokens of one line share its str. */
    private synchronized PyUnicode line(String text) {
        if (lineTextFrom != text) {
            lineTextFrom = text;
            lineText = PyUnicode.of(text);
        }
        return lineText;
    }

    private String readAll(ThreadState ts) {
        StringBuilder b = new StringBuilder();
        while (true) {
            PyObject line;
            try {
                line = Calls.call0(ts, readline);
            } catch (PyException e) {
                if (!e.matches(Exc.StopIteration)) {
                    throw e;
                }
                e.discard(ts);
                return b.toString();
            }
            try {
                String s = text(ts, line);
                if (s.isEmpty()) {
                    return b.toString();
                }
                b.append(s);
            } finally {
                Refs.decref(ts, line);
            }
        }
    }

    private String text(ThreadState ts, PyObject line) {
        if (encoding == null) {
            PyUnicode u = PyUnicode.unwrapOrNull(line);
            if (u == null) {
                throw Raise.typeError("readline() returned a non-string object");
            }
            return u.toString();
        }
        if (PyBytes.unwrapOrNull(line) == null) {
            throw Raise.typeError("readline() returned a non-bytes object");
        }
        PyObject u = Calls.callMethod(ts, line, "decode", PyUnicode.of(encoding), PyUnicode.of("replace"));
        try {
            return PyUnicode.unwrap(u).toString();
        } finally {
            Refs.decref(ts, u);
        }
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(readline);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject r = readline;
        readline = null;
        Refs.xdecref(ts, r);
    }
}
