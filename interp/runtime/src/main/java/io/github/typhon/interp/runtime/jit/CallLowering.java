// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.compile.code.Opcode;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.AttrCache;
import io.github.typhon.interp.runtime.eval.insn.CallTarget;
import io.github.typhon.interp.runtime.frame.CompiledEntry;
import io.github.typhon.interp.runtime.frame.Frame;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.objects.core.Names;
import io.github.typhon.objects.core.PyBaseObject;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.error.Exc;
import io.github.typhon.objects.expose.BuiltinCall;
import io.github.typhon.objects.expose.Exposure;
import io.github.typhon.objects.expose.MethodSpec;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.objects.expose.PyMethodDescriptor;
import io.github.typhon.objects.singleton.PyNone;
import io.github.typhon.objects.text.PyUnicode;
import io.github.typhon.objects.tuple.PyTuple;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.thread.ThreadState;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Calls and returns. Known Python functions run in a frame of their own on the same Java stack; known builtins are called as Java methods. */
final class CallLowering {
    private static final PyUnicode[] NO_NAMES = {};
    private static final PyObject OBJECT_INIT = PyBaseObject.TYPE.lookupBorrowed(Names.__init__);
    private static final ClassDesc ENTRY = Asm.desc(CompiledEntry.class);

    private CallLowering() {}

    static boolean lower(Compilation c) {
        if (c.op == Opcode.RETURN) return returns(c);
        if (c.op == Opcode.CALL_KW) return withNames(c);
        if (c.op != Opcode.CALL) return false;
        if (c.seen() == 0 && !c.isUnstable()) {
            c.exitAlways();
            return true;
        }
        if (c.isUnstable() || !known(c) && !Frameless.unknown(c)) dynamic(c);
        return true;
    }

    /** Known functions only; false, and nothing done, for all others. */
    private static boolean withNames(Compilation c) {
        int base = c.dst();
        byte self = c.s.kind[base + 1];
        if (c.isUnstable() || self == FrameState.MEMORY) return false;
        PyTuple names = (PyTuple) c.code.consts()[Instr.index(Instr.b(c.word))];
        PyUnicode[] interned = new PyUnicode[names.size()];
        for (int i = 0; i < interned.length; i++) interned[i] = PyUnicode.intern((PyUnicode) names.get(i));
        if (self == FrameState.EMPTY && c.s.constant(base) instanceof PyType t) return construct(c, base, base + 2, Instr.a(c.word), t, interned);
        PyFunction fn = c.s.constant(base) instanceof PyFunction known ? known : null;
        Object target = fn != null ? c.once(Fact.CODE, () -> fn.code) : c.s.constant(base) == null ? c.once(Fact.CALL_TARGET, () -> CallTarget.of(c.node())) : null;
        if (!(target instanceof PyCode code)) return false;
        int from = self == FrameState.EMPTY ? base + 2 : base + 1;
        Arguments args = Arguments.of(c, code, fn, from, base + 2 + Instr.a(c.word) - from, interned);
        return args != null && call(c, base, code, args);
    }

    /** Any callable: it, its receiver or null, and its arguments are looked at in the frame. */
    private static void dynamic(Compilation c) {
        Asm asm = c.asm;
        c.syncTemps();
        c.syncNamed();
        Label byNode = asm.label();
        Label done = asm.label();
        Label raised = c.mayAnswerRaised(() -> {
            asm.ts();
            asm.frame();
            asm.slots();
            asm.constant(c.node(), Insn.class);
            asm.integer(Instr.index(Instr.a(c.word)));
            asm.integer(Instr.b(c.word));
            asm.op("callSlots", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.SLOTS, Asm.INSN, Asm.INT, Asm.INT);
            asm.astore(Asm.X);
        });
        if (asm.cb != null) {
            asm.ifGivenNothing(raised, byNode);
            asm.ts();
            asm.slots();
            asm.integer(c.dst());
            asm.aload(Asm.X);
            asm.op("set", Asm.VOID, Asm.STATE, Asm.SLOTS, Asm.INT, Asm.OBJECT);
            asm.jump(done);
            asm.bind(byNode);
        }
        Lowering.byNode(c);
        asm.bind(done);
    }

