// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.collections.iter.PairIterator;
import io.github.typhon.collections.list.PyList;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.compile.code.ExceptionEntry;
import io.github.typhon.interp.runtime.eval.FramelessCalls;
import io.github.typhon.interp.runtime.eval.Interpreter;
import io.github.typhon.interp.runtime.eval.Unwinder;
import io.github.typhon.interp.runtime.eval.insn.Executable;
import io.github.typhon.interp.runtime.eval.insn.NodeBuilder;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.eval.insn.DictAttributes;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.frame.Raised;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.ArgumentBinder;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.Attributed;
import io.github.typhon.objects.core.InlineValues;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Shape;
import io.github.typhon.objects.descr.PyProperty;
import io.github.typhon.objects.number.FloatMath;
import io.github.typhon.objects.number.PyBool;
import io.github.typhon.objects.number.PyFloat;
import io.github.typhon.objects.number.PyInt;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Objects;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.RefSlots;
import io.github.typhon.refcount.count.Refs;
import java.util.Arrays;

/**
 * What compiled code calls: small bodies that HotSpot inlines, so that generated code stays short.
 * <p>Threads: as the instructions they stand for.
 * <p>Arithmetic that a long cannot hold, or that the interpreter must raise for, is an ArithmeticException: compiled code exits.
 */
public final class CompiledOps {
    private static final long EXACT_DOUBLE = 1L << 53;

    /** How many values {@link #fill} takes, and what it counts. */
    static final int MAX_FILL = 6;
    static final int FILL_COUNTED = 0x4000;

    private CompiledOps() {}

    // ---- slots and counts

    public static PyObject newRef(PyThreadState ts, PyObject o) {
        if (o instanceof RefCounted r) Refs.incref(ts, r);
        return o;
    }

    /** A reference to what was only seen; the flag says that it is owned already. */
    public static @Owned PyObject owned(PyThreadState ts, PyObject o, int flag) {
        return flag != 0 ? o : newRef(ts, o);
    }

    /** Whether what was seen in a place lives until this thread drops something, polls or waits; not if it is null. */
    public static boolean lives(PyThreadState ts, PyObject o) {
        return o instanceof RefCounted r ? Refs.livesUntilPoll(ts, r) : o != null;
    }

    /** A new reference to what a class has in this version; null if it is another now, so that the object may be dead. */
    public static @Owned PyObject refIfCurrent(PyThreadState ts, PyObject o, PyType type, int version) {
        return AttrCache.owns(ts, o, type, version) ? o : null;
    }

    /** r[i] = v (stolen); releases what the slot held. */
    public static void set(PyThreadState ts, PyObject[] r, int i, @Stolen PyObject v) {
        PyObject old = r[i];
        r[i] = v;
        if (old instanceof RefCounted z) Refs.decref(ts, z);
    }

    /** Slots get their values when code is left. The map has a character for each: the slot, and whether its value must be counted. */
    public static void fill(PyThreadState ts, PyObject[] r, String map, PyObject a, PyObject b) {
        fill(ts, r, map, 0, a);
        fill(ts, r, map, 1, b);
    }

    public static void fill(PyThreadState ts, PyObject[] r, String map, PyObject a, PyObject b, PyObject c, PyObject d) {
        fill(ts, r, map, a, b);
        fill(ts, r, map, 2, c);
        fill(ts, r, map, 3, d);
    }

    public static void fill(PyThreadState ts, PyObject[] r, String map, PyObject a, PyObject b, PyObject c, PyObject d, PyObject e, PyObject g) {
        fill(ts, r, map, a, b, c, d);
        fill(ts, r, map, 4, e);
        fill(ts, r, map, 5, g);
    }

    private static void fill(PyThreadState ts, PyObject[] r, String map, int i, PyObject v) {
        if (i == map.length()) return;
        char slot = map.charAt(i);
        if (slot < FILL_COUNTED) r[slot] = v;
        else r[slot - FILL_COUNTED] = newRef(ts, v);
    }

    /** The slot's value now lives in a variable. */
    public static void clear(PyThreadState ts, PyObject[] r, int i) {
        PyObject old = r[i];
        if (old instanceof RefCounted z) {
            r[i] = null;
            Refs.decref(ts, z);
        }
    }

    public static PyObject box(long v) {
        return new PyInt(v);
    }

    public static PyObject box(double v) {
        return new PyFloat(v);
    }

