// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._pickle;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** Writes what is pickled by a reduction: a callable, its arguments, a state. <p>Threads: confined to one dump. */
final class ReduceSaver {
    private static final PyUnicode NEWOBJ = PyUnicode.intern("__newobj__");
    private static final PyUnicode NEWOBJ_EX = PyUnicode.intern("__newobj_ex__");

    private final Saver s;
    private final ThreadState ts;
    private final InstanceSaver instances;

    ReduceSaver(Saver s) {
        this.s = s;
        this.ts = s.ts;
        instances = new InstanceSaver(s);
    }

    private PyException error(String format, Object... args) {
        return PickleState.PICKLING_ERROR.error(ts, format, args);
    }

    private static String type(PyObject o) {
        return PyType.of(o).fullName();
    }

    /** Any object that is neither an atom nor a container. */
    void save(PyObject o, PyType type, GlobalSaver globals) {
        PyObject reduction = null;
        if (s.reducerOverride != null) {
            reduction = Calls.call1(ts, s.reducerOverride, o);
            if (reduction == PyNotImplemented.NOT_IMPLEMENTED) {
                reduction = null;
            }
        }
        if (reduction == null) {
            if (type == PyType.TYPE) {
                globals.type((PyType) o);
                return;
            }
            if (type == PyFunction.TYPE) {
                globals.save(o, null);
                return;
            }
            if (o instanceof PyInstance i && instances.isPlain(i)) {
                instances.save(i, type);
                return;
            }
            reduction = reduction(o, type);
            if (reduction == null) {
                globals.save(o, null);
                return;
            }
        }
        try {
            if (PyUnicode.unwrapOrNull(reduction) != null) {
                globals.save(o, reduction);
            } else {
                tuple(o, reduction);
            }
        } finally {
            Refs.decref(ts, reduction);
        }
    }

    private void tuple(PyObject o, PyObject reduction) {
        try {
            if (!(reduction instanceof PyTuple t)) {
                throw error("__reduce__ must return a string or tuple, not %s", type(reduction));
            }
            save(t, o);
        } catch (PyException e) {
            throw s.noted(e, o, "object");
        }
    }

    /** What the dispatch table or the object itself says; null for classes of metaclasses, which are found by name. */
    private @Owned PyObject reduction(PyObject o, PyType type) {
        PyObject f = s.dispatchTable != null ? Mappings.getOptional(ts, s.dispatchTable, type) : s.state.dispatchTable.getItem(ts, type);
        if (f != null) {
            return callAndDrop(f, o);
        }
        if (type.isSubtype(PyType.TYPE)) {
            return null;
        }
        f = Objects.lookupAttr(ts, o, Names.__reduce_ex__);
        if (f != null) {
            return callAndDrop(f, PyLong.of(s.protocol));
        }
        f = Objects.lookupAttr(ts, o, Names.__reduce__);
        if (f == null) {
            throw error("Can't pickle %s object", type(o));
        }
        try {
            return Calls.call0(ts, f);
        } finally {
            Refs.decref(ts, f);
        }
    }

    private PyObject callAndDrop(PyObject f, PyObject argument) {
        try {
            return Calls.call1(ts, f, argument);
        } finally {
            Refs.decref(ts, f);
        }
    }

    // ---- the tuple of a reduction

    private static PyObject orNull(PyTuple t, int i) {
        return i < t.size() && t.get(i) != PyNone.NONE ? t.get(i) : null;
    }

