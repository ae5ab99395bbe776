// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.function;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FrameEvaluator;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.NewArgs;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.PyClass;
import io.github.typhon.objects.expose.PyGetter;
import io.github.typhon.objects.expose.PySetter;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.MethodCall;
import io.github.typhon.objects.spi.Warnings;
import io.github.typhon.objects.table.RefFields;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
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
import java.util.Set;
import java.util.function.Supplier;

/**
 * A function written in Python.
 * <p>Threads: any; attributes are replaced by exchange; what calls borrow, code and defaults, with the world stopped.
 * <p>Ownership: owns all it names. Functions of modules and class bodies, and those that classes are given, are deferred (freed by the collector only),
 * unless they capture more than their class; nested functions and lambdas are counted: what they capture must die promptly.
 */
@PyClass(name = "function", signature = "(code, globals, name=None, argdefs=None, closure=None,\n         kwdefaults=None)", flags = {PyType.SELF_TYPED, PyType.METHOD_DESCRIPTOR, PyType.HAS_DICT, PyType.HAS_WEAKREF}, doc = "Create a function object.\n\n  code\n    a code object\n  globals\n    the globals dictionary\n  name\n    a string that overrides the name from the code object\n  argdefs\n    a tuple that specifies the default argument values\n  closure\n    a tuple that supplies the bindings for free variables\n  kwdefaults\n    a dictionary that specifies the default keyword argument values")
public final class PyFunction extends RefCounted implements Attributed, MethodCall, io.github.typhon.objects.types.HeapTypeBuilder.PlainFunction {
    public static final PyType TYPE = PyType.builtin(new PyFunctionExposed());

    /** What methods capture of the class they stand in, which is counted like them. */
    private static final Set<String> OF_CLASS = Set.of("__class__", "__classdict__");
    private static final int SUSPENDING = CodeUnit.CO_GENERATOR | CodeUnit.CO_COROUTINE | CodeUnit.CO_ASYNC_GENERATOR;
    private static final PyObject[] NO_DEFAULTS = {};
    private static final VarHandle DOC = field("doc");
    private static final VarHandle MODULE = field("module");
    private static final VarHandle ANNOTATIONS = field("annotations");
    private static final VarHandle ANNOTATE = field("annotate");
    private static final VarHandle TYPE_PARAMS = field("typeParams");

