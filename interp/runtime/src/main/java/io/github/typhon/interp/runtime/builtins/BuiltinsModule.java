// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.builtins;

import io.github.typhon.collections.list.ListMethods;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyException;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.expose.ModuleBuilder;
import io.github.typhon.objects.expose.PyFunction;
import io.github.typhon.objects.expose.PyModule;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.number.PyLong;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Mappings;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyEllipsis;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.singleton.PyNotImplemented;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.refcount.thread.ThreadState;
import java.math.BigInteger;

/** Functions of the {@code builtins} module. Those that run source text are in {@link SourceFunctions}, the reductions in {@link Reductions}.
 *  CPython: Python/bltinmodule.c. */
@PyModule(
        name = "builtins",
        doc = "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().")
public final class BuiltinsModule {
    private BuiltinsModule() {}

    static void exec(ThreadState ts, ModuleBuilder m) {
        m.add("None", PyNone.NONE);
        m.add("Ellipsis", PyEllipsis.ELLIPSIS);
        m.add("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        m.add("False", PyBool.FALSE);
        m.add("True", PyBool.TRUE);
        m.add("__debug__", ts.interp.state(io.github.typhon.interp.runtime.sys.SysState.KEY).config.optimize == 0);
        BuiltinTypes.add(m);
    }

    @PyFunction(value = "($module, x, /)", doc = "Return the absolute value of the argument.")
    static PyObject abs(ThreadState ts, PyObject x) {
        return Numbers.absolute(ts, x);
    }

    @PyFunction(value = "($module, iterable, /)", doc = "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.")
    static boolean all(ThreadState ts, PyObject iterable) {
        if (iterable.getClass() == PyList.class) {
            return !has(ts, (PyList) iterable, false);
        }
        boolean[] r = {true};
        Iterators.forEach(ts, iterable, (t, v) -> isPlainly(v, true), v -> r[0] = Objects.isTrue(ts, v));
        return r[0];
    }

    @PyFunction(value = "($module, iterable, /)", doc = "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.")
    static boolean any(ThreadState ts, PyObject iterable) {
        if (iterable.getClass() == PyList.class) {
            return has(ts, (PyList) iterable, true);
        }
        boolean[] r = {false};
        Iterators.forEach(ts, iterable, (t, v) -> isPlainly(v, false), v -> !(r[0] = Objects.isTrue(ts, v)));
        return r[0];
    }

    /** Whether a value that nobody counts has this truth. */
    private static boolean isPlainly(PyObject v, boolean truth) {
        return v instanceof PyBool b ? (b == PyBool.TRUE) == truth : v instanceof PyInt i ? (i.value() != 0) == truth : v == PyNone.NONE && !truth;
    }

    /** Whether an item of a list has this truth. */
    private static boolean has(ThreadState ts, PyList list, boolean truth) {
        long i = 0;
        for (PyObject v = list.get(ts, i); v != null; v = list.get(ts, ++i)) {
            try {
                if (Objects.isTrue(ts, v) == truth) {
                    return true;
                }
            } finally {
                Refs.decref(ts, v);
            }
        }
        return false;
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return an ASCII-only representation of an object.")
    static PyObject ascii(ThreadState ts, PyObject obj) {
        return Objects.ascii(ts, obj);
    }

    private static PyObject radix(ThreadState ts, PyObject number, int base, String prefix) {
        PyLong index = Numbers.index(ts, number);
        if (index instanceof PyInt i && i.value() != Long.MIN_VALUE) {
            return PyUnicode.of((i.value() < 0 ? "-" : "") + prefix + Long.toString(Math.abs(i.value()), base));
        }
        BigInteger v = index.bigValue();
        return PyUnicode.of((v.signum() < 0 ? "-" : "") + prefix + v.abs().toString(base));
    }

    @PyFunction(value = "($module, number, /)", doc = "Return the binary representation of an integer.\n\n>>> bin(37)\n'0b100101'")
    static PyObject bin(ThreadState ts, PyObject number) {
        return radix(ts, number, 2, "0b");
    }

    @PyFunction(value = "($module, number, /)", doc = "Return the octal representation of an integer.\n\n>>> oct(83)\n'0o123'")
    static PyObject oct(ThreadState ts, PyObject number) {
        return radix(ts, number, 8, "0o");
    }

    @PyFunction(value = "($module, number, /)", doc = "Return the hexadecimal representation of an integer.\n\n>>> hex(3054)\n'0xbee'")
    static PyObject hex(ThreadState ts, PyObject number) {
        return radix(ts, number, 16, "0x");
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return whether the object is callable (i.e., some kind of function).")
    static boolean callable(PyObject obj) {
        return Objects.isCallable(obj);
    }

    @PyFunction(value = "($module, i, /)", doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
    static PyObject chr(ThreadState ts, PyObject i) {
        PyLong v = Numbers.index(ts, i);
        if (!v.fitsLong() || v.longValue() < 0 || v.longValue() > 0x10ffff) {
            throw Raise.valueError("chr() arg not in range(0x110000)");
        }
        return PyUnicode.ofChar((int) v.longValue());
    }

    @PyFunction(value = "($module, c, /)", doc = "Return the ordinal value of a character.")
    static long ord(ThreadState ts, PyObject c) {
        return Characters.ord(ts, c);
    }

    @PyFunction(value = "($module, obj, name, /)", doc = "Deletes the named attribute from the given object.")
    static void delattr(ThreadState ts, PyObject obj, PyObject name) {
        Objects.delAttr(ts, obj, attributeName(name));
    }

    private static PyUnicode attributeName(PyObject name) {
        PyUnicode u = PyUnicode.unwrapOrNull(name);
        if (u == null) {
            throw Raise.typeError("attribute name must be string, not '%s'", PyType.of(name).name());
        }
        return u;
    }

    @PyFunction(value = "($module, object=<unrepresentable>, /)", textSignature = false, doc = "dir([object]) -> list of strings")
    static PyObject dir(ThreadState ts, PyObject object) {
        if (object != null) {
            return Objects.dir(ts, object);
        }
        PyObject l = locals(ts);
        try {
            PyObject keys = l.getClass() == PyDict.class ? Sequences.list(ts, l) : Mappings.keyList(ts, l);
            Refs.decref(ts, Calls.callMethod(ts, keys, Names.sort));
            return keys;
        } finally {
            Refs.decref(ts, l);
        }
    }

    @PyFunction(value = "($module, x, y, /)", doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
    static PyObject divmod(ThreadState ts, PyObject x, PyObject y) {
        return Numbers.divmod(ts, x, y);
    }

    @PyFunction(value = "($module, value, format_spec='', /)", doc = "Return type(value).__format__(value, format_spec)")
    static PyObject format(ThreadState ts, PyObject value, PyUnicode spec) {
        return Objects.format(ts, value, spec);
    }

    @PyFunction(value = "($module, object, name, default=<unrepresentable>, /)", textSignature = false, doc = "getattr(object, name[, default]) -> value")
    static PyObject getattr(ThreadState ts, PyObject object, PyObject name, PyObject fallback) {
        PyUnicode n = attributeName(name);
        if (fallback == null) {
            return Objects.getAttr(ts, object, n);
        }
        PyObject v = Objects.lookupAttr(ts, object, n);
        return v != null ? v : Refs.newRef(ts, fallback);
    }

    @PyFunction(value = "($module, obj, name, /)", doc = "Return whether the object has an attribute with the given name.")
    static boolean hasattr(ThreadState ts, PyObject obj, PyObject name) {
        PyObject v = Objects.lookupAttr(ts, obj, attributeName(name));
        Refs.xdecref(ts, v);
        return v != null;
    }

    @PyFunction(value = "($module, obj, name, value, /)", doc = "Sets the named attribute on the given object to the specified value.")
    static void setattr(ThreadState ts, PyObject obj, PyObject name, PyObject value) {
        Objects.setAttr(ts, obj, attributeName(name), value);
    }

    @PyFunction(value = "($module, /)", doc = "Return the dictionary containing the current scope's global variables.")
    static PyObject globals(ThreadState ts) {
        Frame f = PyThreadState.of(ts).currentFrame();
        PyObject outer = PyThreadState.of(ts).interpreter.outerGlobals;
        if (f == null && outer != null) {
            return Refs.newRef(ts, outer);
        }
        if (f == null) {
            throw Raise.systemError("globals(): no current frame");
        }
        return Refs.newRef(ts, (PyObject) f.globals);
    }

    @PyFunction(value = "($module, /)", doc = "Return a dictionary containing the current scope's local variables.")
    static PyObject locals(ThreadState ts) {
        return io.github.typhon.interp.runtime.eval.Interp.locals(PyThreadState.of(ts));
    }

    @PyFunction(value = "($module, object=<unrepresentable>, /)", textSignature = false, doc = "vars([object]) -> dictionary")
    static PyObject vars(ThreadState ts, PyObject object) {
        if (object == null) {
            return locals(ts);
        }
        PyObject d = Objects.lookupAttr(ts, object, Names.__dict__);
        if (d == null) {
            throw Raise.typeError("vars() argument must have __dict__ attribute");
        }
        return d;
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return the hash value for the given object.")
    static long hash(ThreadState ts, PyObject obj) {
        return Objects.hash(ts, obj);
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.")
    static PyObject id(ThreadState ts, PyObject obj) {
        return Identity.id(obj);
    }

    @PyFunction(value = "($module, obj, class_or_tuple, /)", doc = "Return whether an object is an instance of a class or of a subclass thereof.")
    static boolean isinstance(ThreadState ts, PyObject obj, PyObject cls) {
        return Objects.isInstance(ts, obj, cls);
    }

    @PyFunction(value = "($module, cls, class_or_tuple, /)", doc = "Return whether 'cls' is derived from another class or is the same class.")
    static boolean issubclass(ThreadState ts, PyObject cls, PyObject of) {
        return Objects.isSubclass(ts, cls, of);
    }

    @PyFunction(value = "($module, object, sentinel=<unrepresentable>, /)", textSignature = false, doc = "Get an iterator from an object.")
    static PyObject iter(ThreadState ts, PyObject object, PyObject sentinel) {
        if (sentinel == null) {
            return Iterators.iter(ts, object);
        }
        if (!Objects.isCallable(object)) {
            throw Raise.typeError("iter(v, w): v must be callable");
        }
        return BuiltinTypes.callableIterator(ts, object, sentinel);
    }

    @PyFunction(value = "($module, iterator, default=<unrepresentable>, /)", textSignature = false, doc = "Return the next item from the iterator.")
    static PyObject next(ThreadState ts, PyObject iterator, PyObject fallback) {
        Slots s = PyType.of(iterator).slots();
        if (!s.has(Slot.TP_ITERNEXT)) {
            throw Raise.typeError("'%s' object is not an iterator", PyType.of(iterator).name());
        }
        // A generator's result is lost in the slot.
        PyObject v = fallback == null && iterator instanceof io.github.typhon.interp.runtime.function.PyGenerator g
                ? g.nextOrStop(PyThreadState.of(ts))
                : s.tp_iternext(ts, iterator);
        if (v != null) {
            return v;
        }
        if (fallback != null) {
            return Refs.newRef(ts, fallback);
        }
        throw Raise.stopIteration(ts, null);
    }

    @PyFunction(value = "($module, async_iterable, /)", doc = "Return an AsyncIterator for an AsyncIterable object.")
    static PyObject aiter(ThreadState ts, PyObject iterable) {
        Slots s = PyType.of(iterable).slots();
        if (!s.has(Slot.AM_AITER)) {
            throw Raise.typeError("'%s' object is not an async iterable", PyType.of(iterable).name());
        }
        PyObject it = s.am_aiter(ts, iterable);
        if (!PyType.of(it).slots().has(Slot.AM_ANEXT)) {
            PyType t = PyType.of(it);
            Refs.decref(ts, it);
            throw Raise.typeError("aiter() returned not an async iterator of type '%s'", t.name());
        }
        return it;
    }

    @PyFunction(value = "($module, aiterator, default=<unrepresentable>, /)", textSignature = false, doc = "Return the next item from the async iterator.")
    static PyObject anext(ThreadState ts, PyObject iterator, PyObject fallback) {
        Slots s = PyType.of(iterator).slots();
        if (!s.has(Slot.AM_ANEXT)) {
            throw Raise.typeError("'%s' object is not an async iterator", PyType.of(iterator).name());
        }
        PyObject awaitable = s.am_anext(ts, iterator);
        if (fallback == null) {
            return awaitable;
        }
        try {
            return new AnextDefault(ts, awaitable, fallback);
        } finally {
            Refs.decref(ts, awaitable);
        }
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return the number of items in a container.")
    static long len(ThreadState ts, PyObject obj) {
        return Objects.length(ts, obj);
    }

    @PyFunction(value = "($module, base, exp, mod=None)", doc = "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.")
    static PyObject pow(ThreadState ts, PyObject base, PyObject exp, PyObject mod) {
        return Numbers.power(ts, base, exp, mod);
    }

    @PyFunction(value = "($module, obj, /)", doc = "Return the canonical string representation of the object.")
    static PyObject repr(ThreadState ts, PyObject obj) {
        return Objects.repr(ts, obj);
    }

    @PyFunction(value = "($module, number, ndigits=None)", doc = "Round a number to a given precision in decimal digits.")
    static PyObject round(ThreadState ts, PyObject number, PyObject ndigits) {
        PyObject r = ndigits == PyNone.NONE
                ? SlotCalls.callSpecial(ts, number, Names.__round__)
                : SlotCalls.callSpecial(ts, number, Names.__round__, ndigits);
        if (r == null) {
            throw Raise.typeError("type %s doesn't define __round__ method", PyType.of(number).name());
        }
        return r;
    }

    @PyFunction(value = "($module, *args, **kwargs)", doc = "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nReturn a new list containing all items from the iterable in ascending order.")
    static PyObject sorted(ThreadState ts, PyObject[] args, PyObject kwargs) {
        if (args.length != 1) {
            throw Raise.typeError("sorted expected 1 argument, got %s", args.length);
        }
        PyList list = (PyList) Sequences.list(ts, args[0]);
        boolean done = false;
        try {
            sort(ts, list, (PyDict) kwargs);
            done = true;
            return list;
        } finally {
            if (!done) {
                Refs.decref(ts, list);
            }
        }
    }

    private static void sort(ThreadState ts, PyList list, PyDict kwargs) {
        PyObject key = kwargs == null ? null : kwargs.getItem(ts, Names.key);
        PyObject reverse = null;
        try {
            reverse = kwargs == null ? null : kwargs.getItem(ts, Names.reverse);
            if (kwargs == null || kwargs.size() == (key == null ? 0 : 1) + (reverse == null ? 0 : 1)) {
                ListMethods.sort(ts, list, key == null ? PyNone.NONE : key, reverse != null && Objects.isTrue(ts, reverse));
                return;
            }
        } finally {
            Refs.xdecref(ts, key);
            Refs.xdecref(ts, reverse);
        }
        // The list's method speaks of other keywords.
        PyObject sort = Objects.getAttr(ts, list, Names.sort);
        try {
            Refs.decref(ts, Calls.callDict(ts, sort, PyTuple.EMPTY, kwargs));
        } finally {
            Refs.decref(ts, sort);
        }
    }

    @PyFunction(value = "($module, iterable, /, start=0)", doc = "Return the sum of a 'start' value (default: 0) plus an iterable of numbers")
    static PyObject sum(ThreadState ts, PyObject iterable, PyObject start) {
        return Reductions.sum(ts, iterable, start);
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false, doc = "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value")
    static PyObject min(ThreadState ts, PyObject[] args, PyObject kwargs) {
        return Reductions.extreme(ts, "min", args, (PyDict) kwargs);
    }

    @PyFunction(value = "($module, *args, **kwargs)", textSignature = false, doc = "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value")
    static PyObject max(ThreadState ts, PyObject[] args, PyObject kwargs) {
        return Reductions.extreme(ts, "max", args, (PyDict) kwargs);
    }

    @PyFunction(value = "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)", doc = "Prints the values to a stream, or to sys.stdout by default.")
    static void print(ThreadState ts, PyObject[] args, PyObject sep, PyObject end, PyObject file, boolean flush) {
        Printing.print(ts, args, sep, end, file, flush);
    }

    @PyFunction(value = "($module, prompt='', /)", doc = "Read a string from standard input.  The trailing newline is stripped.")
    static PyObject input(ThreadState ts, PyObject prompt) {
        return Printing.input(ts, prompt);
    }

    @PyFunction(value = "($module, /, *args, **kws)", doc = "Call sys.breakpointhook(*args, **kws).")
    static PyObject breakpoint(ThreadState ts, PyObject[] args, PyObject kws) {
        PyObject hook = Printing.sysAttribute(ts, "breakpointhook");
        if (hook == null) {
            throw Raise.runtimeError("lost sys.breakpointhook");
        }
        PyObject tuple = io.github.typhon.objects.tuple.PyTuple.copyOf(ts, args, 0, args.length);
        try {
            return Calls.callDict(ts, hook, (io.github.typhon.objects.tuple.PyTuple) tuple, kws);
        } finally {
            Refs.decref(ts, tuple);
            Refs.decref(ts, hook);
        }
    }

    @PyFunction(value = "($module, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)", doc = "Compile source into a code object that can be executed by exec() or eval().")
    static PyObject compile(ThreadState ts, PyObject source, PyObject filename, PyObject mode, int flags, boolean dontInherit, int optimize, int featureVersion) {
        return SourceFunctions.compile(PyThreadState.of(ts), source, filename, mode, flags, dontInherit, optimize, featureVersion);
    }

    @PyFunction(value = "($module, source, /, globals=None, locals=None)", doc = "Evaluate the given source in the context of globals and locals.")
    static PyObject eval(ThreadState ts, PyObject source, PyObject globals, PyObject locals) {
        return SourceFunctions.eval(PyThreadState.of(ts), source, globals, locals);
    }

    @PyFunction(value = "($module, source, /, globals=None, locals=None, *, closure=None)", doc = "Execute the given source in the context of globals and locals.")
    static void exec(ThreadState ts, PyObject source, PyObject globals, PyObject locals, PyObject closure) {
        SourceFunctions.exec(PyThreadState.of(ts), source, globals, locals, closure);
    }

    @PyFunction(value = "($module, /, name, globals=None, locals=None, fromlist=<unrepresentable>, level=0)", name = "__import__", textSignature = false, doc = "Import a module.")
    static PyObject importModule(ThreadState ts, PyObject name, PyObject globals, PyObject locals, PyObject fromlist, int level) {
        return io.github.typhon.interp.runtime.importing.Importer.importModule(PyThreadState.of(ts), name, globals, fromlist, level);
    }

    @PyFunction(value = "($module, /, *args, **kwds)", name = "__build_class__", textSignature = false, doc = "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class")
    static PyObject buildClass(ThreadState ts, PyObject[] args, PyObject kwds) {
        PyObject[] kv = kwds == null ? new PyObject[0] : io.github.typhon.objects.spi.Containers.factory().dictItems(ts, kwds);
        try {
            PyObject[] all = java.util.Arrays.copyOf(args, args.length + kv.length / 2);
            PyUnicode[] names = new PyUnicode[kv.length / 2];
            for (int i = 0; i < names.length; i++) {
                names[i] = PyUnicode.unwrapOrNull(kv[2 * i]);
                all[args.length + i] = kv[2 * i + 1];
            }
            return io.github.typhon.interp.runtime.eval.ClassBuilder.build(PyThreadState.of(ts), all, names.length == 0 ? null : names);
        } finally {
            Refs.releaseAll(ts, kv, 0, kv.length);
        }
    }

}