    private static boolean known(Compilation c) {
        int base = Instr.index(Instr.a(c.word));
        int argc = Instr.b(c.word);
        // Whether there is a receiver must be known; what came through memory may be null.
        byte self = c.s.kind[base + 1];
        if (self == FrameState.MEMORY) return false;
        int from = self == FrameState.EMPTY ? base + 2 : base + 1;
        int n = base + 2 + argc - from;
        Object callee = c.s.constant(base);
        if (callee instanceof PyFunction fn) return python(c, base, from, n, fn, c.once(Fact.CODE, () -> fn.code));
        if (callee instanceof PyType t) return self == FrameState.EMPTY && metaCall(c, base, n, t) || construct(c, base, from, n, t, NO_NAMES);
        if (callee instanceof PyBuiltinFunction b && b.newOf() == null && self == FrameState.EMPTY && b.call().takes(argc)) return builtin(c, base, base + 2, argc, b.call(), b.self());
        if (callee instanceof PyMethodDescriptor d && self != FrameState.EMPTY) return builtin(c, base, base + 2, argc, d.call(), null);
        if (n == 1 && self != FrameState.EMPTY && callee == OBJECT_INIT) return nothing(c, base);
        if (!c.frameless && callee instanceof PyObject o && AttrCache.isUnboundBuiltin(o)) return make(c, base, from, n, o);
        if (callee != null) return false;
        Object target = c.once(Fact.CALL_TARGET, () -> CallTarget.of(c.node()));
        if (target instanceof PyCode code) return python(c, base, from, n, null, code);
        if (self != FrameState.EMPTY) return false;
        if (target instanceof CallTarget.Instances i) return instance(c, base, n, i.type());
        return target instanceof PyType t && isClass(c, base, t) && construct(c, base, from, n, t, NO_NAMES);
    }

    /** {@code object.__init__} of a receiver alone, which is what most classes' {@code super().__init__()} comes to. */
    private static boolean nothing(Compilation c, int base) {
        c.consume(base + 1);
        c.forget(base);
        c.s.setConstant(c.dst(), PyNone.NONE);
        return true;
    }

    /** The callable is an instance of the class, whose {@code __call__} gets it; false, and nothing done, if the class has none. */
    private static boolean instance(Compilation c, int base, int n, PyType type) {
        SpecialCall.Method m = c.once(Fact.OPERATOR, () -> SpecialCall.Method.of(type, Names.__call__));
        c.take(base);
        byte k = c.s.kind[base];
        if (m == null || k != FrameState.OBJECT && k != FrameState.BORROWED) return false;
        SpecialCall.check(c, c.slot(base), type, m.version(), c.exit());
        c.pushSlot(base);
        c.asm.astore(c.asm.objectVar(base + 1));
        c.s.set(base + 1, k);
        c.s.setConstant(base, m.function());
        return python(c, base, base + 1, n + 1, m.function(), m.code());
    }

    /** The class is called by its metaclass's {@code __call__}; false if that is not a Python function, or not known to be one at present. */
    private static boolean metaCall(Compilation c, int base, int n, PyType type) {
        PyType meta = c.once(Fact.METACLASS, type::ob_type);
        if (meta == PyType.TYPE) return false;
        SpecialCall.Method m = c.once(Fact.OPERATOR, () -> SpecialCall.Method.of(meta, Names.__call__));
        if (m == null) return false;
        SpecialCall.check(c, c.slot(base), meta, m.version(), c.exit());
        c.s.setConstant(base + 1, type);
        c.s.setConstant(base, m.function());
        return python(c, base, base + 1, n + 1, m.function(), m.code());
    }

