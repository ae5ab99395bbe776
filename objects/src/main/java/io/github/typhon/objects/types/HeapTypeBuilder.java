// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Mro;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.PyInstanceDict;
import io.github.typhon.objects.descr.PySlotDescriptor;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a class from its name, bases and namespace. CPython: type_new and its parts (Objects/typeobject.c).
 *  <p>The type is complete (MRO, slots) before {@code __set_name__} and {@code __init_subclass__} run Python on it. */
public final class HeapTypeBuilder {
    private final ThreadState ts;
    private final PyObject namespace;
    private final List<PyUnicode> slotNames = new ArrayList<>();
    private boolean addDict;
    private boolean addWeakref;
    private boolean hasOtherKeys;

    private HeapTypeBuilder(ThreadState ts, PyObject namespace) {
        this.ts = ts;
        this.namespace = namespace;
    }

    static PyObject build(ThreadState ts, PyType metatype, PyObject[] args, PyUnicode[] kwnames) {
        PyUnicode name = PyUnicode.unwrapOrNull(args[0]);
        if (name == null) {
            throw Raise.typeError("type.__new__() argument 1 must be str, not %s", Raise.given(args[0]));
        }
        if (!(args[1] instanceof PyTuple bases)) {
            throw Raise.typeError("type.__new__() argument 2 must be tuple, not %s", Raise.given(args[1]));
        }
        if (!Containers.factory().isDict(args[2])) {
            throw Raise.typeError("type.__new__() argument 3 must be dict, not %s", Raise.given(args[2]));
        }
        requireTypes(ts, bases);
        PyType winner = metaclass(ts, metatype, bases);
        if (winner != metatype && winner.slots() != metatype.slots()) {
            PyObject f = winner.lookupBorrowed(Names.__new__);
            if (f != PyType.TYPE.lookupBorrowed(Names.__new__)) {
                return winner.slots().tp_new(ts, winner, args, kwnames);
            }
        }
        PyObject copy = Containers.factory().dictCopy(ts, args[2]);
        try {
            return new HeapTypeBuilder(ts, copy).create(winner, name, bases, Arrays.copyOfRange(args, 3, args.length), kwnames);
        } finally {
            Refs.decref(ts, copy);
        }
    }

