// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.compile.code.CodeUnit;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.code.PyCode;
import io.github.typhon.interp.runtime.eval.insn.AfterSpecial;
import io.github.typhon.interp.runtime.eval.insn.CallTarget;
import io.github.typhon.interp.runtime.eval.insn.Outcome;
import io.github.typhon.interp.runtime.frame.FramelessEntry;
import io.github.typhon.interp.runtime.frame.Insn;
import io.github.typhon.interp.runtime.frame.PyThreadState;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Operands.Operand;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.refcount.count.PyObject;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.Arrays;

/**
 * Calls of frameless code, from code with and without a frame. Arguments are lent; when the callee leaves, a caller with a frame runs what
 * it left behind, one without leaves too.
 */
final class Frameless {
    private static final ClassDesc ENTRY = Asm.desc(FramelessEntry.class);
    private static final ClassDesc FUNCTION = Asm.desc(PyFunction.class);

    private Frameless() {}

    /** Whether calls of the code could do without a frame as far as its kind goes. */
    static boolean mayHaveCode(PyCode code) {
        int special = CodeUnit.CO_GENERATOR | CodeUnit.CO_COROUTINE | CodeUnit.CO_ASYNC_GENERATOR;
        return code.simpleArgs && code.argcount <= FramelessEntry.MAX_ARGS && (code.flags & special) == 0 && code.hasFlag(CodeUnit.CO_OPTIMIZED);
    }

    /** Guards that a function has this code: also known functions may be given another. */
    static void hasCode(Compilation c, Runnable function, PyCode code) {
        if (c.asm.cb == null) return;
        Label exit = c.exit();
        function.run();
        c.asm.constant(code, PyCode.class);
        c.asm.op("isFunction", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(PyCode.class));
        c.asm.ifFalse(exit);
    }

    /** A call of a function that is held to have this code; false, and nothing done, if the code has no frameless form. */
    static boolean call(Compilation c, int base, PyCode code, Arguments args) {
        int n = args.count();
        boolean self = c.frameless && code == c.code;
        FramelessEntry e = self ? null : c.frameless(code);
        if (!self && e == null || n > FramelessEntry.MAX_ARGS) return false;
        Asm asm = c.asm;
        guard(c, base, code, args);
        poll(c);
        if (!self) current(c, e, code, c.exit());
        enter(c, self, self || e.isDeep);
        asm.aload(self ? 0 : Asm.ENTRY);
        invoke(asm, n, () -> {
            c.pushSlot(base);
            asm.checkcast(PyFunction.class);
            args.push(c);
        });
        if (!c.frameless) runLeft(c);
        finish(c, base, args.from(), args.n(), self);
        return true;
    }

    /** Takes the operands of a call; guards that the function has this code, and the defaults that are counted on. */
    static void guard(Compilation c, int base, PyCode code, Arguments args) {
        take(c, base, args.from(), args.n());
        guard(c, () -> c.pushSlot(base), code, args);
    }

    static void guard(Compilation c, Runnable function, PyCode code, Arguments args) {
        Asm asm = c.asm;
        hasCode(c, function, code);
        if (asm.cb == null) return;
        if (args.items() != null) {
            Label exit = c.exit();
            function.run();
            asm.constant(args.items(), PyObject[].class);
            asm.quiet("hasDefaults", Asm.BOOLEAN, Asm.OBJECT, Asm.SLOTS);
            asm.ifFalse(exit);
        }
        KeywordDefaults k = args.keywords();
        if (k != null) {
            Label exit = c.exit();
            function.run();
            asm.constant(k.keys(), DictKeys.class);
            asm.constant(k.places(), int[].class);
            asm.constant(k.values(), PyObject[].class);
            asm.invokestatic(KeywordDefaults.class, "has", Asm.BOOLEAN, Asm.OBJECT, Asm.desc(DictKeys.class), Asm.desc(int[].class), Asm.SLOTS);
            asm.ifFalse(exit);
        }
    }

    /** A call of one of several functions; false if nothing says that it is one. */
    static boolean unknown(Compilation c) {
        int base = Instr.index(Instr.a(c.word));
        byte k = c.s.kind[base];
        byte self = c.s.kind[base + 1];
        boolean method = self != FrameState.EMPTY;
        int n = Instr.b(c.word) + (method ? 1 : 0);
        if (k != FrameState.OBJECT && k != FrameState.BORROWED && k != FrameState.HELD || self == FrameState.MEMORY || n > FramelessEntry.MAX_ARGS) return false;
        if (!c.frameless && (!method || c.once(Fact.CALL_TARGET, () -> CallTarget.of(c.node())) != CallTarget.VARIOUS)) return false;
        Asm asm = c.asm;
        int from = method ? base + 1 : base + 2;
        // From here on to the call no Python code runs.
        if (k == FrameState.HELD) c.s.set(base, FrameState.BORROWED);
        take(c, base, from, n);
        poll(c);
        Label exit = c.exit();
        Label needsFrame = c.frameless ? exit : asm.label();
        c.pushSlot(base);
        asm.integer(n);
        asm.quiet("entry", ENTRY, Asm.OBJECT, Asm.INT);
        if (asm.cb != null) asm.cb.dup().astore(Asm.ENTRY);
        asm.ifNull(needsFrame);
        enter(c, c.frameless, true);
        asm.aload(Asm.ENTRY);
        invoke(asm, n, () -> {
            c.pushSlot(base);
            asm.checkcast(PyFunction.class);
            for (int i = 0; i < n; i++) c.pushSlot(from + i);
        });
        if (!c.frameless) {
            runLeft(c);
            Label done = asm.label();
            asm.jump(done);
            asm.bind(needsFrame);
            framed(c, base, from, n, exit);
            asm.bind(done);
        }
        finish(c, base, from, n, c.frameless);
        return true;
    }