    /** Guards that the callable is this class, the only one that the call has met; false, and nothing done, if that is of no use. */
    private static boolean isClass(Compilation c, int base, PyType type) {
        if (c.once(Fact.CONSTRUCTION, () -> CallTarget.construction(c.node(), type)) == null) return false;
        c.take(base);
        if (c.asm.cb != null) {
            Label exit = c.exit();
            c.pushSlot(base);
            c.asm.constant(type, PyType.class);
            c.asm.cb.if_acmpne(exit);
        }
        c.consume(base);
        c.s.setConstant(base, type);
        return true;
    }

    static boolean fits(PyCode code, int n) {
        return code.simpleArgs && code.argcount == n;
    }

    /** A call of code that is known, by a function that is held to have it. */
    static boolean python(Compilation c, int base, int from, int n, PyFunction fn, PyCode code) {
        Arguments args = Arguments.of(c, code, fn, from, n, NO_NAMES);
        if (args != null && call(c, base, code, args)) return true;
        if (c.frameless) throw Unfit.NEEDS_FRAME;
        return false;
    }

    /** False, and nothing done, if it needs a frame and there is none. */
    static boolean call(Compilation c, int base, PyCode code, Arguments args) {
        if (code.simpleArgs && !args.lendsCounted() && Frameless.call(c, base, code, args)) return true;
        if (c.frameless) return false;
        Asm asm = c.asm;
        Frameless.guard(c, base, code, args);
        newFrame(c, code, () -> c.pushSlot(base));
        pushArguments(c, args);
        c.slot(base).pushOwned();
        asm.astore(Asm.Y);
        run(c, code, () -> asm.aload(Asm.Y));
        c.putObject(c.dst());
        return true;
    }

