// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.dict.PyDictItems;
import io.github.typhon.collections.dict.PyDictKeyIterator;
import io.github.typhon.collections.dict.PyDictKeys;
import io.github.typhon.collections.dict.PyDictValueIterator;
import io.github.typhon.collections.dict.PyDictValues;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.hash.KeyCompare;
import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.collections.list.PyListIterator;
import io.github.typhon.collections.set.AnySet;
import io.github.typhon.collections.set.PyFrozenSet;
import io.github.typhon.collections.set.PySet;
import io.github.typhon.collections.set.PySetIterator;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.FramelessCalls;
import io.github.typhon.interp.runtime.eval.Interpreter;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyCell;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.objects.bytes.PyBytes;
import io.github.typhon.objects.core.CompareOp;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.SelfSized;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.core.SlotCalls;
import io.github.typhon.objects.core.Slots;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Iterators;
import io.github.typhon.objects.protocol.Numbers;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.slice.PyRange;
import io.github.typhon.objects.slice.PyRangeIterator;
import io.github.typhon.objects.text.PyStrIterator;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.objects.tuple.PyTupleIterator;
import io.github.typhon.refcount.contract.Borrowed;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What frameless code calls: operations that never run Python code (but for finalizers) and say so when they would have to, and the ways
 * in and out of frameless code.
 * <p>Threads: as the instructions they stand for.
 */
public final class FramelessOps {
    static final int NEGATIVE = 0;
    static final int POSITIVE = 1;
    static final int INVERT = 2;
    private static final int NO = 0;
    private static final int YES = 1;
    private static final int UNKNOWN = -1;

    private FramelessOps() {}

    // ---- leaving

    /** The frame of code that had none. */
    public static Frame frame(PyThreadState ts, PyFunction fn, PyCode code) {
        Frame f = new Frame(code);
        f.function = Refs.newRef(ts, fn);
        f.globals = fn.globals;
        f.builtins = fn.builtins;
        return f;
    }

    /** The frame of code that had none, which gets what its variables hold: see {@link CompiledOps#fill}. */
    public static Frame filled(CompiledEntry e, PyThreadState ts, PyFunction fn) {
        return frame(ts, fn, e.code);
    }

    public static Frame filled(CompiledEntry e, PyThreadState ts, PyFunction fn, String map, PyObject a, PyObject b) {
        Frame f = frame(ts, fn, e.code);
        CompiledOps.fill(ts, f.r, map, a, b);
        return f;
    }

    public static Frame filled(CompiledEntry e, PyThreadState ts, PyFunction fn, String map, PyObject a, PyObject b, PyObject c, PyObject d) {
        Frame f = frame(ts, fn, e.code);
        CompiledOps.fill(ts, f.r, map, a, b, c, d);
        return f;
    }

    public static Frame filled(CompiledEntry e, PyThreadState ts, PyFunction fn, String map, PyObject a, PyObject b, PyObject c, PyObject d, PyObject g, PyObject h) {
        Frame f = frame(ts, fn, e.code);
        CompiledOps.fill(ts, f.r, map, a, b, c, d, g, h);
        return f;
    }

    /** The frame is filled: the interpreter is to go on with it at an instruction. Answers null. */
    public static PyObject leave(Insn next, PyThreadState ts, Frame f) {
        f.next = next;
        f.at = next;
        ts.leftInner = ts.leftOuter = f;
        ts.leftThrown = null;
        return null;
    }

    /** The frame is filled: an instruction of it raised. Answers null. */
    public static PyObject leaveThrown(PyThreadState ts, Frame f, Insn at, Throwable t) {
        f.at = at;
        ts.leftInner = ts.leftOuter = f;
        ts.leftThrown = t;
        return null;
    }

    /** The frame is filled: it raises, or the interpreter does so, if that would run Python code. Answers null. */
    public static PyObject raise(ValueForm.Raising at, PyThreadState ts, Frame f) {
        if (!at.raisesQuietly(f.r)) return leave((Insn) at, ts, f);
        Throwable t;
        try {
            t = at.raised(ts, f, f.r);
        } catch (Throwable x) {
            t = x;
        }
        return leaveThrown(ts, f, (Insn) at, t);
    }

    /** The frame is filled: it waits for the callee that has left, with the call {@code at}. Answers null. */
    public static PyObject leaveWaiting(PyThreadState ts, Frame f, Insn at, Insn next, int dst) {
        f.at = at;
        f.next = next;
        f.dst = dst;
        Frame callee = ts.leftOuter;
        f.callee = callee;
        callee.caller = f;
        ts.leftOuter = f;
        return null;
    }