    /** What a slot holds whose value is in a number's variable if the flag is set. */
    public static PyObject lazy(int flag, long v, PyObject object) {
        return flag != 0 ? new PyInt(v) : object;
    }

    public static PyObject lazy(int flag, double v, PyObject object) {
        return flag != 0 ? new PyFloat(v) : object;
    }

    public static PyObject bool(boolean b) {
        return b ? PyBool.TRUE : PyBool.FALSE;
    }

    // ---- arithmetic

    public static double divide(long x, long y) {
        if (y == 0 || x > EXACT_DOUBLE || x < -EXACT_DOUBLE || y > EXACT_DOUBLE || y < -EXACT_DOUBLE) throw new ArithmeticException();
        return (double) x / y;
    }

    public static long shiftLeft(long x, long n) {
        if (n < 0 || n > 62) throw new ArithmeticException();
        long v = x << n;
        if (v >> n != x) throw new ArithmeticException();
        return v;
    }

    public static long shiftRight(long x, long n) {
        if (n < 0) throw new ArithmeticException();
        return x >> (int) Math.min(n, 63);
    }

    public static long power(long x, long n) {
        if (n < 0) throw new ArithmeticException();
        long v = 1;
        for (long b = x;;) {
            if ((n & 1) != 0) v = Math.multiplyExact(v, b);
            n >>= 1;
            if (n == 0) return v;
            b = Math.multiplyExact(b, b);
        }
    }

    public static double divide(double x, double y) {
        if (y == 0) throw new ArithmeticException();
        return x / y;
    }

    public static double remainder(double x, double y) {
        if (y == 0) throw new ArithmeticException();
        return FloatMath.remainder(x, y);
    }

    public static double floorDivide(double x, double y) {
        if (y == 0) throw new ArithmeticException();
        return FloatMath.floorDivide(x, y);
    }

    // ---- tests

    public static boolean truth(PyThreadState ts, Frame f, ValueForm.Test node, PyObject x) {
        if (x == PyBool.TRUE) return true;
        if (x == PyBool.FALSE || x == PyNone.NONE) return false;
        return node.test(ts, f, x, null);
    }

    public static boolean isNone(PyObject x) {
        return x == PyNone.NONE;
    }

    public static boolean is(PyObject x, PyObject y) {
        return x == y || Objects.is(x, y);
    }

    // ---- variables

    /** Whether a global still is this object. */
    public static boolean isGlobal(PyDict globals, DictKeys keys, int index, PyObject expected) {
        return globals.keysAcquire() == keys && keys.valueAt(index) == expected;
    }

    /** Whether a name still is no global, and this object among the builtins. */
    public static boolean isBuiltin(PyDict globals, PyObject builtins, DictKeys without, int entries, DictKeys keys, int index, PyObject expected) {
        DictKeys k = globals.keysAcquire();
        return k == without && k.nentriesAcquire() == entries && builtins instanceof PyDict b && b.keysAcquire() == keys && keys.valueAt(index) == expected;
    }

    public static boolean isModuleAttribute(PyModule m, DictKeys keys, int index, PyObject expected) {
        return m.dictBorrowed().keysAcquire() == keys && keys.valueAt(index) == expected;
    }

    public static @Owned PyObject loadGlobal(PyThreadState ts, Frame f, ValueForm.Nullary node, DictKeys keys, int index) {
        if (f.globals.keysAcquire() == keys) {
            PyObject v = keys.fetchValue(ts, index);
            if (v != null && v != RefSlots.BUSY) return v;
        }
        return node.value(ts, f);
    }

    // ---- attributes

    /** How an object with attributes of its own is laid out; null for anything else. Instances of Python classes come first: HotSpot compiles each kind by itself. */
    public static Shape shapeOf(PyObject x) {
        if (x instanceof PyInstance o) return o.shape();
        return x instanceof Attributed o ? o.shape() : null;
    }

    /** Whether x is of exactly this type in that version. */
    public static boolean hasType(PyObject x, PyType type, int version) {
        return PyType.of(x) == type && type.version() == version;
    }

    /** The value at an index of an instance; null if it is not there. */
    public static @Owned PyObject attribute(PyThreadState ts, PyObject x, int index) {
        PyObject v = x instanceof PyInstance o ? InlineValues.load(ts, o, index) : InlineValues.load(ts, (Attributed) x, index);
        return v == InlineValues.MOVED ? null : v;
    }

