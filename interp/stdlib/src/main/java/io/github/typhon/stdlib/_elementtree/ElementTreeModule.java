// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._elementtree;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.StateKey;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/** {@code _elementtree}. <p>Threads: the factories are in a dict, per interpreter. */
@PyModule(name = "_elementtree")
public final class ElementTreeModule {
    private static final PyUnicode COMMENT = PyUnicode.intern("comment");
    private static final PyUnicode PI = PyUnicode.intern("pi");
    private static final StateKey<State> STATE = StateKey.of(State::new);

    private static final class State {
        final AtomicReference<PyDict> factories = new AtomicReference<>();
    }

    private ElementTreeModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.addType(PyElement.TYPE);
        m.addType(PyTreeBuilder.TYPE);
        m.addType(PyTreeParser.TYPE);
        m.add("ParseError", Refs.newRef(ts, (PyObject) TreeErrors.PARSE_ERROR.of(ts)));
    }

    /** The interpreter's state owns it. */
    private static @Borrowed("from the interpreter") PyDict factories(ThreadState ts) {
        AtomicReference<PyDict> slot = ts.interp.state(STATE).factories;
        if (slot.get() == null) {
            PyDict made = new PyDict(ts);
            if (!slot.compareAndSet(null, made)) {
                Refs.decref(ts, made);
            }
        }
        return slot.get();
    }

    /** What makes comments, or null. */
    static @Owned PyObject commentFactory(ThreadState ts) {
        return factories(ts).getItem(ts, COMMENT);
    }

    /** What makes processing instructions, or null. */
    static @Owned PyObject piFactory(ThreadState ts) {
        return factories(ts).getItem(ts, PI);
    }

    private static @Owned PyObject exchange(ThreadState ts, PyUnicode key, PyObject factory) {
        PyDict d = factories(ts);
        PyObject old = d.remove(ts, key);
        if (factory != PyNone.NONE) {
            d.put(ts, key, factory);
        }
        return old == null ? PyNone.NONE : old;
    }

    private static void checkFactory(String kind, PyObject f) {
        if (f != PyNone.NONE && !Calls.isCallable(f)) {
            throw Raise.typeError("%s factory must be callable, not %s", kind, PyType.of(f).name());
        }
    }

    @PyFunction(value = "($module, comment_factory, pi_factory, /)", doc = "Change the factories used to create comments and processing instructions.\n\nFor internal use only.")
    static PyObject _set_factories(ThreadState ts, PyObject comment, PyObject pi) {
        checkFactory("Comment", comment);
        checkFactory("PI", pi);
        return PyTuple.of(ts, exchange(ts, COMMENT, comment), exchange(ts, PI, pi));
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false)
    static PyObject SubElement(ThreadState ts, PyObject[] args, PyObject kwargs) {
        if (args.length < 2 || args.length > 3) {
            throw Raise.typeError("SubElement() takes at %s %d arguments (%d given)", args.length < 2 ? "least" : "most", args.length < 2 ? 2 : 3, args.length);
        }
        PyElement parent = ElementMethods.element(args[0], "SubElement", "argument 1");
        PyObject attrib = attributes(ts, args, kwargs instanceof PyDict d && d.size() > 0 ? d : null);
        PyElement e = new PyElement(ts, Refs.newRef(ts, args[1]), attrib);
        try {
            parent.add(ts, e);
            return Refs.newRef(ts, (PyObject) e);
        } finally {
            Refs.decref(ts, e);
        }
    }

    private static @Owned PyObject attributes(ThreadState ts, PyObject[] args, PyDict kwargs) {
        if (kwargs == null) {
            return PyElement.attributes(ts, "SubElement", args, null, 2);
        }
        PyObject[] flat = kwargs.itemsNow(ts);
        int n = flat.length / 2;
        PyObject[] all = Arrays.copyOf(args, args.length + n);
        PyUnicode[] names = new PyUnicode[n];
        try {
            for (int i = 0; i < n; i++) {
                names[i] = PyUnicode.unwrap(flat[2 * i]);
                all[args.length + i] = flat[2 * i + 1];
            }
            return PyElement.attributes(ts, "SubElement", all, names, 2);
        } finally {
            Refs.releaseAll(ts, flat, 0, flat.length);
        }
    }
}
