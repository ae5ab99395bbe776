// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.Attributes;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.descr.PyClassMethod;
import io.github.typhon.objects.descr.PyProperty;
import io.github.typhon.objects.descr.PySlotDescriptor;
import io.github.typhon.objects.descr.PyStaticMethod;
import io.github.typhon.objects.descr.PyWrapperDescriptor;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;

/**
 * What an attribute site learnt about one kind of receiver. Immutable; valid while the receiver has this shape (or, without shape, this
 * type) and the type this version.
 * <p>Ownership: {@code value} is not owned; it is taken by try-incref, which fails once it is dead.
 */
public final class AttrCache {
    /** The value is in the instance, at index. */
    public static final int INSTANCE = 0;
    /** The value is the type's and needs no binding. */
    public static final int VALUE = 1;
    /** The value is a method descriptor: bound by the instance when it is not called at once. */
    public static final int METHOD = 2;
    /** A new attribute may be added to the instance. */
    public static final int ADD = 3;
    /** The value is a property that a Python function of one argument gets. */
    public static final int PROPERTY = 4;

    /** The value is a staticmethod of a Python function. */
    public static final int STATIC = 5;
    /** The value is a classmethod of a Python function, which gets the type. */
    public static final int CLASS = 6;
    /** The instance's attributes are in a dict, and the class has no say when this one is stored or deleted. */
    static final int DICT = 7;
    /** The instance's attributes are in a dict, where the value is looked for; {@code value}, if not null, is what the class has instead. */
    public static final int IN_DICT = 8;
    /** A method as METHOD, unless the instance's dict has something by that name. */
    public static final int DICT_METHOD = 9;

    static final int MAX = 4;

    public final Shape shape;
    public final PyType type;
    public final int version;
    public final int kind;
    public final int index;
    public final PyObject value;
    public final AttrCache next;
    /** The receiver is the type itself. */
    public final boolean onClass;
    /** A function that compiled code may call without counting it. */
    final boolean held;
    final int depth;

    private AttrCache(Shape shape, PyType type, int version, int kind, int index, PyObject value, AttrCache next) {
        this(shape, type, version, kind, index, value, next, false);
    }

    private AttrCache(Shape shape, PyType type, int version, int kind, int index, PyObject value, AttrCache next, boolean onClass) {
        this.shape = shape;
        this.type = type;
        this.version = version;
        this.kind = kind;
        this.index = index;
        this.value = value;
        this.next = next;
        this.onClass = onClass;
        this.held = (kind == METHOD || kind == DICT_METHOD) && value instanceof PyFunction fn && GcHeader.livesUntilPoll(fn);
        this.depth = next == null ? 1 : next.depth + 1;
    }

    /** What an attribute instruction has learnt; null if nothing, or not of the kind that learns. */
    public static AttrCache of(Insn n) {
        return switch (n) {
            case AttributeInsns.LoadAttr l -> l.cache();
            case AttributeInsns.StoreAttr s -> s.cache();
            case AttributeInsns.LoadMethod m -> m.cache();
            default -> null;
        };
    }

    /** Whether the objects that an instruction meets often lack an attribute that their layout has room for. */
    public static boolean isOftenUnset(Insn n) {
        return n instanceof AttributeInsns.LoadAttr l && l.isOftenUnset();
    }

    /** Whether a method instruction meets more kinds of receivers than are told apart. */
    public static boolean isOfMany(Insn n) {
        return n instanceof AttributeInsns.LoadMethod m && m.isOfMany();
    }

    /** Whether all that a method instruction met so far were functions of the receiver's class that need not be counted, for all it knows. */
    public static boolean isMethodOnly(Insn n) {
        return n instanceof AttributeInsns.LoadMethod m && m.isMethodOnly();
    }

    /** What would be known of an object with another layout of the same type. */
    public AttrCache onShape(Shape other) {
        return new AttrCache(other, type, version, kind, index, value, null);
    }

    /** Whether storing such an attribute is the instance's affair alone. */
    boolean isPlainStore() {
        return kind == ADD || kind == DICT;
    }

    boolean valid() {
        return type.version() == version;
    }

    static AttrCache find(AttrCache first, Shape s) {
        for (AttrCache e = first; e != null; e = e.next) {
            if (e.shape == s && e.type.version() == e.version) return e;
        }
        return null;
    }