    private static VarHandle field(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(PyFunction.class, name, PyObject.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Owned public volatile PyCode code;
    @Owned public final PyDict globals;
    @Owned public final PyObject builtins;
    @Owned private volatile PyTuple closure;
    @Owned private volatile PyTuple defaults;
    /** Elements of the defaults tuple; never null. */
    @Borrowed private volatile PyObject[] defaultItems = NO_DEFAULTS;
    @Owned private volatile PyObject kwdefaults;
    private volatile PyUnicode name;
    private volatile PyUnicode qualname;
    // What follows is read and replaced through RefFields by any thread.
    /** Null also while it is the code's first constant, a str, which is not linked for it. */
    @Owned private volatile PyObject doc;
    private volatile boolean docInCode;
    @Owned private volatile PyObject module;
    @Owned private volatile PyObject annotations;
    @Owned private volatile PyObject annotate;
    @Owned private volatile PyObject typeParams;
    private Shape shape = TYPE.initialShape();
    private PyObject[] values = InlineValues.NO_VALUES;

    /** Code and globals are borrowed. */
    public PyFunction(ThreadState ts, PyCode code, PyDict globals, PyObject builtins) {
        super(ts);
        this.code = Refs.newRef(ts, code);
        this.globals = Refs.newRef(ts, globals);
        this.builtins = Refs.newRef(ts, builtins);
        name = code.name;
        qualname = code.qualname;
        docInCode = code.hasFlag(CodeUnit.CO_HAS_DOCSTRING);
        PyObject m = globals.get(ts, Names.__name__);
        module = m == null ? PyNone.NONE : m;
        track(ts);
    }

    /** Whether functions with this code keep alive what may have to die before them. */
    public static boolean captures(PyCode code) {
        return !OF_CLASS.containsAll(code.unit.freevars());
    }

    @Override
    public void keptByClass(ThreadState ts) {
        if (!captures(code)) Refs.makeDeferred(ts, this);
    }

    /** The builtins namespace that functions with these globals use: their {@code __builtins__}, or that of the running code. */
    public static @Owned PyObject builtinsOf(PyThreadState ts, PyDict globals) {
        PyObject b = globals.get(ts, Names.__builtins__);
        if (b == null) {
            Frame f = ts.currentFrame();
            return Refs.newRef(ts, f != null ? f.builtins : (PyObject) ts.interpreter.builtins);
        }
        if (b instanceof PyModule m) {
            PyObject d = m.dict(ts);
            Refs.decref(ts, b);
            return d;
        }
        return b;
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    @Override
    public Shape shape() {
        Shape v = shape;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public void setShapeRelease(Shape s) {
        VarHandle.releaseFence();
        shape = s;
    }

    @Override
    public PyObject[] values() {
        PyObject[] v = values;
        VarHandle.acquireFence();
        return v;
    }

    @Override
    public void setValuesRelease(PyObject[] v) {
        VarHandle.releaseFence();
        values = v;
    }

    // ---- for the interpreter

    public @Borrowed PyTuple closure() {
        return closure;
    }

    /** The i-th default counted from the end of the positional parameters' defaults; not to be written. */
    public PyObject[] defaultItems() {
        return defaultItems;
    }

    public @Borrowed PyObject kwdefaults() {
        return kwdefaults;
    }

    public PyUnicode name() {
        return name;
    }

    public PyUnicode qualname() {
        return qualname;
    }

    public void setClosure(ThreadState ts, @Stolen PyTuple t) {
        closure = t;
    }

    /** Calls borrow the defaults: those of a function that others may have are exchanged while nobody is between looking at them and counting. */
    public void setDefaults(ThreadState ts, @Stolen PyTuple t) {
        exchange(ts, defaults, () -> {
            PyTuple old = defaults;
            defaultItems = t == null ? NO_DEFAULTS : t.items;
            defaults = t;
            return old;
        });
    }

    /** As {@link #setDefaults}. */
    public void setKwdefaults(ThreadState ts, @Stolen PyObject d) {
        exchange(ts, kwdefaults, () -> {
            PyObject old = kwdefaults;
            kwdefaults = d;
            return old;
        });
    }

    /** Does it with the world stopped, unless the function had nothing there, as a new one; and drops what it had. */
    private static void exchange(ThreadState ts, PyObject present, Supplier<PyObject> action) {
        if (present == null) {
            Refs.xdecref(ts, action.get());
            return;
        }
        PyObject[] old = new PyObject[1];
        ts.interp.world().run(ts, () -> old[0] = action.get());
        Refs.xdecref(ts, old[0]);
    }

    public void setAnnotations(ThreadState ts, @Stolen PyObject a) {
        RefFields.store(ts, ANNOTATIONS, this, a);
    }

    public void setAnnotate(ThreadState ts, @Stolen PyObject a) {
        RefFields.store(ts, ANNOTATE, this, a);
    }

    public void setTypeParams(ThreadState ts, @Stolen PyObject t) {
        RefFields.store(ts, TYPE_PARAMS, this, t);
    }

    public void setQualname(PyUnicode q) {
        qualname = q;
    }

    // ---- slots

    static PyObject tp_new(ThreadState ts, PyType type, PyObject[] args, PyUnicode[] kwnames) {
        PyObject[] a = NewArgs.bind("function", 2, args, kwnames, "code", "globals", "name", "argdefs", "closure", "kwdefaults");
        if (!(a[0] instanceof PyCode code)) throw Raise.typeError("function() argument 'code' must be code, not %s", Raise.given(a[0]));
        if (!(a[1] instanceof PyDict globals)) throw Raise.typeError("function() argument 'globals' must be dict, not %s", Raise.given(a[1]));
        if (a[2] != null && a[2] != PyNone.NONE && !(a[2] instanceof PyUnicode)) throw Raise.typeError("arg 3 (name) must be None or string");
        if (a[3] != null && a[3] != PyNone.NONE && !(a[3] instanceof PyTuple)) throw Raise.typeError("arg 4 (defaults) must be None or tuple");
        int free = code.freeCount();
        PyTuple closure = a[4] instanceof PyTuple t ? t : null;
        if (closure == null) {
            if (free > 0 && a[4] == null || a[4] == PyNone.NONE && free > 0) throw Raise.typeError("arg 5 (closure) must be tuple");
            if (a[4] != null && a[4] != PyNone.NONE) throw Raise.typeError("arg 5 (closure) must be None or tuple");
        }
        if ((closure == null ? 0 : closure.size()) != free) {
            throw Raise.valueError("%s requires closure of length %s, not %s", code.name, free, closure == null ? 0 : closure.size());
        }
        for (int i = 0; i < free; i++) {
            if (!(closure.get(i) instanceof PyCell)) throw Raise.typeError("arg 5 (closure) expected cell, found %s", PyType.of(closure.get(i)).name());
        }
        if (a[5] != null && a[5] != PyNone.NONE && !(a[5] instanceof PyDict)) throw Raise.typeError("arg 6 (kwdefaults) must be None or dict");
        PyObject builtins = builtinsOf(PyThreadState.of(ts), globals);
        PyFunction f = new PyFunction(ts, code, globals, builtins);
        Refs.decref(ts, builtins);
        if (a[2] instanceof PyUnicode n) f.name = n;
        if (a[3] instanceof PyTuple d) f.setDefaults(ts, Refs.newRef(ts, d));
        if (closure != null && free > 0) f.setClosure(ts, Refs.newRef(ts, closure));
        if (a[5] instanceof PyDict d) f.setKwdefaults(ts, Refs.newRef(ts, (PyObject) d));
        return f;
    }

    static PyObject tp_call(ThreadState state, PyFunction f, PyObject[] args, PyUnicode[] kwnames) {
        PyThreadState ts = (PyThreadState) state;
        FrameEvaluator evaluator = ts.interpreter.evaluator;
        PyObject v = kwnames == null ? evaluator.callFrameless(ts, f, args) : null;
        return v != null ? v : evaluator.eval(ts, ArgumentBinder.frame(ts, f, args, kwnames), null);
    }

    @Override
    public @Owned PyObject call(ThreadState state, @Borrowed PyObject self, @Borrowed PyObject argument) {
        PyThreadState ts = (PyThreadState) state;
        FrameEvaluator evaluator = ts.interpreter.evaluator;
        PyObject v = evaluator.callFrameless(ts, this, self, argument);
        return v != null ? v : evaluator.eval(ts, ArgumentBinder.frame(ts, this, new PyObject[] {self, argument}, null), null);
    }

    static PyObject tp_descr_get(ThreadState ts, PyFunction f, PyObject obj, PyObject type) {
        if (obj == null) return Refs.newRef(ts, (PyObject) f);
        return new PyMethod(ts, f, obj);
    }

    static PyObject tp_repr(ThreadState ts, PyFunction f) {
        return PyUnicode.of("<function " + f.qualname + " at " + Hashing.address(f) + ">");
    }

    // ---- attributes

    private @Owned PyObject loadOrNone(ThreadState ts, VarHandle field) {
        PyObject o = RefFields.load(ts, field, this);
        return o == null ? PyNone.NONE : o;
    }

    private static PyObject orNone(ThreadState ts, PyObject o) {
        return o == null ? PyNone.NONE : Refs.newRef(ts, o);
    }

    @PyGetter("__code__")
    PyObject getCode(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) code);
    }

    @PySetter("__code__")
    void setCode(ThreadState ts, PyObject value) {
        if (!(value instanceof PyCode c)) throw Raise.typeError("__code__ must be set to a code object");
        int free = c.freeCount();
        int have = closure == null ? 0 : closure.size();
        if (free != have) throw Raise.valueError("%s() requires a code object with %s free vars, not %s", name, have, free);
        if (((code.flags ^ c.flags) & SUSPENDING) != 0) {
            Warnings.warn(ts, Exc.DeprecationWarning, "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)", 1);
        }
        Refs.incref(ts, c);
        exchange(ts, code, () -> {
            PyCode old = code;
            if (docInCode) {
                doc = Refs.newRef(ts, old.consts()[0]);
                docInCode = false;
            }
            code = c;
            return old;
        });
    }

    @PyGetter("__name__")
    PyObject getName() {
        return name;
    }

    @PySetter("__name__")
    void setName(ThreadState ts, PyObject value) {
        if (!(value instanceof PyUnicode u)) throw Raise.typeError("__name__ must be set to a string object");
        name = u;
    }

    @PyGetter("__qualname__")
    PyObject getQualname() {
        return qualname;
    }

    @PySetter("__qualname__")
    void setQualnameAttribute(ThreadState ts, PyObject value) {
        if (!(value instanceof PyUnicode u)) throw Raise.typeError("__qualname__ must be set to a string object");
        qualname = u;
    }

    @PyGetter(value = "__module__", member = true)
    PyObject getModule(ThreadState ts) {
        return loadOrNone(ts, MODULE);
    }

    @PySetter("__module__")
    void setModule(ThreadState ts, PyObject value) {
        RefFields.store(ts, MODULE, this, value == null ? PyNone.NONE : Refs.newRef(ts, value));
    }

    @PyGetter(value = "__doc__", member = true)
    PyObject getDoc(ThreadState ts) {
        PyObject d = RefFields.load(ts, DOC, this);
        return d != null ? d : docInCode ? Refs.newRef(ts, code.consts()[0]) : PyNone.NONE;
    }

    @PySetter("__doc__")
    void setDoc(ThreadState ts, PyObject value) {
        RefFields.store(ts, DOC, this, value == null ? PyNone.NONE : Refs.newRef(ts, value));
        docInCode = false;
    }

    @PyGetter("__defaults__")
    PyObject getDefaults(ThreadState ts) {
        return orNone(ts, defaults);
    }

    @PySetter("__defaults__")
    void setDefaultsAttribute(ThreadState ts, PyObject value) {
        if (value != null && value != PyNone.NONE && !(value instanceof PyTuple)) {
            throw Raise.typeError("__defaults__ must be set to a tuple object");
        }
        setDefaults(ts, value instanceof PyTuple t ? Refs.newRef(ts, t) : null);
    }

    @PyGetter("__kwdefaults__")
    PyObject getKwdefaults(ThreadState ts) {
        return orNone(ts, kwdefaults);
    }

    @PySetter("__kwdefaults__")
    void setKwdefaultsAttribute(ThreadState ts, PyObject value) {
        if (value != null && value != PyNone.NONE && !(value instanceof PyDict)) {
            throw Raise.typeError("__kwdefaults__ must be set to a dict object");
        }
        setKwdefaults(ts, value instanceof PyDict d ? Refs.newRef(ts, (PyObject) d) : null);
    }

    @PyGetter(value = "__closure__", member = true)
    PyObject getClosure(ThreadState ts) {
        return orNone(ts, closure);
    }

    @PyGetter(value = "__globals__", member = true)
    PyObject getGlobals(ThreadState ts) {
        return Refs.newRef(ts, (PyObject) globals);
    }

    @PyGetter(value = "__builtins__", member = true)
    PyObject getBuiltins(ThreadState ts) {
        return Refs.newRef(ts, builtins);
    }

    @PyGetter("__annotate__")
    PyObject getAnnotate(ThreadState ts) {
        return loadOrNone(ts, ANNOTATE);
    }

    @PySetter("__annotate__")
    void setAnnotateAttribute(ThreadState ts, PyObject value) {
        if (value == null) throw Raise.typeError("__annotate__ cannot be deleted");
        if (value != PyNone.NONE && !Objects.isCallable(value)) throw Raise.typeError("__annotate__ must be callable or None");
        setAnnotate(ts, value == PyNone.NONE ? value : Refs.newRef(ts, value));
        if (value != PyNone.NONE) setAnnotations(ts, null);
    }

    @PyGetter("__annotations__")
    PyObject getAnnotations(ThreadState ts) {
        PyObject a = RefFields.load(ts, ANNOTATIONS, this);
        return a != null ? a : RefFields.storeIfEmpty(ts, ANNOTATIONS, this, newAnnotations(ts));
    }

    private @Owned PyObject newAnnotations(ThreadState ts) {
        PyObject f = loadOrNone(ts, ANNOTATE);
        if (f == PyNone.NONE) return new PyDict(ts);
        try {
            PyObject a = Calls.call1(ts, f, PyLong.of(1));
            if (a instanceof PyDict) return a;
            PyType t = PyType.of(a);
            Refs.decref(ts, a);
            throw Raise.typeError("__annotate__ returned non-dict of type '%s'", t.name());
        } finally {
            Refs.decref(ts, f);
        }
    }

    @PySetter("__annotations__")
    void setAnnotationsAttribute(ThreadState ts, PyObject value) {
        if (value != null && value != PyNone.NONE && !(value instanceof PyDict)) {
            throw Raise.typeError("__annotations__ must be set to a dict object");
        }
        setAnnotations(ts, value instanceof PyDict d ? Refs.newRef(ts, (PyObject) d) : null);
        setAnnotate(ts, null);
    }

    @PyGetter("__type_params__")
    PyObject getTypeParams(ThreadState ts) {
        PyObject t = RefFields.load(ts, TYPE_PARAMS, this);
        return t == null ? PyTuple.EMPTY : t;
    }

    @PySetter("__type_params__")
    void setTypeParamsAttribute(ThreadState ts, PyObject value) {
        if (!(value instanceof PyTuple)) throw Raise.typeError("__type_params__ must be set to a tuple");
        setTypeParams(ts, Refs.newRef(ts, value));
    }

    @PyGetter("__dict__")
    PyObject getDict(ThreadState ts) {
        return InlineValues.dict(ts, this);
    }

    @PySetter("__dict__")
    void setDict(ThreadState ts, PyObject value) {
        if (!(value instanceof PyDict)) {
            throw Raise.typeError("__dict__ must be set to a dictionary, not a '%s'", value == null ? "NoneType" : PyType.of(value).name());
        }
        InlineValues.setDict(ts, this, value);
    }

    // ---- memory

    @Override
    public void traverse(Visitor v) {
        v.visit(code);
        v.visit(globals);
        v.visit(builtins);
        v.visit(closure);
        v.visit(defaults);
        v.visit(kwdefaults);
        v.visit(doc);
        v.visit(module);
        v.visit(annotations);
        v.visit(annotate);
        v.visit(typeParams);
        for (PyObject x : values()) {
            if (x != null && x != InlineValues.MOVED) v.visit(x);
        }
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        // Code, globals and builtins stay: a function that is cleared as part of a cycle may still be running.
        PyObject[] old = {closure, defaults, kwdefaults, doc, module, annotations, annotate, typeParams};
        closure = null;
        defaults = null;
        defaultItems = NO_DEFAULTS;
        kwdefaults = null;
        doc = null;
        docInCode = false;
        module = null;
        annotations = null;
        annotate = null;
        typeParams = null;
        // Visible only to what is run by clearing the rest.
        name = PyUnicode.EMPTY;
        qualname = PyUnicode.EMPTY;
        InlineValues.clear(ts, this);
        Refs.releaseAll(ts, old, 0, old.length);
    }

    @Override
    protected void deallocated(ThreadState ts) {
        Refs.decref(ts, globals);
        Refs.decref(ts, builtins);
        Refs.decref(ts, code);
    }
}
