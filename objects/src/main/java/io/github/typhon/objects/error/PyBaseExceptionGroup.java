// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.error;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyClassMethod;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.types.GenericAliases;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** BaseExceptionGroup and ExceptionGroup: several exceptions raised together. The algorithms are in {@link GroupSplit}.
 *  <p>Ownership: the message and the tuple of exceptions never change. CPython: PyBaseExceptionGroupObject. */
@PyClass(name = "BaseExceptionGroup", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.HAS_DICT}, doc = "A combination of multiple unrelated exceptions.")
public final class PyBaseExceptionGroup extends PyBaseException {
    public static final PyType TYPE = PyType.builtin(new PyBaseExceptionGroupExposed());
    private static final int MESSAGE = OWN;
    private static final int EXCEPTIONS = OWN + 1;

    PyBaseExceptionGroup(ThreadState ts, PyType type) {
        super(ts, type, 2);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        int n = args.length - (kwnames == null ? 0 : kwnames.length);
        if (n != 2) {
            throw Raise.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", n);
        }
        if (PyUnicode.unwrapOrNull(args[0]) == null) {
            throw Raise.typeError("BaseExceptionGroup.__new__() argument 1 must be str, not %s", Raise.given(args[0]));
        }
        if (!Sequences.check(args[1])) {
            throw Raise.typeError("second argument (exceptions) must be a sequence");
        }
        PyTuple exceptions = (PyTuple) Sequences.tuple(ts, args[1]);
        try {
            PyBaseExceptionGroup g = new PyBaseExceptionGroup(ts, choose(type, exceptions));
            g.takeArgs(ts, args, kwnames);
            g.store(ts, MESSAGE, Refs.newRef(ts, args[0]));
            g.store(ts, EXCEPTIONS, Refs.newRef(ts, exceptions));
            return g;
        } finally {
            Refs.decref(ts, exceptions);
        }
    }

    private static PyType choose(PyType type, PyTuple exceptions) {
        if (exceptions.size() == 0) {
            throw Raise.valueError("second argument (exceptions) must be a non-empty sequence");
        }
        boolean nestsBase = false;
        for (int i = 0; i < exceptions.size(); i++) {
            if (!(exceptions.get(i) instanceof PyBaseException e)) {
                throw Raise.valueError("Item %d of second argument (exceptions) is not an exception", i);
            }
            nestsBase |= !e.ob_type().isSubtype(Exc.Exception);
        }
        if (type == TYPE) {
            return nestsBase ? type : Exc.ExceptionGroup;
        }
        if (nestsBase && type == Exc.ExceptionGroup) {
            throw Raise.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
        }
        if (nestsBase && type.isSubtype(Exc.Exception)) {
            throw Raise.typeError("Cannot nest BaseExceptions in '%s'", type.shortName());
        }
        return type;
    }

    static void tp_init(ThreadState ts, PyBaseExceptionGroup self, PyObject[] args, PyUnicode[] kwnames) {
        PyBaseException.tp_init(ts, self, args, kwnames);
    }

    /** The exceptions of the group. */
    public @Owned PyTuple exceptions(ThreadState ts) {
        PyObject t = load(ts, EXCEPTIONS);
        return t == null ? PyTuple.EMPTY : (PyTuple) t;
    }

    @Owned PyObject message(ThreadState ts) {
        return loadOrNone(ts, MESSAGE);
    }

    static PyObject tp_str(ThreadState ts, PyBaseExceptionGroup self) {
        PyObject message = self.message(ts);
        PyTuple exceptions = self.exceptions(ts);
        try {
            int n = exceptions.size();
            return PyUnicode.of(Objects.strText(ts, message) + " (" + n + " sub-exception" + (n == 1 ? "" : "s") + ")");
        } finally {
            Refs.decref(ts, message);
            Refs.decref(ts, exceptions);
        }
    }

    @PyMethod("($self, excs, /)")
    PyObject derive(ThreadState ts, PyObject excs) {
        PyObject message = message(ts);
        try {
            return Calls.call2(ts, TYPE, message, excs);
        } finally {
            Refs.decref(ts, message);
        }
    }

    @PyMethod("($self, matcher_value, /)")
    PyObject split(ThreadState ts, PyObject matcher) {
        GroupSplit.Parts p = GroupSplit.split(ts, this, GroupSplit.matcher(matcher), true);
        return PyTuple.of(ts, p.matchOrNone(), p.restOrNone());
    }

    @PyMethod("($self, matcher_value, /)")
    PyObject subgroup(ThreadState ts, PyObject matcher) {
        return GroupSplit.split(ts, this, GroupSplit.matcher(matcher), false).matchOrNone();
    }

    @PyClassMethod(value = "($type, object, /)", name = "__class_getitem__", doc = "See PEP 585", textSignature = false)
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @PyGetter(value = "message", member = true, doc = "exception message")
    PyObject getMessage(ThreadState ts) {
        return message(ts);
    }

    @PyGetter(value = "exceptions", member = true, doc = "nested exceptions")
    PyObject getExceptions(ThreadState ts) {
        return exceptions(ts);
    }
}
