// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.stdlib._abc;

import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/** {@code _abc}: the work of {@code abc.ABCMeta}. */
@PyModule(name = "_abc", doc = "Module contains faster C implementation of abc.ABCMeta")
public final class AbcModule {
    private static final PyUnicode IS_ABSTRACT = PyUnicode.intern("__isabstractmethod__");
    private static final PyUnicode ABSTRACT_METHODS = PyUnicode.intern("__abstractmethods__");
    private static final PyUnicode TPFLAGS = PyUnicode.intern("__abc_tpflags__");
    private static final PyUnicode BASES = PyUnicode.intern("__bases__");
    private static final PyUnicode SUBCLASSCHECK = PyUnicode.intern("__subclasscheck__");
    private static final PyUnicode SUBCLASSHOOK = PyUnicode.intern("__subclasshook__");
    private static final int SEQUENCE_FLAG = 1 << 5;
    private static final int MAPPING_FLAG = 1 << 6;

    private AbcModule() {}

    @PyFunction(value = "($module, /)", name = "get_cache_token",
            doc = "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\n"
                    + "current version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.")
    static long getCacheToken(ThreadState ts) {
        return AbcData.counter(ts).get();
    }

    @PyFunction(value = "($module, self, /)", name = "_abc_init", doc = "Internal ABC helper for class set-up. Should be never used outside abc module.")
    static void init(ThreadState ts, PyObject self) {
        PySet abstracts = new PySet(ts);
        try {
            addOwn(ts, self, abstracts);
            addInherited(ts, self, abstracts);
            PyFrozenSet frozen = (PyFrozenSet) Calls.call1(ts, PyFrozenSet.TYPE, abstracts);
            try {
                Objects.setAttr(ts, self, ABSTRACT_METHODS, frozen);
            } finally {
                Refs.decref(ts, frozen);
            }
        } finally {
            Refs.decref(ts, abstracts);
        }
        AbcData.attach(ts, self);
        if (self instanceof PyType t) {
            takeFlags(ts, t);
        }
    }

    private static void addOwn(ThreadState ts, PyObject self, PySet abstracts) {
        PyObject ns = Objects.getAttr(ts, self, Names.__dict__);
        PyObject items = null;
        try {
            items = Calls.callMethod(ts, ns, "items");
            Iterators.forEach(ts, items, pair -> {
                PyTuple kv = (PyTuple) pair;
                if (isAbstract(ts, kv.get(1))) {
                    abstracts.add(ts, kv.get(0));
                }
                return true;
            });
        } finally {
            Refs.decref(ts, ns);
            Refs.xdecref(ts, items);
        }
    }

    private static void addInherited(ThreadState ts, PyObject self, PySet abstracts) {
        PyObject bases = Objects.getAttr(ts, self, BASES);
        try {
            if (!(bases instanceof PyTuple t)) {
                throw Raise.typeError("__bases__ is not tuple");
            }
            for (int i = 0; i < t.size(); i++) {
                PyObject names = Objects.lookupAttr(ts, t.get(i), ABSTRACT_METHODS);
                if (names == null) {
                    continue;
                }
                try {
                    Iterators.forEach(ts, names, n -> {
                        PyObject v = Objects.lookupAttr(ts, self, PyUnicode.unwrap(n));
                        if (v != null) {
                            try {
                                if (isAbstract(ts, v)) {
                                    abstracts.add(ts, n);
                                }
                            } finally {
                                Refs.decref(ts, v);
                            }
                        }
                        return true;
                    });
                } finally {
                    Refs.decref(ts, names);
                }
            }
        } finally {
            Refs.decref(ts, bases);
        }
    }

    private static boolean isAbstract(ThreadState ts, PyObject o) {
        PyObject mark = Objects.lookupAttr(ts, o, IS_ABSTRACT);
        return mark != null && Objects.truth(ts, mark);
    }

