// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.types;

import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Metatypes;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.ObjectSlots;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.descr.PySlotDescriptor;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.HashSet;
import java.util.Set;
import java.util.ArrayList;
import java.util.List;

/** The methods of {@code object}. CPython: object_* (Objects/typeobject.c). */
public final class ObjectMethods {
    /** The behaviour every type starts from. */
    public static final ObjectSlots OBJECT_SLOTS = new ObjectSlots();

    private ObjectMethods() {}

    public static boolean usesGenericGetAttr(Slots s) {
        return SlotCalls.isFromObject(s, Slot.TP_GETATTRO);
    }

    private static boolean inherits(PyType t, Slot s) {
        return SlotCalls.isFromObject(t.slots(), s);
    }

    public static PyObject newObject(ThreadState ts, PyType type, PyObject[] args) {
        PyType solid = type.solidBase();
        boolean plain = !solid.hasFlag(PyType.GENERIC_NEW);
        if (plain && args.length > 0) {
            if (!inherits(type, Slot.TP_NEW)) {
                throw Raise.typeError("object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (inherits(type, Slot.TP_INIT)) {
                throw Raise.typeError("%s() takes no arguments", type.name());
            }
        }
        if (type.hasFlag(PyType.ABSTRACT)) {
            throw abstractError(ts, type);
        }
        return plain ? new PyInstance(ts, type) : solid.slots().tp_new(ts, type, args, null);
    }

    private static RuntimeException abstractError(ThreadState ts, PyType type) {
        PyObject names = TypeMethods.getAbstractMethods(ts, type);
        try {
            PyObject[] a = io.github.typhon.objects.protocol.Sequences.toArray(ts, names);
            List<String> l = new ArrayList<>();
            for (PyObject o : a) {
                l.add(Objects.strText(ts, o));
            }
            Refs.releaseAll(ts, a, 0, a.length);
            l.sort(null);
            return Raise.typeError(
                    "Can't instantiate abstract class %s without an implementation for abstract method%s '%s'",
                    type.name(), l.size() == 1 ? "" : "s", String.join("', '", l));
        } finally {
            Refs.decref(ts, names);
        }
    }

    public static void init(ThreadState ts, PyObject self, PyObject[] args) {
        if (args.length > 0) {
            PyType type = PyType.of(self);
            if (!inherits(type, Slot.TP_INIT)) {
                throw Raise.typeError("object.__init__() takes exactly one argument (the instance to initialize)");
            }
            if (inherits(type, Slot.TP_NEW) && !type.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
                throw Raise.typeError("%s.__init__() takes exactly one argument (the instance to initialize)", type.name());
            }
        }
    }

    public static PyObject repr(ThreadState ts, PyObject self) {
        PyType t = PyType.of(self);
        return PyUnicode.of("<" + TypeMethods.qualifiedName(ts, t) + " object at " + Hashing.address(self) + ">");
    }

    public static PyObject format(ThreadState ts, PyObject self, PyUnicode spec) {
        if (spec.length() > 0) {
            throw Raise.typeError("unsupported format string passed to %s.__format__", PyType.of(self).name());
        }
        return Objects.str(ts, self);
    }

    /** The names of the instance's dict, its class and the bases, as a list. */
    public static PyObject dir(ThreadState ts, PyObject self) {
        PyObject names = Containers.factory().newDict(ts);
        try {
            PyObject d = Objects.lookupAttr(ts, self, Names.__dict__);
            if (d != null) {
                try {
                    if (Containers.factory().isDict(d)) {
                        Containers.factory().dictUpdate(ts, names, d);
                    }
                } finally {
                    Refs.decref(ts, d);
                }
            }
            PyObject cls = Objects.lookupAttr(ts, self, Names.__class__);
            if (cls instanceof PyType t) {
                TypeMethods.collectNames(ts, t, names);
            }
            Refs.xdecref(ts, cls);
            return io.github.typhon.objects.protocol.Sequences.list(ts, names);
        } finally {
            Refs.decref(ts, names);
        }
    }

    /** Assignment to {@code __class__}. */
    public static void setClass(ThreadState ts, PyObject self, PyObject value) {
        if (value == null) {
            throw Raise.typeError("can't delete __class__ attribute");
        }
        if (!(value instanceof PyType to)) {
            throw Raise.typeError("__class__ must be set to a class, not '%s' object", PyType.of(value).name());
        }
        PyType from = PyType.of(self);
        PyType cls = self instanceof PyType t && from.isHeapType() && to.isHeapType() ? t : null;
        boolean mayBuiltin = self instanceof ClassAssignable c && c.mayBecome(to);
        if (cls == null && !(self instanceof Attributed) || cls == null && !mayBuiltin && (!from.isHeapType() || !to.isHeapType())) {
            throw Raise.typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        if (from.solidBase() != to.solidBase() || !sameLayout(layout(from), layout(to))) {
            throw Raise.typeError("__class__ assignment: '%s' object layout differs from '%s'", to.name(), from.name());
        }
        if (cls != null) {
            Metatypes.set(ts, cls, to);
        } else {
            InlineValues.setType(ts, (Attributed) self, Refs.newRef(ts, to));
        }
    }

    /** The class that last added slots, a dict or weak references. */
    private static PyType layout(PyType t) {
        PyType k = t;
        while (k.isHeapType() && k.slotCount() == k.base().slotCount() && sameExtras(k, k.base())) {
            k = k.base();
        }
        return k;
    }

    private static boolean sameExtras(PyType a, PyType b) {
        return a.hasFlag(PyType.HAS_DICT) == b.hasFlag(PyType.HAS_DICT) && a.hasFlag(PyType.HAS_WEAKREF) == b.hasFlag(PyType.HAS_WEAKREF);
    }

    /** CPython: compatible_for_assignment, same_slots_added. */
    private static boolean sameLayout(PyType a, PyType b) {
        return a == b || a.isHeapType() && b.isHeapType() && a.base() == b.base() && a.slotCount() == b.slotCount() && sameExtras(a, b)
                && slotNames(a).equals(slotNames(b));
    }

    private static Set<PyUnicode> slotNames(PyType t) {
        Set<PyUnicode> names = new HashSet<>();
        for (PyUnicode n : t.dict().names()) {
            if (t.dict().get(n) instanceof PySlotDescriptor) {
                names.add(n);
            }
        }
        return names;
    }

    /** Implemented by built-in objects whose {@code __class__} may be assigned although their type cannot be changed (modules). */
    public interface ClassAssignable {
        boolean mayBecome(PyType to);
    }
}
