// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._contextvars;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code contextvars.Token}: what a variable was before {@code set}, good for one reset.
 *  <p>Threads: its references never change while it lives; of several resets one wins. */
@PyClass(name = "Token", module = "_contextvars", doc = "")
public final class Token extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TokenExposed());

    private final AtomicBoolean used = new AtomicBoolean();
    @Owned private final PyObject[] parts;

    Token(ThreadState ts, PyContext context, ContextVar var, @Stolen PyObject oldOrNull) {
        super(ts);
        parts = new PyObject[] {Refs.newRef(ts, (PyObject) context), Refs.newRef(ts, (PyObject) var), oldOrNull};
        track(ts);
    }

    static void fill(PyType type, NameTable dict) {
        dict.put(PyUnicode.intern("MISSING"), TokenMissing.MISSING);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public void traverse(Visitor v) {
        for (PyObject o : parts) {
            if (o != null) {
                v.visit(o);
            }
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        Refs.releaseAll(ts, parts, 0, parts.length);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        throw Raise.runtimeError("Tokens can only be created by ContextVars");
    }

    static String tp_repr(ThreadState ts, Token self) {
        return "<Token" + (self.used.get() ? " used" : "") + " var=" + Objects.reprText(ts, self.parts[1]) + " at " + Hashing.address(self) + ">";
    }

    /** Compares by identity, but has no hash. */
    static PyObject tp_richcompare(ThreadState ts, Token self, PyObject other, int op) {
        return PyNotImplemented.NOT_IMPLEMENTED;
    }

    @PyGetter("var")
    PyObject var(ThreadState ts) {
        return Refs.newRef(ts, parts[1]);
    }

    @PyGetter("old_value")
    PyObject oldValue(ThreadState ts) {
        return parts[2] == null ? TokenMissing.MISSING : Refs.newRef(ts, parts[2]);
    }

    /** ContextVar.reset(). */
    void restore(ThreadState ts, ContextVar var) {
        if (used.get()) {
            throw Raise.runtimeError("%s has already been used once", Objects.reprText(ts, this));
        }
        if (parts[1] != var) {
            throw Raise.valueError("%s was created by a different ContextVar", Objects.reprText(ts, this));
        }
        PyContext c = PyContext.current(ts);
        if (parts[0] != c) {
            throw Raise.valueError("%s was created in a different Context", Objects.reprText(ts, this));
        }
        if (!used.compareAndSet(false, true)) {
            throw Raise.runtimeError("%s has already been used once", Objects.reprText(ts, this));
        }
        if (parts[2] == null) {
            c.remove(ts, var);
        } else {
            c.put(ts, var, parts[2]);
        }
    }

    @PyMethod(value = "($self, /)", name = "__enter__", doc = "Enter into Token context manager.")
    PyObject enter(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) this);
    }

    @PyMethod(value = "($self, type, val, tb, /)", name = "__exit__", doc = "Exit from Token context manager, restore the linked ContextVar.")
    void exit(ThreadState ts, PyObject type, PyObject val, PyObject tb) {
        restore(ts, (ContextVar) parts[1]);
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject object) {
        return GenericAliases.of(ts, cls, object);
    }
}
