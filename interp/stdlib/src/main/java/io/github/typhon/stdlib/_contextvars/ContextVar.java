// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.collections.iter.CallArgs;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code contextvars.ContextVar}: a name and a default; its values are in contexts. Threads: immutable. */
@PyClass(name = "ContextVar", module = "_contextvars", doc = "")
public final class ContextVar extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new ContextVarExposed());

    private static final StateKey<AtomicInteger> NUMBERS = StateKey.of(() -> new AtomicInteger());

    /** Spread over all bits, and no other variable's of this interpreter: where maps keep it. */
    final int number;
    /** A str, perhaps of a subclass. */
    @Owned private PyObject name;
    /** Null if there is none; both are emptied by the collector only. */
    @Owned private PyObject fallback;

    public ContextVar(ThreadState ts, PyObject name, PyObject fallback) {
        super(ts);
        this.name = Refs.newRef(ts, name);
        this.fallback = Refs.xnewRef(ts, fallback);
        // An odd factor is a permutation.
        number = ts.interp.state(NUMBERS).getAndIncrement() * 0x9E3779B1;
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        if (name != null) {
            v.visit(name);
        }
        if (fallback != null) {
            v.visit(fallback);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject d = fallback;
        fallback = null;
        Refs.xdecref(ts, d);
        PyObject n = name;
        name = null;
        Refs.xdecref(ts, n);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int given = args.length - (kwnames == null ? 0 : kwnames.length);
        if (given == 0) {
            throw Raise.typeError("ContextVar() takes exactly 1 positional argument (0 given)");
        }
        PyObject[] a = CallArgs.bind("ContextVar", args, kwnames, 1, 1, 1, "", "default");
        if (PyUnicode.unwrapOrNull(a[0]) == null) {
            throw Raise.typeError("context variable name must be a str");
        }
        // CPython's hash of a variable is made of its name's.
        Objects.hash(ts, a[0]);
        return new ContextVar(ts, a[0], a[1]);
    }

    static String tp_repr(ThreadState ts, ContextVar self) {
        String d = self.fallback == null ? "" : " default=" + Objects.reprText(ts, self.fallback);
        return "<ContextVar name=" + Objects.reprText(ts, self.name) + d + " at " + Hashing.address(self) + ">";
    }

    static long tp_hash(ThreadState ts, ContextVar self) {
        return Hashing.identity(self);
    }

    @PyGetter(value = "name", member = true)
    PyObject name(ThreadState ts) {
        return Refs.newRef(ts, name);
    }

    @PyMethod(value = "($self, default=<unrepresentable>, /)",
            doc = "Return a value for the context variable for the current context.\n\nIf there is no value for the variable in the current context, the method will:\n"
                    + " * return the value of the default argument of the method, if provided; or\n"
                    + " * return the default value for the context variable, if it was created\n   with one; or\n * raise a LookupError.")
    public PyObject get(ThreadState ts, PyObject otherwise) {
        PyObject v = PyContext.currentValue(ts, this);
        if (v != null) {
            return v;
        }
        PyObject d = otherwise != null ? otherwise : fallback;
        if (d == null) {
            throw PyException.ofArgs(Exc.LookupError, Refs.newRef(ts, (PyObject) this));
        }
        return Refs.newRef(ts, d);
    }

    @PyMethod(value = "($self, value, /)",
            doc = "Call to set a new value for the context variable in the current context.\n\nThe required *value* argument is the new value for the context variable.\n\n"
                    + "Returns a Token object that can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` method.")
    public PyObject set(ThreadState ts, PyObject value) {
        PyContext c = PyContext.current(ts);
        PyObject old = c.find(ts, this);
        Token t = new Token(ts, c, this, old);
        c.put(ts, this, value);
        return t;
    }

    @PyMethod(value = "($self, token, /)",
            doc = "Reset the context variable.\n\nThe variable is reset to the value it had before the `ContextVar.set()` that\ncreated the token was used.")
    void reset(ThreadState ts, PyObject token) {
        if (!(token instanceof Token t)) {
            throw Raise.typeError("expected an instance of Token, got %s", Objects.reprText(ts, token));
        }
        t.restore(ts, this);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