    /** {@code __abc_tpflags__} in a class body makes its subclasses sequences or mappings to match statements. */
    private static void takeFlags(ThreadState ts, PyType t) {
        PyObject v = t.dict().getRef(ts, TPFLAGS);
        if (v == null) {
            return;
        }
        PyLong n = PyLong.unwrapOrNull(v);
        long flags = n == null ? 0 : n.longValue();
        Refs.decref(ts, v);
        if (n == null) {
            return;
        }
        if ((flags & SEQUENCE_FLAG) != 0 && (flags & MAPPING_FLAG) != 0) {
            throw Raise.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
        }
        setFlags(t, ((flags & SEQUENCE_FLAG) != 0 ? PyType.SEQUENCE : 0) | ((flags & MAPPING_FLAG) != 0 ? PyType.MAPPING : 0));
        Objects.delAttr(ts, t, TPFLAGS);
    }

    private static void setFlags(PyType t, int flags) {
        t.setFlag(PyType.SEQUENCE, (flags & PyType.SEQUENCE) != 0);
        t.setFlag(PyType.MAPPING, (flags & PyType.MAPPING) != 0);
    }

    private static void setFlagsRecursive(ThreadState ts, PyType t, int flags) {
        if ((t.flags() & (PyType.SEQUENCE | PyType.MAPPING)) == flags || t.isImmutable()) {
            return;
        }
        setFlags(t, flags);
        for (PyType sub : t.directSubclasses(ts)) {
            setFlagsRecursive(ts, sub, flags);
            Refs.decref(ts, sub);
        }
    }

    @PyFunction(value = "($module, self, subclass, /)", name = "_abc_register",
            doc = "Internal ABC helper for subclasss registration. Should be never used outside abc module.")
    static PyObject register(ThreadState ts, PyObject self, PyObject subclass) {
        if (!(subclass instanceof PyType sub)) {
            throw Raise.typeError("Can only register classes");
        }
        if (Objects.isSubclass(ts, subclass, self)) {
            return Refs.newRef(ts, subclass);
        }
        // After the first question, so that registering a class with itself is no cycle.
        if (Objects.isSubclass(ts, self, subclass)) {
            throw Raise.runtimeError("Refusing to create an inheritance cycle");
        }
        AbcData d = AbcData.of(ts, self);
        try {
            d.registry.add(ts, sub);
        } finally {
            Refs.decref(ts, d);
        }
        AbcData.counter(ts).incrementAndGet();
        if (self instanceof PyType t) {
            int flags = t.flags() & (PyType.SEQUENCE | PyType.MAPPING);
            if (flags != 0) {
                setFlagsRecursive(ts, sub, flags);
            }
        }
        return Refs.newRef(ts, subclass);
    }

    @PyFunction(value = "($module, self, instance, /)", name = "_abc_instancecheck",
            doc = "Internal ABC helper for instance checks. Should be never used outside abc module.")
    static PyObject instanceCheck(ThreadState ts, PyObject self, PyObject instance) {
        AbcData d = AbcData.of(ts, self);
        PyObject cls = null;
        try {
            cls = Objects.getAttr(ts, instance, Names.__class__);
            if (cls instanceof PyType t && d.cache.contains(t)) {
                return PyBool.TRUE;
            }
            PyType type = PyType.of(instance);
            if (cls == type) {
                AbcData.Negatives n = d.negatives;
                if (n.version() == AbcData.counter(ts).get() && n.classes().contains(type)) {
                    return PyBool.FALSE;
                }
                return Calls.callMethod(ts, self, SUBCLASSCHECK, cls);
            }
            PyObject r = Calls.callMethod(ts, self, SUBCLASSCHECK, cls);
            boolean yes;
            try {
                yes = Objects.isTrue(ts, r);
            } catch (PyException e) {
                Refs.decref(ts, r);
                throw e;
            }
            if (yes) {
                return r;
            }
            Refs.decref(ts, r);
            return Calls.callMethod(ts, self, SUBCLASSCHECK, type);
        } finally {
            Refs.xdecref(ts, cls);
            Refs.decref(ts, d);
        }
    }