    static AttrCache find(AttrCache first, PyObject x) {
        if (x instanceof Attributed o && !(x instanceof PyType)) return find(first, o.shape());
        boolean onClass = x instanceof PyType;
        PyType t = onClass ? (PyType) x : PyType.of(x);
        for (AttrCache e = first; e != null; e = e.next) {
            if (e.type == t && e.shape == null && e.onClass == onClass && t.version() == e.version) return e;
        }
        return null;
    }

    /** What tells the receivers apart that this is about. */
    Object key() {
        return shape != null ? shape : type;
    }

    static Object key(PyObject x) {
        return x instanceof PyType ? x : x instanceof Attributed o ? o.shape() : PyType.of(x);
    }

    /** Whether as many kinds of receivers as compiled code tells apart have been met. */
    static boolean isFull(AttrCache first) {
        return first != null && first.depth == MAX;
    }

    /** The entries still valid, fewer than MAX. */
    private static AttrCache prune(AttrCache first) {
        AttrCache out = null;
        for (AttrCache e = first; e != null; e = e.next) {
            if (e.valid() && (out == null || out.depth < MAX - 1)) {
                out = new AttrCache(e.shape, e.type, e.version, e.kind, e.index, e.value, out, e.onClass);
            }
        }
        return out;
    }

    private static boolean isObjects(PyType t, Slot s) {
        return SlotCalls.isFromObject(t.slots(), s);
    }

    /** Whether this is how all objects tell their class. */
    private static boolean isClass(PyUnicode name, PyObject descr) {
        return name == Names.__class__ && descr == PyBaseObject.TYPE.lookupBorrowed(name);
    }

    /** The cache with an entry for loading {@code name} from objects like {@code o}, or the old one if that cannot be cached. */
    static AttrCache load(ThreadState ts, AttrCache first, PyObject o, PyUnicode name) {
        if (o instanceof PyType t) return ofClass(first, t, name);
        PyType type = PyType.of(o);
        int version = type.version();
        if (!isObjects(type, Slot.TP_GETATTRO)) return first;
        PyObject descr = type.lookupBorrowed(name);
        Shape shape = o instanceof Attributed a ? a.shape() : null;
        boolean getter = false;
        if (descr != null) {
            Slots ds = PyType.of(descr).slots();
            getter = ds.has(Slot.TP_DESCR_GET);
            if (getter && ds.has(Slot.TP_DESCR_SET)) {
                if (isClass(name, descr)) return new AttrCache(o instanceof Attributed a ? a.shape() : null, type, version, VALUE, 0, type, prune(first));
                if (!(o instanceof Attributed a)) return first;
                if (getter(descr) != null) return new AttrCache(a.shape(), type, version, PROPERTY, 0, descr, prune(first));
                if (!(descr instanceof PySlotDescriptor d)) return first;
                return new AttrCache(a.shape(), type, version, INSTANCE, d.index(), null, prune(first));
            }
        }
        if (shape != null && shape.isDict()) return inDict(ts, first, (Attributed) o, type, version, descr, getter, name);
        int i = shape == null ? -1 : shape.indexOf(name);
        if (i >= 0) return new AttrCache(shape, type, version, INSTANCE, i, null, prune(first));
        if (descr == null) return first;
        if (!getter) return new AttrCache(shape, type, version, VALUE, 0, descr, prune(first));
        int kind = PyType.of(descr).hasFlag(PyType.METHOD_DESCRIPTOR) ? METHOD : wrapping(descr);
        return kind < 0 ? first : new AttrCache(shape, type, version, kind, 0, descr, prune(first));
    }

    /** The same for an object whose attributes are in a dict. */
    private static AttrCache inDict(ThreadState ts, AttrCache first, Attributed o, PyType type, int version, PyObject descr, boolean getter, PyUnicode name) {
        Shape shape = type.dictShape();
        if (!getter || !DictAttributes.lacks(ts, o, name)) return new AttrCache(shape, type, version, IN_DICT, 0, getter ? null : descr, prune(first));
        boolean method = PyType.of(descr).hasFlag(PyType.METHOD_DESCRIPTOR);
        return method ? new AttrCache(shape, type, version, DICT_METHOD, 0, descr, prune(first)) : first;
    }

