// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.BuiltinTypes;
import io.github.typhon.objects.core.Mro;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.core.TypeFiller;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.text.codec.Utf8;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.List;

/** The methods of {@code type}. CPython: type_* (Objects/typeobject.c). */
public final class TypeMethods {
    private TypeMethods() {}

    /** {@code module.qualname}, without the module for builtins. */
    public static String qualifiedName(ThreadState ts, PyType t) {
        PyObject m = getModule(ts, t);
        try {
            PyUnicode u = PyUnicode.unwrapOrNull(m);
            return u == null || u.toString().equals("builtins") ? t.qualname() : u + "." + t.qualname();
        } finally {
            Refs.decref(ts, m);
        }
    }

    /** {@code module.qualname}, without the module for builtins and for the main program. CPython: PyType_GetFullyQualifiedName. */
    public static String fullName(ThreadState ts, PyType t) {
        String name = qualifiedName(ts, t);
        return name.equals("__main__." + t.qualname()) ? t.qualname() : name;
    }

    public static PyObject repr(ThreadState ts, PyType t) {
        return PyUnicode.of("<class '" + qualifiedName(ts, t) + "'>");
    }

    public static PyObject typeNew(ThreadState ts, PyType metatype, PyObject[] args, PyUnicode[] kwnames) {
        int npos = args.length - (kwnames == null ? 0 : kwnames.length);
        if (npos == 1 && metatype == PyType.TYPE && args.length == 1) {
            return Refs.newRef(ts, PyType.of(args[0]));
        }
        if (npos != 3) {
            throw Raise.typeError(metatype == PyType.TYPE && npos != 1 ? "type() takes 1 or 3 arguments" : "type.__new__() takes exactly 3 arguments (" + npos + " given)");
        }
        return HeapTypeBuilder.build(ts, metatype, args, kwnames);
    }

    public static void typeInit(PyObject[] args, PyUnicode[] kwnames) {
        int npos = args.length - (kwnames == null ? 0 : kwnames.length);
        if (npos == 1 && args.length > 1) {
            throw Raise.typeError("type.__init__() takes no keyword arguments");
        }
        if (npos != 1 && npos != 3) {
            throw Raise.typeError("type.__init__() takes 1 or 3 arguments");
        }
    }

    /** Calling a type: {@code __new__}, then {@code __init__} if the result is an instance. */
    public static PyObject call(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        if (type == PyType.TYPE && args.length == 1 && kwnames == null) {
            return Refs.newRef(ts, PyType.of(args[0]));
        }
        if (type == PyType.TYPE && args.length - (kwnames == null ? 0 : kwnames.length) != 3) {
            if (kwnames != null && args.length - kwnames.length == 1) {
                throw Raise.typeError("type() takes no keyword arguments");
            }
            throw Raise.typeError("type() takes 1 or 3 arguments");
        }
        if (type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
            throw Raise.typeError("cannot create '%s' instances", type.name());
        }
        PyObject o = type.slots().tp_new(ts, type, args, kwnames);
        PyType t = PyType.of(o);
        if (t == type || t.isSubtype(type)) {
            try {
                t.slots().tp_init(ts, o, args, kwnames);
            } catch (PyException e) {
                Refs.decref(ts, o);
                throw e;
            }
        }
        return o;
    }

    public static PyObject getAttr(ThreadState ts, PyType type, PyUnicode attr) {
        PyObject v = lookupAttr(ts, type, attr);
        if (v == null) {
            throw Raise.attributeError(ts, type, attr, "type object '%s' has no attribute '%s'", type.name(), attr);
        }
        return v;
    }