    /** The frame is filled: the interpreter is to go on at an instruction that takes what a callee gave. Answers null. */
    public static PyObject leaveWith(Insn next, PyThreadState ts, Frame f, @Stolen PyObject v) {
        f.result = v;
        return leave(next, ts, f);
    }

    /** For tests: whether compiled code is to be left here, which is so once in about {@code period} instructions. */
    public static boolean forcesExit(PyThreadState ts, int period) {
        if (--ts.exitCountdown > 0) return false;
        ts.exitCountdown = ThreadLocalRandom.current().nextInt(1, 2 * period);
        return true;
    }

    // ---- entering

    /** Before frameless code that goes deep is entered from a frame; false if the frame is as deep as any may be: the interpreter says so. */
    public static boolean begin(PyThreadState ts, Frame f) {
        FramelessCalls.begin(ts, f);
        return f.depth < ts.recursionLimit;
    }

    public static boolean deeper(PyThreadState ts) {
        return ++ts.framelessDepth < ts.framelessLimit;
    }

    public static void shallower(PyThreadState ts) {
        ts.framelessDepth--;
    }

    /** The code of a function for that many arguments; null if there is none. */
    public static FramelessEntry entry(PyObject callee, int n) {
        if (!(callee instanceof PyFunction fn)) return null;
        PyCode code = fn.code;
        return code.argcount == n && code.simpleArgs ? (FramelessEntry) code.frameless : null;
    }

    /** Frameless code left: runs what it left behind, on behalf of the instruction {@code at}. Null if that raised what is in {@code ts.raised}. */
    public static @Owned PyObject runLeft(PyThreadState ts, Frame f, Insn at) {
        f.at = at;
        return Interpreter.runLeftOrRaised(ts, f);
    }

    // ---- variables

    /** Null if the global is not where it was. */
    public static @Owned PyObject global(PyThreadState ts, PyDict globals, DictKeys keys, int index) {
        if (globals.keysAcquire() != keys) return null;
        PyObject v = keys.fetchValue(ts, index);
        return v == RefSlots.BUSY ? null : v;
    }

    /** The same, not owned: it may die at any moment. */
    public static @Borrowed PyObject peekGlobal(PyDict globals, DictKeys keys, int index) {
        return globals.keysAcquire() == keys ? keys.valueAt(index) : null;
    }

    /** What a cell holds, not owned: it may die at any moment. Null if it is empty. */
    public static @Borrowed PyObject peekCell(PyObject cell) {
        return ((PyCell) cell).peek();
    }

    public static @Borrowed PyObject freeCell(PyFunction fn, int i) {
        return fn.closure().items[i];
    }

    public static @Owned PyObject cell(PyThreadState ts, @Stolen PyObject content) {
        return new PyCell(ts, content);
    }

    /** Null if the cell is empty. */
    public static @Owned PyObject content(PyThreadState ts, PyObject cell) {
        return ((PyCell) cell).get(ts);
    }

    public static void setCell(PyThreadState ts, PyObject cell, @Stolen PyObject v) {
        ((PyCell) cell).set(ts, v);
    }

    /** Whether a static or class method wraps this function. */
    public static boolean wraps(PyObject wrapper, PyObject fn) {
        return AttrCache.wrapped(wrapper) == fn;
    }

    /** Whether a function has just these default values. */
    public static boolean hasDefaults(PyObject fn, PyObject[] expected) {
        return ((PyFunction) fn).defaultItems() == expected;
    }

    // ---- containers: null or false where the general operation must decide

    public static @Owned PyObject listItem(PyThreadState ts, PyObject x, long i) {
        if (x.getClass() != PyList.class) return null;
        PyList l = (PyList) x;
        return l.get(ts, i < 0 ? i + l.size() : i);
    }

    public static @Owned PyObject tupleItem(PyThreadState ts, PyObject x, long i) {
        if (x.getClass() != PyTuple.class) return null;
        PyObject[] items = ((PyTuple) x).items;
        int at = ReadPathOps.place(items, i);
        return at < 0 ? null : CompiledOps.newRef(ts, items[at]);
    }

