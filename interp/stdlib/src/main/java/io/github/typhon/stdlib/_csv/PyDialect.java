// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._csv;

import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _csv.Dialect}. <p>Threads: immutable. */
@PyClass(name = "Dialect", module = "_csv", flags = PyType.BASETYPE, doc = "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n")
public class PyDialect extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyDialectExposed());
    static final int NOT_SET = -1;
    private static final String[] NAMES = {
        "dialect", "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"};

    final int delimiter;
    final boolean doubleQuote;
    final int escape;
    final PyUnicode lineTerminator;
    final int quote;
    final int quoting;
    final boolean skipInitialSpace;
    final boolean strict;

    /** {@code v}: the values in the order of NAMES, null where unset; the first is not looked at. */
    public PyDialect(ThreadState ts, PyObject[] v) {
        super(ts);
        delimiter = character(v[1], "delimiter", ',', false);
        doubleQuote = v[2] == null || Objects.isTrue(ts, v[2]);
        escape = character(v[3], "escapechar", NOT_SET, true);
        lineTerminator = v[4] == null ? PyUnicode.of("\r\n") : PyUnicode.unwrapOrNull(v[4]);
        if (lineTerminator == null) {
            throw Raise.typeError("\"lineterminator\" must be a string, not %s", PyType.of(v[4]).fullName());
        }
        quote = character(v[5], "quotechar", '"', true);
        quoting = quoting(ts, v[6], v[5] == PyNone.NONE);
        skipInitialSpace = v[7] != null && Objects.isTrue(ts, v[7]);
        strict = v[8] != null && Objects.isTrue(ts, v[8]);
        check();
    }

    private static int character(PyObject o, String name, int preset, boolean orNone) {
        if (o == null) {
            return preset;
        }
        if (orNone && o == PyNone.NONE) {
            return NOT_SET;
        }
        PyUnicode u = PyUnicode.unwrapOrNull(o);
        String wanted = "\"" + name + "\" must be a unicode character" + (orNone ? " or None" : "");
        if (u == null) {
            throw Raise.typeError("%s, not %s", wanted, PyType.of(o).fullName());
        }
        if (u.length() != 1) {
            throw Raise.typeError("%s, not a string of length %d", wanted, u.length());
        }
        return u.codePointAt(0);
    }

    private static int quoting(ThreadState ts, PyObject o, boolean noQuote) {
        if (o == null) {
            return noQuote ? Quoting.NONE : Quoting.MINIMAL;
        }
        if (PyType.of(o) != PyLong.TYPE) {
            throw Raise.typeError("\"quoting\" must be an integer, not %s", PyType.of(o).fullName());
        }
        int q = Numbers.asInt(ts, o);
        if (q < Quoting.MINIMAL || q > Quoting.NOTNULL) {
            throw Raise.typeError("bad \"quoting\" value");
        }
        return q;
    }

    private void check() {
        if (quoting != Quoting.NONE && quote == NOT_SET) {
            throw Raise.typeError("quotechar must be set if quoting enabled");
        }
        checkOne("delimiter", delimiter, true);
        checkOne("escapechar", escape, !skipInitialSpace);
        checkOne("quotechar", quote, !skipInitialSpace);
        checkPair("delimiter", "escapechar", delimiter == escape);
        checkPair("delimiter", "quotechar", delimiter == quote);
        checkPair("escapechar", "quotechar", escape != NOT_SET && escape == quote);
        checkPair("delimiter", "lineterminator", ends(delimiter));
        checkPair("escapechar", "lineterminator", ends(escape));
        checkPair("quotechar", "lineterminator", ends(quote));
    }

    private static void checkOne(String name, int c, boolean maySpace) {
        if (c == '\n' || c == '\r' || c == ' ' && !maySpace) {
            throw Raise.valueError("bad %s value", name);
        }
    }

    private static void checkPair(String a, String b, boolean clash) {
        if (clash) {
            throw Raise.valueError("bad %s or %s value", a, b);
        }
    }

    /** The line terminator contains the character. */
    boolean ends(int c) {
        if (c != NOT_SET) {
            for (int i = 0; i < lineTerminator.length(); i++) {
                if (lineTerminator.codePointAt(i) == c) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] v = bind(args, kwnames);
        boolean onlyDialect = true;
        for (int i = 1; i < v.length; i++) {
            onlyDialect &= v[i] == null;
        }
        PyObject from = v[0] == PyNone.NONE ? null : v[0];
        PyObject found = null;
        PyObject[] owned = new PyObject[v.length];
        try {
            if (from != null && PyUnicode.unwrapOrNull(from) != null) {
                from = found = CsvModule.find(ts, from);
            }
            if (from instanceof PyDialect d && type == TYPE && PyType.of(d) == TYPE && onlyDialect) {
                return Refs.newRef(ts, d);
            }
            for (int i = 1; i < v.length && from != null; i++) {
                if (v[i] == null) {
                    v[i] = owned[i] = Objects.lookupAttr(ts, from, NAMES[i]);
                }
            }
            return PyDialectExposed.newInstance(ts, type, v);
        } finally {
            Refs.releaseAll(ts, owned, 0, owned.length);
            Refs.xdecref(ts, found);
        }
    }

    private static PyObject[] bind(PyObject[] args, PyUnicode[] kwnames) {
        if (args.length > NAMES.length) {
            throw Raise.typeError("function takes at most %d arguments (%d given)", NAMES.length, args.length);
        }
        int nkw = kwnames == null ? 0 : kwnames.length;
        int npos = args.length - nkw;
        PyObject[] v = new PyObject[NAMES.length];
        System.arraycopy(args, 0, v, 0, npos);
        for (int k = 0; k < nkw; k++) {
            int i = java.util.Arrays.asList(NAMES).indexOf(kwnames[k].toString());
            if (i < 0) {
                throw Raise.typeError("this function got an unexpected keyword argument '%s'", kwnames[k]);
            }
            if (v[i] != null) {
                throw Raise.typeError("argument for function given by name ('%s') and position (%d)", NAMES[i], i + 1);
            }
            v[i] = args[npos + k];
        }
        return v;
    }

    private static PyObject text(int c) {
        return c == NOT_SET ? PyNone.NONE : PyUnicode.ofChar(c);
    }

    @PyGetter("delimiter")
    @Owned PyObject delimiter() {
        return text(delimiter);
    }

    @PyGetter(value = "doublequote", member = true)
    boolean doubleQuote() {
        return doubleQuote;
    }

    @PyGetter("escapechar")
    @Owned PyObject escape() {
        return text(escape);
    }

    @PyGetter("lineterminator")
    @Owned PyObject lineTerminator() {
        return lineTerminator;
    }

    @PyGetter("quotechar")
    @Owned PyObject quote() {
        return text(quote);
    }

    @PyGetter("quoting")
    long quoting() {
        return quoting;
    }

    @PyGetter(value = "skipinitialspace", member = true)
    boolean skipInitialSpace() {
        return skipInitialSpace;
    }

    @PyGetter(value = "strict", member = true)
    boolean strict() {
        return strict;
    }

    private PyException unpicklable() {
        return PyException.of(Exc.TypeError, "cannot pickle '" + PyType.of(this).shortName() + "' instances");
    }

    @PyMethod(value = "($self, /)", name = "__reduce__", doc = "raises an exception to avoid pickling")
    PyObject reduce() {
        throw unpicklable();
    }

    @PyMethod(value = "($self, protocol, /)", name = "__reduce_ex__", doc = "raises an exception to avoid pickling")
    PyObject reduceEx(PyObject protocol) {
        throw unpicklable();
    }
}