    /** The same call where the function, in any form, needs a frame; X is its result. */
    private static void framed(Compilation c, int base, int from, int n, Label exit) {
        Asm asm = c.asm;
        Label raised = c.mayAnswerRaised(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), Insn.class);
            c.pushSlot(base);
            asm.integer(n);
            for (int i = 0; i < FramelessEntry.MAX_ARGS; i++) {
                if (i < n) c.pushSlot(from + i);
                else asm.nullValue();
            }
            ClassDesc[] types = new ClassDesc[5 + FramelessEntry.MAX_ARGS];
            Arrays.fill(types, Asm.OBJECT);
            types[0] = Asm.STATE;
            types[1] = Asm.FRAME;
            types[2] = Asm.INSN;
            types[4] = Asm.INT;
            asm.op("callFramed", Asm.OBJECT, types);
            asm.astore(Asm.X);
        });
        asm.ifGivenNothing(raised, exit);
    }

    private static void take(Compilation c, int base, int from, int n) {
        c.take(base);
        for (int i = 0; i < n; i++) c.take(from + i);
        c.syncNamed();
    }

    /** Something may have been asked of the thread, or tracing started, since the frame was entered. */
    private static void poll(Compilation c) {
        if (c.frameless || c.asm.cb == null) return;
        c.asm.ts();
        c.asm.invokevirtual(PyThreadState.class, "isBreakerSet", Asm.BOOLEAN);
        c.asm.ifTrue(c.leaving());
    }

    /** Counts depth: {@code inner} from frameless code, else as a new start. */
    private static void enter(Compilation c, boolean inner, boolean deep) {
        Asm asm = c.asm;
        if (inner) {
            c.isDeep = true;
            asm.ts();
            asm.quiet("deeper", Asm.BOOLEAN, Asm.STATE);
            asm.ifFalse(c.leaving());
        } else if (deep && !c.frameless) {
            asm.ts();
            asm.frame();
            asm.quiet("begin", Asm.BOOLEAN, Asm.STATE, Asm.FRAME);
            asm.ifFalse(c.leaving());
        } else if (deep) {
            c.isDeep = true;
        }
    }

    /** ENTRY is the constant entry, or, once that is retired, the one that took its place. */
    static void current(Compilation c, FramelessEntry e, PyCode code, Label exit) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        Label good = asm.label();
        asm.constant(e, FramelessEntry.class);
        asm.cb.dup().astore(Asm.ENTRY);
        asm.cb.getfield(ENTRY, "retired", Asm.BOOLEAN);
        asm.ifFalse(good);
        asm.constant(code, PyCode.class);
        asm.cb.getfield(Asm.desc(PyCode.class), "frameless", ConstantDescs.CD_Object).checkcast(ENTRY);
        asm.cb.dup().astore(Asm.ENTRY);
        asm.ifNull(exit);
        asm.bind(good);
    }

    /** The entry is on the stack; the result goes to X. */
    private static void invoke(Asm asm, int n, Runnable arguments) {
        asm.ts();
        arguments.run();
        ClassDesc[] types = new ClassDesc[2 + n];
        Arrays.fill(types, Asm.OBJECT);
        types[0] = Asm.STATE;
        types[1] = FUNCTION;
        asm.invokevirtual(FramelessEntry.class, "call" + n, Asm.OBJECT, types);
        asm.astore(Asm.X);
    }

    /** The result, in X, or what the callee left behind. */
    private static void finish(Compilation c, int base, int from, int n, boolean inner) {
        Asm asm = c.asm;
        if (inner) {
            asm.ts();
            asm.quiet("shallower", Asm.VOID, Asm.STATE);
        }
        for (int i = n - 1; i >= 0; i--) c.consume(from + i);
        c.consume(base);
        c.forget(base + 1);
        if (c.frameless && asm.cb != null) {
            asm.aload(Asm.X);
            asm.ifNull(c.leftWaiting(c.nodeAt(c.pc + 1), c.dst()));
        }
        asm.aload(Asm.X);
        c.putObject(c.dst());
    }

    private static void runLeft(Compilation c) {
        Asm asm = c.asm;
        Label fine = asm.label();
        asm.aload(Asm.X);
        asm.ifNonNull(fine);
        Label raised = c.mayAnswerRaised(() -> {
            asm.ts();
            asm.frame();
            asm.constant(c.node(), Insn.class);
            asm.quiet("runLeft", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.INSN);
            asm.astore(Asm.X);
        });
        asm.aload(Asm.X);
        asm.ifNull(raised);
        asm.bind(fine);
    }

    /** Makes an instance and runs its frameless {@code __init__}; false, and nothing done, if that has none. The class has been checked. */
    static boolean construct(Compilation c, int base, int from, int n, CallTarget.Construction k, PyCode code, Arguments args) {
        boolean self = c.frameless && code == c.code;
        FramelessEntry e = self || args.count() > FramelessEntry.MAX_ARGS ? null : c.frameless(code);
        if (e == null) {
            if (c.frameless) throw Unfit.NEEDS_FRAME;
            return false;
        }
        Asm asm = c.asm;
        take(c, base, from, n);
        guard(c, () -> asm.constant(k.init(), PyObject.class), code, args);
        poll(c);
        current(c, e, code, c.exit());
        enter(c, false, e.isDeep);
        CallLowering.newInstance(c, k.type(), base, base);
        asm.aload(Asm.ENTRY);
        invoke(asm, args.count(), () -> {
            asm.constant(k.init(), PyFunction.class);
            c.pushSlot(base);
            args.push(c, 1);
        });
        if (!c.frameless) runLeft(c);
        for (int i = n - 1; i >= 0; i--) c.consume(from + i);
        if (c.frameless && asm.cb != null) {
            asm.aload(Asm.X);
            asm.ifNull(c.leftWaiting(CallTarget.afterInit(c.node()), -1));
        }
        c.mayRaise(() -> {
            if (!c.frameless) asm.at(c.node());
            asm.ts();
            asm.aload(Asm.X);
            asm.op("checkInit", Asm.VOID, Asm.STATE, Asm.OBJECT);
        });
        c.pushSlot(base);
        c.forget(base);
        c.putObject(c.dst());
        return true;
    }

    /** Whether the code has a frameless form, or is the frameless code at hand. */
    static boolean hasCode(Compilation c, PyCode code) {
        return c.frameless && code == c.code || c.frameless(code) != null;
    }

    /** Calls a special method that hasCode(), its classes and operands being as they should; what it gives, in frameless code a quiet value, goes to X. */
    static void special(Compilation c, SpecialCall call, AfterSpecial after) {
        Asm asm = c.asm;
        PyCode code = call.method().code();
        boolean self = c.frameless && code == c.code;
        FramelessEntry e = self ? null : c.frameless(code);
        hasCode(c, () -> asm.constant(call.method().function(), PyObject.class), code);
        poll(c);
        if (!self) current(c, e, code, c.exit());
        enter(c, self, self || e.isDeep);
        asm.aload(self ? 0 : Asm.ENTRY);
        invoke(asm, call.operands().length, () -> {
            asm.constant(call.method().function(), PyFunction.class);
            for (Operand o : call.operands()) o.push();
        });
        if (self) {
            asm.ts();
            asm.quiet("shallower", Asm.VOID, Asm.STATE);
        }
        if (!c.frameless) {
            runLeft(c);
        } else if (asm.cb != null) {
            asm.aload(Asm.X);
            asm.ifNull(c.leftWaiting(after, -1));
            if (call.outcome() == Outcome.VALUE) return;
            asm.constant(call.outcome(), Outcome.class);
            asm.aload(Asm.X);
            asm.invokevirtual(Outcome.class, "isQuiet", Asm.BOOLEAN, Asm.OBJECT);
            asm.ifFalse(c.leftWith(after));
        }
    }

    /** What the code owns is dropped, the last local first; the result is answered. */
    static void returns(Compilation c, Operand a) {
        Asm asm = c.asm;
        if (a instanceof Operands.Slot s && !c.isTemp(s.slot) && c.s.kind[s.slot] == FrameState.OBJECT) {
            c.pushSlot(s.slot);
            c.forget(s.slot);
        } else {
            a.pushOwned();
        }
        asm.astore(Asm.X);
        for (int i = c.s.kind.length - 1; i >= 0; i--) {
            if (c.s.ownsVariable(i)) asm.drop(asm.objectVar(i));
        }
        asm.aload(Asm.X);
        if (asm.cb != null) asm.cb.areturn();
        c.s = null;
    }

    /** The length of what knows it without being asked, as a number in a variable. */
    static void length(Compilation c, int slot, int base) {
        Asm asm = c.asm;
        Label exit = c.exit();
        c.pushSlot(slot);
        asm.quiet("length", Asm.LONG, Asm.OBJECT);
        if (asm.cb != null) {
            asm.cb.dup2().lstore(asm.longVar(c.dst()));
            asm.longValue(0);
            asm.cb.lcmp().iflt(exit);
        }
        c.forget(base);
        c.consume(slot);
        if (asm.cb != null) asm.cb.lload(asm.longVar(c.dst()));
        c.putLong(c.dst());
    }
}
