// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.objects.expose;

import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.protocol.Hashing;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.types.Reflection;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.count.Visitor;
import io.github.typhon.refcount.thread.ThreadState;
import java.util.Arrays;

/** A function written in Java: a module's, a bound method's ({@code [].append}), or a type's {@code __new__}.
 *  <p>Ownership: owns its receiver and its module name. Module functions and {@code __new__} are immortal, bound methods counted.
 *  <p>CPython: PyCFunctionObject. */
@PyClass(name = "builtin_function_or_method", flags = {PyType.DISALLOW_INSTANTIATION, PyType.HAS_WEAKREF})
public final class PyBuiltinFunction extends RefCounted {
    public static final PyType TYPE = PyType.builtin(new PyBuiltinFunctionExposed());

    private final BuiltinCall call;
    private final PyType newOf;
    private final PyUnicode module;
    private PyObject self;

    /** A bound method; the receiver is borrowed. */
    PyBuiltinFunction(ThreadState ts, BuiltinCall call, PyObject self, PyUnicode module) {
        super(ts);
        this.call = call;
        this.newOf = null;
        this.self = Refs.newRef(ts, self);
        this.module = module;
        track(ts);
    }

    private PyBuiltinFunction(BuiltinCall call, PyType newOf, PyObject self, PyUnicode module) {
        this.call = call;
        this.newOf = newOf;
        this.self = self;
        this.module = module;
    }

    /** A module's function; immortal. */
    public static PyBuiltinFunction moduleFunction(Exposure exposure, MethodSpec spec) {
        String module = exposure.name();
        String display = module.equals("builtins") ? spec.name() : module + "." + spec.name();
        return new PyBuiltinFunction(new BuiltinCall(exposure, spec, display), null, null, PyUnicode.intern(module));
    }

    /** A static method as it lies in a built-in type's namespace: functions written in Java do not bind. */
    public static PyObject staticMethod(PyType owner, Exposure exposure, MethodSpec spec) {
        return new PyBuiltinFunction(new BuiltinCall(exposure, spec, spec.name()), null, owner, null);
    }

    /** The {@code __new__} of a built-in type. */
    public static PyBuiltinFunction newFunction(PyType type) {
        MethodSpec spec = new MethodSpec(
                "__new__", "($type, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.", MethodSpec.STATIC, 0, -1, -1, true);
        return new PyBuiltinFunction(new BuiltinCall(null, spec, type.shortName() + ".__new__"), type, null, null);
    }

    @Override
    public PyType ob_type() {
        return TYPE;
    }

    /** The built-in type this is the {@code __new__} of, or null. */
    public PyType newOf() {
        return newOf;
    }

    public BuiltinCall call() {
        return call;
    }

    /** The receiver, borrowed; null for module functions. */
    public PyObject self() {
        return self;
    }

    static PyObject tp_call(ThreadState ts, PyBuiltinFunction f, PyObject[] args, PyUnicode[] kwnames) {
        return f.newOf != null ? f.create(ts, args, kwnames) : f.call.callBound(ts, f.self, args, kwnames);
    }

    /** A call with one argument, which is laid out nowhere if the function takes it so. */
    public @Owned PyObject call1(ThreadState ts, PyObject a) {
        return newOf == null && call.takesAlone() ? call.call1(ts, self, a) : tp_call(ts, this, new PyObject[] {a}, null);
    }

    private PyObject create(ThreadState ts, PyObject[] args, PyUnicode[] kwnames) {
        if (args.length - (kwnames == null ? 0 : kwnames.length) < 1) {
            throw Raise.typeError("%s.__new__(): not enough arguments", newOf.name());
        }
        if (!(args[0] instanceof PyType t)) {
            throw Raise.typeError("%s.__new__(X): X is not a type object (%s)", newOf.name(), PyType.of(args[0]).name());
        }
        if (!t.isSubtype(newOf)) {
            throw Raise.typeError("%s.__new__(%s): %s is not a subtype of %s", newOf.name(), t.name(), t.name(), newOf.name());
        }
        if (t.hasFlag(PyType.DISALLOW_INSTANTIATION)) {
            throw Raise.typeError("cannot create '%s' instances", t.name());
        }
        PyType solid = t.solidBase();
        if (solid != newOf && !sameNew(solid)) {
            throw Raise.typeError("%s.__new__(%s) is not safe, use %s.__new__()", newOf.name(), t.name(), solid.name());
        }
        return newOf.slots().tp_new(ts, t, Arrays.copyOfRange(args, 1, args.length), kwnames);
    }