    /** As {@link #getAttr}, but null if there is no such attribute. */
    public static @Owned PyObject lookupAttr(ThreadState ts, PyType type, PyUnicode attr) {
        PyUnicode name = PyUnicode.intern(attr);
        PyType meta = PyType.of(type);
        PyObject m = meta.lookup(ts, name);
        Slots ms = null;
        if (m != null) {
            ms = PyType.of(m).slots();
            if (!ms.has(Slot.TP_DESCR_GET)) {
                ms = null;
            } else if (ms.has(Slot.TP_DESCR_SET)) {
                try {
                    return ms.tp_descr_get(ts, m, type, meta);
                } finally {
                    Refs.decref(ts, m);
                }
            }
        }
        PyObject v = type.lookup(ts, name);
        if (v != null) {
            Refs.xdecref(ts, m);
            Slots vs = PyType.of(v).slots();
            if (!vs.has(Slot.TP_DESCR_GET)) {
                return v;
            }
            try {
                return vs.tp_descr_get(ts, v, null, type);
            } finally {
                Refs.decref(ts, v);
            }
        }
        if (ms != null) {
            try {
                return ms.tp_descr_get(ts, m, type, meta);
            } finally {
                Refs.decref(ts, m);
            }
        }
        return m;
    }

    public static void setAttr(ThreadState ts, PyType type, PyUnicode attr, PyObject value) {
        PyUnicode name = PyUnicode.intern(attr);
        if (type.isImmutable()) {
            throw Raise.typeError("cannot set '%s' attribute of immutable type '%s'", name, type.name());
        }
        PyType meta = PyType.of(type);
        PyObject m = meta.lookup(ts, name);
        if (m != null) {
            try {
                Slots ms = PyType.of(m).slots();
                if (ms.has(Slot.TP_DESCR_SET)) {
                    ms.tp_descr_set(ts, m, type, value);
                    return;
                }
            } finally {
                Refs.decref(ts, m);
            }
        }
        store(ts, type, name, value);
    }

    /** Changes the namespace itself, then every cache and slot that depends on it. */
    public static void store(ThreadState ts, PyType type, PyUnicode name, PyObject value) {
        PyObject old;
        boolean missing;
        if (value instanceof HeapTypeBuilder.PlainFunction f) f.keptByClass(ts);
        synchronized (type) {
            if (value == null) {
                old = type.dict().remove(name);
                missing = old == null;
            } else {
                old = type.dict().put(name, Refs.newRef(ts, value));
                missing = false;
            }
        }
        type.modified(ts);
        String n = name.toString();
        if (n.startsWith("__") && n.endsWith("__")) {
            type.refreshSlots(ts);
            type.modified(ts);
        }
        Refs.xdecref(ts, old);
        if (missing) {
            throw Raise.attributeError(ts, type, name, "type object '%s' has no attribute '%s'", type.name(), name);
        }
    }

    private static void checkMutable(PyType t, String what, PyObject value) {
        if (t.isImmutable()) {
            throw Raise.typeError("cannot set '%s' attribute of immutable type '%s'", what, t.name());
        }
        if (value == null) {
            throw Raise.typeError("cannot delete '%s' attribute of immutable type '%s'", what, t.name());
        }
    }

    public static void setName(ThreadState ts, PyType t, PyObject value, boolean qualified) {
        checkMutable(t, qualified ? "__qualname__" : "__name__", value);
        PyUnicode u = PyUnicode.unwrapOrNull(value);
        if (u == null) {
            throw Raise.typeError(
                    "can only assign string to %s.%s, not '%s'", t.name(), qualified ? "__qualname__" : "__name__", PyType.of(value).name());
        }
        if (qualified) {
            t.setQualname(u.toString());
        } else {
            checkName(ts, u);
            t.setName(u.toString());
        }
    }

    /** A type's name is UTF-8 without null characters. */
    static void checkName(ThreadState ts, PyUnicode name) {
        checkUtf8(ts, name);
        if (name.toString().indexOf('\0') >= 0) {
            throw Raise.valueError("type name must not contain null characters");
        }
    }

    /** UnicodeEncodeError if the text holds lone surrogates. */
    static void checkUtf8(ThreadState ts, PyUnicode text) {
        if (!text.isAscii()) {
            Refs.decref(ts, (PyObject) Utf8.encode(ts, text, "strict"));
        }
    }

    public static PyObject getModule(ThreadState ts, PyType t) {
        if (t.isHeapType()) {
            PyObject m = t.dict().getRef(ts, Names.__module__);
            if (m == null) {
                throw Raise.attributeError(ts, t, Names.__module__, "__module__");
            }
            return m;
        }
        return PyUnicode.intern(t.exposure().module());
    }