    public static boolean setListItem(PyThreadState ts, PyObject x, long i, PyObject v) {
        if (x.getClass() != PyList.class) return false;
        PyList l = (PyList) x;
        return l.set(ts, i < 0 ? i + l.size() : i, v);
    }

    /** Whether a container has a plain value: 1, 0, -1 if somebody has to be asked. */
    public static int contains(PyThreadState ts, PyObject key, PyObject x) {
        if (!isQuietKey(key)) return UNKNOWN;
        Class<?> c = x.getClass();
        if (c == PyDict.class) {
            int ix = ((PyDict) x).keysAcquire().find(ts, key, KeyCompare.dictHash(ts, key));
            return ix >= 0 ? YES : ix == DictKeys.MISS ? NO : UNKNOWN;
        }
        if (c == PyTuple.class) return containsPlain(ts, key, ((PyTuple) x).items);
        if (c == PyUnicode.class && key instanceof PyUnicode) return Sequences.contains(ts, x, key) ? YES : NO;
        return c == PySet.class || c == PyFrozenSet.class ? ((AnySet) x).containsPlain(ts, key) : UNKNOWN;
    }

    private static int containsPlain(PyThreadState ts, PyObject key, PyObject[] items) {
        for (PyObject o : items) {
            if (o instanceof RefCounted) return UNKNOWN;
            if (o == key || Objects.richCompareBool(ts, o, key, CompareOp.EQ)) return YES;
        }
        return NO;
    }

    public static @Owned PyObject iterator(PyThreadState ts, PyObject x) {
        return isQuietIterable(x) ? Iterators.iter(ts, x) : null;
    }

    /** Whether neither making an iterator over it nor running through that runs Python code. */
    public static boolean isQuietIterable(PyObject x) {
        Class<?> c = x.getClass();
        return c == PyList.class || c == PyTuple.class || c == PyRange.class || c == PyDict.class || c == PySet.class || c == PyFrozenSet.class
                || c == PyUnicode.class || c == PyDictKeys.class || c == PyDictValues.class || c == PyDictItems.class || isQuietPairs(x);
    }

    /** A plain value that may be inverted without a warning. */
    public static boolean isPlainNoBool(PyObject x) {
        return isPlain(x) && !(x instanceof PyBool);
    }

    /** Whether adding them runs no Python code: plain values, or two lists or two tuples. */
    public static boolean addQuietly(PyObject x, PyObject y) {
        return isPlain(x) && isPlain(y) || x.getClass() == y.getClass() && isRow(x);
    }

    /** Whether multiplying them runs no Python code: plain values, or a list or tuple to be repeated. */
    public static boolean multiplyQuietly(PyObject x, PyObject y) {
        return isPlain(y) ? isPlain(x) || isRow(x) : isPlain(x) && isRow(y);
    }

    private static boolean isRow(PyObject x) {
        return x.getClass() == PyTuple.class || x.getClass() == PyList.class;
    }

    public static @Owned PyObject tuple(PyThreadState ts, @Stolen PyObject[] items) {
        return PyTuple.of(ts, items);
    }

    public static @Owned PyObject list(PyThreadState ts, @Stolen PyObject[] items) {
        return PyList.of(ts, items);
    }

    /** {@code max} of two ints or two floats; null for all others. */
    public static PyObject larger(PyObject x, PyObject y) {
        if (x instanceof PyInt a && y instanceof PyInt b) return b.value() > a.value() ? y : x;
        return x instanceof PyFloat a && y instanceof PyFloat b ? b.value() > a.value() ? y : x : null;
    }

    /** {@code min} of two ints or two floats; null for all others. */
    public static PyObject smaller(PyObject x, PyObject y) {
        if (x instanceof PyInt a && y instanceof PyInt b) return b.value() < a.value() ? y : x;
        return x instanceof PyFloat a && y instanceof PyFloat b ? b.value() < a.value() ? y : x : null;
    }

    /** -1 if the object must be asked. */
    public static long length(PyObject x) {
        Class<?> c = x.getClass();
        if (c == PyList.class) return ((PyList) x).size();
        if (c == PyTuple.class) return ((PyTuple) x).items.length;
        if (c == PyUnicode.class) return ((PyUnicode) x).length();
        if (c == PyDict.class) return ((PyDict) x).size();
        if (c == PySet.class || c == PyFrozenSet.class) return ((AnySet) x).size();
        if (c == PyBytes.class) return ((PyBytes) x).length();
        return x instanceof SelfSized s && !PyType.of(x).isHeapType() ? s.size() : -1;
    }