    @PyFunction(value = "($module, self, subclass, /)", name = "_abc_subclasscheck",
            doc = "Internal ABC helper for subclasss checks. Should be never used outside abc module.")
    static boolean subclassCheck(ThreadState ts, PyObject self, PyObject subclass) {
        if (!(subclass instanceof PyType sub)) {
            throw Raise.typeError("issubclass() arg 1 must be a class");
        }
        AbcData d = AbcData.of(ts, self);
        try {
            if (d.cache.contains(sub)) {
                return true;
            }
            AbcData.Negatives n = d.currentNegatives(ts);
            if (n.classes().contains(sub)) {
                return false;
            }
            boolean yes;
            PyObject hook = Calls.callMethod(ts, self, SUBCLASSHOOK, subclass);
            if (hook == PyBool.TRUE || hook == PyBool.FALSE) {
                yes = hook == PyBool.TRUE;
            } else if (hook == PyNotImplemented.NOT_IMPLEMENTED) {
                if (self instanceof PyType t && sub.isSubtype(t)) {
                    yes = true;
                } else if (d.registry.contains(sub)) {
                    return true;
                } else {
                    yes = registered(ts, d, subclass) || belowSubclass(ts, self, subclass);
                }
            } else {
                Refs.decref(ts, hook);
                throw PyException.of(Exc.AssertionError, "ABC.__subclasshook__() must return either False, True, or NotImplemented");
            }
            (yes ? d.cache : n.classes()).add(ts, sub);
            return yes;
        } finally {
            Refs.decref(ts, d);
        }
    }

    /** Whether {@code subclass} is below a registered class. */
    private static boolean registered(ThreadState ts, AbcData d, PyObject subclass) {
        boolean found = false;
        PyException failure = null;
        for (PyType r : d.registry.living(ts)) {
            try {
                found = found || failure == null && Objects.isSubclass(ts, subclass, r);
            } catch (PyException e) {
                failure = e;
            } finally {
                Refs.decref(ts, r);
            }
        }
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    /** Whether {@code subclass} is below a subclass of {@code self}, by that one's own rules. */
    private static boolean belowSubclass(ThreadState ts, PyObject self, PyObject subclass) {
        @Owned PyObject subclasses = Calls.callMethod(ts, self, "__subclasses__");
        boolean[] found = new boolean[1];
        try {
            Iterators.forEach(ts, subclasses, s -> {
                found[0] = Objects.isSubclass(ts, subclass, s);
                return !found[0];
            });
        } finally {
            Refs.decref(ts, subclasses);
        }
        return found[0];
    }

    @PyFunction(value = "($module, self, /)", name = "_reset_registry",
            doc = "Internal ABC helper to reset registry of a given class.\n\nShould be only used by refleak.py")
    static void resetRegistry(ThreadState ts, PyObject self) {
        AbcData d = AbcData.of(ts, self);
        d.registry.clear(ts);
        Refs.decref(ts, d);
    }

    @PyFunction(value = "($module, self, /)", name = "_reset_caches",
            doc = "Internal ABC helper to reset both caches of a given class.\n\nShould be only used by refleak.py")
    static void resetCaches(ThreadState ts, PyObject self) {
        AbcData d = AbcData.of(ts, self);
        d.cache.clear(ts);
        d.negatives.classes().clear(ts);
        Refs.decref(ts, d);
    }

    @PyFunction(value = "($module, self, /)", name = "_get_dump",
            doc = "Internal ABC helper for cache and registry debugging.\n\nReturn shallow copies of registry, of both caches, and\n"
                    + "negative cache version. Don't call this function directly,\ninstead use ABC._dump_registry() for a nice repr.")
    static PyObject getDump(ThreadState ts, PyObject self) {
        AbcData d = AbcData.of(ts, self);
        try {
            AbcData.Negatives n = d.negatives;
            return PyTuple.of(ts, d.registry.references(ts), d.cache.references(ts), n.classes().references(ts), PyLong.of(n.version()));
        } finally {
            Refs.decref(ts, d);
        }
    }
}