    private boolean sameNew(PyType solid) {
        PyObject f = solid.lookupBorrowed(io.github.typhon.objects.core.Names.__new__);
        return f == this || f instanceof PyBuiltinFunction g && g.newOf != null && maker(g.newOf) == maker(newOf);
    }

    /** The type whose way of making objects this one shares. */
    private static PyType maker(PyType type) {
        PyType t = type;
        while (t.base() != null && (t.hasFlag(PyType.GENERIC_NEW) || !t.slots().owns(Slot.TP_NEW))) {
            t = t.base();
        }
        return t;
    }

    static PyObject tp_repr(ThreadState ts, PyBuiltinFunction f) {
        if (f.self == null) {
            return PyUnicode.of("<built-in " + (f.newOf != null ? "method " : "function ") + f.call.spec().name()
                    + (f.newOf != null ? " of type object at " + Hashing.address(f.newOf) : "") + ">");
        }
        return PyUnicode.of("<built-in method " + f.call.spec().name() + " of " + PyType.of(f.self).name() + " object at " + Hashing.address(f.self) + ">");
    }

    static PyObject tp_richcompare(ThreadState ts, PyBuiltinFunction f, PyObject other, int op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyBuiltinFunction g)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean eq = f == g || f.newOf == null && g.newOf == null && f.call == g.call && f.self != null && g.self != null && Objects.is(f.self, g.self);
        return PyBool.of(eq == (op == CompareOp.EQ));
    }

    static long tp_hash(ThreadState ts, PyBuiltinFunction f) {
        long h = System.identityHashCode(f.call);
        return f.self == null ? h : h ^ Hashing.identity(f.self);
    }

    /** A function of the module of that name: where native code knows what one does, it need not call it. */
    public boolean isFunctionOf(String moduleName, String functionName) {
        return module != null && newOf == null && module.equalsText(moduleName) && call.spec().name().equals(functionName);
    }

    @PyGetter("__name__")
    PyObject name() {
        return PyUnicode.intern(call.spec().name());
    }

    @PyGetter("__qualname__")
    PyObject qualname() {
        if (newOf != null) {
            return PyUnicode.of(newOf.qualname() + ".__new__");
        }
        if (self == null) {
            return name();
        }
        PyType t = self instanceof PyType s ? s : PyType.of(self);
        return PyUnicode.of(t.qualname() + "." + call.spec().name());
    }

    @PyGetter(value = "__module__", member = true)
    PyObject module() {
        return module == null ? PyNone.NONE : module;
    }

    @PyGetter("__self__")
    PyObject selfAttribute(ThreadState ts) {
        PyObject s = newOf != null ? newOf : self;
        return s == null ? Reflection.moduleOrNone(ts, module) : Refs.newRef(ts, s);
    }

    @PyGetter("__doc__")
    PyObject doc() {
        return call.doc();
    }

    @PyGetter("__text_signature__")
    PyObject textSignature() {
        return call.textSignature();
    }

    @PyMethod(value = "($self, /)", name = "__reduce__")
    PyObject reduce(ThreadState ts) {
        return self == null && newOf == null ? name() : Reflection.reduceGetattr(ts, newOf != null ? newOf : self, call.spec().name());
    }

    @Override
    public void traverse(Visitor v) {
        v.visit(self);
    }

    @Override
    protected void clearReferences(ThreadState ts) {
        PyObject old = self;
        self = null;
        Refs.xdecref(ts, old);
    }
}
