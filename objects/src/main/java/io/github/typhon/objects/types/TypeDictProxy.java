// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code mappingproxy}: a read-only view of a type's namespace, or of any mapping.
 *  <p>Ownership: owns the type or the mapping, or, if it has neither, the content of the namespace. The type's namespace is read live; whole-mapping
 *  methods work on a copy. */
@PyClass(name = "mappingproxy", signature = "(mapping)", flags = {PyType.MAPPING}, doc = "Read-only proxy of a mapping.")
public final class TypeDictProxy extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new TypeDictProxyExposed());

    private PyType type;
    private PyObject mapping;
    /** Null for a mapping. */
    private final NameTable names;
    private final boolean ownsNames;

    public TypeDictProxy(ThreadState ts, PyType type) {
        super(ts);
        this.type = Refs.newRef(ts, type);
        names = type.dict();
        ownsNames = false;
        track(ts);
    }

    private TypeDictProxy(ThreadState ts, NameTable names) {
        super(ts);
        this.names = names;
        ownsNames = true;
        track(ts);
    }

    /** The view of a new type's namespace that does not keep the type alive: annotations and type parameters look names up in it. */
    static @Owned TypeDictProxy detached(ThreadState ts, PyType type) {
        TypeDictProxy view = new TypeDictProxy(ts, type.dict());
        type.giveNamespaceTo(Refs.newRef(ts, view));
        return view;
    }

    private TypeDictProxy(ThreadState ts, PyObject mapping) {
        super(ts);
        names = null;
        ownsNames = false;
        this.mapping = Refs.newRef(ts, mapping);
        track(ts);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    static PyObject tp_new(ThreadState ts, PyType cls, PyObject[] args, PyUnicode[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        if (args.length == 1 && nkw == 1 && !kwnames[0].equalsText("mapping")) {
            throw Raise.typeError("mappingproxy() missing required argument 'mapping' (pos 1)");
        }
        if (args.length > 1 && nkw == args.length) {
            throw Raise.typeError("mappingproxy() takes at most 1 keyword argument (%s given)", nkw);
        }
        if (args.length != 1) {
            throw Raise.typeError(args.length == 0 ? "mappingproxy() missing required argument 'mapping' (pos 1)" : "mappingproxy() takes at most 1 argument (" + args.length + " given)");
        }
        if (!io.github.typhon.objects.protocol.Mappings.check(args[0])
                || Containers.factory().isList(args[0])
                || args[0] instanceof io.github.typhon.objects.tuple.PyTuple) {
            throw Raise.typeError("mappingproxy() argument must be a mapping, not %s", PyType.of(args[0]).name());
        }
        return new TypeDictProxy(ts, args[0]);
    }

    /** The mapping itself, or a fresh dict of the type's names. */
    private @Owned PyObject view(ThreadState ts) {
        if (mapping != null) {
            return Refs.newRef(ts, mapping);
        }
        PyObject d = Containers.factory().newDict(ts);
        for (PyUnicode n : names.names()) {
            PyObject v = names.getRef(ts, n);
            if (v != null) {
                Containers.factory().dictSetStolen(ts, d, n, v);
            }
        }
        if (names.otherKeys() != null) {
            Containers.factory().dictUpdate(ts, d, names.otherKeys());
        }
        return d;
    }

    /** Of a type's namespace. */
    private @Owned PyObject get(ThreadState ts, PyObject key) {
        PyUnicode u = PyUnicode.unwrapOrNull(key);
        if (u == null) {
            Objects.hash(ts, key);
            PyObject others = names.otherKeys();
            return others == null ? null : Containers.factory().dictGet(ts, others, key);
        }
        return names.getRef(ts, PyUnicode.intern(u));
    }

    private PyObject with(ThreadState ts, String method, PyObject... args) {
        PyObject d = view(ts);
        try {
            return Calls.callMethod(ts, d, method, args);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static long mp_length(ThreadState ts, TypeDictProxy p) {
        return p.mapping != null ? Objects.length(ts, p.mapping) : p.names.size() + p.otherCount(ts);
    }

    private long otherCount(ThreadState ts) {
        PyObject others = names.otherKeys();
        return others == null ? 0 : Objects.length(ts, others);
    }

    static PyObject mp_subscript(ThreadState ts, TypeDictProxy p, PyObject key) {
        if (p.mapping != null) {
            return Objects.getItem(ts, p.mapping, key);
        }
        PyObject v = p.get(ts, key);
        if (v == null) {
            throw Raise.keyError(ts, key);
        }
        return v;
    }

    static boolean sq_contains(ThreadState ts, TypeDictProxy p, PyObject key) {
        if (p.mapping != null) {
            return io.github.typhon.objects.protocol.Sequences.contains(ts, p.mapping, key);
        }
        PyObject v = p.get(ts, key);
        Refs.xdecref(ts, v);
        return v != null;
    }

    static PyObject tp_iter(ThreadState ts, TypeDictProxy p) {
        PyObject d = p.view(ts);
        try {
            return Iterators.iter(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static PyObject tp_repr(ThreadState ts, TypeDictProxy p) {
        PyObject d = p.view(ts);
        try {
            return PyUnicode.of("mappingproxy(" + Objects.reprText(ts, d) + ")");
        } finally {
            Refs.decref(ts, d);
        }
    }

    static PyObject tp_str(ThreadState ts, TypeDictProxy p) {
        PyObject d = p.view(ts);
        try {
            return Objects.str(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static long tp_hash(ThreadState ts, TypeDictProxy p) {
        PyObject d = p.view(ts);
        try {
            return Objects.hash(ts, d);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static PyObject tp_richcompare(ThreadState ts, TypeDictProxy p, PyObject other, int op) {
        PyObject d = p.view(ts);
        try {
            return Objects.richCompare(ts, d, other, op);
        } finally {
            Refs.decref(ts, d);
        }
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        PyObject x = a instanceof TypeDictProxy p ? p.view(ts) : Refs.newRef(ts, a);
        PyObject y = b instanceof TypeDictProxy p ? p.view(ts) : Refs.newRef(ts, b);
        try {
            return Numbers.or(ts, x, y);
        } finally {
            Refs.decref(ts, x);
            Refs.decref(ts, y);
        }
    }

    static PyObject nb_inplace_or(ThreadState ts, TypeDictProxy p, PyObject other) {
        throw Raise.typeError("'|=' is not supported by mappingproxy; use '|' instead");
    }

    @PyMethod(value = "($self, key, default=None, /)", name = "get")
    PyObject getMethod(ThreadState ts, PyObject key, PyObject fallback) {
        if (mapping != null) {
            return Calls.callMethod(ts, mapping, "get", key, fallback);
        }
        PyObject v = get(ts, key);
        return v != null ? v : Refs.newRef(ts, fallback);
    }

    @PyMethod("($self, /)")
    PyObject keys(ThreadState ts) {
        return with(ts, "keys");
    }

    @PyMethod("($self, /)")
    PyObject values(ThreadState ts) {
        return with(ts, "values");
    }

    @PyMethod("($self, /)")
    PyObject items(ThreadState ts) {
        return with(ts, "items");
    }

    @PyMethod("($self, /)")
    PyObject copy(ThreadState ts) {
        return mapping == null ? view(ts) : with(ts, "copy");
    }

    @PyMethod(value = "($self, /)", name = "__reversed__")
    PyObject reversed(ThreadState ts) {
        return with(ts, "__reversed__");
    }

    @io.github.typhon.objects.expose.PyClassMethod(value = "($type, item, /)", name = "__class_getitem__")
    static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
        return GenericAliases.of(ts, cls, item);
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(type);
        v.visit(mapping);
        if (ownsNames) {
            names.traverse(v);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject a = type;
        PyObject b = mapping;
        mapping = PyNone.NONE;
        if (ownsNames) {
            names.clear(ts);
        }
        type = null;
        Refs.xdecref(ts, a);
        Refs.xdecref(ts, b);
    }
}