    /** What an object in dict mode has by a name, or else a lasting value of its class, if that is not null; null if it is not found so. */
    public static @Owned PyObject attributeInDict(PyThreadState ts, PyObject x, PyUnicode name, PyObject ofClass) {
        PyObject v = DictAttributes.look(ts, (Attributed) x, name);
        if (v == null) return ofClass == null ? null : newRef(ts, ofClass);
        return v == RefSlots.BUSY ? null : v;
    }

    /** Whether the dict of an object in dict mode has no such name. */
    public static boolean lacks(PyThreadState ts, PyObject x, PyUnicode name) {
        return DictAttributes.lacks(ts, (Attributed) x, name);
    }

    /** Replaces the value at an index of an instance; false, and nothing happened, if the layout is changing. */
    public static boolean setAttribute(PyThreadState ts, PyObject x, PyObject v, int index) {
        if (v instanceof RefCounted z) Refs.incref(ts, z);
        PyObject old = x instanceof PyInstance o ? InlineValues.exchange(ts, o, index, v) : InlineValues.exchange(ts, (Attributed) x, index, v);
        if (old == InlineValues.MOVED) {
            if (v instanceof RefCounted z) Refs.decref(ts, z);
            return false;
        }
        if (old instanceof RefCounted z) Refs.decref(ts, z);
        return true;
    }

    public static void setAttribute(PyThreadState ts, PyObject x, PyObject v, PyUnicode name) {
        InlineValues.set(ts, (Attributed) x, name, v);
    }

    /** Adds an attribute to an instance that is, or lately was, laid out as {@code shape} says. */
    public static void addAttribute(PyThreadState ts, PyObject x, PyObject v, PyUnicode name, Shape shape, Shape next, int index) {
        if (v instanceof RefCounted z) Refs.incref(ts, z);
        if (x instanceof PyInstance o ? InlineValues.addBiased(ts, o, shape, next, index, v) : InlineValues.addBiased(ts, (Attributed) x, shape, next, index, v)) return;
        InlineValues.set(ts, (Attributed) x, name, v);
        if (v instanceof RefCounted z) Refs.decref(ts, z);
    }

    // ---- items

    public static void setListItem(PyThreadState ts, Frame f, PyObject x, long i, PyObject v, ValueForm.Effect node) {
        f.at = (Insn) node;
        if (!FramelessOps.setListItem(ts, x, i, v)) node.effect(ts, f, x, new PyInt(i), v);
    }

    public static boolean hasGetter(PyProperty p, PyFunction fn) {
        return p.getter() == fn;
    }

    public static boolean isPairs(PyObject it) {
        return PairIterator.yieldsPairs(it);
    }

    /** Takes the second result of what was just called. */
    public static @Owned PyObject second(PyThreadState ts) {
        PyObject o = ts.second;
        ts.second = null;
        return o;
    }

    public static void listAppend(PyThreadState ts, PyObject list, @Stolen PyObject v) {
        ((PyList) list).appendBuilding(ts, v);
    }

    /** The items if x is a tuple of that many, else null. */
    public static PyObject[] tupleItems(PyObject x, int n) {
        return x instanceof PyTuple t && x.getClass() == PyTuple.class && t.items.length == n ? t.items : null;
    }

    /** The items of a plain list or tuple of that many, at one moment; else null. */
    public static @Owned PyObject[] unpacked(PyThreadState ts, PyObject x, int n) {
        PyObject[] a = tupleItems(x, n);
        if (a != null) {
            a = a.clone();
            for (PyObject o : a) Refs.incref(ts, o);
            return a;
        }
        if (x.getClass() != PyList.class || ((PyList) x).size() != n) return null;
        a = ((PyList) x).toArray(ts);
        if (a.length == n) return a;
        Refs.releaseAll(ts, a, 0, a.length);
        return null;
    }

    public static PyObject item(PyThreadState ts, PyObject[] items, int i) {
        return newRef(ts, items[i]);
    }

    // ---- calls

    /** A frame for a call of Python code, without its arguments; null if the call is better made by the interpreter's loop. */
    public static Frame newFrame(PyThreadState ts, Frame f, Insn at, PyFunction fn, PyCode code) {
        f.at = at;
        f.checkDepth(ts);
        if (ts.nativeDepth >= ts.compiledDepthLimit) return null;
        Frame nf = new Frame(code);
        nf.globals = fn.globals;
        nf.builtins = fn.builtins;
        nf.depth = f.depth + 1;
        return nf;
    }

