// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.interp.runtime.jit;

import io.github.typhon.collections.dict.PyDict;
import io.github.typhon.collections.hash.DictKeys;
import io.github.typhon.interp.compile.code.Instr;
import io.github.typhon.interp.runtime.eval.insn.GlobalPlace;
import io.github.typhon.interp.runtime.frame.ValueForm;
import io.github.typhon.interp.runtime.function.PyFunction;
import io.github.typhon.interp.runtime.jit.Snapshot.Fact;
import io.github.typhon.interp.runtime.function.PyModule;
import io.github.typhon.objects.core.PyType;
import io.github.typhon.objects.expose.PyBuiltinFunction;
import io.github.typhon.refcount.count.GcHeader;
import io.github.typhon.refcount.count.PyObject;
import io.github.typhon.refcount.count.RefCounted;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.Arrays;

/** Globals, builtins, cells. A global that holds a function, class or module is taken for a constant, checked at each use. */
final class VariableLowering {
    private VariableLowering() {}

    static boolean lower(Compilation c) {
        return switch (c.op) {
            case LOAD_GLOBAL -> global(c);
            case LOAD_DEREF -> deref(c);
            case STORE_DEREF -> c.frameless && storeDeref(c);
            case MAKE_CELL -> c.frameless && makeCell(c);
            case COPY_FREE_VARS -> c.frameless && copyFreeVars(c);
            default -> false;
        };
    }

    /** The function keeps its cells alive while it runs. */
    private static boolean copyFreeVars(Compilation c) {
        Asm asm = c.asm;
        int from = c.unit.firstFreeSlot();
        for (int i = 0; i < c.code.freeCount(); i++) {
            asm.aload(Asm.FUNCTION);
            asm.integer(i);
            asm.quiet("freeCell", Asm.OBJECT, Asm.desc(PyFunction.class), Asm.INT);
            asm.astore(asm.objectVar(from + i));
            c.s.set(from + i, FrameState.BORROWED);
        }
        return true;
    }