    /** Calls a built-in class whose instances are plain. */
    public static @Owned PyObject make(PyThreadState ts, PyType type, @Borrowed PyObject[] args) {
        return Calls.call(ts, type, args, null);
    }

    /** A value without a count: operators on nothing but such run no Python code. */
    public static boolean isPlain(PyObject x) {
        return !(x instanceof RefCounted);
    }

    /** A value whose hash is its own affair: it is plain, or an instance that is equal to itself only. */
    public static boolean isQuietKey(PyObject x) {
        if (!(x instanceof RefCounted)) return true;
        Slots s = PyType.of(x).slots();
        return SlotCalls.isFromObject(s, Slot.TP_HASH) && SlotCalls.isFromObject(s, Slot.TP_RICHCOMPARE);
    }

    /** Whether going on with an iterator runs no Python code. */
    public static boolean isQuietIterator(PyObject x) {
        Class<?> c = x.getClass();
        return c == PyTupleIterator.class || c == PySetIterator.class || c == PyDictKeyIterator.class || c == PyDictValueIterator.class
                || isQuietPairs(x) || c == PyStrIterator.class || c == PyListIterator.class || c == PyRangeIterator.class;
    }

    public static boolean isQuietPairs(PyObject x) {
        return PairIterator.yieldsPairs(x) && ((PairIterator) x).isQuiet(FramelessOps::isQuietIterator);
    }

    /** Whether list methods that look for x run no Python code. */
    public static boolean comparesByIdentity(PyObject list, PyObject x) {
        return list.getClass() == PyList.class && ((PyList) list).comparesByIdentity(x);
    }

    public static @Owned PyObject unary(PyThreadState ts, PyObject x, int op) {
        return op == NEGATIVE ? Numbers.negative(ts, x) : op == POSITIVE ? Numbers.positive(ts, x) : Numbers.invert(ts, x);
    }

    /** A set of quiet keys. */
    public static @Owned PyObject set(PyThreadState ts, @Stolen PyObject[] items) {
        PySet s = new PySet(ts);
        for (PyObject o : items) {
            s.add(ts, o);
            if (o instanceof RefCounted z) Refs.decref(ts, z);
        }
        return s;
    }

    /** A dict of quiet keys and values in turn. */
    public static @Owned PyObject dict(PyThreadState ts, @Stolen PyObject[] items) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < items.length; i += 2) {
            d.put(ts, items[i], items[i + 1]);
            Refs.xdecref(ts, items[i]);
            Refs.xdecref(ts, items[i + 1]);
        }
        return d;
    }

    /** A quiet key for a set that nobody else has. */
    public static void setAdd(PyThreadState ts, PyObject set, PyObject key) {
        ((PySet) set).addBuilding(ts, key);
    }

    /** A value under a quiet key for a dict that nobody else has. */
    public static void mapAdd(PyThreadState ts, PyObject dict, PyObject value, PyObject key) {
        ((PyDict) dict).putBuilding(ts, key, value);
    }

    // ---- tests: 1, 0, or -1 where the general operation must decide

    public static int truth(PyObject x) {
        if (x == PyBool.TRUE) return YES;
        if (x == PyBool.FALSE || x == PyNone.NONE) return NO;
        if (x instanceof PyInt i) return i.value() != 0 ? YES : NO;
        if (x instanceof PyFloat d) return d.value() != 0 ? YES : NO;
        long n = length(x);
        return n < 0 ? truthOfOther(x) : n > 0 ? YES : NO;
    }

    /** What has neither a truth of its own nor a length is true. */
    private static int truthOfOther(PyObject x) {
        Slots s = PyType.of(x).slots();
        return s.has(Slot.NB_BOOL) || s.has(Slot.MP_LENGTH) || s.has(Slot.SQ_LENGTH) ? UNKNOWN : YES;
    }

    /** For classes without a metaclass of their own. */
    public static int isInstance(PyObject x, PyType type) {
        PyType t = PyType.of(x);
        if (t == type || t.isSubtype(type)) return YES;
        return t.isClassOfInstances() ? NO : UNKNOWN;
    }

    public static int equalTexts(PyObject x, PyObject y) {
        if (x.getClass() != PyUnicode.class || y.getClass() != PyUnicode.class) return UNKNOWN;
        return x == y || ((PyUnicode) x).equalsText((PyUnicode) y) ? YES : NO;
    }
}
