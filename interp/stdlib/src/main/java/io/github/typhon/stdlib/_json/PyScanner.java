// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._json;

import io.github.typhon.collections.iter.HeldIterator;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.Args;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _json.make_scanner}; held: the hooks. <p>Threads: immutable; every call parses with a state of its own. */
@PyClass(name = "Scanner", module = "_json", flags = PyType.BASETYPE, doc = "JSON scanner object")
public class PyScanner extends HeldIterator {
    public static final PyType TYPE = PyType.builtin(new PyScannerExposed());
    static final int OBJECT_HOOK = 0;
    static final int OBJECT_PAIRS_HOOK = 1;
    static final int PARSE_FLOAT = 2;
    static final int PARSE_INT = 3;
    static final int PARSE_CONSTANT = 4;
    private static final String[] HOOKS = {"object_hook", "object_pairs_hook", "parse_float", "parse_int", "parse_constant"};

    final boolean strict;

    public PyScanner(ThreadState ts, boolean strict, @Stolen PyObject[] hooks) {
        super(ts, hooks);
        this.strict = strict;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("make_scanner", args, kwnames, "context");
        if (a[0] == null) {
            throw Raise.typeError("make_scanner() missing required argument 'context' (pos 1)");
        }
        boolean strict = Objects.truth(ts, Objects.getAttr(ts, a[0], "strict"));
        PyObject[] hooks = new PyObject[HOOKS.length];
        try {
            for (int i = 0; i < hooks.length; i++) {
                hooks[i] = Objects.getAttr(ts, a[0], HOOKS[i]);
            }
        } catch (Throwable e) {
            Refs.releaseAll(ts, hooks, 0, hooks.length);
            throw e;
        }
        return PyScannerExposed.newInstance(ts, type, strict, hooks);
    }

    @Borrowed("from the scanner") PyObject hook(int i) {
        return peek(i);
    }

    static PyObject tp_call(ThreadState ts, PyScanner self, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("scan_once", args, kwnames, "string", "idx");
        if (a[0] == null || a[1] == null) {
            throw Raise.typeError("scan_once() missing required argument '%s' (pos %d)", a[0] == null ? "string" : "idx", a[0] == null ? 1 : 2);
        }
        PyUnicode u = PyUnicode.unwrapOrNull(a[0]);
        long idx = Args.toLong(ts, a[1]);
        if (u == null) {
            throw Raise.typeError("first argument must be a string, not %s", PyType.of(a[0]).name());
        }
        JsonParser p = new JsonParser(ts, u, self);
        PyObject v = p.value(idx);
        return PyTuple.of(ts, v, PyLong.of(p.next));
    }

    @PyGetter(value = "strict", member = true, doc = "strict")
    boolean strict() {
        return strict;
    }

    @PyGetter(value = "object_hook", member = true, doc = "object_hook")
    PyObject objectHook(ThreadState ts) {
        return held(ts, OBJECT_HOOK);
    }

    @PyGetter(value = "object_pairs_hook", member = true)
    PyObject objectPairsHook(ThreadState ts) {
        return held(ts, OBJECT_PAIRS_HOOK);
    }

    @PyGetter(value = "parse_float", member = true, doc = "parse_float")
    PyObject parseFloat(ThreadState ts) {
        return held(ts, PARSE_FLOAT);
    }

    @PyGetter(value = "parse_int", member = true, doc = "parse_int")
    PyObject parseInt(ThreadState ts) {
        return held(ts, PARSE_INT);
    }

    @PyGetter(value = "parse_constant", member = true, doc = "parse_constant")
    PyObject parseConstant(ThreadState ts) {
        return held(ts, PARSE_CONSTANT);
    }
}