    /** Whether a callable is a function of this code. */
    public static boolean isFunction(PyObject callable, PyCode code) {
        return callable instanceof PyFunction fn && fn.code == code;
    }

    /** Runs a filled frame on this Java stack. The function is taken over. Null if the code raised what is in {@code ts.raised}. */
    public static @Owned PyObject call(PyThreadState ts, Frame nf, @Stolen PyObject fn, CompiledEntry known) {
        nf.function = (PyFunction) fn;
        return runOrRaised(ts, nf, known == null || known.retired ? nf.next : known);
    }

    /**
     * Runs a frame from an instruction on (null: its first) as an entry frame on this Java stack; its depth is set. Null if the frame raised what is in
     * {@code ts.raised}.
     */
    private static @Owned PyObject runOrRaised(PyThreadState ts, Frame nf, Insn from) {
        Frame outer = enter(ts, nf);
        try {
            if (from == null) return Interpreter.resume(ts, nf, false);
            Throwable t = null;
            Insn n = null;
            try {
                n = from.exec(ts, nf, nf.r);
            } catch (Throwable x) {
                t = x;
            }
            if (n == Raised.INSN) t = ts.takeRaised();
            return t == null ? goOn(ts, nf, n) : raised(ts, nf, t);
        } finally {
            leave(ts, nf, outer);
        }
    }

    private static @Owned PyObject raised(PyThreadState ts, Frame nf, @Stolen Throwable t) {
        if (!Unwinder.passes(ts, nf)) return Interpreter.resumeThrown(ts, nf, t);
        ts.raised = Unwinder.passed(ts, nf, t);
        return null;
    }

    /** Makes a frame the entry frame, on this Java stack; answers the one before, for {@link #leave}. */
    static Frame enter(PyThreadState ts, Frame nf) {
        Frame outer = ts.entry;
        nf.outer = outer;
        ts.entry = nf;
        ts.nativeDepth++;
        return outer;
    }

    static void leave(PyThreadState ts, Frame nf, Frame outer) {
        ts.nativeDepth--;
        ts.entry = outer;
        nf.outer = null;
        PyGenBase.left(nf);
    }

    /** What an entry frame gives after an instruction that answered {@code n}: its result, or what the interpreter makes of the rest. */
    static @Owned PyObject goOn(PyThreadState ts, Frame nf, Insn n) {
        if (n != null) {
            nf.next = n;
            return Interpreter.resume(ts, nf, false);
        }
        if (nf.callee != null) return Interpreter.resume(ts, nf, true);
        PyObject v = nf.result;
        nf.result = null;
        return v;
    }

    /**
     * After an instruction was executed by its node: runs the callee it may have pushed. Answers the instruction that follows, {@link Raised}, or null
     * if the frame ended or the driver must go on with a callee.
     */
    public static Insn settle(PyThreadState ts, Frame f, PyObject[] r, Insn n) {
        while (n == null) {
            Frame g = f.callee;
            if (g == null || ts.nativeDepth >= ts.compiledDepthLimit) return null;
            f.callee = null;
            g.caller = null;
            PyObject v = runOrRaised(ts, g, g.next);
            if (v == null) return Raised.INSN;
            n = f.next;
            int d = f.dst;
            if (d >= 0) set(ts, r, d, v);
            else f.result = v;
            // Neither the next nor a target: the second half of the instruction.
            if (n.isContinuation()) n = n.exec(ts, f, r);
        }
        return n;
    }

    /**
     * As the instruction CALL does, for a Python function whose arguments are all positional; null, and nothing done, for all else, or if the function
     * raised what is in {@code ts.raised}.
     */
    public static @Owned PyObject callSlots(PyThreadState ts, Frame f, PyObject[] r, Insn at, int base, int argc) {
        if (!(r[base] instanceof PyFunction fn)) return null;
        PyCode code = fn.code;
        int from = base + 2;
        int n = argc;
        if (r[base + 1] != null) {
            from--;
            n++;
        }
        if (!code.simpleArgs || n != code.argcount) return null;
        if (code.frameless instanceof FramelessEntry e) {
            f.at = at;
            f.checkDepth(ts);
            if (!FramelessCalls.mayEnter(ts)) return null;
            PyObject v = FramelessCalls.call(ts, f, e, fn, r, from, n);
            for (int i = base; i < from + n; i++) {
                PyObject o = r[i];
                r[i] = null;
                Refs.xdecref(ts, o);
            }
            return v;
        }
        Frame nf = newFrame(ts, f, at, fn, code);
        if (nf == null) return null;
        PyObject[] to = nf.r;
        for (int i = 0; i < n; i++) {
            to[i] = r[from + i];
            r[from + i] = null;
        }
        r[base] = null;
        nf.function = fn;
        return runOrRaised(ts, nf, nf.next);
    }