    /** {@code (callable, arguments, state, list items, dict items, state setter)}, the last four optional. */
    void save(PyTuple r, PyObject o) {
        if (r.size() < 2 || r.size() > 6) {
            throw error("tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        PyObject callable = r.get(0);
        if (!Objects.isCallable(callable)) {
            throw error("first item of the tuple returned by __reduce__ must be callable, not %s", type(callable));
        }
        if (!(r.get(1) instanceof PyTuple args)) {
            throw error("second item of the tuple returned by __reduce__ must be a tuple, not %s", type(r.get(1)));
        }
        PyObject state = orNull(r, 2);
        PyObject items = orNull(r, 3);
        PyObject pairs = orNull(r, 4);
        PyObject setter = orNull(r, 5);
        if (items != null && !Iterators.isIterator(items)) {
            throw error("fourth item of the tuple returned by __reduce__ must be an iterator, not %s", type(items));
        }
        if (pairs != null && !Iterators.isIterator(pairs)) {
            throw error("fifth item of the tuple returned by __reduce__ must be an iterator, not %s", type(pairs));
        }
        if (setter != null && !Objects.isCallable(setter)) {
            throw error("sixth item of the tuple returned by __reduce__ must be callable, not %s", type(setter));
        }
        construct(callable, args, o);
        if (s.memo.get(o) >= 0) {
            // It holds itself, and was built while its parts were.
            s.out.op(Op.POP);
            s.known(o);
            return;
        }
        s.memoize(o);
        if (items != null) {
            s.containers.items(items, o);
        }
        if (pairs != null) {
            s.containers.pairs(pairs, o);
        }
        if (state != null) {
            state(state, setter, o);
        }
    }

    private void construct(PyObject callable, PyTuple args, PyObject o) {
        if (s.protocol >= 2) {
            PyObject name = Objects.lookupAttr(ts, callable, Names.__name__);
            PyUnicode u = name == null ? null : PyUnicode.unwrapOrNull(name);
            boolean plain = u != null && u.equalsText(NEWOBJ);
            boolean keywords = u != null && u.equalsText(NEWOBJ_EX);
            Refs.xdecref(ts, name);
            if (plain) {
                newObject(args, o);
                return;
            }
            if (keywords) {
                newObjectWithKeywords(args, o);
                return;
            }
        }
        call(callable, args, o);
    }

    private void call(PyObject callable, PyTuple args, PyObject o) {
        part(callable, o, "reconstructor");
        part(args, o, "reconstructor arguments");
        s.out.op(Op.REDUCE);
    }

    private void part(@Borrowed PyObject part, PyObject o, String what) {
        try {
            s.save(part);
        } catch (PyException e) {
            throw s.noted(e, o, what);
        }
    }

    private void newObject(PyTuple args, PyObject o) {
        if (args.size() < 1) {
            throw error("__newobj__ expected at least 1 argument, got %s", args.size());
        }
        PyObject cls = args.get(0);
        if (!(cls instanceof PyType)) {
            throw error("first argument to __newobj__() must be a class, not %s", type(cls));
        }
        PyObject own = Objects.getAttr(ts, o, Names.__class__);
        try {
            if (own != cls) {
                throw error("first argument to __newobj__() must be %s, not %s", Objects.reprText(ts, own), Objects.reprText(ts, cls));
            }
        } finally {
            Refs.decref(ts, own);
        }
        part(cls, o, "class");
        PyTuple rest = PyTuple.copyOf(ts, args.items, 1, args.size());
        try {
            part(rest, o, "__new__ arguments");
        } finally {
            Refs.decref(ts, rest);
        }
        s.out.op(Op.NEWOBJ);
    }

    private void newObjectWithKeywords(PyTuple args, PyObject o) {
        if (args.size() != 3) {
            throw error("__newobj_ex__ expected 3 arguments, got %s", args.size());
        }
        PyObject cls = args.get(0);
        if (!(cls instanceof PyType)) {
            throw error("first argument to __newobj_ex__() must be a class, not %s", type(cls));
        }
        if (!(args.get(1) instanceof PyTuple positional)) {
            throw error("second argument to __newobj_ex__() must be a tuple, not %s", type(args.get(1)));
        }
        if (!(args.get(2) instanceof PyDict)) {
            throw error("third argument to __newobj_ex__() must be a dict, not %s", type(args.get(2)));
        }
        if (s.protocol >= 4) {
            part(cls, o, "class");
            part(positional, o, "__new__ arguments");
            part(args.get(2), o, "__new__ arguments");
            s.out.op(Op.NEWOBJ_EX);
            return;
        }
        PyObject make = partialNew(cls, positional, args.get(2));
        try {
            call(make, PyTuple.EMPTY, o);
        } finally {
            Refs.decref(ts, make);
        }
    }

    /** {@code functools.partial(cls.__new__, cls, *args, **kwargs)}: older protocols have no opcode for keywords. */
    private @Owned PyObject partialNew(PyObject cls, PyTuple positional, PyObject keywords) {
        PyObject[] a = new PyObject[positional.size() + 2];
        a[0] = Objects.getAttr(ts, cls, Names.__new__);
        a[1] = Refs.newRef(ts, cls);
        for (int i = 0; i < positional.size(); i++) {
            a[i + 2] = Refs.newRef(ts, positional.get(i));
        }
        PyTuple t = PyTuple.of(ts, a);
        try {
            return Calls.callDict(ts, s.state.partial, t, keywords);
        } finally {
            Refs.decref(ts, t);
        }
    }

    private void state(PyObject state, PyObject setter, PyObject o) {
        if (setter == null) {
            part(state, o, "state");
            s.out.op(Op.BUILD);
            return;
        }
        part(setter, o, "state setter");
        s.save(o);
        part(state, o, "state");
        s.out.op(Op.TUPLE2);
        s.out.op(Op.REDUCE);
        s.out.op(Op.POP);
    }
}