    /** The same for an attribute of the class {@code t} itself, where its metaclass has no say. */
    private static AttrCache ofClass(AttrCache first, PyType t, PyUnicode name) {
        int version = t.version();
        PyObject descr = inClass(t, name);
        if (descr == null) return first;
        int wraps = wrapping(descr);
        boolean plain = descr instanceof PyFunction || isUnboundBuiltin(descr) || !PyType.of(descr).slots().has(Slot.TP_DESCR_GET);
        return wraps < 0 && !plain ? first : new AttrCache(null, t, version, wraps < 0 ? VALUE : wraps, 0, descr, prune(first), true);
    }

    /** Whether it is a built-in class's method, which its class answers as it is. */
    public static boolean isUnboundBuiltin(PyObject descr) {
        return descr instanceof PyMethodDescriptor || descr instanceof PyWrapperDescriptor;
    }

    /** What a class or its bases have by a name, if nothing of its metaclass comes before; borrowed. */
    public static PyObject inClass(PyType t, PyUnicode name) {
        // A change of the metaclass is one of the class, too.
        PyType metaclass = t.ob_type();
        if (metaclass != PyType.TYPE && !SlotCalls.sameSource(metaclass.slots(), PyType.TYPE.slots(), Slot.TP_GETATTRO)) return null;
        PyObject meta = metaclass.lookupBorrowed(name);
        return meta != null && PyType.of(meta).slots().has(Slot.TP_DESCR_SET) ? null : t.lookupBorrowed(name);
    }

    /** STATIC or CLASS for a plain wrapper of a function, else -1. */
    public static int wrapping(PyObject descr) {
        PyType t = PyType.of(descr);
        return wrapped(descr) == null ? -1 : t == PyStaticMethod.TYPE ? STATIC : t == PyClassMethod.TYPE ? CLASS : -1;
    }

    /** The function in a static or class method; null if there is none. The wrapper keeps it as long as it lives. */
    public static PyFunction wrapped(PyObject descr) {
        return (descr instanceof PyStaticMethod m ? m.callable() : descr instanceof PyClassMethod m ? m.callable() : null) instanceof PyFunction fn ? fn : null;
    }

    /** What is called of such an entry without looking at the receiver; null if there is no such thing. */
    PyObject free() {
        return kind == VALUE ? value : kind == STATIC || kind == CLASS ? wrapped(value) : null;
    }

    /** The function of one argument that gets a property's value; null if it is not that simple. Borrowed from the property. */
    public static PyFunction getter(PyObject property) {
        return property.getClass() == PyProperty.class && ((PyProperty) property).getter() instanceof PyFunction fn && fn.code.simpleArgs
                && fn.code.argcount == 1 ? fn : null;
    }

    /** The same for deleting {@code name}: where the instance itself has it, and its class has no say. */
    static AttrCache delete(AttrCache first, PyObject o, PyUnicode name) {
        AttrCache e = store(first, o, name);
        return e != first && (e.kind == DICT || e.kind == INSTANCE && e.shape.indexOf(name) == e.index) ? e : first;
    }

    /** As load, for storing. */
    static AttrCache store(AttrCache first, PyObject o, PyUnicode name) {
        PyType type = PyType.of(o);
        int version = type.version();
        if (!(o instanceof Attributed a) || !isObjects(type, Slot.TP_SETATTRO)) return first;
        PyObject descr = type.lookupBorrowed(name);
        Shape shape = a.shape();
        if (shape.type() != type) return first;
        if (descr instanceof PySlotDescriptor d) return new AttrCache(shape, type, version, INSTANCE, d.index(), null, prune(first));
        if (descr != null && PyType.of(descr).slots().has(Slot.TP_DESCR_SET)) return first;
        if (!Attributes.hasDict(a)) return first;
        if (shape.isDict()) return new AttrCache(shape, type, version, DICT, -1, null, prune(first));
        int i = shape.indexOf(name);
        return new AttrCache(shape, type, version, i >= 0 ? INSTANCE : ADD, i, null, prune(first));
    }

    boolean owns(ThreadState ts, PyObject v) {
        return owns(ts, v, type, version);
    }

    /** Owns what a class was found to have in that version, if it still is in it. As for a shared slot, {@link Refs#tryIncref} is tentative until that was
     *  seen again: a change takes the version before it drops what the class had. */
    public static boolean owns(ThreadState ts, PyObject v, PyType type, int version) {
        if (!Refs.tryIncref(ts, v)) return false;
        if (type.version() == version) return true;
        Refs.undoIncref(ts, v);
        return false;
    }
}
