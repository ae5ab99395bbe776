// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.eval.insn;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.eval.FramelessCalls;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import io.github.typhon.refcount.count.Refs;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.CallErrors;
import io.github.typhon.interp.runtime.function.ArgumentBinder;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.function.PyGenBase;
import io.github.typhon.interp.runtime.function.PyMethod;
import io.github.typhon.interp.runtime.function.SpreadArguments;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyInstance;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.core.Raise;
import io.github.typhon.objects.core.Slot;
import io.github.typhon.objects.expose.BuiltinCall;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.protocol.Calls;
import io.github.typhon.objects.protocol.Sequences;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.spi.Containers;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.contract.Owned;
import io.github.typhon.refcount.contract.Stolen;
import java.util.Arrays;

/** Calls and returns. Python functions get a frame in the same driver loop; their arguments move into it. */
final class CallInsns {
    private CallInsns() {}

    static Insn of(NodeBuilder b, Opcode op, long w) {
        return switch (op) {
            case CALL -> new Call(b, w);
            case CALL_KW -> new CallKw(b, w);
            case CALL_EX -> new CallEx(b, w);
            case RETURN -> new Return(b, w);
            default -> throw NodeBuilder.unknown(op);
        };
    }

    /** Makes the driver run {@code callee}; {@code f} goes on at {@code resume}, its slot dst holding the result. */
    static Insn push(Frame f, Frame callee, Insn resume, int dst) {
        callee.caller = f;
        callee.depth = f.depth + 1;
        f.next = resume;
        f.dst = dst;
        f.callee = callee;
        return null;
    }

    /** Calls with arguments that are all owned and taken over; the result goes to slot dst and control to {@code at.next}. */
    static Insn invoke(PyThreadState ts, Frame f, PyObject[] r, Insn at, @Stolen PyObject callable, @Stolen PyObject[] args, PyUnicode[] kwnames, int dst) {
        f.at = at;
        if (callable instanceof PyFunction fn) {
            if (f.depth < ts.recursionLimit) {
                return push(f, ArgumentBinder.bind(ts, fn, args, 0, args.length - (kwnames == null ? 0 : kwnames.length), kwnames), at.next, dst);
            }
            Refs.releaseAll(ts, args, 0, args.length);
            Refs.decref(ts, fn);
            throw Frame.tooDeep();
        }
        PyObject v;
        try {
            v = Calls.call(ts, callable, args, kwnames);
        } finally {
            releaseDown(ts, args, 0, args.length);
            Refs.decref(ts, callable);
        }
        Insn.set(ts, r, dst, v);
        return at.next;
    }