    /** Leaves a new frame for the code in CALLEE; exits if the interpreter had better make the call. */
    private static void newFrame(Compilation c, PyCode code, Runnable function) {
        Asm asm = c.asm;
        Label exit = c.leaving();
        c.mayRaise(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), Insn.class);
            function.run();
            asm.checkcast(PyFunction.class);
            asm.constant(code, PyCode.class);
            asm.op("newFrame", Asm.FRAME, Asm.STATE, Asm.FRAME, Asm.INSN, Asm.desc(PyFunction.class), Asm.desc(PyCode.class));
            asm.astore(Asm.CALLEE);
        });
        asm.aload(Asm.CALLEE);
        asm.ifNull(exit);
    }

    private static void pushDefault(Asm asm, PyObject value) {
        boolean counted = Compilation.isCounted(value);
        if (counted) asm.ts();
        asm.constant(value, PyObject.class);
        if (counted) asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
    }

    /** Moves arguments into the callee's slots. */
    private static void pushArguments(Compilation c, Arguments args) {
        Asm asm = c.asm;
        int n = args.count();
        if (asm.cb != null) {
            asm.aload(Asm.CALLEE);
            asm.cb.getfield(Asm.FRAME, "r", Asm.SLOTS);
            asm.astore(Asm.ITEMS);
        }
        for (int i = 0; i < n; i++) {
            asm.aload(Asm.ITEMS);
            asm.integer(i);
            if (args.slots()[i] >= 0) c.slot(args.slots()[i]).pushOwned();
            else pushDefault(asm, args.defaults()[i]);
            if (asm.cb != null) asm.cb.aastore();
        }
        if (args.rest() >= 0) {
            asm.aload(Asm.ITEMS);
            asm.integer(n++);
            BuildLowering.pushRow(c, IntStream.range(0, args.rest()).map(i -> args.firstOfRest() + i).toArray());
            asm.quiet("tuple", Asm.OBJECT, Asm.STATE, Asm.SLOTS);
            if (asm.cb != null) asm.cb.aastore();
        }
        if (args.names() != null) {
            asm.aload(Asm.ITEMS);
            asm.integer(n);
            BuildLowering.pushRow(c, Arrays.copyOf(args.named(), args.names().length));
            asm.constant(args.names(), PyUnicode[].class);
            asm.op("named", Asm.OBJECT, Asm.STATE, Asm.SLOTS, Asm.desc(PyUnicode[].class));
            if (asm.cb != null) asm.cb.aastore();
        }
    }

    /** Calls a special method in a frame of its own; its operands are lent. What it gives goes to X. */
    static void framed(Compilation c, SpecialCall.Method m, Operand... operands) {
        Asm asm = c.asm;
        newFrame(c, m.code(), () -> asm.constant(m.function(), PyObject.class));
        if (asm.cb != null) {
            asm.aload(Asm.CALLEE);
            asm.cb.getfield(Asm.FRAME, "r", Asm.SLOTS);
            asm.astore(Asm.ITEMS);
        }
        for (int i = 0; i < operands.length; i++) {
            asm.aload(Asm.ITEMS);
            asm.integer(i);
            asm.ts();
            operands[i].push();
            asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            if (asm.cb != null) asm.cb.aastore();
        }
        run(c, m.code(), () -> {
            asm.ts();
            asm.constant(m.function(), PyObject.class);
            asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
        });
        asm.astore(Asm.X);
    }

    private static void run(Compilation c, PyCode code, Runnable function) {
        Asm asm = c.asm;
        Label raised = c.mayAnswerRaised(() -> {
            asm.ts();
            asm.aload(Asm.CALLEE);
            function.run();
            if (code == c.code && c.entryPc == 0) {
                asm.aload(0);
            } else if (code.entry instanceof CompiledEntry e) {
                asm.constant(e, CompiledEntry.class);
            } else {
                asm.nullValue();
            }
            asm.op("call", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT, ENTRY);
            asm.astore(Asm.X);
        });
        asm.aload(Asm.X);
        asm.ifNull(raised);
        asm.aload(Asm.X);
    }

    private static boolean construct(Compilation c, int base, int from, int n, PyType type, PyUnicode[] names) {
        if (from != base + 2) return false;
        boolean named = names.length > 0;
        if (!named && (QuietBuiltins.construct(c, type, base, from, n) || RaiseLowering.make(c, base, from, n, type))) return true;
        if (!named && !c.frameless && (!type.isHeapType() || type.isSubtype(Exc.BaseException))) return make(c, base, from, n, type);
        if (n == 0 && bare(c, base, type)) return true;
        CallTarget.Construction k = c.once(Fact.CONSTRUCTION, () -> CallTarget.construction(c.node(), type));
        Asm asm = c.asm;
        if (k == null || !c.once(Fact.HELD, () -> VariableLowering.isHeld(k.init()))) return false;
        PyCode code = c.once(Fact.CODE, () -> k.init().code);
        Arguments args = Arguments.of(c, code, k.init(), base + 1, n + 1, names);
        if (args == null) return false;
        makesSo(c, k);
        if (!(named && c.frameless) && code.simpleArgs && !args.lendsCounted() && Frameless.construct(c, base, from, n, k, code, args)) return true;
        if (c.frameless) throw Unfit.NEEDS_FRAME;
        for (int i = 0; i < n; i++) c.take(from + i);
        Frameless.guard(c, () -> asm.constant(k.init(), PyObject.class), code, args);
        c.syncNamed();
        newFrame(c, code, () -> asm.constant(k.init(), PyObject.class));
        newInstance(c, type, base, base);
        asm.ts();
        c.pushSlot(base);
        asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
        c.putObject(base + 1);
        pushArguments(c, args);
        run(c, code, () -> {
            asm.ts();
            asm.constant(k.init(), PyObject.class);
            asm.op("newRef", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
        });
        asm.astore(Asm.X);
        c.mayRaise(() -> {
            asm.ts();
            asm.aload(Asm.X);
            asm.op("checkInit", Asm.VOID, Asm.STATE, Asm.OBJECT);
        });
        c.pushSlot(base);
        c.forget(base);
        c.putObject(c.dst());
        return true;
    }

    /** Guards that calls of the class still are what they were. */
    private static void makesSo(Compilation c, CallTarget.Construction k) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        Label exit = c.exit();
        asm.hasVersion(k.type(), k.version());
        asm.ifFalse(exit);
        if (k.meta() != PyType.TYPE) {
            asm.constant(k.type(), PyObject.class);
            asm.constant(k.meta(), PyType.class);
            asm.integer(k.metaVersion());
            asm.op("hasType", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyType.class), Asm.INT);
            asm.ifFalse(exit);
        }
    }

    /** A class without any {@code __init__}; false, and nothing done, if it is another. */
    private static boolean bare(Compilation c, int base, PyType type) {
        CallTarget.Construction k = c.once(Fact.BARE, () -> CallTarget.Construction.bare(type));
        if (k == null) return false;
        makesSo(c, k);
        newInstance(c, type, base, c.dst());
        return true;
    }

    /** An instance of the class, which the call's first temporary is done with then. */
    static void newInstance(Compilation c, PyType type, int base, int to) {
        c.asm.ts();
        c.asm.constant(type, PyType.class);
        c.asm.op("newInstance", Asm.OBJECT, Asm.STATE, Asm.desc(PyType.class));
        c.forget(base);
        c.putObject(to);
    }

    /** A known callable does it in Java code: a class makes an instance, or a method of a built-in class finds its receiver among the arguments. */
    private static boolean make(Compilation c, int base, int from, int n, PyObject callee) {
        Asm asm = c.asm;
        for (int i = from; i < from + n; i++) c.take(i);
        c.syncNamed();
        c.mayRaise(() -> {
            asm.at(c.node());
            asm.ts();
            asm.constant(callee, PyObject.class);
            pushLent(c, from, n, n);
            asm.op("make", Asm.OBJECT, Asm.STATE, Asm.OBJECT, Asm.SLOTS);
            asm.astore(Asm.X);
        });
        called(c, base, from, n);
        return true;
    }

    /** A call of a class that runs no Python code, its operands being as they should. */
    static void makeQuietly(Compilation c, int base, int from, int n, PyType type) {
        Asm asm = c.asm;
        c.mayRaise(() -> {
            asm.ts();
            asm.constant(type, PyType.class);
            pushLent(c, from, n, n);
            asm.quiet("make", Asm.OBJECT, Asm.STATE, Asm.desc(PyType.class), Asm.SLOTS);
            asm.astore(Asm.X);
        });
        called(c, base, from, n);
    }

    /** As {@link #builtin}, with the arguments in an array: as long as the method wants it, or as it is, to be bound. */
    private static boolean row(Compilation c, int base, int from, int n, BuiltinCall call, PyObject self) {
        if (c.frameless || call.spec().maxArgs() >= 0 && call.row(n) < 0) return false;
        int length = call.row(n);
        Asm asm = c.asm;
        for (int i = from; i < from + n; i++) c.take(i);
        c.syncNamed();
        c.mayRaise(() -> {
            asm.at(c.node());
            if (length >= 0) {
                asm.constant(call.exposure(), Exposure.class);
                asm.integer(call.spec().index());
            } else {
                asm.constant(call, BuiltinCall.class);
            }
            asm.ts();
            pushReceiver(c, base, self);
            pushLent(c, from, n, length >= 0 ? length : n);
            ClassDesc ts = Asm.desc(ThreadState.class);
            if (length >= 0) {
                asm.invokevirtual(Exposure.class, "callN", Asm.OBJECT, Asm.INT, ts, Asm.OBJECT, Asm.SLOTS);
            } else {
                asm.invokevirtual(BuiltinCall.class, "callPositional", Asm.OBJECT, ts, Asm.OBJECT, Asm.SLOTS);
            }
            asm.astore(Asm.X);
        });
        called(c, base, from, n);
        return true;
    }

    /** The receiver is the temporary before the arguments, if there is one, else {@code self}, which may be null. */
    private static void pushReceiver(Compilation c, int base, PyObject self) {
        if (c.s.kind[base + 1] != FrameState.EMPTY) c.pushSlot(base + 1);
        else if (self != null) c.asm.constant(self, PyObject.class);
        else c.asm.nullValue();
    }

    /** Pushes an array of n temporaries, which stay their owners. */
    static void pushLent(Compilation c, int from, int n, int length) {
        Asm asm = c.asm;
        asm.integer(length);
        if (asm.cb != null) asm.cb.anewarray(Asm.OBJECT);
        for (int i = 0; i < n; i++) {
            if (asm.cb != null) asm.cb.dup();
            asm.integer(i);
            c.pushSlot(from + i);
            if (asm.cb != null) asm.cb.aastore();
        }
    }

    /** Java code was called with lent operands; its result is in X. */
    static void called(Compilation c, int base, int from, int n) {
        c.forget(base);
        if (c.s.kind[base + 1] != FrameState.EMPTY) c.consume(base + 1);
        for (int i = from; i < from + n; i++) c.consume(i);
        c.asm.aload(Asm.X);
        c.putObject(c.dst());
    }

    /** A Java method behind an exposure; {@code self} null: the receiver is the temporary before the arguments, if there is one. */
    private static boolean builtin(Compilation c, int base, int from, int n, BuiltinCall call, PyObject self) {
        MethodSpec spec = call.spec();
        if (QuietBuiltins.lower(c, call, base, from, n)) return true;
        if (n > 3 || spec.maxArgs() < 0 || spec.maxArgs() > 3) return row(c, base, from, n, call, self);
        if (n < spec.minArgs() || n > spec.maxArgs()) return false;
        // Temporaries that borrow are not counted: sys.getrefcount tells what the interpreter has.
        if (spec.name().equals("getrefcount")) return false;
        boolean quiet = QuietBuiltins.isQuiet(call, n);
        if (c.frameless && !QuietBuiltins.mayCall(c, call, from, n)) throw Unfit.NEEDS_FRAME;
        Asm asm = c.asm;
        for (int i = from; i < from + n; i++) c.take(i);
        if (!quiet) c.syncNamed();
        c.mayRaise(() -> {
            if (!c.frameless) asm.at(c.node());
            // Not its own class, which our module may not see; HotSpot knows the class of a constant.
            asm.constant(call.exposure(), Exposure.class);
            asm.integer(spec.index());
            asm.ts();
            pushReceiver(c, base, self);
            ClassDesc[] types = new ClassDesc[3 + n];
            types[0] = Asm.INT;
            types[1] = Asm.desc(ThreadState.class);
            types[2] = Asm.OBJECT;
            for (int i = 0; i < n; i++) {
                c.pushSlot(from + i);
                types[3 + i] = Asm.OBJECT;
            }
            asm.invokevirtual(Exposure.class, "call" + n, Asm.OBJECT, types);
            asm.astore(Asm.X);
        });
        called(c, base, from, n);
        return true;
    }

    private static boolean returns(Compilation c) {
        if (c.isGenerator()) {
            Lowering.lastByNode(c);
            return true;
        }
        Operand a = c.a();
        Asm asm = c.asm;
        if (c.frameless) {
            Frameless.returns(c, a);
            return true;
        }
        if (asm.cb != null) {
            asm.frame();
            asm.cb.getfield(Asm.FRAME, "pyFrame", Asm.desc(io.github.typhon.interp.runtime.frame.PyFrame.class));
            asm.ifNonNull(c.leaving());
        }
        if (a instanceof Operands.Slot s && !c.isTemp(s.slot) && c.s.kind[s.slot] == FrameState.MEMORY) {
            asm.slots();
            asm.integer(s.slot);
            asm.op("takeNamed", Asm.OBJECT, Asm.SLOTS, Asm.INT);
        } else {
            a.pushOwned();
        }
        asm.astore(Asm.X);
        asm.ts();
        asm.frame();
        asm.aload(Asm.X);
        asm.op("leave", Asm.VOID, Asm.STATE, Asm.FRAME, Asm.OBJECT);
        asm.nullValue();
        if (asm.cb != null) asm.cb.areturn();
        c.s = null;
        return true;
    }
}
