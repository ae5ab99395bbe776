// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.core;

import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PyMethod;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.table.NameTable;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.TypeMethods;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A Python type: name, bases, method resolution order, namespace, and the {@link Slots} that say what it can do.
 *  <p>Threads: built-in types are immutable constants shared by all interpreters; their namespace is filled at first use. A heap type
 *  changes under its monitor; {@link #version} moves with every change of it or of a base, after the change and before the old value is dropped.
 *  <p>Ownership: owns its bases, its namespace and its metatype. Heap types are deferred: only the collector frees them.
 *  <p>CPython: PyTypeObject / PyHeapTypeObject. */
@PyClass(name = "type", flags = {PyType.BASETYPE, PyType.SELF_TYPED, PyType.TYPE_SUBCLASS, PyType.HAS_WEAKREF}, doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")
public final class PyType extends RefCounted {
    public static final int BASETYPE = 1;
    public static final int SEQUENCE = 1 << 1;
    public static final int MAPPING = 1 << 2;
    public static final int VALUE = 1 << 3;
    public static final int SELF_TYPED = 1 << 4;
    public static final int HEAPTYPE = 1 << 5;
    public static final int ABSTRACT = 1 << 6;
    public static final int DISALLOW_INSTANTIATION = 1 << 7;
    /** Unbound methods of this descriptor type may be called with the instance as first argument, without binding. */
    public static final int METHOD_DESCRIPTOR = 1 << 8;
    public static final int HAS_DICT = 1 << 9;
    public static final int HAS_WEAKREF = 1 << 10;
    public static final int TYPE_SUBCLASS = 1 << 11;
    /** A built-in type made mutable by its module (CPython: a heap type without Py_TPFLAGS_IMMUTABLETYPE). */
    public static final int MUTABLE = 1 << 12;
    /** A built-in type whose instances have its base's Java class: it may be combined with others as bases. */
    public static final int SAME_LAYOUT = 1 << 13;
    /** A built-in type with a layout of its own that its base's {@code __new__} makes: it has none itself. CPython: tp_alloc. */
    public static final int GENERIC_NEW = 1 << 14;

    private static final VarHandle VERSION;

    static {
        try {
            MethodHandles.Lookup l = MethodHandles.lookup();
            VERSION = l.findVarHandle(PyType.class, "version", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public static final PyType TYPE = builtin(new PyTypeExposed());

    private volatile String name;
    private volatile String qualname;
    /** What {@code __name__} and {@code __qualname__} gave last: the same object while the text is the same. */
    private volatile PyUnicode nameText;
    private volatile PyUnicode qualnameText;
    private final Exposure exposure;
    /** Null in built-in types; see {@link Metatypes}. */
    PyType metatype;
    private volatile int flags;
    private Slots slots;
    private volatile int version = 1;
    private volatile PyType base;
    private volatile PyType[] bases;
    private final BasesTuple basesTuple = new BasesTuple();
    private volatile PyType[] mro;
    private volatile boolean mroPending;
    private final NameTable dict = new NameTable();
    /** Through whom the content of {@code dict} is reached, or null if from here. Set before others see the type. */
    @Owned private RefCounted namespaceOwner;
    private volatile boolean ready;
    private final int slotCount;
    private volatile int namesHint;
    /** See {@link InlineValues}. Plain: set with the world stopped. Built-in types belong to many worlds, and start with it set. */
    private boolean storesShared;
    private final Shape initialShape = Shape.root(this);
    private final Shape dictShape = Shape.dictMode(this);
    private final TypeCache cache = new TypeCache(this);
    final Subclasses subclasses = new Subclasses();
    /** Types that do not derive from this one but whose metaclass named it in their order. */
    private final Subclasses followers = new Subclasses();
    /** Of a metaclass: its classes, whose attributes it may hide. */
    final Subclasses classes = new Subclasses();

    private PyType(Exposure exposure) {
        super();
        this.exposure = exposure;
        this.name = exposure.module().equals("builtins") ? exposure.name() : exposure.module() + "." + exposure.name();
        this.qualname = exposure.name();
        this.flags = exposure.flags();
        this.metatype = null;
        this.slotCount = 0;
        this.slots = exposure.newSlots();
        this.storesShared = true;
    }

    /** A heap type; {@link io.github.typhon.objects.types.HeapTypeBuilder} completes it. Bases are borrowed. */
    PyType(ThreadState ts, PyType metatype, String name, PyType base, PyType[] bases, int flags, int slotCount) {
        super(ts);
        this.exposure = null;
        this.name = name;
        this.qualname = name;
        this.metatype = Refs.newRef(ts, metatype);
        this.base = base;
        this.bases = bases.clone();
        for (PyType b : bases) {
            Refs.incref(ts, b);
        }
        this.flags = flags | HEAPTYPE;
        this.slotCount = slotCount;
        this.ready = true;
        this.slots = new ObjectSlots();
        track(ts);
        Refs.makeDeferred(ts, this);
    }

    /** The type object of a built-in class: {@code public static final PyType TYPE = PyType.builtin(new XExposed())}. */
    public static PyType builtin(Exposure exposure) {
        return BuiltinTypes.add(new PyType(exposure));
    }

    /** The type of any object. */
    public static @Borrowed PyType of(PyObject o) {
        return (PyType) o.ob_type();
    }

    @Override
    public @Borrowed PyType ob_type() {
        return metatype == null ? TYPE : metatype;
    }

    /** CPython's tp_name: qualified with the module for built-in types outside builtins. */
    public String name() {
        return name;
    }

    /** The last part of the name ({@code __name__}). */
    public String shortName() {
        String n = name;
        return isHeapType() ? n : n.substring(n.lastIndexOf('.') + 1);
    }

    public String qualname() {
        return qualname;
    }

    /** Module and qualified name; without the module for builtins and __main__. CPython: PyType_GetFullyQualifiedName. */
    public String fullName() {
        if (!isHeapType()) {
            return name;
        }
        PyUnicode module = PyUnicode.unwrapOrNull(dict().get(Names.__module__));
        return module == null || module.equalsText("builtins") || module.equalsText("__main__") ? qualname : module + "." + qualname;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setQualname(String qualname) {
        this.qualname = qualname;
    }

    public Exposure exposure() {
        return exposure;
    }

    /** What instances can do. */
    public Slots slots() {
        Slots v = slots;
        VarHandle.acquireFence();
        return v;
    }

    void setSlots(Slots s) {
        VarHandle.releaseFence();
        slots = s;
    }

    /** Changes whenever a look-up on this type may give another result. */
    public int version() {
        return version;
    }

    /** Invalidates every cache that depends on this type or on one derived from it. */
    public void modified(ThreadState ts) {
        modifiedWithSubclasses(ts);
        for (PyType t : followers.list(ts, this)) {
            t.modifiedWithSubclasses(ts);
        }
    }

    private void modifiedWithSubclasses(ThreadState ts) {
        VERSION.getAndAdd(this, 1);
        for (PyType t : subclasses.list(ts, this)) {
            t.modifiedWithSubclasses(ts);
        }
        if (isHeapType()) {
            for (PyType t : classes.list(ts, this)) {
                t.modifiedWithSubclasses(ts);
            }
        }
    }

    public int flags() {
        return flags;
    }

    public boolean hasFlag(int flag) {
        return (flags & flag) != 0;
    }

    public synchronized void setFlag(int flag, boolean on) {
        flags = on ? flags | flag : flags & ~flag;
    }

    public boolean isHeapType() {
        return (flags & HEAPTYPE) != 0;
    }

    /** True if Python may not assign to the type's attributes. */
    public boolean isImmutable() {
        return (flags & (HEAPTYPE | MUTABLE)) == 0;
    }

    /** The solid base; null for object. */
    public @Borrowed PyType base() {
        PyType b = base;
        if (b == null && exposure != null && this != PyBaseObject.TYPE) {
            b = exposure.base();
            base = b;
        }
        return b;
    }

    public @Borrowed PyType[] bases() {
        PyType[] b = bases;
        if (b == null) {
            PyType one = base();
            b = one == null ? new PyType[0] : new PyType[] {one};
            bases = b;
        }
        return b;
    }

    public void setBases(PyType base, PyType[] bases) {
        this.base = base;
        this.bases = bases;
    }

    /** The method resolution order, this type first. Never modified in place. */
    public @Borrowed PyType[] mro() {
        PyType[] m = mro;
        if (m == null) {
            m = Mro.linearize(this);
            mro = m;
        }
        return m;
    }

    public void setMro(PyType[] m) {
        mro = m;
        mroPending = false;
    }

    /** The order is provisional while the metaclass's {@code mro()} makes the first one: {@code __mro__} is None, nothing derives from the type. */
    public void setMroPending() {
        mroPending = true;
    }

    public boolean isMroPending() {
        return mroPending;
    }

    /** The type's own namespace. */
    public NameTable dict() {
        if (!ready) {
            fill();
        }
        return dict;
    }

    /** From now on the namespace's content is the given object's too, which traverses it for both. */
    public void giveNamespaceTo(@Stolen RefCounted owner) {
        namespaceOwner = owner;
    }

    private synchronized void fill() {
        if (!ready) {
            TypeFiller.fill(this, dict);
            ready = true;
        }
    }

    public int slotCount() {
        return slotCount;
    }

    public int namesHint() {
        return namesHint;
    }

    void noteNames(int n) {
        if (n > namesHint) {
            namesHint = n;
        }
    }

    boolean storesShared() {
        return storesShared;
    }

    /** From now on no instance is changed by plain stores. May let other threads run Python first. */
    void shareStores(ThreadState ts) {
        if (!storesShared) ts.interp.world().run(ts, () -> storesShared = true);
    }

    public Shape initialShape() {
        return initialShape;
    }

    public Shape dictShape() {
        return dictShape;
    }

    /** A fresh values array for an instance. */
    public PyObject[] newValues() {
        return InlineValues.newValues(slotCount + namesHint);
    }

    /** True if this type is {@code other} or derives from it. */
    public boolean isSubtype(PyType other) {
        if (this == other) return true;
        for (PyType t : mro()) {
            if (t == other) return true;
        }
        return false;
    }

    /** True if {@code o} is an instance of this type or of one derived from it. */
    public boolean isInstance(PyObject o) {
        PyType t = of(o);
        return t == this || t.isSubtype(this);
    }

    /** Looks a name up along the MRO without binding: a new reference, or null. */
    public @Owned PyObject lookup(ThreadState ts, PyUnicode name) {
        return cache.lookup(ts, name);
    }

    /** As {@link #lookup}, borrowed until the next safepoint; for caches that guard with {@link #version}. */
    public @Borrowed PyObject lookupBorrowed(PyUnicode name) {
        return cache.lookupBorrowed(name);
    }

    /** Whether {@code __class__} of the instances is this type: asking them would run no code. */
    public boolean isClassOfInstances() {
        return cache.isClassOfInstances();
    }

    /** The nearest built-in type this one derives its Java representation from. */
    public PyType solidBase() {
        PyType t = this;
        while (t.isHeapType()) {
            t = t.base();
        }
        return t;
    }

    @Override
    public void traverse(Visitor v) {
        if (metatype != null) {
            v.visit(metatype);
            for (PyType b : bases) {
                v.visit(b);
            }
            basesTuple.traverse(v);
            if (namespaceOwner != null) {
                v.visit(namespaceOwner);
            } else {
                dict.traverse(v);
            }
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        if (metatype != null) {
            RefCounted owner = namespaceOwner;
            namespaceOwner = null;
            // Also of whoever still looks into it, as on CPython.
            dict.clear(ts);
            Refs.xdecref(ts, owner);
            basesTuple.clear(ts, this);
            PyType[] old = bases;
            bases = new PyType[0];
            for (PyType b : old) {
                b.subclasses.remove(ts, b, this);
                Refs.decref(ts, b);
            }
        }
    }

    /** A metaclass may define {@code __del__}. */
    @Override
    protected boolean hasFinalizer() {
        return metatype != null && metatype.slots().has(Slot.TP_FINALIZE);
    }

    @Override
    protected void finalizeObject(ThreadState ts) {
        HeapObjects.finalizeObject(ts, this);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.xdecref(ts, metatype);
    }

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        return TypeMethods.typeNew(ts, type, args, kwnames);
    }

    static void tp_init(ThreadState ts, PyType self, PyObject[] args, PyUnicode[] kwnames) {
        TypeMethods.typeInit(args, kwnames);
    }

    static PyObject tp_call(ThreadState ts, PyType self, PyObject[] args, PyUnicode[] kwnames) {
        return TypeMethods.call(ts, self, args, kwnames);
    }

    static PyObject tp_repr(ThreadState ts, PyType self) {
        return TypeMethods.repr(ts, self);
    }

    static PyObject tp_getattro(ThreadState ts, PyType self, PyUnicode name) {
        return TypeMethods.getAttr(ts, self, name);
    }

    static void tp_setattro(ThreadState ts, PyType self, PyUnicode name, PyObject value) {
        TypeMethods.setAttr(ts, self, name, value);
    }

    static PyObject nb_or(ThreadState ts, PyObject a, PyObject b) {
        return TypeMethods.union(ts, a, b);
    }

    @PyMethod("($self, /)")
    PyObject mro(ThreadState ts) {
        return TypeMethods.computeMro(ts, this);
    }

    @PyMethod(value = "($self, /)", name = "__subclasses__")
    PyObject subclasses(ThreadState ts) {
        return TypeMethods.subclasses(ts, this);
    }

    @PyMethod(value = "($self, instance, /)", name = "__instancecheck__")
    boolean instanceCheck(ThreadState ts, PyObject instance) {
        return TypeMethods.realIsInstance(ts, instance, this);
    }

    @PyMethod(value = "($self, subclass, /)", name = "__subclasscheck__")
    boolean subclassCheck(ThreadState ts, PyObject subclass) {
        return TypeMethods.realIsSubclass(ts, subclass, this);
    }

    @PyMethod(value = "($self, /)", name = "__dir__")
    PyObject dir(ThreadState ts) {
        return TypeMethods.dir(ts, this);
    }

    @PyMethod(value = "($self, /)", name = "__sizeof__")
    long sizeof() {
        return 256;
    }

    @io.github.typhon.objects.expose.PyClassMethod(
            value = "($type, /, *args, **kwds)",
            name = "__prepare__",
            doc = "__prepare__($cls, name, bases, /, **kwds)\n--\n\nCreate the namespace for the class statement",
            textSignature = false)
    static PyObject prepare(ThreadState ts, PyType cls, PyObject[] args, PyObject kwds) {
        return io.github.typhon.objects.spi.Containers.factory().newDict(ts);
    }

    @PyGetter("__name__")
    PyObject getName() {
        String n = shortName();
        PyUnicode t = nameText;
        if (t == null || !t.equalsText(n)) {
            t = PyUnicode.intern(PyUnicode.of(n));
            nameText = t;
        }
        return t;
    }

    @PySetter("__name__")
    void setName(ThreadState ts, PyObject value) {
        TypeMethods.setName(ts, this, value, false);
    }

    @PyGetter("__qualname__")
    PyObject getQualname() {
        String n = qualname;
        PyUnicode t = qualnameText;
        if (t == null || !t.equalsText(n)) {
            t = PyUnicode.intern(PyUnicode.of(n));
            qualnameText = t;
        }
        return t;
    }

    @PySetter("__qualname__")
    void setQualname(ThreadState ts, PyObject value) {
        TypeMethods.setName(ts, this, value, true);
    }

    @PyGetter("__module__")
    PyObject getModule(ThreadState ts) {
        return TypeMethods.getModule(ts, this);
    }

    @PySetter("__module__")
    void setModule(ThreadState ts, PyObject value) {
        TypeMethods.setSpecial(ts, this, Names.__module__, value);
    }

    @PyGetter("__bases__")
    PyObject getBases(ThreadState ts) {
        return metatype == null ? TypeMethods.typesTuple(ts, bases()) : basesTuple.get(ts, this);
    }

    /** The tuple that {@code __bases__} gives. */
    public BasesTuple basesTuple() {
        return basesTuple;
    }

    @PySetter("__bases__")
    void setBases(ThreadState ts, PyObject value) {
        TypeMethods.assignBases(ts, this, value);
    }

    @PyGetter(value = "__base__", member = true)
    PyObject getBase(ThreadState ts) {
        PyType b = base();
        return b == null ? io.github.typhon.objects.singleton.PyNone.NONE : Refs.newRef(ts, b);
    }

    @PyGetter("__mro__")
    PyObject getMro(ThreadState ts) {
        return mroPending ? io.github.typhon.objects.singleton.PyNone.NONE : TypeMethods.typesTuple(ts, mro());
    }

    @PyGetter("__dict__")
    PyObject getDict(ThreadState ts) {
        return TypeMethods.dictProxy(ts, this);
    }

    @PyGetter("__doc__")
    PyObject getDoc(ThreadState ts) {
        return TypeMethods.getDoc(ts, this);
    }

    @PySetter("__doc__")
    void setDoc(ThreadState ts, PyObject value) {
        TypeMethods.setSpecial(ts, this, Names.__doc__, value);
    }

    @PyGetter("__text_signature__")
    PyObject getTextSignature(ThreadState ts) {
        return TypeMethods.textSignature(ts, this);
    }

    @PyGetter(value = "__flags__", member = true)
    long getFlags() {
        return TypeMethods.cpythonFlags(this);
    }

    @PyGetter(value = "__basicsize__", member = true)
    long getBasicsize() {
        return 16 + 8L * slotCount;
    }

    @PyGetter(value = "__itemsize__", member = true)
    long getItemsize() {
        return TypeMethods.itemSize(this);
    }

    @PyGetter(value = "__dictoffset__", member = true)
    long getDictoffset() {
        return hasFlag(HAS_DICT) ? -1 : 0;
    }

    @PyGetter(value = "__weakrefoffset__", member = true)
    long getWeakrefoffset() {
        return hasFlag(HAS_WEAKREF) ? 8 : 0;
    }

    @PyGetter("__abstractmethods__")
    PyObject getAbstractMethods(ThreadState ts) {
        return TypeMethods.getAbstractMethods(ts, this);
    }

    @PySetter("__abstractmethods__")
    void setAbstractMethods(ThreadState ts, PyObject value) {
        TypeMethods.setAbstractMethods(ts, this, value);
    }

    @PyGetter("__annotations__")
    PyObject getAnnotations(ThreadState ts) {
        return TypeAnnotations.annotations(ts, this);
    }

    @PySetter("__annotations__")
    void setAnnotations(ThreadState ts, PyObject value) {
        TypeAnnotations.setAnnotations(ts, this, value);
    }

    @PyGetter("__annotate__")
    PyObject getAnnotate(ThreadState ts) {
        return TypeAnnotations.annotate(ts, this);
    }

    @PySetter("__annotate__")
    void setAnnotate(ThreadState ts, PyObject value) {
        TypeAnnotations.setAnnotate(ts, this, value);
    }

    @PyGetter("__type_params__")
    PyObject getTypeParams(ThreadState ts) {
        // The attribute of type itself is this getter.
        PyObject v = this == TYPE ? null : dict().getRef(ts, Names.__type_params__);
        return v != null ? v : io.github.typhon.objects.tuple.PyTuple.EMPTY;
    }

    @PySetter("__type_params__")
    void setTypeParams(ThreadState ts, PyObject value) {
        TypeMethods.setSpecial(ts, this, Names.__type_params__, value);
    }

    /** Creates an unfinished heap type; for {@code types.HeapTypeBuilder} only. */
    public static PyType newHeapType(ThreadState ts, PyType metatype, String name, PyType base, PyType[] bases, int flags, int slotCount) {
        return new PyType(ts, metatype, name, base, bases, flags, slotCount);
    }

    /** Recomputes the slots after the type or one of its bases changed. */
    public void refreshSlots(ThreadState ts) {
        refreshSlotsWithSubclasses(ts);
        for (PyType t : followers.list(ts, this)) {
            t.refreshSlotsWithSubclasses(ts);
        }
    }

    private void refreshSlotsWithSubclasses(ThreadState ts) {
        if (isHeapType()) {
            setSlots(SlotInheritance.compute(this));
        }
        for (PyType t : subclasses.list(ts, this)) {
            t.refreshSlotsWithSubclasses(ts);
        }
    }

    /** The live direct subclasses, borrowed. */
    public java.util.List<PyType> directSubclasses(ThreadState ts) {
        return subclasses.list(ts, this);
    }

    public void addSubclass(ThreadState ts, PyType sub) {
        subclasses.add(ts, this, sub);
    }

    /** Lets changes of this type reach a type that names it in its order without deriving from it. */
    public void addFollower(ThreadState ts, PyType type) {
        followers.remove(ts, this, type);
        followers.add(ts, this, type);
    }

    /** Lets changes of this metaclass, which is written in Python, reach a class of it. */
    public void addClass(ThreadState ts, PyType type) {
        classes.add(ts, this, type);
    }

    public void removeSubclass(ThreadState ts, PyType sub) {
        subclasses.remove(ts, this, sub);
    }
}