    /**
     * Calls a function with a few arguments, all lent, in a frame; null, and nothing done, if something else must do it, or if the function raised what is in
     * {@code ts.raised}.
     */
    public static @Owned PyObject callFramed(PyThreadState ts, Frame f, Insn at, PyObject callee, int n, PyObject a, PyObject b, PyObject c, PyObject d, PyObject g, PyObject h) {
        if (!(callee instanceof PyFunction fn)) return null;
        PyCode code = fn.code;
        if (!code.simpleArgs || n != code.argcount) return bound(ts, f, at, fn, n, a, b, c, d, g, h);
        Frame nf = newFrame(ts, f, at, fn, code);
        if (nf == null) return null;
        PyObject[] r = nf.r;
        if (n > 0) r[0] = newRef(ts, a);
        if (n > 1) r[1] = newRef(ts, b);
        if (n > 2) r[2] = newRef(ts, c);
        if (n > 3) r[3] = newRef(ts, d);
        if (n > 4) r[4] = newRef(ts, g);
        if (n > 5) r[5] = newRef(ts, h);
        nf.function = Refs.newRef(ts, fn);
        return runOrRaised(ts, nf, nf.next);
    }

    private static @Owned PyObject bound(PyThreadState ts, Frame f, Insn at, PyFunction fn, int n, PyObject... args) {
        f.at = at;
        f.checkDepth(ts);
        if (ts.nativeDepth >= ts.compiledDepthLimit) return null;
        Frame nf = ArgumentBinder.frame(ts, fn, Arrays.copyOf(args, n), null);
        nf.depth = f.depth + 1;
        return runOrRaised(ts, nf, nf.next);
    }

    public static @Owned PyObject make(PyThreadState ts, PyObject callee, PyObject[] args) {
        return Calls.call(ts, callee, args, null);
    }

    /** The dict that code gets for names it has no parameters for. */
    public static @Owned PyObject named(PyThreadState ts, @Stolen PyObject[] values, PyUnicode[] names) {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < names.length; i++) d.putStolen(ts, names[i], values[i]);
        return d;
    }

    /** Init functions give None. */
    public static void checkInit(PyThreadState ts, @Stolen PyObject v) {
        if (v == PyNone.NONE) return;
        String type = PyType.of(v).name();
        Insn.drop(ts, v);
        throw Raise.typeError("__init__() should return None, not '%s'", type);
    }

    public static boolean hasVersion(PyType type, int version) {
        return type.version() == version;
    }

    public static PyObject newInstance(PyThreadState ts, PyType type) {
        return new PyInstance(ts, type);
    }

    /** Ends the frame of a plain call. */
    public static void leave(PyThreadState ts, Frame f, @Stolen PyObject v) {
        f.done = true;
        if (f.pyFrame == null) f.release(ts);
        if (f.pyFrame != null) f.finish(ts);
        f.result = v;
    }

    /** The value of a named slot that the frame gives up because it ends. */
    public static @Owned PyObject takeNamed(PyObject[] r, int i) {
        PyObject v = r[i];
        r[i] = null;
        return v;
    }

    /** Counts a way that was cold when the code was compiled. */
    public static Insn cold(CompiledEntry e, Insn jump, int way, Insn to) {
        jump.saw(way);
        e.exit(jump);
        return to;
    }

    // ---- exceptions

    public static boolean isOfClass(PyObject exc, PyType type) {
        return PyType.of(exc).isSubtype(type);
    }

    /** What compiled code threw is handled by its own code for the handler, which follows; all else is thrown on. */
    public static void caught(PyThreadState ts, Frame f, Throwable t, ExceptionEntry row) {
        if (!Unwinder.caught(ts, f, t, row)) throw Raised.thrown(t);
    }

    /** What compiled code threw is thrown on, for it has no code for the handler. */
    public static void uncaught(CompiledEntry e, ExceptionEntry row) {
        Executable x = NodeBuilder.executable(e.code);
        if (x.isHot(row.handler())) e.exit(x.at(row.handler()));
    }
}