    private static boolean makeCell(Compilation c) {
        Asm asm = c.asm;
        int slot = Instr.a(c.word);
        c.toObject(slot);
        asm.ts();
        asm.aload(asm.objectVar(slot));
        asm.quiet("cell", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
        asm.astore(asm.objectVar(slot));
        return true;
    }

    private static boolean storeDeref(Compilation c) {
        Asm asm = c.asm;
        Operands.Operand a = c.a();
        asm.ts();
        c.pushSlot(c.dst());
        a.pushOwned();
        asm.quiet("setCell", Asm.VOID, Asm.STATE, Asm.OBJECT, Asm.OBJECT);
        return true;
    }

    private static boolean deref(Compilation c) {
        int cell = Instr.a(c.word);
        if (!c.isUnstable() && Seen.suffices(c, null, c.dst())) {
            Seen.look(c, null, c.exit(), () -> {
                c.pushSlot(cell);
                c.asm.quiet("peekCell", Asm.OBJECT, Asm.OBJECT);
            }, () -> {
                c.asm.ts();
                c.pushSlot(cell);
                c.asm.quiet("content", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
            });
            c.putSeen(c.dst());
            return true;
        }
        c.ownSeen();
        if (c.frameless) {
            if (c.asm.cb != null) {
                Label exit = c.exit();
                c.asm.ts();
                c.pushSlot(cell);
                c.asm.quiet("content", Asm.OBJECT, Asm.STATE, Asm.OBJECT);
                c.asm.cb.dup().astore(Asm.X);
                c.asm.ifNull(exit);
                c.asm.aload(Asm.X);
            }
            c.putObject(c.dst());
            return true;
        }
        c.mayRaise(() -> {
            c.asm.constant(c.node(), ValueForm.Unary.class);
            c.asm.ts();
            c.asm.frame();
            c.asm.loadSlot(cell);
            c.asm.invokeinterface(ValueForm.Unary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.OBJECT);
        });
        c.putObject(c.dst());
        return true;
    }

    private static boolean global(Compilation c) {
        if (c.seen() == 0) {
            c.exitAlways();
            return true;
        }
        GlobalPlace p = c.once(Fact.GLOBAL, () -> GlobalPlace.of(c.node()));
        PyObject now = c.once(Fact.GLOBAL_VALUE, () -> p == null ? null : p.keys().valueAt(p.index()));
        if (now != null && !c.isUnstable() && c.isTemp(c.dst()) && (isSteady(now) || isPlain(now))) {
            assume(c, p, now);
            c.s.setConstant(c.dst(), now);
            return true;
        }
        Asm asm = c.asm;
        if (p != null && p.globals() == null && !c.isUnstable() && Seen.suffices(c, null, c.dst())) {
            Seen.look(c, null, c.exit(), () -> pushGlobal(c, p, "peekGlobal"), () -> {
                asm.ts();
                pushGlobal(c, p, "global", Asm.STATE);
            });
            c.putSeen(c.dst());
            return true;
        }
        if (c.frameless && p != null && p.globals() == null && !c.isUnstable()) {
            quiet(c, p);
            return true;
        }
        c.syncNamed();
        c.mayRaise(() -> {
            if (p != null && p.globals() == null) {
                asm.ts();
                asm.frame();
                asm.constant(c.node(), ValueForm.Nullary.class);
                asm.constant(p.keys(), DictKeys.class);
                asm.integer(p.index());
                asm.op("loadGlobal", Asm.OBJECT, Asm.STATE, Asm.FRAME, Asm.desc(ValueForm.Nullary.class), Asm.desc(DictKeys.class), Asm.INT);
            } else {
                asm.constant(c.node(), ValueForm.Nullary.class);
                asm.ts();
                asm.frame();
                asm.invokeinterface(ValueForm.Nullary.class, "value", Asm.OBJECT, Asm.STATE, Asm.FRAME);
            }
        });
        c.putObject(c.dst());
        return true;
    }

    private static void quiet(Compilation c, GlobalPlace p) {
        Asm asm = c.asm;
        c.ownSeen();
        if (asm.cb != null) {
            Label exit = c.exit();
            asm.ts();
            pushGlobal(c, p, "global", Asm.STATE);
            asm.cb.dup().astore(Asm.X);
            asm.ifNull(exit);
            asm.aload(Asm.X);
        }
        c.putObject(c.dst());
    }

    /** What one of two operations finds at the place of a global; {@code first} is what it gets before the place. */
    private static void pushGlobal(Compilation c, GlobalPlace p, String operation, ClassDesc... first) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        pushNamespace(c, "globals", Asm.desc(PyDict.class));
        asm.constant(p.keys(), DictKeys.class);
        asm.integer(p.index());
        ClassDesc[] types = Arrays.copyOf(first, first.length + 3);
        types[first.length] = Asm.desc(PyDict.class);
        types[first.length + 1] = Asm.desc(DictKeys.class);
        types[first.length + 2] = Asm.INT;
        asm.quiet(operation, Asm.OBJECT, types);
    }

    /** Values without a count: most globals that hold one never change. */
    private static boolean isPlain(PyObject o) {
        return !Compilation.isCounted(o);
    }

    /** Objects that code names rather than computes with: they live as long as their name, or are counted per thread. */
    static boolean isSteady(PyObject o) {
        return o instanceof PyFunction ? isHeld(o) : o instanceof PyType || o instanceof PyBuiltinFunction || o instanceof PyModule;
    }

    /**
     * Whether an object outlives every use between two polls without being counted: it is freed with the world stopped, if at all. Nested
     * functions are not: another thread may drop the last reference at any time.
     */
    static boolean isHeld(PyObject o) {
        return !(o instanceof RefCounted r) || GcHeader.livesUntilPoll(r);
    }

    private static void assume(Compilation c, GlobalPlace p, PyObject now) {
        Asm asm = c.asm;
        if (asm.cb == null) return;
        ClassDesc dict = Asm.desc(PyDict.class);
        pushNamespace(c, "globals", dict);
        if (p.globals() == null) {
            asm.constant(p.keys(), DictKeys.class);
            asm.integer(p.index());
            asm.constant(now, PyObject.class);
            asm.op("isGlobal", Asm.BOOLEAN, dict, Asm.desc(DictKeys.class), Asm.INT, Asm.OBJECT);
        } else {
            pushNamespace(c, "builtins", Asm.OBJECT);
            asm.constant(p.globals(), DictKeys.class);
            asm.integer(p.entries());
            asm.constant(p.keys(), DictKeys.class);
            asm.integer(p.index());
            asm.constant(now, PyObject.class);
            asm.op("isBuiltin", Asm.BOOLEAN, dict, Asm.OBJECT, Asm.desc(DictKeys.class), Asm.INT, Asm.desc(DictKeys.class), Asm.INT, Asm.OBJECT);
        }
        asm.ifFalse(c.exit());
    }

    /** A namespace of the code that runs, which its frame has as its function has it. */
    private static void pushNamespace(Compilation c, String field, ClassDesc type) {
        if (c.frameless) c.asm.aload(Asm.FUNCTION);
        else c.asm.frame();
        c.asm.cb.getfield(c.frameless ? Asm.desc(PyFunction.class) : Asm.FRAME, field, type);
    }
}