    /** Entries of a class statement's bases have been replaced before. */
    private static void requireTypes(ThreadState ts, PyTuple bases) {
        for (int i = 0; i < bases.size(); i++) {
            PyObject m = bases.get(i) instanceof PyType ? null : Objects.lookupAttr(ts, bases.get(i), Names.__mro_entries__);
            if (m != null) {
                Refs.decref(ts, m);
                throw Raise.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
    }

    /** The most derived metaclass of the bases. CPython: _PyType_CalculateMetaclass. */
    static PyType metaclass(ThreadState ts, PyType metatype, PyTuple bases) {
        PyType winner = metatype;
        for (int i = 0; i < bases.size(); i++) {
            PyType t = PyType.of(bases.get(i));
            if (winner.isSubtype(t)) {
                continue;
            }
            if (!t.isSubtype(winner)) {
                throw Raise.typeError(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = t;
        }
        return winner;
    }

    static PyType[] checkBases(ThreadState ts, PyTuple bases) {
        if (bases.size() == 0) {
            return new PyType[] {PyBaseObject.TYPE};
        }
        PyType[] out = new PyType[bases.size()];
        for (int i = 0; i < out.length; i++) {
            if (!(bases.get(i) instanceof PyType t)) {
                throw Raise.typeError("bases must be types");
            }
            if (t.isMroPending()) {
                throw Raise.typeError("Cannot extend an incomplete type '%s'", t.name());
            }
            if (!t.hasFlag(PyType.BASETYPE)) {
                throw Raise.typeError("type '%s' is not an acceptable base type", t.name());
            }
            out[i] = t;
        }
        return out;
    }

    /** The base whose layout the new type extends. CPython: best_base. */
    static PyType bestBase(PyType[] bases) {
        PyType winner = null;
        PyType base = null;
        for (PyType b : bases) {
            PyType candidate = layout(b);
            if (winner == null || candidate != winner && derives(candidate, winner)) {
                winner = candidate;
                base = b;
            } else if (!derives(winner, candidate)) {
                throw Raise.typeError("multiple bases have instance lay-out conflict");
            }
        }
        return base;
    }

    /** The type that last changed the layout: a built-in one, or a class that added slots. */
    private static PyType layout(PyType t) {
        PyType k = t;
        while (k.hasFlag(PyType.SAME_LAYOUT) || k.isHeapType() && k.slotCount() == k.base().slotCount()) {
            k = k.base();
        }
        return k;
    }

    static boolean derives(PyType a, PyType b) {
        for (PyType k = a; k != null; k = k.base()) {
            if (k == b) {
                return true;
            }
        }
        return false;
    }

    private PyType create(PyType metatype, PyUnicode name, PyTuple baseTuple, PyObject[] kwargs, PyUnicode[] kwnames) {
        PyType[] bases = checkBases(ts, baseTuple);
        PyType base = bestBase(bases);
        TypeMethods.checkName(ts, name);
        // A metaclass's instances are types, which have a namespace of their own kind.
        boolean mayDict = !baseHas(bases, PyType.HAS_DICT | PyType.TYPE_SUBCLASS);
        boolean mayWeak = !baseHas(bases, PyType.HAS_WEAKREF);
        readSlots(name, base, mayDict, mayWeak);
        int flags = PyType.BASETYPE;
        for (PyType b : bases) {
            flags |= b.flags() & (PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.TYPE_SUBCLASS);
        }
        flags |= (addDict ? PyType.HAS_DICT : 0) | (addWeakref ? PyType.HAS_WEAKREF : 0);
        PyType type = PyType.newHeapType(ts, metatype, name.toString(), base, bases, flags, base.slotCount() + slotNames.size());
        try {
            type.basesTuple().replaced(ts, baseTuple);
            fill(type, name, base);
            publish(type, bases);
            if (hasOtherKeys) {
                Warnings.warn(ts, Exc.RuntimeWarning, "non-string key in the __dict__ of class " + type.name(), 1);
            }
            setNames(type);
            initSubclass(type, kwargs, kwnames);
            return type;
        } catch (PyException e) {
            Refs.decref(ts, type);
            throw e;
        }
    }

    private static boolean baseHas(PyType[] bases, int flag) {
        for (PyType b : bases) {
            if (b.hasFlag(flag)) {
                return true;
            }
        }
        return false;
    }

    private void readSlots(PyUnicode className, PyType base, boolean mayDict, boolean mayWeak) {
        PyObject slots = Containers.factory().dictGet(ts, namespace, Names.__slots__);
        if (slots == null) {
            addDict = mayDict;
            addWeakref = mayWeak;
            return;
        }
        PyObject[] names = PyUnicode.unwrapOrNull(slots) != null ? new PyObject[] {Refs.newRef(ts, slots)} : null;
        try {
            if (names == null) {
                names = Sequences.toArray(ts, slots);
            }
            if (names.length > 0 && TypeMethods.itemSize(base) != 0) {
                throw Raise.typeError("nonempty __slots__ not supported for subtype of '%s'", base.name());
            }
            for (PyObject o : names) {
                readSlot(className, o, mayDict, mayWeak);
            }
        } finally {
            if (names != null) {
                Refs.releaseAll(ts, names, 0, names.length);
            }
            Refs.decref(ts, slots);
        }
        slotNames.sort((a, b) -> a.toString().compareTo(b.toString()));
    }

    private void readSlot(PyUnicode className, PyObject o, boolean mayDict, boolean mayWeak) {
        PyUnicode s = PyUnicode.unwrapOrNull(o);
        if (s == null) {
            throw Raise.typeError("__slots__ items must be strings, not '%s'", PyType.of(o).name());
        }
        if (!s.isIdentifier()) {
            throw Raise.typeError("__slots__ must be identifiers");
        }
        String n = s.toString();
        if (n.equals("__dict__")) {
            if (!mayDict || addDict) {
                throw Raise.typeError("__dict__ slot disallowed: we already got one");
            }
            addDict = true;
            return;
        }
        if (n.equals("__weakref__")) {
            if (!mayWeak || addWeakref) {
                throw Raise.typeError("__weakref__ slot disallowed: we already got one");
            }
            addWeakref = true;
            return;
        }
        PyUnicode mangled = PyUnicode.intern(mangle(className.toString(), n));
        PyObject clash = Containers.factory().dictGet(ts, namespace, mangled);
        if (clash != null) {
            Refs.decref(ts, clash);
            if (!n.equals("__qualname__") && !n.equals("__classcell__") && !n.equals("__classdictcell__")) {
                throw Raise.valueError("'%s' in __slots__ conflicts with class variable", n);
            }
        }
        slotNames.add(mangled);
    }

    private static String mangle(String cls, String name) {
        if (!name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return name;
        }
        String bare = cls.replaceFirst("^_+", "");
        return bare.isEmpty() ? name : "_" + bare + name;
    }

    private void fill(PyType type, PyUnicode name, PyType base) {
        PyObject[] kv = Containers.factory().dictItems(ts, namespace);
        PyObject classCell = null;
        PyObject classDictCell = null;
        try {
            for (int i = 0; i < kv.length; i += 2) {
                PyUnicode key = PyUnicode.unwrapOrNull(kv[i]);
                if (key == null) {
                    putOther(type, kv[i], kv[i + 1]);
                    continue;
                }
                String k = key.toString();
                PyObject v = kv[i + 1];
                switch (k) {
                    case "__qualname__" -> {
                        PyUnicode q = PyUnicode.unwrapOrNull(v);
                        if (q == null) {
                            throw Raise.typeError("type __qualname__ must be a str, not %s", PyType.of(v).name());
                        }
                        type.setQualname(q.toString());
                    }
                    case "__doc__" -> {
                        if (PyUnicode.unwrapOrNull(v) != null) {
                            TypeMethods.checkUtf8(ts, PyUnicode.unwrapOrNull(v));
                        }
                        put(type, Names.__doc__, Refs.newRef(ts, v));
                    }
                    case "__classcell__" -> classCell = v;
                    case "__classdictcell__" -> classDictCell = v;
                    default -> put(type, PyUnicode.intern(key), implicit(k, v));
                }
            }
            addDefaults(type, base);
            setCell(type, classCell, "__classcell__");
            if (classDictCell instanceof ClassCell c) {
                // What annotations and type parameters look up later is the class as it is then.
                PyObject view = TypeDictProxy.detached(ts, type);
                c.setCell(ts, view);
                Refs.decref(ts, view);
            }
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    private void setCell(PyType type, PyObject cell, String what) {
        if (cell == null) {
            return;
        }
        if (!(cell instanceof ClassCell c)) {
            throw Raise.typeError("type.__new__ %s must be a nonlocal cell, not <class '%s'>", what, PyType.of(cell).name());
        }
        c.setCell(ts, type);
    }

    /** Cells as the class builder needs them; implemented by the interpreter's cell type. */
    public interface ClassCell {
        void setCell(ThreadState ts, PyObject value);
    }

    /** The interpreter's function type: only plain functions become static or class methods by name. */
    public interface PlainFunction {
        /** A class has it, and is likely to keep it for as long as it lives. */
        void keptByClass(ThreadState ts);
    }

    private PyObject implicit(String name, PyObject v) {
        Refs.incref(ts, v);
        if (!(v instanceof PlainFunction f)) {
            return v;
        }
        f.keptByClass(ts);
        return switch (name) {
            case "__new__" -> io.github.typhon.objects.descr.PyStaticMethod.wrapStolen(ts, v);
            case "__init_subclass__", "__class_getitem__" -> io.github.typhon.objects.descr.PyClassMethod.wrapStolen(ts, v);
            default -> v;
        };
    }

    private void put(PyType type, PyUnicode name, PyObject owned) {
        Refs.xdecref(ts, type.dict().put(name, owned));
    }

    private void putOther(PyType type, PyObject key, PyObject value) {
        PyObject others = type.dict().otherKeys();
        if (others == null) {
            others = Containers.factory().newDict(ts);
            type.dict().setOtherKeys(others);
        }
        Objects.setItem(ts, others, key, value);
        hasOtherKeys = true;
    }

    private void addDefaults(PyType type, PyType base) {
        if (type.dict().get(Names.__module__) == null) {
            PyObject m = CurrentModule.name(ts);
            if (m != null) {
                put(type, Names.__module__, m);
            }
        }
        int i = base.slotCount();
        for (PyUnicode s : slotNames) {
            put(type, s, new PySlotDescriptor(ts, type, s, i++));
        }
        if (addDict && type.dict().get(Names.__dict__) == null) {
            put(type, Names.__dict__, PyInstanceDict.dictGetter(ts, type));
        }
        if (addWeakref && type.dict().get(Names.__weakref__) == null) {
            put(type, Names.__weakref__, PyInstanceDict.weakrefGetter(ts, type));
        }
        if (type.dict().get(Names.__doc__) == null) {
            put(type, Names.__doc__, PyNone.NONE);
        }
        if (type.dict().get(Names.__hash__) == null && type.dict().get(Names.__eq__) != null) {
            put(type, Names.__hash__, PyNone.NONE);
        }
    }

    private void publish(PyType type, PyType[] bases) {
        MroUpdate.first(ts, type);
        for (PyType k : type.mro()) {
            int kind = k.flags() & (PyType.SEQUENCE | PyType.MAPPING);
            if (kind != 0) {
                type.setFlag(kind, true);
                break;
            }
        }
        for (PyType b : bases) {
            b.addSubclass(ts, type);
        }
        if (type.ob_type().isHeapType()) {
            type.ob_type().addClass(ts, type);
        }
        type.refreshSlots(ts);
        type.modified(ts);
    }

    private void setNames(PyType type) {
        PyObject[] kv = Containers.factory().dictItems(ts, namespace);
        try {
            for (int i = 0; i < kv.length; i += 2) {
                PyUnicode key = PyUnicode.unwrapOrNull(kv[i]);
                PyObject v = kv[i + 1];
                if (key == null) {
                    continue;
                }
                try {
                    Refs.xdecref(ts, io.github.typhon.objects.core.SlotCalls.callSpecial(ts, v, Names.__set_name__, type, key));
                } catch (PyException e) {
                    io.github.typhon.objects.error.ErrorFactory.addNote(
                            ts, e, "Error calling __set_name__ on '" + PyType.of(v).name() + "' instance '" + key + "' in '" + type.name() + "'");
                    throw e;
                }
            }
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

    private void initSubclass(PyType type, PyObject[] kwargs, PyUnicode[] kwnames) {
        if (!java.util.Arrays.asList(type.mro()).contains(type)) {
            throw Raise.typeError("super(type, obj): obj (type %s) is not an instance or subtype of type (%s).", type.name(), type.name());
        }
        PyObject f = SuperLookup.lookup(ts, type, type, type, Names.__init_subclass__);
        if (f == null) {
            // An mro() that leaves nothing behind the class: then it is the super object's own, as there.
            f = Objects.getAttr(ts, PyBaseObject.TYPE, Names.__init_subclass__);
        }
        try {
            Refs.decref(ts, Calls.call(ts, f, kwargs, kwnames));
        } finally {
            Refs.decref(ts, f);
        }
    }
}