    public static void setSpecial(ThreadState ts, PyType t, PyUnicode name, PyObject value) {
        checkMutable(t, name.toString(), value);
        store(ts, t, name, value);
        if (name == Names.__module__) {
            // The line belonged to the file of the module it had.
            Refs.xdecref(ts, t.dict().remove(Names.__firstlineno__));
        }
    }

    public static PyObject getDoc(ThreadState ts, PyType t) {
        PyObject d = t.dict().getRef(ts, Names.__doc__);
        if (d == null) {
            return PyNone.NONE;
        }
        Slots s = PyType.of(d).slots();
        if (!s.has(Slot.TP_DESCR_GET)) {
            return d;
        }
        try {
            // A built-in type that says how its instances get theirs has a text of its own besides.
            return !t.isHeapType() ? PyUnicode.of(t.exposure().doc()) : s.tp_descr_get(ts, d, null, t);
        } finally {
            Refs.decref(ts, d);
        }
    }

    /** {@code __text_signature__}: declared with a built-in type; of a class, the head of its doc string if that looks like one. */
    public static PyObject textSignature(ThreadState ts, PyType t) {
        String s = t.isHeapType() ? signatureIn(t.shortName(), t.dict().getRef(ts, Names.__doc__), ts) : t.exposure().signature();
        return s.isEmpty() ? PyNone.NONE : PyUnicode.of(s);
    }

    /** CPython: _PyType_GetTextSignatureFromInternalDoc. */
    private static String signatureIn(String name, @Stolen PyObject doc, ThreadState ts) {
        String text = doc instanceof PyUnicode u ? u.toString() : "";
        Refs.xdecref(ts, doc);
        int end = text.startsWith(name + "(") ? text.indexOf(")\n--\n\n") : -1;
        int blank = text.indexOf("\n\n");
        return end < 0 || blank < end ? "" : text.substring(name.length(), end + 1);
    }

    public static PyObject typesTuple(ThreadState ts, PyType[] types) {
        PyObject[] a = new PyObject[types.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = Refs.newRef(ts, types[i]);
        }
        return PyTuple.of(ts, a);
    }

    public static PyObject computeMro(ThreadState ts, PyType t) {
        PyType[] m = Mro.linearize(t);
        PyObject[] a = new PyObject[m.length];
        for (int i = 0; i < a.length; i++) {
            a[i] = Refs.newRef(ts, m[i]);
        }
        return Containers.factory().newList(ts, a, a.length);
    }

    public static PyObject subclasses(ThreadState ts, PyType t) {
        List<PyType> l = BuiltinTypes.directSubclasses(t);
        l.addAll(t.directSubclasses(ts));
        PyObject[] a = new PyObject[l.size()];
        int n = 0;
        for (PyType s : l) {
            if (Refs.tryIncref(ts, s)) {
                a[n++] = s;
            }
        }
        return Containers.factory().newList(ts, a, n);
    }

    static void collectNames(ThreadState ts, PyType t, PyObject dict) {
        PyType[] m = t.mro();
        for (int i = m.length - 1; i >= 0; i--) {
            for (PyUnicode n : m[i].dict().names()) {
                Containers.factory().dictSet(ts, dict, n, PyNone.NONE);
            }
        }
    }

    public static PyObject dir(ThreadState ts, PyType t) {
        PyObject names = Containers.factory().newDict(ts);
        try {
            collectNames(ts, t, names);
            return Sequences.list(ts, names);
        } finally {
            Refs.decref(ts, names);
        }
    }

    public static PyObject dictProxy(ThreadState ts, PyType t) {
        return new TypeDictProxy(ts, t);
    }