    /** Arguments go from the last to the first, as in CPython. */
    private static void releaseDown(PyThreadState ts, PyObject[] a, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            PyObject o = a[i];
            a[i] = null;
            Refs.xdecref(ts, o);
        }
    }

    static final class Call extends Op.Op0 {
        private final int base;
        private final int argc;
        private AfterInit afterInit;
        private Object target;
        private OperandTypes argument;

        Call(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
            argc = Instr.b(w);
        }

        int base() {
            return base;
        }

        int argc() {
            return argc;
        }

        /** The code called so far, VARIOUS, or null before the first call. */
        Object callee() {
            return target;
        }

        CallTarget.Construction construction() {
            return afterInit == null ? null : afterInit.construction;
        }

        Insn afterInit() {
            return afterInit;
        }

        /** The class of the only argument of a builtin function, always the same so far and written in Python; else null. */
        OperandTypes types() {
            return argument;
        }

        @Override
        Insn finish(PyThreadState ts, Frame f, PyObject[] r, @Stolen PyObject v, Outcome o) {
            return finish(ts, r, o.value(ts, v, r[base + 2], null));
        }

        @Override
        public int seen() {
            return target == null ? 0 : 1;
        }

        private void note(Object callee) {
            target = CallTarget.with(target, callee);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            if (r[base] instanceof PyFunction fn) return function(ts, f, r, fn);
            return other(ts, f, r);
        }

        private Insn function(PyThreadState ts, Frame f, PyObject[] r, PyFunction fn) {
            PyCode code = fn.code;
            PyObject self = r[base + 1];
            if (target != code && target != CallTarget.VARIOUS && !isCallOf(self)) note(code);
            int from = base + 2;
            int n = argc;
            if (self != null) {
                from--;
                n++;
            }
            f.checkDepth(ts);
            if (code.frameless instanceof FramelessEntry e && code.simpleArgs && n == code.argcount && FramelessCalls.mayEnter(ts)) {
                return finish(ts, r, FramelessCalls.call(ts, f, e, fn, r, from, n));
            }
            r[base] = null;
            Frame nf;
            if (code.simpleArgs && n == code.argcount) {
                nf = new Frame(code);
                nf.function = fn;
                nf.globals = fn.globals;
                nf.builtins = fn.builtins;
                PyObject[] to = nf.r;
                for (int i = 0; i < n; i++) {
                    to[i] = r[from + i];
                    r[from + i] = null;
                }
            } else {
                nf = ArgumentBinder.bind(ts, fn, r, from, n, null);
            }
            nf.caller = f;
            nf.depth = f.depth + 1;
            f.next = next;
            f.dst = dst;
            f.callee = nf;
            return null;
        }

        /** An instance was called, which has taken its place behind its class's function. */
        private boolean isCallOf(PyObject self) {
            return target instanceof CallTarget.Instances i && self != null && PyType.of(self) == i.type();
        }

        private Insn other(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject c = r[base];
            PyObject self = r[base + 1];
            PyFunction metaCall = self == null && c instanceof PyType t ? CallTarget.metaCall(t) : null;
            Object callee = self != null ? CallTarget.VARIOUS : metaCall != null ? CallTarget.instance(target, PyType.of(c))
                    : c instanceof PyType t && t.isHeapType() ? t : c instanceof PyInstance o ? CallTarget.instance(target, o.ob_type()) : CallTarget.VARIOUS;
            if (target != callee && target != CallTarget.VARIOUS) note(callee);
            if (c instanceof PyMethodDescriptor d && self != null && d.accepts(self)) return builtin(ts, r, c, d.call(), self, base + 2, argc);
            if (self == null) {
                if (c instanceof PyMethodDescriptor d && argc > 0 && d.accepts(r[base + 2])) return builtin(ts, r, c, d.call(), r[base + 2], base + 3, argc - 1);
                if (c instanceof PyBuiltinFunction b && b.newOf() == null && b.call().takes(argc)) {
                    if (argc == 1) met(r[base + 2]);
                    return builtin(ts, r, c, b.call(), b.self(), base + 2, argc);
                }
                if (c instanceof PyMethod m) {
                    r[base] = Refs.newRef(ts, m.function());
                    r[base + 1] = Refs.newRef(ts, m.self());
                    Refs.decref(ts, m);
                    return exec(ts, f, r);
                }
                if (metaCall != null) {
                    r[base] = Refs.newRef(ts, metaCall);
                    r[base + 1] = c;
                    return exec(ts, f, r);
                }
                if (c instanceof PyType t && t.isHeapType()) {
                    Insn n = construct(ts, f, r, t);
                    if (n != this) return n;
                } else if (c instanceof PyInstance o && o.ob_type().lookupBorrowed(Names.__call__) instanceof PyFunction fn) {
                    r[base] = Refs.newRef(ts, fn);
                    r[base + 1] = o;
                    return exec(ts, f, r);
                }
            }
            return generic(ts, r, c);
        }

        /** Null if a frame was pushed, itself if the class is not of the kind. */
        private Insn construct(PyThreadState ts, Frame f, PyObject[] r, PyType t) {
            if (afterInit == null) afterInit = new AfterInit(this, base, dst);
            PyFunction init = afterInit.init(ts, f, t);
            if (init == null) return this;
            begin(ts, r, base, t);
            Frame nf;
            PyCode code = init.code;
            int n = argc + 1;
            if (code.simpleArgs && n == code.argcount) {
                nf = ArgumentBinder.newFrame(ts, init);
                System.arraycopy(r, base + 1, nf.r, 0, n);
                Arrays.fill(r, base + 1, base + 1 + n, null);
            } else {
                nf = ArgumentBinder.bind(ts, init, r, base + 1, n, null);
            }
            return push(f, nf, afterInit, -1);
        }

        private void met(PyObject x) {
            OperandTypes t = argument;
            if (t != null || x instanceof PyInstance) argument = OperandTypes.with(t, PyType.of(x), PyType.of(x));
        }

        private Insn builtin(PyThreadState ts, PyObject[] r, PyObject c, BuiltinCall call, PyObject self, int from, int n) {
            PyObject v = switch (n) {
                case 0 -> call.call0(ts, self);
                case 1 -> call.call1(ts, self, r[from]);
                case 2 -> call.call2(ts, self, r[from], r[from + 1]);
                case 3 -> call.call3(ts, self, r[from], r[from + 1], r[from + 2]);
                default -> call.call(ts, self, Arrays.copyOfRange(r, from, from + n), null);
            };
            return finish(ts, r, v);
        }

        /** The call of whatever stands in the first temporary, without a frame in this driver loop. */
        Insn generic(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            return generic(ts, r, r[base]);
        }

        private Insn generic(PyThreadState ts, PyObject[] r, PyObject c) {
            int from = r[base + 1] != null ? base + 1 : base + 2;
            return finish(ts, r, Calls.call(ts, c, Arrays.copyOfRange(r, from, base + 2 + argc), null));
        }

        private Insn finish(PyThreadState ts, PyObject[] r, PyObject v) {
            for (int i = base, end = base + 2 + argc; i < end; i++) {
                PyObject o = r[i];
                if (o != null) {
                    r[i] = null;
                    if (o instanceof RefCounted z) Refs.decref(ts, z);
                }
            }
            PyObject old = r[dst];
            r[dst] = v;
            if (old instanceof RefCounted z) Refs.decref(ts, z);
            return next;
        }
    }

    /** Puts a new instance in the place of its class, in the call's first temporary, and behind it, where {@code __init__} gets it from. */
    private static void begin(PyThreadState ts, PyObject[] r, int base, PyType t) {
        PyInstance o = new PyInstance(ts, t);
        r[base] = o;
        r[base + 1] = Refs.newRef(ts, (PyObject) o);
        Refs.decref(ts, t);
    }

    /** What a call of classes goes on with when {@code __init__} returned: the instance waits in the call's first temporary. */
    private static final class AfterInit extends Insn {
        private final Insn call;
        private final int base;
        private final int dst;
        /** Of the class called last that was of the kind. */
        private CallTarget.Construction construction;

        AfterInit(Insn call, int base, int dst) {
            this.call = call;
            this.base = base;
            this.dst = dst;
            pc = call.pc;
        }

        /** The class's {@code __init__}, owned; null if the class is not of the kind, or the stack too deep. */
        @Owned PyFunction init(PyThreadState ts, Frame f, PyType t) {
            CallTarget.Construction k = CallTarget.Construction.of(construction, t);
            if (k == null) return null;
            construction = k;
            return f.depth < ts.recursionLimit ? k.takeInit(ts) : null;
        }

        @Override
        public boolean isContinuation() {
            return true;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v = f.result;
            f.result = null;
            if (v != PyNone.NONE) {
                PyType t = PyType.of(v);
                drop(ts, v);
                throw Raise.typeError("__init__() should return None, not '%s'", t.name());
            }
            PyObject o = r[base];
            r[base] = null;
            set(ts, r, dst, o);
            return call.next;
        }
    }

    static final class CallKw extends Op.Op0 {
        private final int argc;
        private final PyUnicode[] kwnames;
        private Object target;
        private AfterInit afterInit;

        CallKw(NodeBuilder b, long w) {
            super(b, w);
            argc = Instr.a(w);
            PyTuple t = (PyTuple) b.code.consts()[Instr.index(Instr.b(w))];
            kwnames = new PyUnicode[t.size()];
            for (int i = 0; i < kwnames.length; i++) kwnames[i] = PyUnicode.intern((PyUnicode) t.get(i));
        }

        int argc() {
            return argc;
        }

        int base() {
            return dst;
        }

        Object callee() {
            return target;
        }

        CallTarget.Construction construction() {
            return afterInit == null ? null : afterInit.construction;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            int base = dst;
            if (r[base + 1] == null && r[base] instanceof PyMethod m) {
                target = CallTarget.VARIOUS;
                r[base] = Refs.newRef(ts, m.function());
                r[base + 1] = Refs.newRef(ts, m.self());
                Refs.decref(ts, m);
            }
            PyObject c = r[base];
            int from = r[base + 1] != null ? base + 1 : base + 2;
            int n = base + 2 + argc - from;
            Object callee = c instanceof PyFunction fn ? fn.code : c instanceof PyType t && from > base + 1 && t.isHeapType() ? t : CallTarget.VARIOUS;
            if (target != callee) target = CallTarget.with(target, callee);
            if (c instanceof PyFunction fn) {
                f.checkDepth(ts);
                r[base] = null;
                return push(f, ArgumentBinder.bind(ts, fn, r, from, n - kwnames.length, kwnames), next, base);
            }
            if (callee instanceof PyType t) {
                Frame nf = construct(ts, f, r, t);
                if (nf != null) return push(f, nf, afterInit, -1);
            }
            PyObject v = Calls.call(ts, c, Arrays.copyOfRange(r, from, from + n), kwnames);
            releaseDown(ts, r, base, base + 2 + argc);
            r[base] = v;
            return next;
        }

        /** The frame of the class's {@code __init__}; null if the class is not of the kind. */
        private Frame construct(PyThreadState ts, Frame f, PyObject[] r, PyType t) {
            if (afterInit == null) afterInit = new AfterInit(this, dst, dst);
            PyFunction init = afterInit.init(ts, f, t);
            if (init == null) return null;
            begin(ts, r, dst, t);
            return ArgumentBinder.bind(ts, init, r, dst + 1, argc + 1 - kwnames.length, kwnames);
        }
    }

    static final class CallEx extends Op.Op0 {
        private final int base;
        private AfterInit afterInit;

        CallEx(NodeBuilder b, long w) {
            super(b, w);
            base = Instr.index(Instr.a(w));
        }

        int base() {
            return base;
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            f.at = this;
            PyObject c = r[base];
            PyObject seq = r[base + 1];
            PyObject kw = r[base + 2];
            if (seq.getClass() == PyTuple.class && (kw == null || kw.getClass() == PyDict.class)) {
                if (c instanceof PyFunction fn) return function(ts, f, r, fn, null, (PyTuple) seq, (PyDict) kw);
                if (c instanceof PyMethod m && m.function() instanceof PyFunction fn) return function(ts, f, r, fn, m.self(), (PyTuple) seq, (PyDict) kw);
                if (c instanceof PyType t && t.isHeapType()) {
                    Frame nf = construct(ts, f, r, t, (PyTuple) seq, (PyDict) kw);
                    if (nf != null) return push(f, nf, afterInit, -1);
                }
            }
            if (!(seq instanceof PyTuple)) {
                if (!PyType.of(seq).slots().has(Slot.TP_ITER) && !Sequences.check(seq)) {
                    throw Raise.typeError("%s argument after * must be an iterable, not %s", CallErrors.describe(ts, c), PyType.of(seq).name());
                }
            }
            PyObject[] args = Sequences.toArray(ts, seq);
            PyUnicode[] kwnames = null;
            if (kw != null) {
                PyObject[] items = Containers.factory().dictItems(ts, kw);
                int n = items.length / 2;
                int npos = args.length;
                args = Arrays.copyOf(args, npos + n);
                kwnames = n == 0 ? null : new PyUnicode[n];
                boolean strings = true;
                for (int i = 0; i < n; i++) {
                    args[npos + i] = items[2 * i + 1];
                    PyUnicode u = PyUnicode.unwrapOrNull(items[2 * i]);
                    if (u != null) kwnames[i] = u;
                    else strings = false;
                    items[2 * i + 1] = null;
                }
                Refs.releaseAll(ts, items, 0, items.length);
                if (!strings) {
                    Refs.releaseAll(ts, args, 0, args.length);
                    throw CallErrors.notStrings(c);
                }
            }
            r[base] = null;
            r[base + 1] = null;
            r[base + 2] = null;
            drop(ts, seq);
            drop(ts, kw);
            return invoke(ts, f, r, this, c, args, kwnames, dst);
        }

        private Insn function(PyThreadState ts, Frame f, PyObject[] r, PyFunction fn, PyObject self, PyTuple args, PyDict kw) {
            f.checkDepth(ts);
            PyCode code = fn.code;
            int n = args.size();
            if (self == null && (kw == null || kw.size() == 0) && code.simpleArgs && n == code.argcount && code.frameless instanceof FramelessEntry e && FramelessCalls.mayEnter(ts)) {
                PyObject v = FramelessCalls.call(ts, f, e, fn, args.items, 0, n);
                releaseDown(ts, r, base, base + 3);
                set(ts, r, dst, v);
                return next;
            }
            Frame nf = SpreadArguments.frame(ts, fn, self, args, kw);
            releaseDown(ts, r, base, base + 3);
            return push(f, nf, next, dst);
        }

        /** The frame of the class's {@code __init__}, for which the instance waits in the first temporary; null if the class is not of the kind. */
        private Frame construct(PyThreadState ts, Frame f, PyObject[] r, PyType t, PyTuple args, PyDict kw) {
            if (afterInit == null) afterInit = new AfterInit(this, base, dst);
            PyFunction init = afterInit.init(ts, f, t);
            if (init == null) return null;
            PyInstance o = new PyInstance(ts, t);
            Frame nf;
            try {
                nf = SpreadArguments.frame(ts, init, o, args, kw);
            } catch (Throwable e) {
                Refs.decref(ts, o);
                throw e;
            } finally {
                Refs.decref(ts, init);
            }
            releaseDown(ts, r, base, base + 3);
            r[base] = o;
            return nf;
        }
    }

    static final class Return extends Op.Op1 {
        Return(NodeBuilder b, long w) {
            super(b, w);
        }

        @Override
        public Insn exec(PyThreadState ts, Frame f, PyObject[] r) {
            PyObject v;
            if (ka != null) {
                v = ka instanceof RefCounted ? Refs.newRef(ts, ka) : ka;
            } else {
                v = r[a];
                // The frame ends: a local's reference goes to the caller, unless somebody can still look at the frame.
                if (ta || f.pyFrame == null) r[a] = null;
                else Refs.incref(ts, v);
            }
            if (f.gen != null) {
                f.at = this;
                ((PyGenBase) f.gen).finished(ts);
            } else if (f.pyFrame != null) {
                f.at = this;
                f.finish(ts);
            } else {
                f.done = true;
                f.release(ts);
                if (f.pyFrame != null) f.finish(ts);
            }
            f.result = v;
            return null;
        }
    }
}