    /** isinstance without hooks. CPython: object_isinstance. */
    public static boolean realIsInstance(ThreadState ts, PyObject o, PyObject cls) {
        if (cls instanceof PyType t) {
            if (PyType.of(o).isSubtype(t)) {
                return true;
            }
            if (PyType.of(o).isClassOfInstances()) {
                return false;
            }
            PyObject c = Objects.lookupAttr(ts, o, Names.__class__);
            try {
                return c != null && c != PyType.of(o) && c instanceof PyType ct && ct.isSubtype(t);
            } finally {
                Refs.xdecref(ts, c);
            }
        }
        checkClass(ts, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        PyObject c = Objects.lookupAttr(ts, o, Names.__class__);
        try {
            return c != null && abstractIsSubclass(ts, c, cls);
        } finally {
            Refs.xdecref(ts, c);
        }
    }

    /** issubclass without hooks. CPython: recursive_issubclass. */
    public static boolean realIsSubclass(ThreadState ts, PyObject c, PyObject cls) {
        if (c instanceof PyType a && cls instanceof PyType b) {
            return a.isSubtype(b);
        }
        checkClass(ts, c, "issubclass() arg 1 must be a class");
        checkClass(ts, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractIsSubclass(ts, c, cls);
    }

    private static void checkClass(ThreadState ts, PyObject c, String message) {
        if (c instanceof PyType) {
            return;
        }
        PyObject b = Objects.lookupAttr(ts, c, Names.__bases__);
        boolean ok = b instanceof PyTuple;
        Refs.xdecref(ts, b);
        if (!ok) {
            throw Raise.typeError("%s", message);
        }
    }

    private static boolean abstractIsSubclass(ThreadState ts, PyObject c, PyObject cls) {
        if (c == cls) {
            return true;
        }
        PyObject bases = Objects.lookupAttr(ts, c, Names.__bases__);
        try {
            if (bases instanceof PyTuple t) {
                for (int i = 0; i < t.size(); i++) {
                    if (abstractIsSubclass(ts, t.get(i), cls)) {
                        return true;
                    }
                }
            }
            return false;
        } finally {
            Refs.xdecref(ts, bases);
        }
    }

    public static PyObject union(ThreadState ts, PyObject a, PyObject b) {
        return UnionFactory.or(ts, a, b);
    }

    public static PyObject getAbstractMethods(ThreadState ts, PyType t) {
        PyObject v = t == PyType.TYPE ? null : t.dict().getRef(ts, Names.__abstractmethods__);
        if (v == null) {
            throw Raise.attributeError(ts, t, Names.__abstractmethods__, "__abstractmethods__");
        }
        return v;
    }

    public static void setAbstractMethods(ThreadState ts, PyType t, PyObject value) {
        boolean on = value != null && Objects.isTrue(ts, value);
        store(ts, t, Names.__abstractmethods__, value);
        t.setFlag(PyType.ABSTRACT, on);
    }

    public static void assignBases(ThreadState ts, PyType t, PyObject value) {
        checkMutable(t, "__bases__", value);
        MroUpdate.assignBases(ts, t, value);
    }

    /** The bits of CPython's {@code __flags__} that code looks at. */
    /** Bytes an item of the type's instances in CPython, where their items are behind them; 0 for types of a fixed size. Such instances have no room for slots. */
    public static long itemSize(PyType t) {
        for (PyType k : t.mro()) {
            if (!k.isHeapType()) {
                long size = switch (k.name()) {
                    case "bytes" -> 1;
                    case "code" -> 2;
                    case "int" -> 4;
                    case "tuple", "memoryview" -> 8;
                    case "type" -> 40;
                    default -> 0;
                };
                if (size != 0) {
                    return size;
                }
            }
        }
        return 0;
    }

    public static long cpythonFlags(PyType t) {
        long f = 1L << 12;
        if (TypeFiller.isHeapTypeInCPython(t)) {
            f |= 1L << 9;
        }
        if (t.isImmutable()) {
            f |= 1L << 8;
        }
        if (t.hasFlag(PyType.BASETYPE)) {
            f |= 1L << 10;
        }
        if (t.hasFlag(PyType.ABSTRACT)) {
            f |= 1L << 20;
        }
        if (t.hasFlag(PyType.SEQUENCE)) {
            f |= 1L << 5;
        }
        if (t.hasFlag(PyType.MAPPING)) {
            f |= 1L << 6;
        }
        for (PyType k : t.mro()) {
            f |= switch (k.name()) {
                case "int" -> 1L << 24;
                case "list" -> 1L << 25;
                case "tuple" -> 1L << 26;
                case "bytes" -> 1L << 27;
                case "str" -> 1L << 28;
                case "dict" -> 1L << 29;
                case "BaseException" -> 1L << 30;
                case "type" -> 1L << 31;
                default -> 0;
            };
        }
        return f;
    }
}
